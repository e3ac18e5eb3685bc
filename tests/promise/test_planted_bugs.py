"""Bugs planted one by one in a copy of the code: the test that guards against each must fail there, unchanged."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.promise.plugin import Promised
from tests.promise.report import ROOT, VARIABLE

pytestmark = pytest.mark.promise


@dataclass(frozen=True, slots=True)
class Bug:
    """A text of the shipped code, what a careless hand made of it, and the test that sees it."""

    file: str
    right: str
    wrong: str
    guard: str


CUTS = "tests/promise/test_crash_states.py::test_what_was_acknowledged_is_there_after_a_power_cut"
HURT = "tests/promise/test_damage.py::test_a_hurt_file_is_never_wrong_in_silence"
JOURNAL = "tests/storage/set/test_journal.py::test_"
CHECKPOINT = "tests/storage/set/test_checkpoint.py::test_"
WORDS = "tests/promise/test_hostile_words.py::test_"
TAKEN = "tests/storage/set/test_displaced.py::test_"
LOCKED = "tests/storage/files/test_lock.py::test_the_same_process_cannot_open_a_set_twice"

WRITE_AND_SYNC = """\
            write_all(self._fd, line)
        except BaseException:
            self._cut_back(self._fd)
            raise
        try:
            flush(self._fd)
"""
SYNC_AND_WRITE = """\
            flush(self._fd)
        except BaseException:
            self._cut_back(self._fd)
            raise
        try:
            write_all(self._fd, line)
"""
FILE_THEN_JOURNAL = """\
                generations.turn_over(self._folder, render(image, self._app), spoilt=self._spoilt)
            self._seq, self._spoilt = seq, False
            if self._owes:
                self._forget(image, self._started(seq))
            else:
                self._file.start_over(self._started(seq), keep=True)
"""
JOURNAL_THEN_FILE = """\
                self._file.start_over(self._started(seq), keep=False)
            self._seq, self._spoilt = seq, False
            if self._owes:
                self._forget(image, self._started(seq))
            else:
                generations.turn_over(self._folder, render(image, self._app), spoilt=self._spoilt)
"""
BUGS = {
    "a line is not synced": Bug(
        "storage/set/journal.py",
        "        try:\n            flush(self._fd)\n",
        "        try:\n            pass\n",
        f"{CUTS}[notes and marks]",
    ),
    "a line is acknowledged before its sync": Bug(
        "storage/set/journal.py", WRITE_AND_SYNC, SYNC_AND_WRITE, f"{CUTS}[notes and marks]"
    ),
    "a staged file is not synced": Bug(
        "storage/files/folder.py",
        "            flush(descriptor)\n",
        "            pass\n",
        f"{CUTS}[a set is made]",
    ),
    "a folder is not synced": Bug(
        "storage/files/folder.py", "        os.fsync(self._fd)\n", "        pass\n", f"{CUTS}[a set is made]"
    ),
    "the journal starts over before the set's file is there": Bug(
        "storage/set/set_files.py", FILE_THEN_JOURNAL, JOURNAL_THEN_FILE, f"{CUTS}[checkpoints]"
    ),
    "a torn last line stays in the journal": Bug(
        "storage/set/generations.py",
        "    if sound != found.journal:\n",
        "    if False:\n",
        f"{CUTS}[notes and marks]",
    ),
    "the seal forgets nothing": Bug(
        "storage/set/set_files.py",
        "        try:\n            self._forget(image, self._started(seq))\n",
        "        try:\n            pass\n",
        f"{CUTS}[a short session]",
    ),
    "the seal forgets to forget the journal before": Bug(
        "storage/set/generations.py",
        "        if name not in _STAYS:\n",
        '        if name not in {*_STAYS, "journal.1"}:\n',
        f"{CUTS}[a short session]",
    ),
    "a sealed draft comes back": Bug(
        "storage/format/replay.py",
        "        return self.forget and line.seq <= self.after\n",
        "        return False\n",
        f"{CUTS}[a short session]",
    ),
    "a strike forgets every draft": Bug(
        "storage/format/replay.py",
        "self.drafts, self._cut = {}, True",
        "self.drafts = {}",
        f"{CUTS}[strikes]",
    ),
    "nothing says which drafts a strike leaves": Bug(
        "storage/set/set_files.py",
        "            self._file.add(cut_line(self._seq) + mark_lines(self._seq, beat, drafts))\n",
        "            pass\n",
        f"{CUTS}[strikes]",
    ),
    "a journal without its first line passes for a whole one": Bug(
        "storage/set/recovery.py",
        "    told += (_BEHEADED,) if beheaded else ()\n",
        "",
        f"{JOURNAL}any_cut_loses_only_what_comes_after_it",
    ),
    "a line's checksum is not looked at": Bug(
        "storage/format/lines.py",
        'crc(found[3], found[1]).encode("ascii") != found[2]',
        "False",
        f"{HURT}[journal-flips]",
    ),
    "a file's checksum is not looked at": Bug(
        "storage/format/image.py",
        "    if not right:\n",
        "    if False:\n",
        f"{HURT}[set.json-flips]",
    ),
    "a failed checkpoint leaves its file on the full disk": Bug(
        "storage/files/folder.py",
        "        with suppress(OSError):\n            self.remove(name + TEMP)\n",
        "        pass\n",
        f"{CHECKPOINT}a_failed_checkpoint_leaves_no_temporary_file_and_loses_nothing",
    ),
    "a file that cannot be read pushes out one that can": Bug(
        "storage/set/generations.py",
        "    if spoilt:\n",
        "    if False:\n",
        f"{CHECKPOINT}a_lost_or_unreadable_file_costs_nothing_and_is_told",
    ),
    "a missing step is passed over": Bug(
        "storage/format/replay.py",
        "        if steps and not self._hole:\n",
        "        if False:\n",
        f"{JOURNAL}a_journal_that_cannot_be_what_was_written_is_refused_and_left_alone",
    ),
    "what is left out is not kept aside": Bug(
        "storage/set/generations.py",
        "    if len(kept) < len(data):\n",
        "    if False:\n",
        f"{JOURNAL}an_unfinished_last_line_is_left_out_kept_aside_and_told",
    ),
    "a full disk keeps half a line": Bug(
        "storage/set/journal.py",
        "            os.ftruncate(descriptor, self._end)\n",
        "            pass\n",
        f"{JOURNAL}a_full_disk_takes_half_a_line_back_and_says_so",
    ),
    "a sync that failed is tried again on the same file": Bug(
        "storage/set/journal.py",
        "            self._retire()\n            raise\n",
        "            raise\n",
        f"{JOURNAL}after_a_failed_sync_the_file_is_never_trusted_again",
    ),
    "no lock is taken": Bug(
        "storage/files/lock.py", "fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)", "pass", LOCKED
    ),
    "the lock lets others in": Bug("storage/files/lock.py", "fcntl.LOCK_EX", "fcntl.LOCK_SH", LOCKED),
    "only the lock file is locked": Bug(
        "storage/files/lock.py",
        "    whole = _locked_folder(folder)\n",
        "    whole = None\n",
        f"{TAKEN}without_its_lock_file_a_set_is_held_all_the_same",
    ),
    "nobody looks whether the files are still those that were opened": Bug(
        "storage/set/set_files.py",
        "    def _add(self, line: bytes) -> None:\n        self.check()\n",
        "    def _add(self, line: bytes) -> None:\n",
        f"{TAKEN}what_is_taken_away_is_told_and_nothing_is_written_there",
    ),
    "what is typed keeps its control bytes": Bug(
        "domain/words/text.py",
        "    return _cut(_safe(piece, _TYPED_LINES if lines else _TYPED), limit)\n",
        "    return _cut(piece, limit)\n",
        f"{WORDS}any_text_comes_back_from_the_disk_as_it_was_kept",
    ),
    "markup in a record is not escaped": Bug(
        "exports/marks.py",
        r'_MARKUP.sub(r"\\\g<0>", word) if self.markup else word',
        "word",
        f"{WORDS}an_exported_record_is_the_words_and_nothing_but_text",
    ),
    "a file is named as the set is called": Bug(
        "storage/files/exporting.py",
        'kept = re.sub(r"[^\\w -]+", " ", unicodedata.normalize("NFKC", name))',
        "kept = name",
        f"{WORDS}a_file_is_never_named_what_a_system_would_take_for_something_else",
    ),
    "a strange key in a document is passed over": Bug(
        "value.py",
        "forbid_unknown_fields=True",
        "forbid_unknown_fields=False",
        f"{CHECKPOINT}a_file_that_reads_well_and_cannot_be_right_is_refused_and_left_alone",
    ),
    "a reader does not look whether a checkpoint came between": Bug(
        "storage/set/recovery.py",
        "            if folder.mark(SET) == before:\n                return found\n",
        "            return found\n",
        "tests/storage/test_library.py::test_a_reader_sees_all_that_was_kept_while_another_writes_and_checkpoints",
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the code and its tests, in which bugs may be planted."""
    place = tmp_path_factory.mktemp("copy")
    for room in ("als_tui", "tests"):
        shutil.copytree(ROOT / room, place / room)
    shutil.copy(ROOT / "pyproject.toml", place)
    yield place
    shutil.rmtree(place)


def run(copy: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run tests in the copy, which must not reach the code that it is a copy of."""
    asked = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-o",
        "addopts=",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
    ]
    environ = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "PYTHON"))}
    environ[VARIABLE] = str(copy / "report.json")
    return subprocess.run(
        [*asked, *tests], cwd=copy, env=environ, capture_output=True, text=True, timeout=120, check=False
    )


def plant(file: Path, bug: Bug) -> str:
    """Plant a bug in a file; returns what stood there. One that no longer applies guards nothing and is an error."""
    source = file.read_text("utf-8")
    times = source.count(bug.right)
    assert times == 1, f"a bug that no longer applies: this stands {times} times in {bug.file}: {bug.right!r}"
    rewrite(file, source.replace(bug.right, bug.wrong))
    return source


def rewrite(file: Path, source: str) -> None:
    """Give a file another text, and forget its old bytecode, which passes for a text as long of the same second."""
    file.write_text(source, "utf-8")
    for compiled in file.parent.glob(f"__pycache__/{file.stem}.*"):
        compiled.unlink()


@pytest.mark.parametrize("name", BUGS)
def test_a_planted_bug_is_found(name: str, copy: Path, promise: Promised) -> None:
    bug = BUGS[name]
    file = copy / "als_tui" / bug.file
    source = plant(file, bug)
    try:
        done = run(copy, bug.guard)
    finally:
        rewrite(file, source)
    promise("planted bugs", attempts=1)
    assert done.returncode == 1, f"{bug.guard} did not see it:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    assert "1 failed" in done.stdout and "error" not in done.stdout.splitlines()[-1]


def test_the_guards_hold_where_no_bug_is_planted(copy: Path) -> None:
    quick = {
        bug.guard for bug in BUGS.values() if CUTS not in bug.guard
    }  # the others run in this step anyway
    done = run(copy, *sorted(quick), f"{CUTS}[a set is made]")
    assert done.returncode == 0, done.stdout[-3000:]
    origin = f"import als_tui, sys; sys.exit(not als_tui.__file__.startswith({str(copy)!r}))"
    assert subprocess.run([sys.executable, "-c", origin], cwd=copy, check=False).returncode == 0


def test_a_bug_that_no_longer_applies_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "code.py"
    file.write_text("one\none\n")
    for right in ("one\n", "two"):
        with pytest.raises(AssertionError, match="no longer applies"):
            plant(file, Bug("code.py", right, "", ""))
