"""What README and pages say can be read wherever it is shown, is true of the sources, and is handed out whole."""

import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from als_tui import __version__
from benchmarks.__main__ import KINDS, with_figures
from hatch_build import alone
from tests.parts import MODULES, PACKAGE
from tests.promise.report import PROMISES
from tests.promise.table import with_table

ROOT = PACKAGE.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCS = ROOT / "docs"
PAGES = {file.name: file.read_text("utf-8") for file in DOCS.glob("*.md")}
TEXTS = {ROOT: README, DOCS: "\n".join(PAGES.values())}
"""What is read, by the folder that its links start from."""
ALL = "\n".join(TEXTS.values())
RELATIVE = re.compile(r"\]\((?!https?://|#)[^)]*\)|(?:src|href)=\"(?!https?://|#)[^\"]*\"")
LINK = re.compile(r"\]\((?!https?://)([^)#]*)(?:#([^)]*))?\)")
VARIABLE = re.compile(r"\bALS_TUI_[A-Z]+\b")
HANDED_OUT = ("als_tui", "benchmarks", "docs", "tests", "themes")


def test_the_readme_of_a_package_index_has_no_link_that_only_a_checkout_can_follow() -> None:
    """A package index shows the README alone."""
    assert RELATIVE.findall(README)
    assert RELATIVE.findall(alone(README)) == []
    assert "Keys (`docs/keys.md`)" in alone(README)
    assert alone("[a](a.md#b) [c](https://d.org) [e](#f)") == "a (`a.md`) [c](https://d.org) [e](#f)"


@pytest.mark.parametrize("text", ["![x](docs/x.svg)", "[x](X.md)", '<img src="x.png">'])
def test_a_relative_link_is_found(text: str) -> None:
    assert RELATIVE.findall(text)
    assert not RELATIVE.findall('[x](https://example.org) [y](#time) <img src="https://example.org/x">')


def test_every_setting_from_outside_stands_in_the_readme_or_its_pages() -> None:
    named = {name for file in MODULES for name in VARIABLE.findall(file.read_text("utf-8"))}
    assert named - {*VARIABLE.findall(ALL)} == set()
    assert named >= {"ALS_TUI_DATA", "ALS_TUI_CONFIG", "ALS_TUI_DEV"}


def test_every_file_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:docs|tests|themes|als_tui|\.ci)/[\w./-]+|[A-Z]+\.md)`", ALL)
    assert named and [name for name in named if not (ROOT / name).exists()] == []


def test_every_link_leads_to_a_file_and_a_heading_that_are_there() -> None:
    links = [(folder / file, anchor) for folder, text in TEXTS.items() for file, anchor in LINK.findall(text)]
    assert len(links) > 10
    for file, anchor in links:
        assert file.exists(), file
        assert not anchor or anchor in headings(file.read_text("utf-8")), (file, anchor)


def headings(text: str) -> set[str]:
    """The anchors that a forge makes of a page's headings."""
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_linked_from_the_readme_and_begins_with_what_it_is_for(name: str) -> None:
    assert f"](docs/{name})" in README
    title, purpose = PAGES[name].split("\n\n")[:2]
    assert title.startswith("# ") and purpose.endswith(".")
    assert ". " not in purpose.replace("\n", " ")


def test_the_promises_have_their_place_and_each_stands_there() -> None:
    with_table(PAGES["promises.md"], "")
    for promise in PROMISES:
        assert f"| {promise.words} |" in PAGES["promises.md"]


def test_the_figures_have_their_place_and_each_kind_of_them_is_told() -> None:
    with_figures(PAGES["performance.md"], "")
    told = re.findall(r"^\| `(\w+)` \|", PAGES["performance.md"], re.MULTILINE)
    assert told == [*KINDS]


def test_the_newest_version_of_the_changelog_is_the_programs() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## \[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d\d-\d\d)$", text, re.MULTILINE)
    numbers = [tuple(map(int, version[:3])) for version in versions]
    assert numbers == sorted({*numbers}, reverse=True)
    assert [day for *_, day in versions] == sorted((day for *_, day in versions), reverse=True)
    assert ".".join(map(str, numbers[0])) == __version__
    assert len(re.findall(r"^## ", text, re.MULTILINE)) == len(versions) + text.count("## [Unreleased]")


@pytest.mark.long
def test_all_that_the_readme_and_the_tests_need_is_handed_out(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, timeout=120, check=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as built:
        inside = {name.partition("/")[2] for name in built.getnames()}
        told = built.extractfile(next(name for name in built.getnames() if name.endswith("/PKG-INFO")))
        assert told is not None and alone(README).strip() in told.read().decode()
    files = [file for folder in HANDED_OUT for file in (ROOT / folder).rglob("*") if file.is_file()]
    files += [ROOT / name for name in ("README.md", "CHANGELOG.md", "ARCHITECTURE.md", "LICENSE", ".ci/run")]
    missing = [str(file) for file in files if str(file.relative_to(ROOT)) not in inside]
    assert [name for name in missing if "__pycache__" not in name] == []
