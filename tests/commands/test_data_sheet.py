"""`als-tui data SET` prints the set's data sheet, or writes it to a new file."""

from pathlib import Path

import pytest

from als_tui.commands.arguments import run
from tests.seeded import NAMES, seeded

__all__ = ["seeded"]
Folder = tuple[Path, str]


def test_it_is_printed_with_the_places_of_this_machine(
    seeded: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    data, set_id = seeded
    assert run(["--data", str(data), "data", "ward"]) == 0
    page = "".join(capsys.readouterr().out.replace("\\", "").split())
    assert str(data / "sets" / set_id) in page and str(data / "exports") in page
    assert not [name for name in NAMES if name in page]


def test_it_is_written_to_a_new_file_and_never_over_one(
    seeded: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, file = seeded[0], tmp_path / "sheet.md"
    assert run(["data", "ward", "--out", str(file), "--data", str(data)]) == 0
    assert file.read_text("utf-8").startswith("# Data sheet: Ward leads 2026")
    assert run(["data", "ward", "--out", str(file), "--data", str(data)]) == 1
    assert "is there already" in capsys.readouterr().err


def test_a_set_that_is_not_there_or_cannot_be_read_is_said(
    seeded: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    data, set_id = seeded
    assert run(["--data", str(data), "data", "nobody"]) == 2
    for path in (data / "sets" / set_id).iterdir():
        path.write_bytes(b"nonsense")
    assert run(["--data", str(data), "data", set_id]) == 3
    assert "Nothing was changed" in capsys.readouterr().err
