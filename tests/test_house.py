"""The walls of the house: which room may import which, and what no room may do.

The table is that of the design: data flows one way, stages do not know each other, and what
computes touches neither files nor clocks. A wall that nothing holds is gone in a month.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lineage

ROOT = Path(lineage.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
STAGES = {"text", "sketch", "align", "derive"}
EVERYTHING = {
    *STAGES,
    "model",
    "errors",
    "garbage",
    "gist",
    "lazily",
    "encoder",
    "pipeline",
    "processes",
    "readers",
    "render",
    "index",
    "rules",
    "bulk",
    "write",
    "cli",
}
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    # what a family comes to: worded by who derives it, and again in the reader's language
    "gist": {"model"},
    "garbage": set(),
    "lazily": set(),
    "text": {"model"},
    "sketch": {"model", "text"},
    "align": {"model", "text"},
    "derive": {"model", "text", "gist"},
    # the one place that loads a model that is in no package
    "encoder": set(),
    "pipeline": {"model", "encoder", "garbage", *STAGES},
    "readers": {"model"},
    "render": {"model", "gist"},
    # who works with several processes ends them alike
    "processes": {"garbage"},
    "index": {"model", "text", "sketch", "processes"},
    "rules": {"model"},
    # the families of a corpus are those of the pipeline, group by group
    "bulk": {"model", "text", "sketch", "align", "pipeline", "processes", "readers", "write"},
    "write": set(),
    "cli": EVERYTHING,
    # the front door hands on what is public, and lets notebooks show a report
    "__init__": {"errors", "model", "pipeline", "readers", "render"},
}
PURE = {"text", "sketch", "align", "derive", "rules", "render"}
IMPURE_MODULES = {
    "os", "pathlib", "shutil", "tempfile", "glob", "fileinput", "mmap", "sqlite3",
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx",
    "subprocess", "multiprocessing", "threading", "concurrent", "asyncio", "signal",
    "time", "random", "secrets", "uuid",
}  # fmt: skip
UNSAFE_LOADERS = {
    "pickle",
    "cPickle",
    "_pickle",
    "dill",
    "cloudpickle",
    "joblib",
    "shelve",
    "marshal",
}
SEEDED = {"RandomState", "Generator", "PCG64", "default_rng", "SeedSequence"}
LONGEST = {"model.py": 500}
"""Lines of a module, 400 but for the one that only declares."""


def _room(path: Path) -> str:
    """The room that a module is in: its folder in lineage/, or its own name."""
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def _name(path: Path) -> str:
    return path.relative_to(ROOT.parent).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _imported(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every module that a file imports, wherever in it, with the names it takes from there.

    A string that is the dotted name of a module counts too: that is how lazy imports are written.
    """
    package = ["lineage", *path.relative_to(ROOT).parts[:-1]]
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module, tuple(alias.name for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            named = re.fullmatch(r"(lineage(?:\.\w+)+)(?::\w+)?", node.value)
            if named and _is_module(named[1]):
                yield named[1], ()


def _is_module(dotted: str) -> bool:
    place = ROOT.parent.joinpath(*dotted.split("."))
    return place.is_dir() or place.with_suffix(".py").is_file()


def _rooms_imported(path: Path) -> Iterator[str]:
    for module, names in _imported(path):
        first, *rest = module.split(".")
        if first != "lineage":
            continue
        if rest:
            yield rest[0]
            continue
        for name in names or ("lineage itself",):
            # what comes through the front door comes from the room behind it
            if name == "__version__":
                continue
            home = lineage._HOMES.get(name, f"lineage.{name}")
            yield home.split(".")[1]


def test_every_module_is_in_a_room_of_the_table():
    """A new room is first of all a row in the table."""
    assert {_room(path) for path in MODULES} <= MAY_IMPORT.keys()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_imports_only_what_its_room_may(path):
    """Also inside functions, under TYPE_CHECKING, and by a dotted name in a string."""
    room = _room(path)
    allowed = MAY_IMPORT[room] | {room, "errors", "lazily"}
    assert sorted(set(_rooms_imported(path)) - allowed) == []


@pytest.mark.parametrize("room", ["sketch", "align", "derive"])
def test_stages_do_not_know_each_other(room):
    """Or none of them could be replaced, tested or measured on its own."""
    others = {"sketch", "align", "derive"} - {room}
    for path in (ROOT / room).rglob("*.py"):
        assert not others & set(_rooms_imported(path)), _name(path)


def test_only_the_pipeline_knows_the_order_of_the_stages():
    for path in MODULES:
        if _room(path) in {"pipeline", "cli", "__init__", *STAGES}:
            continue
        found = set(_rooms_imported(path)) & {"align", "derive", "pipeline"}
        assert _room(path) == "bulk" or not found, _name(path)


@pytest.mark.parametrize("path", [p for p in MODULES if _room(p) in PURE], ids=_name)
def test_what_computes_touches_nothing_outside(path):
    """No file, socket, process, clock or chance: equal input, equal output, and no surprises."""
    imported = {
        f"{module}.{name}".startswith(f"{impure}.") and impure
        for module, names in _imported(path)
        for name in names or ("",)
        for impure in IMPURE_MODULES
    }
    assert sorted(imported - {False}) == []
    assert list(_impure_calls(_tree(path))) == []


def _impure_calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        last = called.rpartition(".")[2]
        if (
            called in {"open", "io.open", "input", "print", "exec", "eval", "hash", "__import__"}
            or re.search(r"\.(now|utcnow|today|write_text|write_bytes)$", called)
            or (re.search(r"(^|\.)random\.\w+$", called) and last not in SEEDED)
            or (last in SEEDED and not node.args and not node.keywords)
        ):
            yield f"line {node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize(
    "code",
    [
        "open('a')",
        "np.random.rand(3)",
        "numpy.random.default_rng()",
        "datetime.now()",
        "d.datetime.utcnow()",
        "date.today()",
        "hash('a')",
        "path.write_text('a')",
    ],
)
def test_impure_calls_are_seen(code):
    """The test above would pass on anything if this were blind."""
    assert list(_impure_calls(ast.parse(code)))


def test_seeded_chance_is_no_chance():
    assert not list(_impure_calls(ast.parse("np.random.Generator(np.random.PCG64(7))")))
    assert not list(_impure_calls(ast.parse("np.random.default_rng(7).integers(3)")))


def test_nothing_loads_pickles():
    """A file that is an archive today is a program tomorrow, if it is loaded with pickle."""
    for path in MODULES:
        imported = {module.split(".")[0] for module, _ in _imported(path)}
        assert not imported & UNSAFE_LOADERS, _name(path)
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.keyword) and node.arg == "allow_pickle":
                unsafe = not (isinstance(node.value, ast.Constant) and node.value.value is False)
                assert not unsafe, _name(path)
    print(f"pickle: {len(MODULES)} modules looked at")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_short(path):
    """What is longer does more than one thing."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST.get(path.name, 400)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_says_what_it_does_in_its_first_line(path):
    docstring = ast.get_docstring(_tree(path))
    assert docstring, "no docstring"
    assert docstring.splitlines()[0].endswith(".")


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.name == "__init__.py" and p.parent != ROOT], ids=_name
)
def test_a_folder_hands_on_and_defines_nothing(path):
    """Who looks for a definition finds it in a module that is named after it."""
    for node in _tree(path).body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        names = isinstance(node, ast.Assign) and [ast.unparse(t) for t in node.targets] == [
            "__all__"
        ]
        lazily = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if lazily:
            assert all(isinstance(line, ast.ImportFrom) for line in node.body)
            [handing_on] = node.orelse
            assert ast.unparse(handing_on).startswith("__getattr__ = lazily(__name__, ")
        assert docstring or names or lazily or isinstance(node, ast.Import | ast.ImportFrom), (
            ast.unparse(node)
        )


def test_no_folder_bears_the_name_of_a_public_function():
    """`import lineage.read` would put the folder where the function was."""
    inside = {path.stem for path in ROOT.glob("*.py")} | {
        path.name for path in ROOT.iterdir() if path.is_dir()
    }
    assert not inside & set(lineage.__all__)


def test_every_folder_of_code_is_a_package():
    """Or it would be missing from the wheel."""
    for folder in {path.parent for path in MODULES}:
        assert (folder / "__init__.py").is_file(), folder.name
