"""The report for each reader: the figures of the evaluation view, nobody's words where none belong, sound HTML."""

import re
from functools import cache
from html.parser import HTMLParser

import pytest

from als_tui.domain.book import Book, Rated, Record
from als_tui.domain.programme.evaluation import evaluation_of
from als_tui.domain.programme.evaluation_words import sections
from als_tui.domain.programme.organisation import UNNAMED
from als_tui.domain.programme.readers import ReportReader, seen_by
from als_tui.domain.programme.wording import SPOKEN
from als_tui.domain.session.evaluating import GOAL
from als_tui.exports.report.page import report_page
from als_tui.value import Value, fields, replace
from tests.exports.test_sheet import Seen
from tests.hostile import CONTROLS, MARKUP, SEQUENCES
from tests.seeded import LEILA, NAMES, PIA, SVEN, TODAY, forty, programme

HOSTILE = '</title></svg><script>x</script>"><img src=x onerror=x> \x1b[2J\u202e'
VOID = ("meta", "br")
DRAWN = {"svg", "title", "desc", "rect", "circle", "line", "text"}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "div", "br"),
    *("h1", "h2", "p", "ul", "li", "dl", "dt", "dd", "figure"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
FREE = {
    *("name", "issue", "text", "goal", "goal_met", "mail", "role", "topic", "place", "facilitator", "why"),
    *("asked", "learned", "changed", "words", "cue", "supporter", "owner_name"),
}
"""Fields in which people type a line."""


@cache
def page(reader: ReportReader) -> str:
    return report_page(programme(), TODAY, reader)


def page_of(book: Book, reader: ReportReader) -> str:
    return report_page(book, TODAY, reader)


def typed_anew(value: object, words: str = "Xyz") -> object:
    """The value with other words wherever people typed some."""
    if isinstance(value, tuple):
        return tuple(typed_anew(each, words) for each in value)
    if not isinstance(value, Value):
        return value
    changed: dict[str, object] = {}
    for each in fields(value):
        was = getattr(value, each.name)
        if each.name in FREE and isinstance(was, str):
            changed[each.name] = words
        elif each.name in ("rules", "decisions", "timeline") and isinstance(was, tuple):
            changed[each.name] = tuple(f"{words} {number}" for number, _ in enumerate(was))
        elif isinstance(was, tuple | Value):
            changed[each.name] = typed_anew(was, words)
    return replace(value, **changed)


def of_other_words(words: str = "Xyz") -> Book:
    """The seeded set as if all had been called and said something else; the set's own name stays."""
    book = programme()
    tables = {
        table: {id: typed_anew(document, words) for id, document in documents.items()}
        for table, documents in book.tables.items()
    }
    anew = replace(book, tables=tables)
    return anew.put("profile", 1, replace(anew.profile, name=book.profile.name))


class Sound(HTMLParser):
    """A page whose every element is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        self.open.append(tag)
        found = dict(attrs)
        if level := re.fullmatch("h([1-6])", tag):
            self.headings.append(int(level[1]))
        if "id" in found:
            self.ids.append(found["id"] or "")
        if tag == "th":
            assert found.get("scope") in ("row", "col")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in DRAWN

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("reader", ReportReader)
def test_it_says_what_the_evaluation_view_says(reader: ReportReader) -> None:
    text = " ".join(Seen(page(reader)).text.split())
    evaluation = seen_by(reader, evaluation_of(programme(), TODAY))
    for section in sections(evaluation, TODAY, SPOKEN):
        assert section.label in text
        if section.label != "Pulse":
            assert section.text in text
    for figure in ("3.4 → 6.8", "18 of 32", "44 of 55", "24 slots", "7 of 8", "5 of 7", "6 of 7"):
        assert figure in text
    assert "from 6 of 8 sessions that kept it" in text


def test_the_tables_have_the_figures_of_the_board() -> None:
    evaluation = evaluation_of(programme(), TODAY)
    rows = re.findall(r"<tr>(.*?)</tr>", page(ReportReader.SET))
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    board = evaluation.board
    early = sum(each.in_time or 0 for each in board.held)
    arrivals = sum(each.here for each in board.held if each.late is not None)
    text = Seen(page(ReportReader.ORGANISATION)).text
    assert f"in time {early} of {arrivals} arrivals (84 %), session 2 from paper not counted" in text
    for each in board.held:
        mine = [row[1:] for row in cells if row[0].startswith(f"Session {each.number},")]
        here, slots, promised, pulse = mine[:4]
        arrived = ("–", "–") if each.late is None else (str(each.here - each.late), str(each.late))
        assert here == [*(str(each.here), str(each.members), *arrived, str(each.apologies), str(each.absent))]
        assert [*map(int, slots)] == [each.presented, each.waited]
        if each.promised.made:
            made = each.promised
            assert [*map(int, promised)] == [
                *(made.made, made.told, made.done, made.partly, made.missed, made.dropped, made.open)
            ]
        if each.mean is not None:
            assert pulse == [
                *(f"{each.mean:.1f}", str(min(each.pulse)), str(max(each.pulse))),
                str(len(each.pulse)),
            ]
        else:
            assert pulse[-1] == "not kept"
    assert ["Silence", "21", "42:00", "46:00"] in cells


def test_a_drawn_bar_is_as_long_as_the_figure_beside_it() -> None:
    charts = re.findall(r"<svg.*?</svg>", page(ReportReader.SET), re.DOTALL)
    here = next(chart for chart in charts if 'id="here-title"' in chart)
    board = evaluation_of(programme(), TODAY).board
    frames = [float(width) for width in re.findall(r'class="track".*?width="([\d.]+)"', here)]
    in_time = [float(width) for width in re.findall(r'class="p1".*?width="([\d.]+)"', here)][1:]
    unit = frames[0] / board.held[0].members
    assert frames == pytest.approx([each.members * unit for each in board.held], abs=0.02)
    told = [each for each in board.held if each.late is not None]
    assert in_time == pytest.approx([(each.in_time or 0) * unit for each in told], abs=0.02)
    pulse = next(chart for chart in charts if 'id="pulse-title"' in chart)
    ranges = [float(width) for width in re.findall(r'class="p2".*?width="([\d.]+)"', pulse)]
    apart = [max(each.pulse) - min(each.pulse) for each in board.held if each.pulse]
    assert ranges == pytest.approx([each * ranges[0] / apart[0] for each in apart], abs=0.05)


def test_the_organisations_is_the_same_whatever_people_are_called_and_say() -> None:
    anew = of_other_words()
    name = programme().profile.name
    assert UNNAMED in page(ReportReader.ORGANISATION), "somebody is called as the set is"
    assert page(ReportReader.ORGANISATION) == page_of(anew, ReportReader.ORGANISATION).replace(name, UNNAMED)
    for reader in (ReportReader.SET, ReportReader.FACILITATOR):
        assert page(reader) != page_of(anew, reader)
        assert "Xyz" in page_of(anew, reader)


def test_no_name_issue_question_or_word_of_the_set_is_in_the_organisations() -> None:
    shown = Seen(page(ReportReader.ORGANISATION).partition("</style>")[2]).text
    text = shown.replace(programme().profile.name, "").casefold()
    records = programme().sessions.values()
    names = [*NAMES, *(part for name in NAMES for part in name.split()), "Noor", "Ward"]
    issues = [
        word for record in records for slot in record.presented for word in re.findall(r"\w{4,}", slot.issue)
    ]
    lines = [
        *(question.text for record in records for question in record.questions),
        *(said.text for record in records for said in record.words),
        *(action.text for action in programme().actions.values()),
        *(member.goal for member in programme().members.values()),
        *(rule for charter in programme().charter.values() for rule in charter.rules),
    ]
    ours = {"when", "what"}
    """Words of issues that the page has of its own."""
    assert len(lines) > 100 and len(set(issues)) > 15
    assert {word.casefold() for word in (*names, *issues, *lines) if word and word.casefold() in text} <= ours


def test_a_figure_of_fewer_than_three_people_is_not_for_the_organisation() -> None:
    book = programme()
    for number in (5, 8):
        record: Record = book.sessions[number]
        few = tuple(rated for rated in record.rated if rated.person in (PIA, SVEN))
        pulse = tuple(score for score in record.pulse if score.person in (PIA, SVEN))
        book = book.put("sessions", number, replace(record, rated=few, pulse=pulse))
    told = Seen(page_of(book, ReportReader.ORGANISATION)).text
    assert "3.4 (7 of 8) → half-way too few → end too few" in told
    assert "7.5 from 2" not in told and "yes of 2" not in told
    assert "(2 of 7)" in Seen(page_of(book, ReportReader.SET)).text


def test_who_presented_and_what_was_learned_is_the_sets_and_no_more() -> None:
    mine, theirs = Seen(page(ReportReader.FACILITATOR)).text, Seen(page(ReportReader.SET)).text
    for words in ("What session 8 taught Sven", NAMES[LEILA - 1], "what head office makes of our rota"):
        assert words in mine and words in theirs
    for words in (
        "Step 1 of session 1",
        "how sure",
        "5 of 10 session 5 → 8 of 10 session 8",
        "where it is now",
    ):
        assert words in mine and words not in theirs
    assert "For the facilitator's eyes alone" in mine
    for record in programme().sessions.values():
        assert not [question.text for question in record.questions if question.text in theirs]


@pytest.mark.parametrize("reader", ReportReader)
@pytest.mark.parametrize("words", [HOSTILE, "".join((*MARKUP, *SEQUENCES, *CONTROLS)), "ا" * 300])
def test_it_is_sound_and_nobodys_words_are_markup(reader: ReportReader, words: str) -> None:
    book = of_other_words(words)
    book = book.put("profile", 1, replace(book.profile, name=words))
    for each in (page_of(book, reader), page(reader)):
        sound, seen = Sound(each), Seen(each)
        assert {tag for tag, _ in seen.tags} <= TAGS | DRAWN
        assert sound.headings[0] == 1 and set(sound.headings[1:]) == {2}
        assert len(sound.ids) == len(set(sound.ids)) == 12
        assert not any({"src", "href", "style"} & {*attributes} for _, attributes in seen.tags)
        assert not any(name.startswith("on") for _, attributes in seen.tags for name in attributes)
        assert ("html", {"lang": "en"}) in seen.tags
        policies = [
            attributes["content"]
            for tag, attributes in seen.tags
            if "http-equiv" in attributes and tag == "meta"
        ]
        assert len(policies) == 1 and str(policies[0]).startswith("default-src 'none'")
        assert "unsafe" not in str(policies[0]) and "url(" not in each and "http:" not in each
        assert "\x1b" not in each and "\u202e" not in each


def test_each_chart_is_one_picture_with_its_table_beneath() -> None:
    parts = page(ReportReader.SET).split("<section>")
    drawn = [part for part in parts if "<svg" in part]
    assert len(drawn) == 6
    for part in drawn:
        assert part.count('<svg role="img" aria-labelledby=') == 1
        assert part.index("</svg>") < part.index("<table>") < part.index("<caption>")


def test_forty_sessions_fit_and_before_the_first_there_is_none() -> None:
    report = report_page(forty(), TODAY, ReportReader.FACILITATOR)
    assert all(float(tall) <= 960 for tall in re.findall(r'viewBox="0 0 680 ([\d.]+)"', report))
    bare = programme()
    assert report_page(replace(bare, tables={**bare.tables, "sessions": {}}), TODAY, ReportReader.SET) == ""


def test_what_is_too_early_or_not_kept_is_said_and_never_drawn() -> None:
    book = programme()
    for number, record in book.sessions.items():
        book = book.put("sessions", number, replace(record, rated=(), pulse=(), evaluation="", actions=()))
    book = replace(book, tables={**book.tables, "actions": {}})
    report = page_of(book, ReportReader.SET)
    Sound(report)
    text = Seen(report).text
    assert report.count("<dd>–</dd>") == 2
    for words in ("not asked", "not kept", "none promised", "nobody answered", "nobody gave one"):
        assert words in text
    assert 'class="way"' not in report and "<circle" not in report


def test_two_equal_answers_are_two_ends_of_the_way() -> None:
    goals = {1: 4, 8: 4}
    book = programme()
    for number, record in book.sessions.items():
        rated = (Rated(PIA, GOAL, goals[number]),) if number in goals else ()
        book = book.put("sessions", number, replace(record, rated=rated))
    assert "<dd>4.0 → 4.0</dd>" in page_of(book, ReportReader.SET)
