"""A figure with what it is measured against and where it is to be, as a line of the shell and as a row of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = ("figure", "als-tui", "against", "ratio", "target", "moonshot", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; with `against`, target and moonshot are of the ratio, unless `ratio` says that they are of ours."""

    name: str
    ours: float
    against: float | None = None
    """The floor's figure, or the earlier one of ours."""
    unit: str = "ms"
    target: float | None = None
    moonshot: float | None = None
    ratio: bool = True

    @property
    def figure(self) -> float:
        """What target and moonshot are of."""
        return self.ours / self.against if self.against and self.ratio else self.ours

    @property
    def mark(self) -> str:
        """Whether the figure is over its target, or has come as far as the moonshot."""
        if self.target is not None and self.figure > self.target:
            return "over"
        return "moonshot" if self.moonshot is not None and self.figure <= self.moonshot else ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The figure in words, in the order of `HEAD`."""
        compared = self.against is not None
        unit = "x" if compared and self.ratio else f" {self.unit}".rstrip()
        return (
            self.name,
            _with_unit(self.ours, self.unit),
            _with_unit(self.against, self.unit) if self.against is not None else "",
            f"{self.ours / self.against:.2f}x" if self.against and self.ratio else "",
            f"{self.target:g}{unit}" if self.target is not None else "",
            f"{self.moonshot:g}{unit}" if self.moonshot is not None else "",
            self.mark,
        )


def line(cells: Iterable[str]) -> str:
    """One line of the shell."""
    name, *rest, mark = cells
    return f"{name:62}{''.join(f'{cell:>12}' for cell in rest)}  {mark}".rstrip()


def table(found: Iterable[Row | str]) -> str:
    """The same in Markdown; what could not be measured stands below as a sentence of its own."""
    kept = [*found]
    rows = [one.cells for one in kept if isinstance(one, Row)]
    said = [one for one in kept if isinstance(one, str)]
    lines = [f"| {' | '.join(cells)} |" for cells in (HEAD, ["---", *["---:"] * 5, "---"], *rows)]
    return "\n".join(lines) + "".join(f"\n\n{words}" for words in said)


def _with_unit(figure: float, unit: str) -> str:
    digits = 0 if figure >= 1000 else 1 if figure >= 100 else 2
    return f"{figure:,.{digits}f} {unit}".rstrip()
