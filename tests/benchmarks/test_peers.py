"""A peer that does not show is told in a line, and the ones after it are measured."""

import stat
from pathlib import Path

import pytest

from benchmarks import peers
from benchmarks.bench import Bench
from benchmarks.row import Row


def _peer(folder: Path, name: str, script: str) -> None:
    """A program of a peer's name."""
    file = folder / "bin" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def test_a_peer_that_does_not_show_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _peer(tmp_path, "mute", "sleep 60")
    _peer(tmp_path, "quick", "echo here; sleep 60")
    _peer(tmp_path, "ours", "echo home; sleep 60")
    monkeypatch.setenv(peers.VARIABLE, str(tmp_path))
    monkeypatch.setattr(peers, "PEERS", {"mute": ("mute",), "quick": ("quick",)})
    monkeypatch.setattr(peers, "HOME", (str(tmp_path / "bin" / "ours"),))
    monkeypatch.setattr(peers, "PATIENCE", 2.0)
    told, *rows = peers.rows(Bench(tmp_path, rounds=1))
    assert told == "mute did not show within 2 s."
    assert [row.name for row in rows if isinstance(row, Row)] == [
        "first painted text, home against quick",
        "memory, home against quick",
    ]
