"""One thing that a report tells: a heading, a sentence, a chart, and the table with its figures."""

from als_tui.exports.html import safe
from als_tui.exports.printouts import Grid, grid_html
from als_tui.value import Value


class ReportPart(Value):
    """Words may be somebody's; the chart is SVG already."""

    heading: str
    text: str = ""
    chart: str = ""
    grid: Grid | None = None
    items: tuple[str, ...] = ()


def part_html(part: ReportPart) -> str:
    """The part as a section of a page."""
    text = f"<p>{safe(part.text)}</p>\n" if part.text else ""
    items = "".join(f'<li dir="auto">{safe(item)}</li>\n' for item in part.items)
    listed = f"<ul>\n{items}</ul>\n" if items else ""
    grid = grid_html(part.grid, part.heading) if part.grid and part.grid.rows else ""
    drawn = f"<figure>\n{part.chart}</figure>\n" if part.chart else ""
    return f"<section>\n<h2>{safe(part.heading)}</h2>\n{text}{listed}{drawn}{grid}</section>\n"
