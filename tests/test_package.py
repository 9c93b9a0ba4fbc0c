"""The package as it is installed: lean to start, complete, typed, and of one version."""

import importlib
import json
import re
import subprocess
import sys
from importlib import metadata, resources
from pathlib import Path

import pytest

import lineage

ROOT = Path(__file__).parents[1]
HEAVY = ("numpy", "scipy", "sklearn", "networkx", "datasketch", "py3langid", "yaml", "rich")
MODELS = ("model2vec", "sentence_transformers", "tokenizers", "torch")

LOADED = """
import contextlib, io, sys
{code}
print(",".join(name for name in {heavy!r} if name in sys.modules))
"""
HELP = """
from lineage.cli import main
sys.argv = ["lineage", *{args!r}]
with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.suppress(SystemExit):
    main()
assert said.getvalue().strip(), "nothing was said"
"""


def _loaded(code: str) -> set[str]:
    """The heavy libraries that a process has loaded after some code."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(code=code, heavy=HEAVY + MODELS)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(filter(None, done.stdout.strip().split(",")))


@pytest.mark.parametrize(
    "code",
    [
        HELP.format(args=["--help"]),
        HELP.format(args=["--version"]),
        HELP.format(args=["report", "--help"]),
        HELP.format(args=["compare", "--help"]),
        HELP.format(args=["check", "--help"]),
        "import lineage",
        "import lineage; lineage.Document('a', 'text'); dir(lineage)",
    ],
    ids=["help", "version", "report help", "compare help", "check help", "import", "document"],
)
def test_starting_loads_nothing_heavy(code):
    """Shells complete by it and people ask for help by it: neither waits for a second."""
    assert _loaded(code) == set()


def test_heavy_libraries_would_be_seen():
    """The test above would pass on anything if this were blind."""
    assert "numpy" in _loaded("import lineage; lineage.compare('One text.', 'Another.')")


def test_no_model_is_loaded_unless_it_is_asked_for():
    """They are an extra: most have none of these libraries."""
    assert not _loaded("import lineage; lineage.compare('One.', 'Two.')") & set(MODELS)


def test_few_documents_are_not_to_wait_for_the_library_that_counts_many():
    assert "sklearn" not in _loaded("import lineage; lineage.compare('One text.', 'Another.')")


def test_the_version_is_one():
    assert metadata.version("article-lineage") == lineage.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", lineage.__version__)


def test_the_version_is_in_the_report():
    assert lineage.analyze([]).tool == lineage.model.Tool("lineage", lineage.__version__)


@pytest.mark.parametrize("name", lineage.__all__)
def test_every_public_name_is_there(name):
    assert getattr(lineage, name) is not None
    assert name in dir(lineage)
    assert getattr(lineage, name).__doc__


def test_public_names_are_in_order():
    assert list(lineage.__all__) == sorted(lineage.__all__)


def test_an_unknown_name_is_an_attribute_error():
    """`hasattr` and `from lineage import x` ask in this way."""
    with pytest.raises(AttributeError, match="nonsense"):
        lineage.nonsense  # noqa: B018


@pytest.mark.parametrize(
    "package, name",
    [
        ("lineage", "py.typed"),
        ("lineage.render", "report.schema.json"),
        ("lineage.text", "data/outlets.json"),
        ("lineage.text", "data/fr.json"),
        ("lineage.text", "data/en.json"),
        ("lineage.text", "data/lexicon/fr-en.tsv"),
        ("lineage.text", "data/lexicon/en-en.tsv"),
        ("lineage.text", "data/frequencies/fr.txt.gz"),
        ("lineage.text", "data/frequencies/en.txt.gz"),
        ("lineage.text", "data/frequencies/LICENSE"),
    ],
)
def test_data_is_found_as_a_resource(package, name):
    """Not by a path beside the code: a package may be in a zip."""
    assert resources.files(package).joinpath(*name.split("/")).is_file()


def test_data_in_json_is_json():
    for path in (ROOT / "lineage").rglob("*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))


def test_every_data_file_is_packaged():
    """A file of a kind that setup.cfg does not list is there in a checkout and not in a wheel."""
    listed = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    block = re.search(r"\[options\.package_data\]\nlineage =\n((?: +\S+\n)+)", listed)
    assert block
    patterns = block[1].split()
    for path in (ROOT / "lineage").rglob("*"):
        inside = path.relative_to(ROOT / "lineage")
        # numba keeps what it compiled beside the bytecode
        if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts:
            assert any(inside.match(pattern) for pattern in patterns), inside


def test_every_module_can_be_imported():
    """Also those that nothing imports but a lazy table."""
    for path in sorted((ROOT / "lineage").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        importlib.import_module(name.removesuffix(".__init__"))


def test_what_the_readme_shows_in_python_is_there():
    """Every `lineage.name` in the README's examples is public."""
    readme = ROOT / "README.md"
    blocks = re.findall(r"```(?:python|pycon)\n(.*?)```", readme.read_text("utf-8"), re.DOTALL)
    if not blocks:
        pytest.skip("the README shows no Python yet")
    for name in re.findall(r"\blineage\.([a-zA-Z_]\w*)", "\n".join(blocks)):
        assert name in lineage.__all__, name
