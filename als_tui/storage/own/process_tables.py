"""The tables of a process file as pydantic checks them: the border between a person's file and a process."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from als_tui.domain.process.definition import Between, Minutes, Phase, Process, Records, Speakers, TurnMode
from als_tui.domain.words.text import clean, too_long
from als_tui.value import replace

OWN_WORDS = "own words"
"""Type of an error whose message is ours already, and needs no translation."""
TITLE = 60
"""Characters that a title may have, so that it stays whole on a narrow screen."""
WORDS = 400
"""Characters of a purpose, of words to say, and of what a process is about."""
SOURCE = 60
"""Characters of the name of a source."""
MOST_SOURCES = 20
_REST = Minutes(0, 0, rest=True)


class _TitledTable(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: str
    title: str

    @field_validator("title", "about", "purpose", "say", "source", mode="after", check_fields=False)
    @classmethod
    def _words(cls, value: str | None, info: ValidationInfo) -> str | None:
        limit = {"title": TITLE, "source": SOURCE}.get(str(info.field_name), WORDS)
        return None if value is None else _one_line(value, limit)


class PhaseTable(_TitledTable):
    """A `[[opening]]`, `[[slot]]` or `[[closing]]` table; `source` stands above the minutes that need it."""

    purpose: str = ""
    say: str = ""
    speakers: Annotated[Speakers, Field(strict=False)]
    records: Annotated[Records, Field(strict=False)] = Records.NOTHING
    turns: Annotated[TurnMode, Field(strict=False)] = TurnMode.NONE
    optional: bool = False
    protected: bool = False
    source: str | None = None
    minutes: Minutes | None = None
    minutes_each: Minutes | None = None

    @field_validator("minutes", "minutes_each", mode="plain")
    @classmethod
    def _amount(cls, value: object, info: ValidationInfo) -> Minutes:
        """The minutes with their source, which is declared above them and so is known here."""
        each = info.field_name == "minutes_each"
        if each and info.data.get("minutes") is not None:
            raise _wrong("minutes stands beside it; keep one of the two")
        amount = _REST if value == "rest" and not each else _figures(value, each)
        source = info.data.get("source")
        if not source:
            raise _wrong(f'{_spelt(amount)} from nowhere: add source = "own", or name who says so')
        return replace(amount, source=source)

    def phase(self) -> Phase:
        """The phase that this table tells of."""
        return Phase(
            id=self.id,
            title=self.title,
            purpose=self.purpose,
            say=self.say,
            speakers=self.speakers,
            minutes=self.minutes or self.minutes_each,
            records=self.records,
            turns=self.turns,
            optional=self.optional,
            protected=self.protected,
        )


class BetweenTable(PhaseTable):
    """A `[[between]]` table: a phase, and after how many slots it comes."""

    after: int


class ProcessTable(_TitledTable):
    """A whole file; its keys are those of a process, so that nobody learns two sets of names."""

    about: str = ""
    sources: Annotated[list[str], Field(max_length=MOST_SOURCES)] = []
    minutes: int
    slot_minutes: int
    most_slots: int | None = None
    opening: list[PhaseTable]
    slot: list[PhaseTable]
    between: list[BetweenTable] = []
    closing: list[PhaseTable]

    def process(self) -> Process:
        """The process that this file tells of."""
        return Process(
            id=self.id,
            title=self.title,
            about=self.about,
            sources=tuple(_one_line(source, SOURCE) for source in self.sources),
            minutes=self.minutes,
            slot_minutes=self.slot_minutes,
            most_slots=self.most_slots,
            opening=tuple(table.phase() for table in self.opening),
            slot=tuple(table.phase() for table in self.slot),
            between=tuple(Between(table.after, table.phase()) for table in self.between),
            closing=tuple(table.phase() for table in self.closing),
        )


def _one_line(text: str, limit: int) -> str:
    """What a person wrote, safe to show and on one line; too long is refused, as cutting loses words."""
    if why := too_long(text, limit):
        raise _wrong(why)
    return " ".join(clean(text, limit).split())


def _figures(value: object, each: bool) -> Minutes:
    """One figure or two; `type` is asked because true would pass for the number 1."""
    pair = value if isinstance(value, list) else [value, value]
    figures = [figure for figure in pair if type(figure) is int]
    if len(figures) != 2:
        forms = "5 or [5, 10]" if each else '5, [5, 10] or "rest"'
        raise _wrong(f"must be whole minutes: {forms}")
    return Minutes(low=figures[0], high=figures[1], each=each)


def _spelt(minutes: Minutes) -> str:
    if minutes.rest:
        return "the rest"
    figure = f"{minutes.low}" if minutes.low == minutes.high else f"{minutes.low} to {minutes.high}"
    return f"{figure} {'minute' if minutes.high == 1 else 'minutes'}"


def _wrong(why: str) -> PydanticCustomError:
    return PydanticCustomError(OWN_WORDS, "{why}", {"why": why})
