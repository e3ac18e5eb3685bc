"""What the README says can be read wherever it is shown, and all that it and the tests need is handed out."""

import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.rooms import MODULES, PACKAGE

ROOT = PACKAGE.parent
README = (ROOT / "README.md").read_text("utf-8")
RELATIVE = re.compile(r"\]\((?!https?://|#)[^)]*\)|(?:src|href)=\"(?!https?://|#)[^\"]*\"")
VARIABLE = re.compile(r"\bALS_TUI_[A-Z]+\b")
HANDED_OUT = ("als_tui", "benchmarks", "docs", "tests", "themes")


def test_the_readme_has_no_link_that_only_a_checkout_can_follow() -> None:
    """A package index shows the README alone."""
    assert RELATIVE.findall(README) == []


@pytest.mark.parametrize("text", ["![x](docs/x.svg)", "[x](X.md)", '<img src="x.png">'])
def test_a_relative_link_is_found(text: str) -> None:
    assert RELATIVE.findall(text)
    assert not RELATIVE.findall('[x](https://example.org) [y](#time) <img src="https://example.org/x">')


def test_every_setting_from_outside_stands_in_the_readme() -> None:
    named = {name for file in MODULES for name in VARIABLE.findall(file.read_text("utf-8"))}
    assert named - {*VARIABLE.findall(README)} == set()
    assert named >= {"ALS_TUI_DATA", "ALS_TUI_CONFIG", "ALS_TUI_DEV"}


def test_every_file_that_the_readme_names_is_there() -> None:
    named = re.findall(r"`((?:docs|tests|themes|als_tui|\.ci)/[\w./-]+|[A-Z]+\.md)`", README)
    assert named and [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.long
def test_all_that_the_readme_and_the_tests_need_is_handed_out(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, timeout=120, check=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as built:
        inside = {name.partition("/")[2] for name in built.getnames()}
    files = [file for folder in HANDED_OUT for file in (ROOT / folder).rglob("*") if file.is_file()]
    files += [ROOT / name for name in ("README.md", "CHANGELOG.md", "ARCHITECTURE.md", "LICENSE", ".ci/run")]
    missing = [str(file) for file in files if str(file.relative_to(ROOT)) not in inside]
    assert [name for name in missing if "__pycache__" not in name] == []
