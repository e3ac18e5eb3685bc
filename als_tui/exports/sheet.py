"""The sheet of a process as Markdown and as a page to print, for a set that runs itself; nobody's words are markup."""

from collections.abc import Iterator

from als_tui.domain.telling.sheet import Sheet, SheetPart, SheetRow
from als_tui.exports.html import framed, safe
from als_tui.exports.marks import MARKDOWN

_COLUMNS = ("Phase", "Minutes", "Who may speak", "Words to say")
_STYLE = """
@page { size: A4; margin: 12mm; }
body { font: 10pt/1.3 sans-serif; max-width: 60em; margin: 1em auto; padding: 0 1em; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; margin: 0 0 .3em; }
p, ul { margin: .3em 0; }
table { border-collapse: collapse; width: 100%; margin-top: .6em; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid; padding: .2em .4em; text-align: left; vertical-align: top; }
tbody th[scope=rowgroup] { font-size: 1.1em; border-bottom-width: 2px; break-after: avoid; }
th[scope=row] { width: 17%; }
td:nth-of-type(1) { width: 14%; }
td:nth-of-type(2) { width: 24%; }
ul { padding-left: 1.5em; }
.sources { font-size: .85em; }
small { display: block; font-weight: normal; }
@media print { body { font-size: 8.5pt; margin: 0; padding: 0; max-width: none; } }
"""


def sheet_markdown(sheet: Sheet) -> str:
    """Write the sheet as Markdown that reads well as it stands, too."""
    head = [MARKDOWN.heading(1, sheet.process.title), MARKDOWN.paragraph(sheet.process.about)]
    facts = "\n".join(MARKDOWN.item(line) for line in sheet.about)
    parts = (block for part in sheet.parts for block in _part(part))
    sources = "\n".join(map(MARKDOWN.item, _sources(sheet)))
    blocks = [*head, facts, *parts, MARKDOWN.paragraph(sheet.origin), sources]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _part(part: SheetPart) -> Iterator[str]:
    yield MARKDOWN.heading(2, part.heading)
    for row in part.rows:
        yield MARKDOWN.heading(3, row.phase.title)
        yield MARKDOWN.rows((("Time", _time(row)), ("Who", row.speakers), ("Say", row.phase.say)))


def _sources(sheet: Sheet) -> Iterator[str]:
    return (f"{name}: {where}" if where else name for name, where in sheet.sources)


def _time(row: SheetRow) -> str:
    return f"{row.time}, {row.marks}" if row.marks else row.time


def sheet_html(sheet: Sheet) -> str:
    """Write the sheet as one page of HTML that loads nothing, runs nothing and prints on A4."""
    title = safe(sheet.process.title)
    facts = "".join(f"<li>{safe(line)}</li>" for line in sheet.about)
    sources = "".join(f"<li>{safe(line)}</li>" for line in _sources(sheet))
    columns = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    return framed(
        sheet.process.title,
        _STYLE,
        f"<h1>{title}</h1>\n<p>{safe(sheet.process.about)}</p>\n<ul>{facts}</ul>\n"
        f"<table>\n<thead><tr>{columns}</tr></thead>\n{''.join(map(_body, sheet.parts))}</table>\n"
        f'<p>{safe(sheet.origin)}</p>\n<ul class="sources">{sources}</ul>\n',
    )


def _body(part: SheetPart) -> str:
    head = f'<tr><th scope="rowgroup" colspan="{len(_COLUMNS)}">{safe(part.heading)}</th></tr>\n'
    return f"<tbody>\n{head}{''.join(map(_row, part.rows))}</tbody>\n"


def _row(row: SheetRow) -> str:
    marks = f"<small>{safe(row.marks)}</small>" if row.marks else ""
    cells = (safe(row.time), safe(row.speakers), safe(row.phase.say))
    named = f'<th scope="row">{safe(row.phase.title)}{marks}</th>'
    return f"<tr>{named}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"
