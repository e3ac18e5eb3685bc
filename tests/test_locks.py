"""Rules that a linter of imports cannot hold; each has its reason beside it."""

import ast
import io
import os
import re
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from textual._color_constants import COLOR_NAME_TO_RGB

from als_tui.domain.process.sources import SOURCES
from tests.pace import patience
from tests.parts import MODULES, PACKAGE, contract, contracts, dotted, nodes, within

PURE_PARTS: list[str] = contract("The pure parts know no screen, no file format and no machine")[
    "source_modules"
]
PURE = [dotted(file) for file in MODULES if within(dotted(file), PURE_PARTS)]
NOT_PURE = {
    "als_tui.keys": "makes Textual's bindings",
    "als_tui.signs": "asks which kind of terminal this is",
}
"""Parts below those of the machine that may know the screen library, and why."""
ALLOWED_IN_PURE_PARTS = frozenset({"msgspec", "typing_extensions"})
"""Third-party packages that a pure module may bring along: the one that values are made of, and what it loads."""
WORDS = [
    dotted(file)
    for file in MODULES
    if within(dotted(file), ["als_tui.screens"])
    and (file.stem in ("words", "steps", "asks") or file.stem.endswith("_words"))
]
"""What puts values into words, and says what is asked next."""
CELLS = ["rich.cells", "rich._unicode_data", "rich._extension"]
"""What of rich tells how wide a letter is, and what all of it loads."""
HEAVY = {"textual", "rich", "tinydb", "pydantic", "pyperclip"}

HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")
CSS_COLOUR = re.compile(
    r"(?:color|background|tint|border[a-z-]*|outline[a-z-]*|scrollbar-[a-z-]*|hatch|keyline)\s*:([^;}]*)"
)
NO_COLOUR = frozenset({"transparent", "auto", "initial"})
CLOCKS = re.compile(
    r"datetime\.(datetime|date)\.(now|utcnow|today)"
    r"|time\.((time|monotonic|perf_counter|process_time|thread_time)(_ns)?|clock_gettime(_ns)?"
    r"|localtime|gmtime|ctime|asctime|strftime)"
    r"|os\.times|(time|datetime)\.\*"
)
"""What of Python's own tells the time, as it is called in full."""
OWN_TIME = {
    ("als_tui.clock", "datetime.now"): "this is the clock",
    ("als_tui.clock", "time.clock_gettime"): "the same",
    ("als_tui.terminal.driver", "time.monotonic"): "how long to wait for the rest of a key",
    ("als_tui.terminal.output", "time.monotonic"): "how long a terminal took nothing",
    ("als_tui.storage.files.lock", "time.monotonic"): "how long to wait for another als-tui to let go",
    ("als_tui.storage.files.holder", "time.strftime"): "since when a set is held, by the clock on the wall",
    ("als_tui.storage.set.copies", "time.strftime"): "the name of a folder of copies",
}
"""Modules that ask a clock of Python, for no time that a session knows, and why."""


def loaded_by(code: str) -> set[str]:
    """The top-level packages that a fresh interpreter loads for this code, beyond those it starts with."""
    return {name.partition(".")[0] for name in modules_loaded_by(code)}


def modules_loaded_by(code: str) -> set[str]:
    """The same by module."""
    script = f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=patience(30),
        check=True,
        cwd=PACKAGE.parent,
        env=os.environ | {"ALS_TUI_CONFIG": "nowhere"},
    )
    return set(done.stdout.splitlines()[-1].split())


def test_the_pure_parts_load_nothing_but_python() -> None:
    """Import-linter sees only what is written as an import; this sees what comes of it."""
    loaded = loaded_by("import " + ", ".join(PURE))
    foreign = {name for name in loaded if name not in sys.stdlib_module_names | {"als_tui"}}
    assert {name for name in foreign if not name.startswith("_sysconfigdata")} <= ALLOWED_IN_PURE_PARTS
    assert not loaded & {"asyncio", "socket", "subprocess"}


def test_words_load_no_textual() -> None:
    """So they are tested in milliseconds, and nothing that is said waits for a screen."""
    loaded = modules_loaded_by("import " + ", ".join(WORDS))
    assert "textual" not in loaded
    assert {name for name in loaded if within(name, ["rich"]) and not within(name, CELLS)} <= {"rich"}


def test_the_contract_on_words_names_all_that_there_are() -> None:
    """Import-linter knows no pattern for a part of a name."""
    named = contract("Words know no Textual")["source_modules"]
    assert [words for words in WORDS if not any(fnmatchcase(words, name) for name in named)] == []


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["completion", "bash"], ["--data", ".", "doctor"]]
)
def test_a_question_to_the_command_line_loads_nothing_heavy(arguments: list[str]) -> None:
    """It is asked in scripts and on small computers, where Textual alone takes a second."""
    loaded = loaded_by(
        f"from als_tui.__main__ import main\nsys.argv[1:] = {arguments}\ntry: main()\nexcept SystemExit: pass"
    )
    assert not loaded & HEAVY


def test_a_process_sheet_loads_no_screen() -> None:
    """It is printed in scripts, too."""
    asked = (["processes"], ["sheet", "troika"], ["sheet", "troika", "--html"])
    calls = "".join(f"sys.argv[1:] = {arguments}\nmain()\n" for arguments in asked)
    assert not loaded_by(f"from als_tui.__main__ import main\n{calls}") & {"textual", "rich", "tinydb"}


def test_the_search_for_what_is_loaded_finds_it() -> None:
    assert {"tinydb", "asyncio"} <= loaded_by("def f(): import tinydb\nf()\nimport asyncio")


def types_in(source: str) -> Iterator[str]:
    """Names of the classes in a module, messages in widgets too, and of the types that it puts together."""
    module, *inside = nodes(source)
    assert isinstance(module, ast.Module)
    yield from (node.name for node in inside if isinstance(node, ast.ClassDef))
    for node in module.body:
        assigned = [*getattr(node, "targets", ()), getattr(node, "target", None)]
        names = (target.id for target in assigned if isinstance(target, ast.Name))
        yield from (name for name in names if re.fullmatch(r"_?[A-Z]\w*[a-z]\w*", name))


def test_no_two_types_share_a_name() -> None:
    """So a name that is met, or looked for, means one thing."""
    places: dict[str, list[str]] = {}
    for file in MODULES:
        for name in types_in(file.read_text("utf-8")):
            places.setdefault(name, []).append(dotted(file))
    assert {name: modules for name, modules in places.items() if len(modules) > 1} == {}


def test_the_search_for_types_finds_them() -> None:
    source = """
Row = tuple[str, str]
Rows: TypeAlias = "list[Row]"
LIMIT = 3
T = TypeVar("T")
class Cycle:
    Kept = int
    class Changed: ...
"""
    assert [*types_in(source)] == ["Cycle", "Changed", "Row", "Rows"]


def blind_folders(package: Path) -> list[Path]:
    """Folders that hold code and no `__init__.py`."""
    folders = {file.parent for file in package.rglob("*.py")}
    return [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()]


def test_every_folder_with_code_is_a_package(tmp_path: Path) -> None:
    """Import-linter is blind in a folder without `__init__.py`."""
    assert blind_folders(PACKAGE) == []
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / "code.py").touch()
    assert blind_folders(tmp_path) == [tmp_path / "planted"]


PLANTED = {
    "domain/planted.py": "import als_tui.engine, textual\n",
    "screens/planted/__init__.py": "from als_tui.storage import plain\nimport os, pydantic\n",
    "screens/planted/words.py": "import textual\n",
    "storage/planted.py": "import rich, socket, als_tui.storage.planted_too\n",
    "storage/planted_too.py": "import als_tui.storage.planted\n",
    "widgets/planted.py": "def f():\n    import als_tui.engine\n",
}
"""Something against each of import-linter's contracts."""


@pytest.mark.long
def test_every_contract_finds_what_is_planted(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "*.toml")
    shutil.copytree(PACKAGE, tmp_path / "als_tui", ignore=ignored)
    shutil.copy(PACKAGE.parent / "pyproject.toml", tmp_path)
    for name, code in PLANTED.items():
        file = tmp_path / "als_tui" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(code)
    asked = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())",
    ]
    environ = os.environ | {"PYTHONPATH": str(tmp_path), "COLUMNS": "200"}
    done = subprocess.run(
        asked, cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=120, check=False
    )
    names = [one["name"] for one in contracts()]
    assert [name for name in names if f"{name} BROKEN" not in done.stdout] == [], done.stdout


def test_no_module_holds_a_colour_of_its_own() -> None:
    """A colour that no theme knows is wrong in half of the themes, and for some eyes.

    A page that leaves the terminal has its colours in one module, whose contrast has a test of its own.
    """
    found = [
        f"{dotted(file)}: {colour}"
        for file in MODULES
        if dotted(file) != "als_tui.exports.paper"
        for colour in colours_in(file.read_text("utf-8"))
    ]
    sheets = PACKAGE.rglob("*.tcss")
    found += [
        f"{sheet.name}: {colour}" for sheet in sheets for colour in css_colours(sheet.read_text("utf-8"))
    ]
    assert found == []


def test_only_the_clock_and_the_machines_own_parts_tell_the_time() -> None:
    """One injected clock: with a second one, the demo, the tests and a session after sleep would disagree."""
    found = {(dotted(file), name) for file in MODULES for _, name in time_told_in(file.read_text("utf-8"))}
    assert found - set(OWN_TIME) == set()
    assert set(OWN_TIME) - found == set(), "an exception that nothing needs any more"


def test_every_part_below_those_of_the_machine_is_pure() -> None:
    """So a part that is new among them, or moved there, is held like the others."""
    layers = [layer.split(" | ") for layer in contract("Parts are layers")["layers"]]
    (machine,) = (place for place, layer in enumerate(layers) if "storage" in layer)
    below = {f"als_tui.{part}" for layer in layers[machine + 1 :] for part in layer}
    assert below - set(PURE_PARTS) == set(NOT_PURE)


NAMED = re.compile(r"\((?:[^()]*[ ,])?([A-Z]{3,}[0-9]*(?:-[A-Z0-9]+)?)\)")
"""The key of a source, where the text in brackets ends in one."""
NO_SOURCE = {"VISUAL", "EDITOR", "SIGTERM", "UTC"}
PAPER = re.compile(r"[\w/-]+\.md\b|\bdomain sources\b|\(durability\b|\bsection \d")
"""What reads like a document, or a place in one."""


ESCAPED = re.compile(r"\\[xuUN0-7]")
LINE_END = re.compile(r"\\[nt\n]")
"""What stands in a module for a letter, and for a blank."""


def led_nowhere(source: str) -> Iterator[str]:
    """What the words of a module (no code) name that nobody can look up: keys without an address, lost papers."""
    if not (ESCAPED.search(source) or lost_in(" ".join(LINE_END.sub(" ", source).split()))):
        return  # what is written as it is stands in the text of the module, too, and to parse that takes long
    for told in docstrings_of(source):
        yield from lost_in(told)
    if any(lost_in(line[line.index("#") :]) for line in source.splitlines() if "#" in line):
        for told in comments_of(source):
            yield from lost_in(told)


def lost_in(told: str) -> list[str]:
    """Keys and papers in words."""
    keys = [key for key in NAMED.findall(told) if key not in SOURCES and key not in NO_SOURCE]
    return keys + [paper for paper in PAPER.findall(told) if not (PACKAGE.parent / paper).is_file()]


def docstrings_of(source: str) -> Iterator[str]:
    """Words that stand by themselves."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield " ".join(node.value.value.split())


def comments_of(source: str) -> Iterator[str]:
    """What stands behind a `#` that is in no string; to tell takes as long as to read the module twice."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def test_what_is_named_as_a_source_can_be_looked_up() -> None:
    code = sorted(
        file
        for folder in ("als_tui", "tests", "benchmarks")
        for file in (PACKAGE.parent / folder).rglob("*.py")
    )
    found = [f"{file.name}: {name}" for file in code for name in led_nowhere(file.read_text("utf-8"))]
    assert found == []


def test_the_search_for_sources_that_lead_nowhere_finds_them() -> None:
    source = '''
"""The least (see
domain sources 1.3); figures (GHOST-1), and where they are from (BAP)."""
X = "(GHOST2) notes.md"  # durability.md, section 4
'''
    assert sorted(led_nowhere(source)) == ["GHOST-1", "domain sources", "durability.md", "section 4"]


def colours_in(source: str) -> Iterator[str]:
    """Colours in the strings of a module that are no docstrings, and in its CSS."""
    told = {id(node.value) for node in nodes(source) if isinstance(node, ast.Expr)}
    for node in nodes(source):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from HEX.findall(node.value)
            yield from css_colours(node.value)
        elif isinstance(node, ast.keyword) and node.arg in ("color", "bgcolor", "style"):
            yield from named_colours(str(getattr(node.value, "value", "")))


def css_colours(text: str) -> Iterator[str]:
    """Colours by name in what reads like CSS; those by number are found everywhere."""
    for value in CSS_COLOUR.findall(text):
        yield from named_colours(value)


def named_colours(value: str) -> Iterator[str]:
    """Names of colours among the words of a value; a theme's variable begins with `$`."""
    for word in re.findall(r"\$?[\w-]+\(?", value):
        if word.startswith(("rgb", "hsl", "ansi_")) or (word in COLOR_NAME_TO_RGB and word not in NO_COLOUR):
            yield word


def time_told_in(source: str) -> Iterator[tuple[int, str]]:
    """Lines that name a clock of Python, called there or handed on, and the name as it is written."""
    meant = dict(_imported(source))
    for node in nodes(source):
        if isinstance(node, ast.ImportFrom):
            yield from (
                (node.lineno, "*") for one in node.names if CLOCKS.fullmatch(f"{node.module}.{one.name}")
            )
        elif isinstance(node, ast.Attribute | ast.Name):
            first, _, rest = (written := _written(node)).partition(".")
            name = ".".join(filter(None, (meant.get(first), rest)))
            if first in meant and CLOCKS.fullmatch(name):
                yield node.lineno, written


def _written(node: ast.expr) -> str:
    """A name, or names with points between them, as they stand there; nothing for what else has attributes."""
    if isinstance(node, ast.Attribute):
        return f"{before}.{node.attr}" if (before := _written(node.value)) else ""
    return node.id if isinstance(node, ast.Name) else ""


def _imported(source: str) -> Iterator[tuple[str, str]]:
    """Each name that an import anywhere in a module makes, and what it means in full."""
    for node in nodes(source):
        if isinstance(node, ast.Import):
            yield from (
                (
                    one.asname or one.name.partition(".")[0],
                    one.name if one.asname else one.name.partition(".")[0],
                )
                for one in node.names
            )
        elif isinstance(node, ast.ImportFrom):
            yield from ((one.asname or one.name, f"{node.module}.{one.name}") for one in node.names)


def test_the_search_for_colours_finds_them() -> None:
    source = '''
"""A docstring may say #123456 and color: red."""
CSS = "Static { color: red; border: tall $primary; background: rgb(1,2,3) } A { tint: $accent 10%; }"
X = "#0072B2"
Y = Style(color="blue")
Z = "Issue: red tape; background reading"
'''
    assert sorted(colours_in(source)) == ["#0072B2", "blue", "red", "rgb("]


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import UTC, datetime\ndatetime.now(UTC)",
        "from datetime import datetime as moment\nmoment.now()",
        "import datetime\ndatetime.datetime.utcnow()",
        "import datetime as dt\ndt.date.today()",
        "import time\ntime.monotonic()",
        "from time import monotonic\nmonotonic()",
        "from time import perf_counter as now\nnow()",
        "import time\nwait(clock=time.time)",
        "def f():\n    import time\n    return time.strftime('%H')",
        "from time import *\ntime()",
        "import os\nos.times()",
    ],
)
def test_the_search_for_clocks_finds_them(source: str) -> None:
    assert [*time_told_in(source)]


@pytest.mark.parametrize(
    "source",
    [
        "clock.now()",
        "self.time()",
        "from datetime import time\ntime(9, 30)",
        "from datetime import datetime\ndatetime.fromisoformat(text)",
        "import time\ntime.sleep(1)",
        "def f(now, today):\n    return today",
    ],
)
def test_the_search_for_clocks_leaves_alone_what_asks_none(source: str) -> None:
    assert not [*time_told_in(source)]
