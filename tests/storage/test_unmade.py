"""What is typed of a set that is not made yet is private, survives a start, and goes without a trace."""

from pathlib import Path

import pytest

from als_tui.ports import NotSaved
from als_tui.storage.files.names import UNMADE
from tests.storage.world import CHARTER, MEMBERS, PROFILE, TODAY, library

WORDS = '{"name": "S\u00fcd", "members": "Zo\u00eb \ud83d"}'
"""With half a character, as a terminal may send one."""


def test_it_is_there_after_a_start_for_the_owner_alone_and_no_byte_stays_of_it(tmp_path: Path) -> None:
    file = tmp_path / "data" / "sets" / UNMADE
    assert library(tmp_path).unmade() == "" and not file.parent.exists(), "nothing is made for nothing"
    library(tmp_path).keep_unmade("")
    assert not file.parent.exists()
    library(tmp_path).keep_unmade("an older one")
    library(tmp_path).keep_unmade(WORDS)
    assert library(tmp_path).unmade() == WORDS
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    set_id = library(tmp_path).create(PROFILE, MEMBERS, CHARTER)
    assert library(tmp_path).ids() == (set_id,) and library(tmp_path).strangers() == ()
    assert [glance.set_id for glance in library(tmp_path).glances(TODAY)] == [set_id]
    assert library(tmp_path).unmade() == WORDS, "who made it forgets it; it may have been another"
    (file.parent / f"{UNMADE}.new").write_text("half written")
    library(tmp_path).keep_unmade("")
    assert [path.name for path in file.parent.iterdir()] == [set_id] and library(tmp_path).unmade() == ""


def test_where_it_cannot_be_kept_or_read_nothing_is_lost_but_it(tmp_path: Path) -> None:
    file = tmp_path / "data" / "sets" / UNMADE
    library(tmp_path).keep_unmade(WORDS)
    file.write_bytes(b"\xff\xfe")
    assert library(tmp_path).unmade() == ""
    file.unlink()
    (tmp_path / "elsewhere").write_text("of others")
    file.symlink_to(tmp_path / "elsewhere")
    assert library(tmp_path).unmade() == "", "no link is followed"
    library(tmp_path).keep_unmade(WORDS)
    assert (tmp_path / "elsewhere").read_text() == "of others" and library(tmp_path).unmade() == WORDS
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("a file where the folder should be")
    with pytest.raises(NotSaved):
        library(tmp_path).keep_unmade(WORDS)
