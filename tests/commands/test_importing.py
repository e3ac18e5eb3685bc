"""A set goes from one machine to another: exported, imported, equal; and nothing half made of a file that is wrong."""

import io
import json
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from als_tui import bootstrap
from als_tui.clock import SystemClock
from als_tui.commands.arguments import run
from als_tui.domain.book import Book
from als_tui.domain.moves.attendance import open_session
from als_tui.domain.words.naming import free_name
from als_tui.domain.words.text import NAME
from als_tui.engine import Engine, Saved
from als_tui.value import replace
from tests.domain.build import SMALL
from tests.seeded import programme

Folder = tuple[Path, str]
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command over the data folder `to`, another machine's; its status, what it printed, what it said."""
    monkeypatch.setenv("COLUMNS", "500")
    (tmp_path / "to").mkdir(mode=0o700)

    def asked(*words: str, data: str = "to") -> tuple[int, str, str]:
        status = run(["--data", str(tmp_path / data), *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


@pytest.fixture
def file(seeded: Folder, ask: Ask, tmp_path: Path) -> Path:
    """The seeded programme, exported whole."""
    out = tmp_path / "ward.json"
    assert ask("export", "ward", "--what", "set", "--out", str(out), data=".") == (
        0,
        f"Written to {out}\n",
        "",
    )
    return out


def _books(tmp_path: Path) -> list[Book]:
    library = bootstrap.sets(tmp_path / "to")
    return [library.book(set_id) for set_id, _ in library.named()]


def _made(tmp_path: Path) -> list[str]:
    return [path.name for path in (tmp_path / "to").rglob("*")]


def test_a_set_that_was_exported_is_imported_equal_and_opens(ask: Ask, file: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    status, out, said = ask("import", str(file))
    assert (status, out, said) == (
        0,
        "Imported: Ward leads 2026, 8 members (1 of them left), 8 sealed sessions.\n",
        "",
    )
    (book,) = _books(tmp_path)
    assert replace(book, set_id="") == replace(programme(), set_id="")
    folder = tmp_path / "to" / "sets" / book.set_id
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    opening, journal = bootstrap.sets(tmp_path / "to").open(book.set_id)
    journal.close()
    assert opening.book == book
    assert ask("doctor")[0] == 0
    again = json.loads(ask("export", "ward", "--what", "set", "--format", "json")[1])
    first = json.loads(file.read_text())
    assert again.pop("_meta")["1"]["set_id"] == book.set_id != first.pop("_meta")["1"]["set_id"]
    assert again == first


def test_where_a_set_of_that_name_stands_the_new_one_gets_another(
    ask: Ask, file: Path, tmp_path: Path
) -> None:
    assert [ask("import", str(file))[0] for _ in range(2)] == [0, 0]
    status, out, _ = ask("import", str(file))
    assert (
        status == 0
        and out.startswith("Imported: Ward leads 2026 3, 8 members")
        and "a name of its own" in out
    )
    names = [book.profile.name for book in _books(tmp_path)]
    assert names == ["Ward leads 2026", "Ward leads 2026 2", "Ward leads 2026 3"]
    first, second, _ = _books(tmp_path)
    assert second.put("profile", 1, first.profile).tables == first.tables
    assert first.set_id != second.set_id


def test_it_is_read_from_the_input_too(
    ask: Ask, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    assert ask("import", "-")[0] == 0 and len(_books(tmp_path)) == 1


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda text: text[:-20], "line 1, column "),
        (
            lambda text: text.replace('"name":"Rosa"', '"name":[]'),
            "members, 7: name: Expected `str`, got `array`",
        ),
        (lambda text: text.replace("Rosa", "Rose"), "its checksum is wrong"),
        (lambda text: '{"name": "Ana"}', "this is no set that als-tui exported (_meta: it is no table)"),
        (lambda text: "Name;Mail\nAna;a@b\n", "line 1, column 1: from here on it is no JSON"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_half_made(
    ask: Ask, file: Path, tmp_path: Path, spoil: Callable[[str], str], told: str
) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text(spoil(file.read_text()))
    status, out, said = ask("import", str(wrong))
    assert (status, out) == (1, "") and said.startswith(f"{wrong}: {told}")
    assert said.endswith(". Nothing was imported.\n") and _made(tmp_path) == []


def test_a_file_that_is_not_there_or_no_file_is_said(ask: Ask, tmp_path: Path) -> None:
    assert ask("import", str(tmp_path / "none"))[::2] == (
        2,
        f"{tmp_path / 'none'}: there is no such file. Nothing was changed.\n",
    )
    assert ask("import", str(tmp_path))[0] == 2 and _made(tmp_path) == []


def test_a_disk_that_takes_nothing_leaves_nothing(
    ask: Ask, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("als_tui.storage.set.making._fill", full)
    status, out, said = ask("import", str(file))
    assert (status, out) == (1, "") and "to/sets" in said
    assert [name for name in _made(tmp_path) if name not in ("sets", "lock")] == []


def test_an_open_session_is_not_in_it_and_that_is_said(ask: Ask, seeded: Folder, tmp_path: Path) -> None:
    opening, journal = bootstrap.sets(seeded[0]).open(seeded[1])
    with closing(Engine(opening, journal, SystemClock())) as engine:
        assert isinstance(engine.do(open_session, SMALL, 60), Saved)
    status, out, said = ask("export", "ward", "--what", "set", data=".")
    assert status == 0 and said.startswith("The session that is open is not in it")
    (tmp_path / "open.json").write_text(out)
    assert ask("import", str(tmp_path / "open.json"))[0] == 0
    assert [replace(book, set_id="") for book in _books(tmp_path)] == [replace(programme(), set_id="")]


def test_a_whole_set_is_json_alone(ask: Ask, seeded: Folder) -> None:
    status, out, said = ask("export", "ward", "--what", "set", "--format", "csv", data=".")
    assert (status, out) == (2, "") and said.startswith("A whole set is exported as JSON alone")


def test_a_free_name_is_none_of_the_others_and_no_longer_than_a_name() -> None:
    assert free_name("North", ["South"]) == "North"
    assert free_name("North", ["north", "NORTH 2"]) == "North 3"
    longest = "x" * NAME
    assert free_name(longest, [longest]) == f"{'x' * (NAME - 2)} 2"
