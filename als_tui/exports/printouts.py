"""A page of facts, lists and tables that is written as Markdown, as plain text and as HTML to print, alike."""

from collections.abc import Iterable, Iterator

from als_tui.exports.html import framed, safe
from als_tui.exports.marks import MARKDOWN, PLAIN, Marks
from als_tui.value import Value

_STYLE = """
@page { size: A4; margin: 15mm; }
:root { color-scheme: light dark; }
body { font: 11pt/1.4 sans-serif; max-width: 50em; margin: 1em auto; padding: 0 1em; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; margin: 0 0 .5em; }
h2 { font-size: 1.15em; margin: 1.2em 0 .3em; break-after: avoid; }
p, ul { margin: .3em 0; }
ul { padding-left: 1.5em; }
li { break-inside: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: .5em 0; }
dt { font-weight: bold; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: .8em 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid; padding: .2em .5em; text-align: left; vertical-align: top; }
.written tbody > tr { height: 11mm; }
.written td:last-child { width: 38%; }
@media print { body { font-size: 10pt; margin: 0; padding: 0; max-width: none; } }
"""


class Grid(Value):
    """A table; the first cell of a row says what it is about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    written: bool = False
    """True if people write in it with a pen, so that a row needs its height."""


class Passage(Value):
    """A heading, if there is one, and what stands under it."""

    heading: str = ""
    items: tuple[str, ...] = ()
    grid: Grid | None = None
    lines: tuple[str, ...] = ()
    """Below all."""


class Printout(Value):
    """A whole page; every word in it may be somebody's."""

    title: str
    about: tuple[tuple[str, str], ...] = ()
    """Label and text; one without text is left out."""
    parts: tuple[Passage, ...] = ()


def page_markdown(page: Printout) -> str:
    """Write it as Markdown that reads well as it stands, too."""
    return _written(MARKDOWN, page)


def page_text(page: Printout) -> str:
    """Write it as plain text, a row of a table as one item."""
    return _written(PLAIN, page)


def page_html(page: Printout) -> str:
    """Write it as one page of HTML that loads nothing, runs nothing and prints on A4."""
    about = "".join(f"<dt>{safe(label)}</dt><dd>{safe(text)}</dd>\n" for label, text in page.about if text)
    facts = f"<dl>\n{about}</dl>\n" if about else ""
    return framed(
        page.title, _STYLE, f"<h1>{safe(page.title)}</h1>\n{facts}{''.join(map(_part_html, page.parts))}"
    )


def _written(marks: Marks, page: Printout) -> str:
    blocks = [marks.heading(1, page.title), marks.rows(page.about)]
    for part in page.parts:
        blocks += _blocks(marks, part)
    return "\n\n".join(filter(None, blocks)) + "\n"


def _blocks(marks: Marks, part: Passage) -> Iterator[str]:
    yield marks.heading(2, part.heading) if part.heading else ""
    yield "\n".join(map(marks.item, part.items))
    if part.grid:
        yield marks.table(part.grid.columns, part.grid.rows) if marks.markup else _listed(marks, part.grid)
    yield from map(marks.paragraph, part.lines)


def _listed(marks: Marks, grid: Grid) -> str:
    """A table as items, the columns named in each: it is read aloud so."""
    return "\n".join(marks.item("; ".join(_named(grid.columns, row))) for row in grid.rows if any(row))


def _named(columns: Iterable[str], row: tuple[str, ...]) -> Iterator[str]:
    for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
        if cell:
            yield f"{column} {cell}" if at else cell


def _part_html(part: Passage) -> str:
    heading = f"<h2>{safe(part.heading)}</h2>\n" if part.heading else ""
    items = "".join(f"<li>{safe(item)}</li>\n" for item in part.items)
    listed = f"<ul>\n{items}</ul>\n" if items else ""
    grid = grid_html(part.grid) if part.grid else ""
    return f"{heading}{listed}{grid}{''.join(f'<p>{safe(line)}</p>' for line in part.lines)}\n"


def grid_html(grid: Grid, caption: str = "") -> str:
    """A table of a page of HTML, with a caption if it has one."""
    columns = "".join(f'<th scope="col">{safe(column)}</th>' for column in grid.columns)
    rows = "".join(f"<tr>{_row_html(row)}</tr>\n" for row in grid.rows)
    kind = ' class="written"' if grid.written else ""
    head = f"<caption>{safe(caption)}</caption>\n" if caption else ""
    return f"<table{kind}>\n{head}<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _row_html(row: tuple[str, ...]) -> str:
    first, *others = row
    cells = "".join(f'<td dir="auto">{safe(cell)}</td>' for cell in others)
    return f'<th scope="row" dir="auto">{safe(first)}</th>{cells}'
