"""The shipped ways to run a session, and what a user's own file is told when it is wrong."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.asking.phrases import prompts_for
from als_tui.domain.process.definition import Phase, Process, Records, Speakers, TurnMode
from als_tui.domain.process.sources import SOURCES
from als_tui.storage.own.mistakes import Unreadable
from als_tui.storage.own.phrases import load_phrases
from als_tui.storage.own.process_file import read_process
from als_tui.storage.own.processes import load_processes
from tests.tables import each

SHIPPED, COMPLAINTS = load_processes(None)
SOURCED: dict[str, dict[str, tuple[int, int, str]]] = {
    "half-day": {"present": (5, 5, "CLAP")},
    "airtime-hour": {"outline": (5, 10, "BOND"), "questions": (0, 0, "BOND")},
    "bid-led": {},
    "case-clinic": {
        "roles": (2, 3, "CASE-PI"),
        "intention": (10, 15, "CASE-PI"),
        "clarify": (3, 5, "CASE-CF"),
        "stillness": (2, 3, "CASE-PI"),
        "mirroring": (5, 10, "CASE-PI"),
        "dialogue": (12, 30, "CASE-PI"),
        "way-forward": (5, 5, "CASE-CF"),
    },
    "group-coaching": {"restate": (5, 5, "SCAN"), "consult": (15, 15, "SCAN"), "next-steps": (5, 5, "SCAN")},
    "kollegiale-fallberatung": {
        "roles": (2, 2, "JENA"),
        "case": (10, 10, "JENA"),
        "one-feeling": (2, 5, "JENA"),
        "information": (5, 5, "JENA"),
        "hypotheses": (5, 5, "JENA"),
        "response": (3, 3, "JENA"),
        "solutions": (7, 7, "JENA"),
    },
    "post-it": {"outline": (2, 3, "SEAL-PI")},
    "reflecting-team": {},
    "sand-timer": {
        "re-contract": (1, 2, "CLAP"),
        "present": (5, 5, "CLAP"),
        "clarify": (10, 10, "CLAP"),
        "silence": (1, 1, "CLAP"),
        "ideas": (10, 10, "CLAP"),
        "action-plan": (5, 5, "CLAP"),
    },
    "self-managed": {},
    "self-run": {
        "hear": (2, 5, "IIP"),
        "clarify": (5, 15, "IIP"),
        "explore": (5, 15, "IIP"),
        "commit": (2, 5, "IIP"),
    },
    "short-training": {
        "bids": (5, 5, "BAYLEY"),
        "present-and-clarify": (5, 5, "BAYLEY"),
        "open-questions": (10, 10, "BAYLEY"),
        "reflect-and-act": (5, 5, "BAYLEY"),
        "review": (5, 5, "BAYLEY"),
    },
    "slow-online": {"listen": (30, 45, "COMRES")},
    "timed-slot": {
        "present": (2, 2, "PCI-FAQ"),
        "clarify": (5, 10, "PCI-FAQ"),
        "help-think": (10, 15, "PCI-FAQ"),
        "summary": (2, 2, "PCI-FAQ"),
        "resources": (5, 5, "PCI-FAQ"),
        "action": (2, 2, "PCI-FAQ"),
    },
    "troika": {
        "reflect": (1, 1, "TROIKA"),
        "share": (1, 2, "TROIKA"),
        "clarify": (1, 2, "TROIKA"),
        "consult": (4, 5, "TROIKA"),
        "takeaway": (1, 2, "TROIKA"),
    },
    "wial": {"review": (15, 15, "WIAL-FIN")},
}
"""What the sources give, by process and phase: the least and the most minutes, and who says so (0 takes the rest)."""
IDS = tuple(SOURCED)

GOOD = """
id = "mine"
title = "Mine"
minutes = 90
slot_minutes = 30

[[opening]]
id = "hello"
title = "Hello"
speakers = "everyone"
records = "check-in"

[[opening]]
id = "news"
title = "News"
speakers = "each in turn"
records = "progress"
minutes_each = 2
source = "own"

[[slot]]
id = "tell"
title = "Tell"
speakers = "presenter"
minutes = [5, 10]
source = "own"

[[slot]]
id = "ask"
title = "Ask"
speakers = "set asks"
records = "questions"
turns = "round"
minutes = "rest"
source = "own"

[[between]]
after = 1
id = "tea"
title = "Tea"
speakers = "everyone"
records = "break"
minutes = 12
source = "own"

[[closing]]
id = "look-back"
title = "Look back"
speakers = "everyone"
records = "review"
"""

BAD: tuple[tuple[str, str, str], ...] = (
    (
        'minutes = 12\nsource = "own"',
        "minutes = 12",
        'between[1].minutes: 12 minutes from nowhere: add source = "own"',
    ),
    ("minutes = 12", "minutes = 12.5", 'between[1].minutes: must be whole minutes: 5, [5, 10] or "rest"'),
    ("minutes = 12", "minutes = nan", "between[1].minutes: must be whole minutes"),
    ("minutes = 12", "minutes = true", "between[1].minutes: must be whole minutes"),
    ("minutes = 12", "minutes = -3", "between[1].minutes: must be from 1 to 1440"),
    ("minutes = 12", f"minutes = {10**30}", "between[1].minutes: must be from 1 to 1440"),
    ("minutes = 12", 'minutes = "rest"', 'between[1].minutes: only a phase of the slot can take the "rest"'),
    ("minutes = [5, 10]", "minutes = [10, 5]", "slot[1].minutes: the smaller figure comes first: [5, 10]"),
    ("minutes = [5, 10]", "minutes = [5, 10, 15]", "slot[1].minutes: must be whole minutes"),
    (
        "minutes = [5, 10]",
        "minutes = [5, 30]",
        "slot_minutes: 30 is too little: the phases of the slot need 30 and",
    ),
    ("minutes = [5, 10]", 'minutes = "rest"', 'slot: 2 phases take the "rest"; only one can'),
    (
        "minutes_each = 2",
        'minutes_each = "rest"',
        "opening[2].minutes_each: must be whole minutes: 5 or [5, 10]",
    ),
    (
        "minutes_each = 2",
        "minutes = 2\nminutes_each = 2",
        "opening[2].minutes_each: minutes stands beside it",
    ),
    (
        "minutes_each = 2",
        "minutes_eech = 2",
        'opening[2].minutes_eech: is not a key here; did you mean "minutes_each"?',
    ),
    (
        "slot_minutes = 30",
        "slot_minute = 30",
        'slot_minute: is not a key here; did you mean "slot_minutes"? (and 1 more)',
    ),
    ("slot_minutes = 30", "slot_minutes = 30\nqqq = 1", "qqq: is not a key here; known are id, title"),
    ("after = 1", "aftr = 1", 'between[1].aftr: is not a key here; did you mean "after"?'),
    ("after = 1", "after = 0", "between[1].after: must be from 1 to 24"),
    ("after = 1", 'after = "one"', "between[1].after: must be a whole number"),
    ("slot_minutes = 30", "slot_minutes = 0", "slot_minutes: must be from 1 to 1440"),
    (
        "slot_minutes = 30",
        "slot_minutes = 10",
        "slot_minutes: 10 is too little: the phases of the slot need 10 and",
    ),
    ("slot_minutes = 30", "slot_minutes = 30\nmost_slots = 0", "most_slots: must be from 1 to 24"),
    ("minutes = 90", "minutes = 100000", "minutes: must be from 1 to 1440"),
    ("minutes = 90", 'minutes = "90"', "minutes: must be a whole number"),
    ('id = "mine"', "", "id: is missing"),
    ('id = "mine"', 'id = "My way"', "id: only the small letters"),
    ('id = "mine"', 'id = "half-day"', "id: the id half-day is taken, choose another"),
    ('id = "tea"', 'id = "tell"', "between[1].id: slot[1] has the id tell already; choose another"),
    ('title = "Tea"', 'title = " "', "between[1].title: is empty"),
    ('title = "Tea"', f'title = "{"T" * 61}"', "between[1].title: This is 61 characters long; 60 fit"),
    ('title = "Tea"', "title = 5", "between[1].title: must be words in quotes"),
    ('title = "Tea"', 'title = "Tea"\noptional = "yes"', "between[1].optional: must be true or false"),
    ('speakers = "presenter"', 'speakers = "presentr"', '"presentr" is not known; did you mean "presenter"?'),
    ('speakers = "presenter"', 'speakers = "zzz"', '"zzz" is not known; known are presenter, set asks'),
    ('speakers = "presenter"', "speakers = 3", "slot[1].speakers: this is not known; known are presenter"),
    (
        'speakers = "each in turn"',
        'speakers = "set asks"',
        'opening[2].speakers: "set asks" needs a presenter',
    ),
    ('records = "break"', 'records = "questions"', "between[1].records: questions are asked of a presenter"),
    ('records = "check-in"', 'records = "notes"', 'opening: one phase must record "check-in"'),
    ('records = "progress"', 'records = "notes"', 'opening: one phase must record "progress"'),
    ('records = "review"', 'records = "notes"', 'closing: one phase must record "review"'),
    (
        'records = "check-in"',
        'records = "progress"',
        'opening: one phase must record "check-in" (and 1 more)',
    ),
    (
        'records = "break"',
        'records = "review"',
        'between[1].records: a phase that records "review" belongs in [[closing]]',
    ),
    ("[[closing]]", "[closing]", "closing: must be written as [[...]] tables"),
    ("[[closing]]", "[[closing]", "line 46: is not TOML: "),
    ("[[closing]]", f"x = {'9' * 5000}\n[[closing]]", "file: is not TOML that can be read"),
    ("[[closing]]", f"x = {'[' * 50000}\n[[closing]]", "file: is not TOML that can be read"),
)
"""What stands in the good file, what is put in its place, and what the complaint says of it."""


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def all_phases() -> Iterator[tuple[Process, Phase]]:
    return ((process, phase) for process in SHIPPED.values() for phase in process.phases())


def records_of(phases: tuple[Phase, ...]) -> list[Records]:
    return [phase.records for phase in phases]


def test_every_shipped_file_loads_and_the_default_stands_first() -> None:
    assert COMPLAINTS == ()
    assert tuple(SHIPPED) == IDS
    assert len(list((files("als_tui") / "processes").iterdir())) == len(IDS)


@each("id", IDS)
def test_every_shipped_figure_is_marked_with_a_known_source_or_as_our_own(id: str) -> None:
    marked = {phase.minutes.source for phase in SHIPPED[id].phases() if phase.minutes is not None}
    assert marked <= SOURCES.keys() | {"own"}
    assert set(SHIPPED[id].sources) <= SOURCES.keys()
    assert marked - {"own"} <= set(SHIPPED[id].sources)
    assert SHIPPED[id].sources


@each("id", IDS)
def test_every_shipped_process_records_what_a_session_needs(id: str) -> None:
    process = SHIPPED[id]
    assert {Records.CHECK_IN, Records.PROGRESS, Records.BIDS} <= set(records_of(process.opening))
    assert {Records.QUESTIONS, Records.ACTIONS} <= set(records_of(process.slot))
    assert Records.REVIEW in records_of(process.closing)
    assert process.opening[0].records is Records.CHECK_IN


def test_turns_go_round_only_where_somebody_asks() -> None:
    asking = (Speakers.SET_ASKS, Speakers.ANYONE_BY_QUESTION)
    for _, phase in all_phases():
        assert (phase.turns is not TurnMode.NONE) == (phase.speakers in asking), phase.id
        assert phase.records is not Records.QUESTIONS or phase.speakers in asking, phase.id


def test_every_shipped_phase_has_words_that_fit_the_screen() -> None:
    for process, phase in all_phases():
        lengths = len(phase.title), len(phase.purpose), len(phase.say)
        fits = [0 < length <= most for length, most in zip(lengths, (30, 110, 130), strict=True)]
        assert all(fits), (process.id, phase.id)


def test_no_words_of_a_shipped_phase_tell_a_length_that_the_plan_or_a_key_can_change() -> None:
    numbers = (
        "an? half one two three four five six seven eight nine ten twelve fifteen twenty thirty forty sixty"
    )
    count = rf"\b(?:{numbers.replace(' ', '|')}|\d+)"
    length = re.compile(rf"{count}(?: or \w+)?[ -](?:minute|hour|second)s?\b", re.IGNORECASE)
    told = [
        (process.id, phase.id, found[0])
        for process, phase in all_phases()
        for words in (phase.say, phase.purpose)
        if (found := length.search(words))
    ]
    assert told == []


def test_actions_and_review_are_protected_in_every_shipped_process() -> None:
    for process, phase in all_phases():
        tail = phase.records in (Records.ACTIONS, Records.REVIEW)
        assert phase.protected or not tail, (process.id, phase.id)


def test_the_default_slot_is_the_forty_minutes_of_the_domain() -> None:
    minutes = [phase.minutes.high for phase in SHIPPED["half-day"].slot if phase.minutes]
    assert minutes == [5, 5, 15, 2, 6, 5, 2]
    assert SHIPPED["half-day"].slot_minutes == sum(minutes)


@each("id", IDS)
def test_the_sourced_figures_are_those_of_the_source(id: str) -> None:
    timed = {phase.id: phase.minutes for phase in SHIPPED[id].phases() if phase.minutes is not None}
    sourced = {name: (m.low, m.high, m.source) for name, m in timed.items() if m.source != "own"}
    assert sourced == SOURCED[id]


@pytest.mark.parametrize(("id", "phase"), [("timed-slot", "help-think"), ("reflecting-team", "clarify")])
def test_one_question_and_one_follow_up_each_go_round(id: str, phase: str) -> None:
    assert next(one for one in SHIPPED[id].slot if one.id == phase).turns is TurnMode.ROUND


def test_nobody_speaks_in_a_silence() -> None:
    silent = {(process.id, phase.id) for process, phase in all_phases() if phase.speakers is Speakers.NOBODY}
    assert silent == {
        ("half-day", "silence"),
        ("sand-timer", "silence"),
        ("case-clinic", "stillness"),
        ("troika", "reflect"),
    }


def test_a_users_own_file_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    found, complaints = load_processes(write(tmp_path, mine=GOOD))
    assert complaints == ()
    assert tuple(found) == (*IDS, "mine")
    assert found["mine"].slot[0].minutes is not None
    assert found["mine"].slot[0].minutes.high == 10
    assert found["mine"].between[0].after == 1


@pytest.mark.parametrize(("was", "becomes", "complaint"), BAD)
def test_a_bad_file_is_told_its_name_the_key_and_the_reason(
    tmp_path: Path, was: str, becomes: str, complaint: str
) -> None:
    assert was in GOOD
    bad = GOOD.replace(was, becomes, 1)
    found, complaints = load_processes(write(tmp_path, bad=bad, other=GOOD.replace('"mine"', '"other"')))
    assert len(complaints) == 1
    assert complaints[0].startswith("bad.toml: ")
    assert complaint in complaints[0]
    assert tuple(found) == (*IDS, "other")


def test_minutes_for_each_person_do_not_count_against_a_slot_before_anybody_is_there() -> None:
    each = GOOD.replace("minutes = [5, 10]", "minutes_each = 40")
    assert read_process(each.encode()).slot_minutes == 30


def test_a_slot_needs_a_phase() -> None:
    before, _, slot = GOOD.partition("[[slot]]")
    empty = f"slot = []\n{before}{slot[slot.index('[[between]]') :]}"
    with pytest.raises(Unreadable, match="slot: there is none; a slot needs at least one phase"):
        read_process(empty.encode())


def test_a_process_has_not_hundreds_of_phases() -> None:
    many = "".join(f'[[slot]]\nid = "p{n}"\ntitle = "P"\nspeakers = "everyone"\n' for n in range(60))
    with pytest.raises(Unreadable, match="slot: 66 phases are too many; 60 is the most"):
        read_process((GOOD + many).encode())


def test_the_second_of_two_own_files_with_one_id_is_refused(tmp_path: Path) -> None:
    found, complaints = load_processes(write(tmp_path, a=GOOD, b=GOOD))
    assert "mine" in found
    assert complaints == ("b.toml: id: the id mine is taken, choose another",)


def test_a_folder_that_is_not_there_holds_nothing_and_says_nothing(tmp_path: Path) -> None:
    assert load_processes(tmp_path / "none") == (SHIPPED, ())


def test_what_cannot_be_opened_is_named_and_waits_for_nobody(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "huge.toml").write_bytes(b"#" * 300_000)
    (tmp_path / "latin.toml").write_bytes(b'title = "\xe9"')
    write(tmp_path, **{".hidden": "nonsense"})
    found, complaints = load_processes(tmp_path)
    assert found == SHIPPED
    assert complaints == (
        "folder.toml: file: is not a plain file",
        "gone.toml: file: is not a plain file",
        "huge.toml: file: is over 256 KiB, far too large for a process",
        "latin.toml: file: is not text in UTF-8",
        "pipe.toml: file: is not a plain file",
    )


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "processes").write_text("")
    assert load_processes(tmp_path / "processes")[1] == ("processes: file: cannot be read: not a directory",)


def test_no_control_character_passes_into_a_title_a_word_or_a_complaint(tmp_path: Path) -> None:
    hostile = GOOD.replace('"Tea"', r'"T\u001b[31mea\u202e [bold]x[/]"')
    hostile = hostile.replace('title = "Tell"', 'title = "Tell"\nsay = """one\ntwo"""')
    worse = GOOD.replace('"mine"', r'"x\u001b"').replace("after", '"af\\u001b"')
    found, complaints = load_processes(write(tmp_path, **{"a": hostile, "b\x1b]0;": worse}))
    assert "\x1b" not in found["mine"].between[0].phase.title
    assert "[bold]x[/]" in found["mine"].between[0].phase.title
    assert found["mine"].slot[0].say == "one two"
    assert len(complaints) == 1
    assert "\x1b" not in complaints[0]


def test_a_file_from_a_windows_editor_is_read() -> None:
    assert read_process(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()).id == "mine"


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_process(data)


TOML_VALUES = st.recursive(
    st.sampled_from(
        ["nan", "-inf", "1e400", "1979-05-27", "true", "-1", "0", str(10**25), '"\\u0000"', '""', '"[/]"']
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda values: f"[{', '.join(values)}]")
        | inner.map(lambda value: f"{{ id = {value} }}")
    ),
    max_leaves=6,
)
LINES = tuple(line for line in GOOD.splitlines() if " = " in line)


@given(st.sampled_from(LINES), TOML_VALUES)
def test_no_value_crashes_the_reader(line: str, value: str) -> None:
    changed = GOOD.replace(line, f"{line.partition(' = ')[0]} = {value}", 1)
    with suppress(Unreadable):
        assert read_process(changed.encode()).slot


ASKED_IN_SLOTS = {
    "half-day": "- clarify explore - commit review any",
    "airtime-hour": "- explore commit review",
    "bid-led": "- explore explore explore explore explore commit -",
    "case-clinic": "- clarify - - explore commit",
    "group-coaching": "- clarify explore explore commit",
    "kollegiale-fallberatung": "- - clarify - - - commit",
    "post-it": "- clarify explore commit",
    "reflecting-team": "- clarify - - commit",
    "sand-timer": "- clarify - - commit",
    "self-managed": "- explore commit",
    "self-run": "- clarify explore commit",
    "short-training": "clarify explore commit",
    "slow-online": "- explore commit",
    "timed-slot": "- clarify explore - - commit",
    "troika": "- clarify - commit",
    "wial": "- explore explore explore commit",
}
"""What the questions offered in each phase of a slot are for, in order; a dash where nobody asks."""


def stages_offered(process: Process, phases: Iterable[Phase]) -> str:
    """The stage of the prompts that a phase offers first, for each of these phases."""
    phrases = load_phrases(None)[0]
    cards = [prompts_for(phase, phrases, (), 0, process) for phase in phases]
    return " ".join(card[0].stage if card else "-" for card in cards)


@each("process", SHIPPED.values())
def test_the_questions_offered_in_each_phase_are_for_what_happens_in_it(process: Process) -> None:
    assert stages_offered(process, process.slot) == ASKED_IN_SLOTS[process.id]
    assert set(stages_offered(process, process.closing).split()) == {"review"}
    opening = stages_offered(process, process.opening).split()
    assert set(opening) <= {"begin", "progress", "-"}


def test_the_questions_of_the_review_come_in_no_phase_before_the_actions() -> None:
    for process in SHIPPED.values():
        before = [*process.opening, *(stop.phase for stop in process.between)]
        for phase in process.slot:
            if phase.records is Records.ACTIONS:
                break
            before.append(phase)
        assert "review" not in stages_offered(process, before).split(), process.id
