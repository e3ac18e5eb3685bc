"""What the first row of a table of people calls its columns, in the languages that such tables come in."""

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

from als_tui.domain.spelling import plain_letters

Part: TypeAlias = Literal["full", "last first", "first", "middle", "last"]
"""What of a name a column holds."""

_CALLED: Mapping[Part, str] = {
    "full": (
        "name|names|full name|fullname|display name|member|members|member name|participant|participants"
        "|participant name|attendee|attendees|employee|employee name|person|people"
        "|teilnehmer|teilnehmende|teilnehmerin|mitglied|mitglieder|vollstandiger name|nom|nom complet"
        "|nombre completo|nome completo|naam|navn|namn"
    ),
    "last first": (
        "last first|last name first name|surname first name|surname given name|family name given name"
        "|name last first|name surname first|nachname vorname|name vorname|nom prenom|cognome nome"
    ),
    "first": (
        "first|first name|firstname|given name|given names|forename|vorname|prenom|nombre|nome|voornaam|fornavn"
        "|fornamn"
    ),
    "middle": "middle|middle name|middle names|middle initial",
    "last": (
        "last|last name|lastname|surname|family name|nachname|familienname|nom de famille|apellido|apellidos|cognome"
        "|sobrenome|achternaam|efternavn|efternamn"
    ),
}
_PARTS: Mapping[str, Part] = {name: part for part, names in _CALLED.items() for name in names.split("|")}
_ALSO_ROLES = frozenset(
    "member participant attendee employee person teilnehmer teilnehmerin mitglied".split()
)
"""Behind a name in its row these say who somebody is."""
_BETWEEN = re.compile(r"[\W_]+")


def part_of(heading: str) -> Part | None:
    """Return what of a name stands under a heading; None for all else."""
    return _PARTS.get(" ".join(_BETWEEN.sub(" ", plain_letters(heading)).split()))


def name_columns(headings: list[str]) -> Mapping[Part, int]:
    """Return where each part of a name stands; beside a first name, a plain `Name` is the last one."""
    found: dict[Part, int] = {}
    for place, heading in enumerate(headings):
        part = part_of(heading)
        if part and not (place and plain_letters(heading) in _ALSO_ROLES):
            found.setdefault(part, place)
    if (
        "full" in found
        and "first" in found
        and "last" not in found
        and not _says_full(headings[found["full"]])
    ):
        found["last"] = found.pop("full")
    return found


def _says_full(heading: str) -> bool:
    return len(_BETWEEN.sub(" ", heading).split()) > 1
