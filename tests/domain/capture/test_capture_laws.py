"""Laws of the capture line over any typing: it never fails, loses no word, and shows what it took."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from als_tui.domain.capture.handles import completed
from als_tui.domain.capture.line import Kind, Reading, read_back, read_line
from als_tui.domain.capture.meaning import Meaning, pinned, understood, unpinned
from tests.domain.days.due import read_due

TODAY = date(2026, 11, 25)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as the capture line needs one."""

    id: int
    name: str


SET = tuple(Somebody(number, name) for number, name in enumerate(("Ana", "Anton", "Ben", "أحمد")))

PIECES = (
    "@ana|@zo|@an|@ben,|@|%8|%12|%|50%|+ben|+x|+44|+3d|>|>x|by|by fri|by fri,|fri|mon week|12/1/2027|2.5|until"
    "|next session|sat|3pm|the|a@b.c|!|.|...|.5|call|Zoe's|(@ana)|\n|\u2003|О́лена|@أحمد|end of month|today"
    "|!x|.x|?|,|*|=|@3|@9|+2|+2 days|?x|*x|=x|by yesterday|(by fri)|+5%|due fri|by fri next week|or mon|–"
    "|by the 12th|next week|%5.|+1|sharp|chairs"
)
LINES = st.lists(st.sampled_from(PIECES.split("|")), max_size=12).map(" ".join) | st.text()
FIRST = {"question": "?", "action": "!", "note": ".", "learning": "*", "decision": "="}
KINDS: st.SearchStrategy[Kind] = st.sampled_from(["question", "action", "note", "learning", "decision"])


def read(line: str, kind: Kind) -> Reading:
    """Read a line in a phase that records that kind."""
    return read_line(line, default=kind, people=SET, today=TODAY)


def words_of(*texts: str) -> Counter[str]:
    """Count the words in texts, whatever punctuation they carry."""
    return Counter(re.findall(r"[^\W_]+", " ".join(texts)))


def dates_in(words: list[str], reading: Reading) -> set[str]:
    """Return the stretches of these words that say the date of the reading, and the empty one."""
    spans = ((first, last) for last in range(len(words) + 1) for first in range(max(0, last - 7), last))
    said = (re.sub(r"[^\w]+$", "", " ".join(words[first:last])) for first, last in spans)
    return {""} | {stretch for stretch in said if reading.due and read_due(stretch, TODAY) == reading.due}


def mentions(reading: Reading, words: list[str]) -> bool:
    """Say whether the person of a note is named in its text, which then lacks no name."""
    named = [word for word in words if word.startswith("@")]
    return reading.kind == "note" and sum(word.startswith("@") for word in reading.text.split()) == len(named)


def explained(gone: Counter[str], line: str, reading: Reading) -> bool:
    """Say whether the words that are gone are one sign for each value of the reading, and its date."""
    words = line.strip().lstrip("!.?*=").split()
    values = {"@": reading.person, "%": reading.confidence, "+": reading.supporter}
    signs = [
        [""]
        if value is None or mentions(reading, words)
        else [word for word in words if word.startswith(sign)]
        for sign, value in values.items()
    ]
    return any(
        words_of(*taken, stretch) == gone
        for taken in product(*signs)
        for stretch in dates_in([word for word in words if word not in taken], reading)
    )


@given(LINES, KINDS)
def test_every_word_is_in_the_text_or_the_cue_or_was_taken_by_a_sign_that_is_read(
    line: str, kind: Kind
) -> None:
    reading = read(line, kind)
    kept = words_of(reading.text, reading.cue)
    assert kept <= words_of(line)
    assert explained(words_of(line) - kept, line, reading)


@given(LINES, KINDS)
def test_whatever_is_read_stands_in_the_read_back_on_one_line(line: str, kind: Kind) -> None:
    reading = read(line, kind)
    parts = dict(read_back(reading, people=SET, today=TODAY, next_session=None))
    for role in ("person", "due", "confidence", "supporter"):
        assert (getattr(reading, role) is not None) == (role in parts)
    assert words_of(reading.text) == words_of(parts.get("text", ""))
    assert words_of(reading.cue) <= words_of(parts.get("cue", ""))
    assert parts and all(len(said.splitlines()) == 1 for said in parts.values())


@given(LINES, KINDS)
def test_only_an_action_has_a_date_a_cue_a_confidence_or_a_supporter(line: str, kind: Kind) -> None:
    reading = read(line, kind)
    rest = (reading.due, reading.cue, reading.confidence, reading.supporter)
    assert reading.kind == "action" or rest == (None, "", None, None)


@given(LINES, st.sampled_from(["question", "note"]))
def test_without_a_name_sign_the_words_of_a_question_or_note_are_the_line(line: str, kind: Kind) -> None:
    words = re.sub(r"\A[\s!.?*=]+", "", line.replace("@", "")).strip()
    assert read(words, kind) == Reading(kind, words)
    assert read(f". {words}", kind) == Reading("note", words)


@given(LINES, KINDS)
def test_a_line_in_which_nothing_is_understood_is_kept_to_the_letter(line: str, kind: Kind) -> None:
    reading = read(line, kind)
    if reading == Reading(reading.kind, reading.text, problems=reading.problems):
        assert reading.text in (line.strip(), line.strip()[1:].strip())


@given(LINES, KINDS, KINDS)
def test_a_line_that_says_its_kind_means_the_same_in_every_phase(line: str, kind: Kind, phase: Kind) -> None:
    said = f"{FIRST[kind]} {line}"
    assert read(said, phase) == read(said, kind)
    assert read(said, phase).kind == kind


@given(LINES, KINDS, st.integers(0, 3), st.one_of(st.none(), st.integers(0, 3)))
@example("> +ben", "action", 0, 0)
def test_a_pinned_line_means_in_any_phase_what_it_meant_in_its_own(
    line: str, kind: Kind, asker: int, presenter: int | None
) -> None:
    here = Meaning(kind, "x", asker, presenter, asker)
    elsewhere = Meaning("note")
    before = understood(line, here, SET, TODAY)
    after = understood(pinned(line, here, SET), elsewhere, SET, TODAY)
    assert not line.strip() or after.kind == before.kind
    assert not before.text or after.person == before.person
    assert words_of(after.text, after.cue) == words_of(before.text, before.cue)


@given(LINES, KINDS, st.integers(0, 3))
def test_a_pinned_line_opens_again_as_it_was_typed_or_with_its_meaning_written_out(
    line: str, kind: Kind, asker: int
) -> None:
    here = Meaning(kind, "x", asker, asker, asker)
    again = unpinned(pinned(line, here, SET), here, SET)
    assert pinned(again, here, SET) == pinned(line, here, SET)


@given(
    st.text(),
    st.sampled_from("@+"),
    st.sampled_from(["", "a", "an", "b", "ben", "أ", "x", "3"]),
    st.integers(0, 5),
)
def test_what_tab_writes_is_read_as_a_person(words: str, sign: str, begun: str, turn: int) -> None:
    done = completed(f"{words} {sign}{begun}", SET, turn)
    if done is None:
        return
    assert done.startswith(f"{words} {sign}") and done.endswith(" ")
    assert read(f"! {done[len(words) :].strip()} x", "note").problems == ()
