"""What the first row of a table of people calls its columns, in the languages that such tables come in."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from als_tui.domain.words.spelling import plain_letters

NamePart: TypeAlias = Literal["full", "last first", "first", "middle", "last", "second last"]
"""What of a name a column holds."""

_CALLED: Mapping[NamePart, str] = {
    "full": (
        "name|names|full name|fullname|display name|member|members|participant|participants"
        "|attendee|attendees|employee|employees|worker|workers|person|people"
        "|teilnehmer|teilnehmende|teilnehmerin|mitglied|mitglieder|vollstandiger name|nom|nom complet"
        "|nombre completo|nome completo|naam|navn|namn|nimi|nazwa|imie i nazwisko|imie nazwisko|vor und nachname"
        "|vorname nachname|prenom nom|nombre y apellidos|nome e cognome|first last|first name last name|ad soyad"
        "|jmeno a prijmeni|nom et prenom|prenom et nom|nombre y apellido|apellidos y nombre|nome e sobrenome"
        "|nome cognome|first and last name|name and surname|first name and last name|name surname|first name surname"
        "|participantes|miembros|membres|membri|deelnemers|leden"
    ),
    "last first": (
        "last first|last name first name|surname first name|surname given name|family name given name"
        "|name last first|name surname first|nachname vorname|name vorname|nom prenom|cognome nome|nazwisko i imie"
        "|nazwisko imie|apellidos nombre"
    ),
    "first": (
        "first|first name|firstname|given name|given names|forename|forenames|name first|vorname|vornamen|rufname"
        "|prenom|prenoms|nombre|nombres|nome|voornaam|roepnaam|fornavn|fornamn|etunimi|imie|jmeno|isim"
    ),
    "middle": (
        "middle|middle name|middle names|middle initial|tussenvoegsel|tussenvoegsels|zweiter vorname|mellomnavn"
        "|mellemnavn|drugie imie|deuxieme prenom"
    ),
    "last": (
        "last|last name|lastname|surname|surnames|family name|family names|name last|nachname|familienname|zuname"
        "|nom de famille|apellido|apellidos|primer apellido|apellido paterno|apellido 1|cognome|sobrenome|apelido"
        "|apelidos|achternaam|efternavn|etternavn|efternamn|sukunimi|nazwisko|prijmeni|soyad|soyadi|soyisim"
    ),
    "second last": "segundo apellido|apellido materno|apellido 2|second surname|second last name",
}
_PARTS: Mapping[str, NamePart] = {name: part for part, names in _CALLED.items() for name in names.split("|")}
_PERHAPS = frozenset("contact|user name|username|who".split("|"))
"""What a column of people may be called, if no other one is plainly theirs."""
_BESIDE = frozenset(
    "your the of s a what is please enter required optional der des die participant participants member attendee"
    " employee student guest delegate contact learner person legal worker staff"
    " teilnehmer teilnehmers mitglied".split()
)
"""Words beside `name` that change nothing about what stands below; a company or a team is no person."""
_ALSO_ROLES = frozenset(
    "member participant attendee employee person teilnehmer teilnehmerin mitglied".split()
)
"""Behind a name in its row these say who somebody is."""
_MAIL = frozenset(
    "email|e mail|mail|emails|mails|email address|email addresses|e mail address|e mail addresses|mail address"
    "|user email|user principal name|e mail adresse|email adresse|mailadresse|mail adresse|adresse e mail|adresse mail"
    "|adresse email|courriel|correo|correo electronico|e mailadres|emailadres|mailadres|indirizzo e mail"
    "|indirizzo email|posta elettronica|endereco de email|endereco de e mail|e post|epost|e postadress|e mailadresse"
    "|sahkoposti|adres e mail|adres email|e posta|eposta".split("|")
)
_WHICH_MAIL = frozenset(
    "work your business office primary company official professional professionnel professionnelle dienstlich"
    " dienstliche geschaftlich geschaftliche corporativo aziendale zakelijk participant member employee".split()
)
"""Words beside a mail's heading that change nothing about what stands below; a manager's is somebody else's."""
_ROLES = frozenset(
    "job title|jobtitle|job titles|role|roles|job role|position|positions|function|job function|job position"
    "|position title|business title|working title|designation|occupation|job|post|current role|current position"
    "|role in organisation|role in the organisation|role in organization|role in the organization|role at work"
    "|funktion|position funktion|rolle|stelle|stellenbezeichnung|berufsbezeichnung|tatigkeit|jobtitel"
    "|fonction|poste|intitule du poste|titre du poste|puesto|cargo|funcion|ruolo|funzione|mansione|qualifica"
    "|functie|functietitel|rol|funcao|stilling|stillingsbetegnelse|stillingstittel|befattning|roll|stanowisko"
    "|funkcja|unvan|gorev|pozice|funkce|tehtava|tehtavanimike|nimike".split("|")
)
_TITLES = frozenset("title|titles|titel|titre|titolo|titulo|tittel".split("|"))
"""They head what people do, or what they are called before their name."""
_SALUTATIONS = frozenset(
    "mr|mrs|ms|miss|mx|dr|prof|prof dr|professor|sir|dame|lord|lady|rev|herr|frau|dr med|dr phil|dr ing|dipl ing"
    "|m|mme|mlle|monsieur|madame|sr|sra|srta|don|dona|sig|sig ra|dott|dott ssa|ing|dhr|mevr|hr|fru|pan|pani".split(
        "|"
    )
)
_BETWEEN = re.compile(r"[\W_]+")
_PLURAL = re.compile(r"\(e?s\)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def part_of(heading: str) -> NamePart | None:
    """Return what of a name stands under a heading, whatever is remarked beside it; None for all else."""
    whole = _plain(heading)
    return _PARTS.get(whole) or _PARTS.get(_bare(heading))


def heads_mails(heading: str) -> bool:
    """True if the mail addresses of the people in the rows stand under a heading."""
    whole = _plain(heading)
    rest = " ".join(word for word in whole.split() if word not in _WHICH_MAIL)
    return whole in _MAIL or rest in _MAIL


def role_columns(headings: Sequence[str]) -> list[int]:
    """Return where a role in the organisation may stand, the surest column first."""
    plain = [_plain(heading) for heading in headings]
    sure = [place for place, said in enumerate(plain) if said in _ROLES or _bare(headings[place]) in _ROLES]
    return [*sure, *(place for place, said in enumerate(plain) if said in _TITLES)]


def says_role(cell: str) -> bool:
    """True for words that may be a role, and no more than a salutation."""
    said = _plain(cell)
    return any(map(str.isalpha, said)) and said not in _SALUTATIONS


def name_columns(headings: Sequence[str]) -> Mapping[NamePart, int]:
    """Return where each part of a name stands; a plain `Name` is the one that is lacking beside a first or last one."""
    parts = [(place, part) for place, heading in enumerate(headings) if (part := part_of(heading))]
    beside = {part for _, part in parts} & {"first", "last"}
    columns: dict[NamePart, int] = {}
    for place, part in parts:
        if beside or not place or _plain(headings[place]) not in _ALSO_ROLES:
            columns.setdefault(part, place)
    if not columns and len(headings) > 1:
        perhaps = [place for place, heading in enumerate(headings) if _plain(heading) in _PERHAPS]
        return {"full": perhaps[0]} if perhaps else {}
    if "full" in columns and " " not in _bare(headings[columns["full"]]):
        if "first" in columns and "last" not in columns:
            columns["last"] = columns.pop("full")
        elif "last" in columns and "first" not in columns:
            columns["first"] = columns.pop("full")
    return columns


def _plain(heading: str) -> str:
    return " ".join(_BETWEEN.sub(" ", _PLURAL.sub("", plain_letters(heading))).split())


def _bare(heading: str) -> str:
    """The heading without remarks, and without words that only say whose name it is."""
    words = _plain(_BRACKETS.sub(" ", _PLURAL.sub("", plain_letters(heading)))).split()
    return " ".join(word for word in words if word not in _BESIDE) if len(words) > 1 else " ".join(words)
