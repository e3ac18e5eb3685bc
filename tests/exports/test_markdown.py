"""The record as Markdown: what the set may read, no typed word as markup, and good to read as text."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.cells import cell_len

from als_tui.domain.book import (
    Action,
    Asked,
    Attendance,
    Book,
    Check,
    Correction,
    Count,
    Held,
    PhaseTime,
    Policy,
    Presented,
    Profile,
    Record,
    Said,
    Score,
    Status,
    Told,
)
from als_tui.domain.moves.bids import bid, present
from als_tui.domain.moves.flow import next_phase, start_or_pause
from als_tui.domain.moves.programme import cancel_module, move_module
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session.live import Live
from als_tui.domain.words.text import shown
from als_tui.exports.markdown import session_markdown, session_text
from als_tui.exports.marks import MARKDOWN, PLAIN, WIDTH
from als_tui.value import replace
from tests.domain.build import ANA, World
from tests.seeded import END, HALF_WAY, forty, programme
from tests.tables import each

heading, item, paragraph, rows = MARKDOWN.heading, MARKDOWN.item, MARKDOWN.paragraph, MARKDOWN.rows
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

RECORD = Record(
    number=3,
    began=datetime(2026, 6, 2, 13, 0, tzinfo=UTC),
    ended=datetime(2026, 6, 2, 16, 25, tzinfo=UTC),
    zone="Europe/London",
    process="half-day",
    process_title="Half day",
    next_session=datetime(2026, 7, 2, 9, 5),
    policy=Policy.QUESTIONS,
    minutes_planned=210,
    minutes_actual=205,
    attendance=(
        Attendance(1, "Ana", "here"),
        Attendance(2, "Ben", "late", 12),
        Attendance(3, "Chi", "absent"),
        Attendance(-1, "Gus", "late", 1, guest=True),
        Attendance(4, "Eli", "left"),
    ),
    presented=(Presented(1, "How do I tell them?", 2400), Presented(2, "", 2300)),
    bids_lost=(4,),
    phases=(
        PhaseTime("opening.check-in", "Check-in", 600, 754),
        PhaseTime("slot.1.explore", "Explore", 1500, 1501),
        PhaseTime("slot.4.explore", "Explore", None, 3725),
        PhaseTime("break.1", "Break", 900, 900),
    ),
    facilitator="Dara",
    actions=(7, 8, 9),
    progress=(Told(1, "Call the client", Status.OPEN, "Ring early", "They answered"),),
    progress_skipped=True,
    counts=(Count(1, 31, 17, 977),),
    pulse=(Score(1, 8), Score(2, 6)),
    charter=2,
    agreed=(1, 2, -1, 4),
    topic="How we decide",
    goal="One step each",
    goal_met="partly",
    place="Room 4",
    roles=(("timekeeper", 1),),
    questions=(
        Asked(0, 2, "What do they know?", "", starred=True),
        Asked(1, 1, "Who else cares?"),
        Asked(0, 4, "And if you wait?"),
        Asked(None, 1, "When do we eat?"),
    ),
    words=(
        Said("learning", 2, "I ask too fast"),
        Said("pulse", 1, "felt heard"),
        Said("note", 2, "tired"),
    ),
    timeline=("14:00 Check-in began",),
    decisions=("We meet in the library",),
    interventions=(Held("pace", "Explore", 30),),
    checks=(Check(1, 1, 4),),
)
JUNE_9 = date(2026, 6, 9)
REGISTER = {
    1: Action(2, "Ben", "Call the client", 2),
    7: Action(
        1, "Ana", "Ask the chair", 3, date(2026, 6, 23), "when the agenda is out", 8, "Ben", promised=JUNE_9
    ),
    8: Action(2, "Ben", "Write it down", 3, None, promised="next session"),
    9: Action(1, "Ana", "Sleep", 3),
}
NEXT = datetime.fromisoformat("2026-07-02T09:05")
WHOLE = """\
# Northern leads: session 3

- Date:        Tuesday 2 June 2026, 14:00 to 17:25 (Europe/London)
- Place:       Room 4
- Process:     Half day
- Time:        205 minutes (210 planned)
- Facilitator: Dara
- Roles:       timekeeper Ana
- Topic:       How we decide
- Goal:        One step each
- Goal met:    partly

## Who was here

- Here:       Ana, Ben (12 minutes late), Gus (guest, 1 minute late)
- Left early: Eli
- Absent:     Chi
- Charter:    version 2, agreed by all

## Presenters

### Ana

How do I tell them?

- Ben: What do they know? ★ it helped
- Eli: And if you wait?

### Ben

- Ana: Who else cares?

### Asked outside a slot

- Ana: When do we eat?

Still waiting for a slot: Eli

## What became of earlier actions

- Ben: Call the client
  - Outcome: carried
  - Learned: Ring early
  - Changed: They answered

The rest of the progress round was left for another day.

## Actions

### Ana

- Ask the chair
  - By:        Tuesday 9 June 2026
  - Cue:       when the agenda is out
  - Supporter: Ben
- Sleep

### Ben

- Write it down
  - By: next session

## What we decided

- We meet in the library

## What we learned

- Ben: I ask too fast

## Pulse, 1 to 10

- Ana: 8, felt heard
- Ben: 6

## How the time went

- 12:34 (10:00 planned): Check-in
- 25:01 (25:00 planned): Explore, slot 1
- 1:02:05:               Explore, slot 2
- 15:00 (not planned):   Break

## Next session

Thursday 2 July 2026, 09:05 (Europe/London)
"""


def book(record: Record = RECORD) -> Book:
    """Return a set with this session sealed."""
    profile = Profile("Northern leads", "Europe/London", date(2026, 1, 1))
    return Book("set-1", {"profile": {1: profile}, "actions": REGISTER, "sessions": {record.number: record}})


def read(markdown: str) -> Iterator[Token]:
    """Every token that a renderer makes of it."""
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def seen(markdown: str) -> str:
    """Return what a reader of the rendered page sees; a line end within a paragraph is a space there."""
    shows = {"softbreak": " ", "hardbreak": "\n"}
    page = "".join(shows.get(token.type, token.content) for token in read(markdown) if token.type != "inline")
    return closed_up(page)


def bare(text: str) -> str:
    """Return a text as it is expected on the page: safe to show, and closed up."""
    return closed_up(shown(text, lines=True))


def closed_up(text: str) -> str:
    """Every stretch of blanks as one space, none at the ends of lines, no empty lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def test_the_whole_record_reads_like_this() -> None:
    assert session_markdown(book(), 3) == WHOLE


def test_what_was_not_kept_has_no_section() -> None:
    kept = replace(
        RECORD,
        actions=(),
        progress=(),
        progress_skipped=False,
        pulse=(),
        charter=None,
        words=(),
        decisions=(),
        phases=(),
    )
    markdown = session_markdown(book(kept), 3)
    headings = [line for line in markdown.splitlines() if line.startswith("## ")]
    assert headings == ["## Who was here", "## Presenters", "## Next session"]
    assert "\n\n\n" not in markdown


def test_without_issues_and_questions_the_presenters_are_a_list() -> None:
    kept = replace(RECORD, questions=(), presented=(Presented(1), Presented(2)), bids_lost=())
    assert "## Presenters\n\n- Ana\n- Ben\n\n## What" in session_markdown(book(kept), 3)


def test_notes_airtime_and_timeline_stay_out() -> None:
    markdown = session_markdown(book(), 3)
    assert not any(kept in markdown for kept in ("tired", "31", "17 ", "977", "2400", "Check-in began"))


def charter_of(record: Record) -> str:
    text = " ".join(session_markdown(book(record), 3).split())
    found = re.search(r"- Charter: (.*?) (?:-|#)", text)
    return found[1] if found else ""


def test_who_did_not_agree_is_told_apart_from_who_was_never_asked() -> None:
    kept = replace(RECORD, agreed=(1, 4), refused=())
    begun = "version 2, agreed by 2 of 4"
    assert charter_of(kept) == f"{begun}; not asked: Ben, Gus"
    assert charter_of(replace(kept, refused=(-1,))) == f"{begun}; not by Gus; not asked: Ben"
    assert charter_of(replace(kept, refused=(2, -1))) == f"{begun}; not by Ben, Gus"
    none = replace(kept, agreed=(), refused=(2, -1, 4))
    assert charter_of(none) == "version 2, agreed by 0 of 4; not by Ben, Gus, Eli; not asked: Ana"
    for nobody in (replace(RECORD, agreed=()), replace(RECORD, agreed=(), refused=(), attendance=())):
        assert charter_of(nobody) == "", "who was not asked did not say no"


def test_an_older_record_that_cannot_tell_says_only_whose_agreement_is_missing() -> None:
    kept = replace(RECORD, agreed=(1, 4), refused=None)
    assert charter_of(kept) == "version 2, agreed by 2 of 4; without Ben, Gus"


def test_somebody_late_without_a_figure_is_just_late() -> None:
    kept = replace(RECORD, attendance=(Attendance(1, "Ana", "late"),))
    assert "- Here:    Ana (late)\n" in session_markdown(book(kept), 3)


def test_a_session_over_midnight_names_both_days() -> None:
    kept = replace(RECORD, ended=datetime(2026, 6, 3, 0, 30, tzinfo=UTC))
    assert "14:00 to Wednesday 3 June 2026, 01:30 (Europe/London)" in seen(session_markdown(book(kept), 3))


def test_an_unknown_zone_shows_utc_and_says_so() -> None:
    assert "13:00 to 16:25 (UTC)" in session_markdown(book(replace(RECORD, zone="Mars/Base")), 3)


def test_a_sealed_record_goes_on_telling_the_next_date_as_it_stood() -> None:
    """The module after it is moved or cancelled, and other sessions are held."""
    before, told = programme(), {number: session_markdown(programme(), number) for number in range(1, 9)}
    assert sum("## Next session" in record for record in told.values()) > 1
    world = World()
    world.live = Live(before)
    later = world.do(move_module, 10, datetime(2026, 12, 8, 9, 30)).book
    off = world.do(cancel_module, 10, "strike").book
    assert len({book.profile.next_session for book in (before, later, off)}) == 3
    for after in (later, off, forty()):
        assert {number: session_markdown(after, number) for number in told} == told


def test_an_action_gone_from_the_register_is_gone_from_the_page() -> None:
    assert "Sleep" not in session_markdown(book().put("actions", 9, None), 3)


def test_a_session_that_is_open_can_be_shown_before_its_seal() -> None:
    world = (
        World()
        .opened()
        .do(bid, ANA, "How?")
        .do(present, ANA)
        .do(start_or_pause)
        .do(next_phase)
        .do(next_phase)
    )
    markdown = session_markdown(seal(world.book, world.session, world.now), world.session.number)
    assert "### Ana\n\nHow?\n" in markdown
    assert world.book.sessions == {}


HOSTILE = [
    "# x",
    "## y #",
    "[a](b)",
    "![a](b)",
    "<script>alert(1)</script>",
    "a | b",
    "`code`",
    "- x",
    "+ x",
    "* x",
    "1. x",
    "12) x",
    "> quote",
    "---",
    "===",
    "~~gone~~",
    "**bold**",
    "_thin_",
    "&lt;b&gt;",
    "a\\",
    "\\*x*",
    "[a]: http://b",
    "```\nx",
    "    code",
    "a\n===",
    "a\n\nb",
    "a  \nb",
    "|a|\n|-|\n|b|",
    "<!-- -->",
    "\x1b[2J",
    "x\u202ey",
    "- [ ] t",
    "99999999999. x",
    "C#",
    "x # y",
    "::: note",
    "R&D",
    "5 > 4",
    "http://x.org/a_b_c",
    "\u00a0# x",
    "a\u2028# b",
]


@each(("text", "mark"), product(HOSTILE, [paragraph, item]))
def test_hostile_text_stays_the_text_it_is(text: str, mark: Callable[[str], str]) -> None:
    assert_plain(mark(text), text)


@given(st.text(st.sampled_from("ab1 .)(#-+=*_`~<>[]!|&;:\\\n\t\"'/") | st.characters(), max_size=200))
@example("1\n2) a")
@example("a " * 60 + "- b")
def test_any_text_stays_the_text_it_is(text: str) -> None:
    assert_plain(paragraph(text), text)
    assert_plain(item(text), text)


@given(
    st.text(st.sampled_from("ab1 .)#-+=*_`~<[|&\\\n"), max_size=120),
    st.text(st.sampled_from("A1.-#)+ "), max_size=9),
)
def test_a_row_shows_its_label_and_its_text(text: str, label: str) -> None:
    markdown = rows([(label, text), ("Ana", text)])
    whole = "".join(f"{bare(name + ':')}{' '}{bare(text)}" for name in (label, "Ana")) if text.strip() else ""
    assert seen(markdown).replace(" ", "") == whole.replace(" ", "")
    assert {token.type for token in read(markdown)} <= ALLOWED


ALLOWED = {
    *("inline", "text", "softbreak", "hardbreak", "paragraph_open", "paragraph_close"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
}


def assert_plain(markdown: str, text: str) -> None:
    """Check that the page shows the text, and nothing but paragraphs and our own one list item."""
    assert seen(markdown) == bare(text)
    tokens = [token.type for token in read(markdown)]
    assert set(tokens) <= ALLOWED
    assert tokens.count("list_item_open") <= 1


@each("text", HOSTILE)
def test_a_heading_is_one_heading_of_plain_text(text: str) -> None:
    tokens = list(read(heading(3, f"x {text}")))
    assert [token.type for token in tokens if token.type.endswith("_open")] == ["heading_open"]
    assert {token.type for token in tokens} <= {"heading_open", "inline", "text", "heading_close"}


@each("text", [text for text in HOSTILE if "\x1b" not in text])
def test_hostile_text_in_every_field_makes_no_markup(text: str) -> None:
    record = replace(
        RECORD,
        process_title=text,
        facilitator=text,
        topic=text,
        goal=text,
        goal_met=text,
        place=text,
        attendance=(Attendance(1, text, "here"),),
        presented=(Presented(1, text),),
        bids_lost=(1,),
        agreed=(1,),
        roles=((text, 1),),
        progress=(Told(7, text, Status.DONE, text, text),),
        pulse=(Score(1, 3),),
        questions=(Asked(0, 1, text, text), Asked(None, 1, text, text)),
        words=(Said("learning", 1, text), Said("pulse", 1, text)),
    )
    whole = book(record).put("actions", 7, Action(1, text, text, 3, None, text, 3, text))
    named = whole.put("profile", 1, replace(whole.profile, name=text))
    types = {token.type for token in read(session_markdown(named, 3))}
    assert types <= ALLOWED | {"heading_open", "heading_close"}


def test_no_control_byte_comes_out() -> None:
    kept = replace(
        RECORD,
        topic="a\x1b]52;c;x\x07b\x9bc",
        attendance=(Attendance(1, "A\x1bna", "here"),),
        presented=(Presented(1, "x\ry\x00z"),),
    )
    markdown = session_markdown(book(kept), 3)
    assert markdown.replace("\n", "").isprintable()


def test_long_text_is_folded_and_its_lines_stand_below_each_other() -> None:
    lines = rows([("Ana", "word " * 40), ("Benjamin", "x")]).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert lines[1].startswith("            word")
    assert lines[-1] == "- Benjamin: x"


def test_a_line_end_somebody_typed_is_a_line_end_on_the_page() -> None:
    assert paragraph("one\n\ntwo\nthree") == "one  \ntwo  \nthree"


def test_harmless_signs_are_left_as_they_are_typed() -> None:
    assert (
        paragraph("R&D costs $5, isn't that 50 % (or 3.5)? 5 > 4!")
        == "R&D costs $5, isn't that 50 % (or 3.5)? 5 > 4!"
    )


def test_a_name_longer_than_a_column_has_its_text_below_and_squeezes_nobody_s() -> None:
    long = "Wilhelmina-Alexandrina Featherstonehaugh von und zu"
    lines = rows([("Ana", "word " * 20), (long, "- When did it begin?")]).splitlines()
    assert len(lines[0]) > 60 and lines[0].startswith("- Ana:")
    assert lines[-2:] == [f"- {long}:", " " * 27 + "\\- When did it begin?"]


NAMES = ("陳大文", "Ana", "[Ana]", "Zoe\u0308", "O'Hara")


def test_texts_stand_below_each_other_by_cells_and_not_by_characters() -> None:
    for marks, names in ((MARKDOWN, NAMES), (PLAIN, (*NAMES, "1. Ana"))):
        page = marks.rows((name, "@") for name in names)
        assert len({cell_len(line.partition("@")[0]) for line in page.splitlines()}) == 1, page


def test_lines_are_folded_by_cells() -> None:
    page = paragraph("陳大文 " * 40)
    assert max(cell_len(line) for line in page.splitlines()) <= WIDTH


@pytest.mark.parametrize(
    "text",
    ["[Ana]", "*so*", "a_b_c", r"C:\temp", "<b>", "# no", "1. first", "- dash", "+1", "a|b", "&amp;", "`x`"],
)
def test_what_is_copied_for_a_mail_has_each_word_as_it_was_typed(text: str) -> None:
    words = replace(
        RECORD,
        topic=text,
        attendance=(Attendance(1, text, "here"), Attendance(2, text, "here")),
        presented=(Presented(1, text),),
        questions=(Asked(0, 2, text),),
        decisions=(text,),
    )
    page = session_text(book(words), 3)
    assert page.count(text) >= 6
    assert "\\" not in page.replace(text, "")
    assert not re.search(r"^#+ [A-Z]", page, re.MULTILINE)


def test_plain_text_says_what_the_markdown_says() -> None:
    without_hashes = re.sub(r"^#+ ", "", WHOLE, flags=re.MULTILINE)
    assert session_text(book(), 3) == without_hashes


@given(st.text(max_size=200))
@example("a\\\n# b\n1. c")
def test_plain_text_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    page = PLAIN.paragraph(text)
    assert page == shown(page, lines=True)
    assert bare(page).split() == bare(text).split()


def test_an_evaluation_round_is_told_with_how_many_answered_and_no_ones_figure() -> None:
    book = programme()
    assert re.search("\n- Evaluation: +half-way, answered by 5 people\n", session_markdown(book, HALF_WAY))
    assert re.search("\n- Evaluation: +end, answered by 6 people\n", session_text(book, END))
    assert "Evaluation" not in session_markdown(book, 1), "where each starts is no round"


def test_what_was_put_right_later_stands_under_the_record_with_its_day() -> None:
    corrected = replace(RECORD, corrections=(Correction(date(2026, 6, 9), "# [Ben] came late"),))
    page, mail = (made(book(corrected), 3) for made in (session_markdown, session_text))
    assert "## Corrected later\n\n- Tuesday 9 June 2026: \\# \\[Ben\\] came late\n" in page
    assert "Corrected later\n\n- Tuesday 9 June 2026: # [Ben] came late\n" in mail
    assert "Corrected later" not in session_markdown(book(), 3)
