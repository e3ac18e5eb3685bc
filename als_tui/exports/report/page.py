"""The whole report: for whom it is, the figures that matter first, then everything that this reader may see."""

from collections.abc import Iterable, Mapping
from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.programme import sentences
from als_tui.domain.programme.evaluation import Evaluation, RoundAnswers, evaluation_of
from als_tui.domain.programme.evaluation_words import ARROW, nothing
from als_tui.domain.programme.organisation import about_set
from als_tui.domain.programme.readers import FEWEST, ReportReader, seen_by
from als_tui.domain.words.counting import counted, tenths
from als_tui.exports import charts
from als_tui.exports.html import framed, safe
from als_tui.exports.markdown import spell_day
from als_tui.exports.paper import DARK, LIGHT, variables
from als_tui.exports.report.part import part_html
from als_tui.exports.report.people import people_parts
from als_tui.exports.report.totals import total_parts

_FOR: Mapping[ReportReader, str] = {
    ReportReader.SET: "For the set. Figures are from how many, and never who; names stand where a session's record "
    "has them.",
    ReportReader.ORGANISATION: "For the organisation. Totals alone: no name, no quote, and no figure from fewer than "
    f"{FEWEST} answers.",
    ReportReader.FACILITATOR: "For the facilitator's eyes alone, as it says who said what. Airtime, notes and stops "
    "are not in it.",
}
_STYLE = f"""
@page {{ size: A4; margin: 15mm; }}
:root {{ color-scheme: light dark; {variables(LIGHT)} }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ {variables(DARK)} }} }}
* {{ box-sizing: border-box; }}
body {{ font: 11pt/1.45 sans-serif; color: var(--ink); background: var(--paper); max-width: 720px; margin: 1.5em auto;
  padding: 0 20px; overflow-wrap: anywhere; }}
h1 {{ font-size: 1.7em; line-height: 1.2; margin: 0; }}
h2 {{ font-size: 1.2em; margin: 1.7em 0 .2em; }}
p {{ margin: .3em 0 .6em; }}
h2, section > p {{ break-after: avoid; }}
.totals section {{ break-inside: avoid; }}
header p {{ color: var(--soft); }}
.first {{ display: grid; grid-template-columns: repeat(4, 1fr); gap: 1em; margin: 1.4em 0 0; padding: 1em 0;
  border: solid var(--line); border-width: 1px 0; }}
.first div {{ display: flex; flex-direction: column-reverse; justify-content: flex-end; }}
.first dt {{ font-size: .85em; color: var(--soft); }}
.first dd {{ margin: 0; font-size: 1.35em; font-weight: bold; line-height: 1.25; }}
figure {{ margin: .6em 0; break-inside: avoid; }}
ul {{ margin: .3em 0; padding-left: 1.4em; }}
table {{ border-collapse: collapse; width: 100%; margin: .6em 0; font-size: .85em; }}
td, tbody th {{ min-width: 6em; }}
.totals td {{ min-width: 0; white-space: nowrap; font-variant-numeric: tabular-nums; }}
caption {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
th, td {{ border-bottom: 1px solid var(--line); padding: .2em .6em .2em 0; text-align: left; vertical-align: top;
  font-weight: normal; }}
thead th {{ color: var(--soft); vertical-align: bottom; }}
@media (max-width: 560px) {{ .first {{ grid-template-columns: repeat(2, 1fr); }} }}
@media print {{
  :root {{ color-scheme: light; }}
  body {{ font-size: 10pt; margin: 0; padding: 0; max-width: none; }}
  th, td {{ padding: .1em .6em .1em 0; line-height: 1.35; }}
}}
{charts.STYLE}"""


def report_page(book: Book, today: date, reader: ReportReader) -> str:
    """The report as one page of HTML that loads nothing and runs nothing; empty before the first session."""
    evaluation = seen_by(reader, evaluation_of(book, today))
    if nothing(evaluation):
        return ""
    name = about_set(book) if reader is ReportReader.ORGANISATION else book.profile.name
    totals = "".join(map(part_html, total_parts(evaluation, today, reader)))
    people = "".join(map(part_html, people_parts(book, today, reader)))
    return framed(
        f"{name}: what the programme comes to",
        _STYLE,
        f"<header>\n<h1>{safe(name)}</h1>\n<p>What the programme comes to, as of {spell_day(today)}.<br>"
        f"{safe(_FOR[reader])}</p>\n</header>\n"
        f'<main>\n{_first(evaluation)}<div class="totals">\n{totals}</div>\n{people}</main>\n',
    )


def _first(evaluation: Evaluation) -> str:
    """What the eye meets first: goals, promises, presence, slots, each with from how many."""
    board = evaluation.board
    goals = [each for each in (evaluation.start, *(one.goals for one in evaluation.rounds)) if each.figures]
    ends = (*goals[:1], *goals[1:][-1:])
    done, told = board.promised.done, board.promised.told
    rows = (
        (ARROW.join(tenths(each.mean) for each in ends) or "–", f"own goals, 0 to 10{_from(ends)}"),
        (f"{done} of {told}" if told else "–", f"actions told of were done, {sentences.kept_words(board)}"),
        (f"{board.here} of {board.places}", f"places taken, in {counted(len(board.held), 'session')}"),
        (counted(board.slots, "slot"), f"held; {counted(board.waited, 'bid')} waited"),
    )
    shown = "".join(f"<div><dt>{safe(what)}</dt><dd>{safe(figure)}</dd></div>\n" for figure, what in rows)
    return f'<dl class="first">\n{shown}</dl>\n'


def _from(ends: Iterable[RoundAnswers]) -> str:
    counts = " and ".join(f"{len(each.figures)} of {each.of}" for each in ends)
    return f", from {counts}" if counts else ""
