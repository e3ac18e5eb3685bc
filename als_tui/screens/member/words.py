"""What a member's page says above its sections, and how many items of one show."""

from collections.abc import Iterable, Sequence

from als_tui.domain.programme.others_named import briefly_named
from als_tui.domain.programme.person import Section
from als_tui.domain.words.pressing import press
from als_tui.screens.common import section_words

LABEL = section_words.LABEL
MOST = 12
"""Items of a section that show; a talk needs no more, and the file has all."""


def head(name: str, named: Sequence[str]) -> str:
    """What is next here, and whom else their own words name, which is looked at before it goes."""
    others = f"! names {briefly_named(named)} · " if named else ""
    return f"{others}For a talk with {name}; {press('member.write')} writes it, for them alone."


def lines(sections: Iterable[Section], cells: int) -> list[tuple[str, str]]:
    """Each row as its label, empty where a line goes on, and its words."""
    rest = f"{press('member.write')} writes them all"
    return section_words.lines(sections, cells, MOST, rest)
