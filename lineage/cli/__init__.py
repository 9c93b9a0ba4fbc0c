"""The command line: options in, work done, a result out, an exit code."""

from lineage.cli.main import main

__all__ = ["main"]
