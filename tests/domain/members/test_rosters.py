"""Rosters as people have them: name, mail and role are taken, the rest is dropped and named, faults are by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.members.cell import is_total
from als_tui.domain.members.decoding import decode
from als_tui.domain.members.headings import role_columns
from als_tui.domain.members.name_lists import Listed
from als_tui.domain.members.pasting import read_people
from tests.tables import each

HR = (
    "Employee ID,First Name,Last Name,Full Name,Work Email,Department,Title,Manager,Start Date\r\n"
    "1001,Ana,Lima,Ana Lima,ana@x.org,Care,Head nurse,Bo Chi,2020-01-01\r\n"
    '1002,Ben,Ode,Ben Ode,ben@x.org,IT,"Lead, platform",Bo Chi,2021-05-01\r\n'
)
EXCEL = (
    "\ufeffNachname;Vorname;E-Mail (geschäftlich);Abteilung;Funktion\r\n"
    "Lima;Ana;ana@x.org;Pflege;Leitung\r\nOde;Jörg;;IT;\r\n"
)
SHEET = "Name\tJob title\tE-mail address\tNotes\nAna Lima\tHead nurse\tana@x.org\t“x”\nBen Ode\t\t\t\n"
MAILS = 'Ana Lima <ana@x.org>; "Ode, Ben" <ben@x.org>; Chi Wu <chi@x.org>'
BROKEN = (
    'Name,Role,Note,Mail\n"Ana Lima",Nurse,"two\nlines\nof it",ana@x.org\nBen Ode,"Head\nof IT",x,ben@x.org\n'
)
LAST_FIRST = 'Name (Last, First);Position;Email\n"Lima, Ana";Nurse;ana@x.org\n"Ode, Ben";;\n'
TITLED = "Title,First name,Surname,Position,Email\nDr,Ana,Lima,Surgeon,ana@x.org\nMs,Ben,Ode,,\n"
SALUTED = "Title,Name,Email\nDr.,Ana Lima,ana@x.org\nMs,Ben Ode,\n"
FRENCH = "Prénom;Nom;Courriel;Fonction;Service\nAna;Lima;ana@x.org;Infirmière;Soins\nBen;Ode;;;\n"
ANA = ("Ana Lima", "ana@x.org")
BEN = ("Ben Ode", "ben@x.org")


@each(
    ("text", "people", "left"),
    [
        (
            HR,
            [(*ANA, "Head nurse"), (*BEN, "Lead, platform")],
            ("Employee ID", "Department", "Manager", "Start Date"),
        ),
        (EXCEL, [(*ANA, "Leitung"), ("Jörg Ode", "", "")], ("Abteilung",)),
        (SHEET, [(*ANA, "Head nurse"), ("Ben Ode", "", "")], ("Notes",)),
        (MAILS, [(*ANA, ""), (*BEN, ""), ("Chi Wu", "chi@x.org", "")], ()),
        ("Lima, Ana <ana@x.org>, Ode, Ben <ben@x.org>", [(*ANA, ""), (*BEN, "")], ()),
        ("Lima, Ana (Care) <ana@x.org>\n'Ode, Ben' <ben@x.org>\n", [(*ANA, ""), (*BEN, "")], ("(Care)",)),
        (
            "van den Berg, Jan <j@x.org>; Ana Lima, HR <ana@x.org>; Ana Ruiz Gil, PhD <r@x.org>; VOGT, VERA <v@x.org>;"
            " Berg, Jan van der <b@x.org>; Lima Gil, Ana <l@x.org>; Lima, nurse <n@x.org>",
            [
                ("Jan van den Berg", "j@x.org", ""),
                ("Ana Lima, HR", "ana@x.org", ""),
                ("Ana Ruiz Gil, PhD", "r@x.org", ""),
                ("VERA VOGT", "v@x.org", ""),
                ("Jan van der Berg", "b@x.org", ""),
                ("Lima Gil, Ana", "l@x.org", ""),
                ("Lima, nurse", "n@x.org", ""),
            ],
            (),
        ),
        ("Lima Gil, Ana <l@x.org>; Ode, Ben <ben@x.org>", [("Ana Lima Gil", "l@x.org", ""), (*BEN, "")], ()),
        (
            "Ana Lima, HR <ana@x.org>; Ben Ode, IT <ben@x.org>",
            [("Ana Lima, HR", "ana@x.org", ""), ("Ben Ode, IT", "ben@x.org", "")],
            (),
        ),
        ('"Lima, Ana";ana@x.org\nBen Ode;ben@x.org', [(*ANA, ""), (*BEN, "")], ()),
        (BROKEN, [(*ANA, "Nurse"), (*BEN, "Head of IT")], ("Note",)),
        (LAST_FIRST, [(*ANA, "Nurse"), ("Ben Ode", "", "")], ()),
        (TITLED, [(*ANA, "Surgeon"), ("Ben Ode", "", "")], ("Title",)),
        (SALUTED, [(*ANA, ""), ("Ben Ode", "", "")], ("Title",)),
        (FRENCH, [(*ANA, "Infirmière"), ("Ben Ode", "", "")], ("Service",)),
        ('Worker Name,Email\n"Lima, Ana",ana@x.org\n"Ode, Ben",', [(*ANA, ""), ("Ben Ode", "", "")], ()),
        ("Name,Email\nLima, Ana,ana@x.org\nOde, Ben,ben@x.org", [(*ANA, ""), (*BEN, "")], ()),
        ('Name;Email\n"Lima, PhD";\n"Ode, MBA";', [("Lima, PhD", "", ""), ("Ode, MBA", "", "")], ()),
        ('Name;Email\n"Lima, Ana";\nBen Ode;', [("Ana Lima", "", ""), ("Ben Ode", "", "")], ()),
        ("1. Ana Lima\n2. Ben Ode\n- Chi", [("Ana Lima", "", ""), ("Ben Ode", "", ""), ("Chi", "", "")], ()),
        ("Name;Mail\nAna Lima;mailto:ana@x.org\nBen Ode;-", [(*ANA, ""), ("Ben Ode", "", "")], ()),
        ("Name;Mail\nAna Lima;<ana@x.org>\nBen Ode;N/A", [(*ANA, ""), ("Ben Ode", "", "")], ()),
        ("Name,Email,Manager Email\nAna Lima,ana@x.org,bo@x.org", [(*ANA, "")], ("Manager Email",)),
        ("Name,Email,Email 2\nAna Lima,ana@x.org,a@y.org", [(*ANA, "")], ("Email 2",)),
        ("Name;Position;Role\nAna Lima;1;Nurse", [("Ana Lima", "", "Nurse")], ("Position",)),
        ("| Name | Role | Mail |\n|---|---|---|\n| Ana Lima | Nurse | ana@x.org |", [(*ANA, "Nurse")], None),
        ("ana@x.org,Ana Lima\nben@x.org,Ben Ode", [(*ANA, ""), (*BEN, "")], ()),
    ],
)
def test_a_roster_is_read_and_what_is_dropped_is_said(
    text: str, people: list[tuple[str, str, str]], left: tuple[str, ...] | None
) -> None:
    read = read_people(text)
    assert [(one.name, one.mail, one.role) for one in read.people] == people
    assert read.wrong == ()
    if left is not None:
        assert read.left == left


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_file_from_excel_gives_the_same_people_in_every_spelling(codec: str) -> None:
    text = EXCEL.removeprefix("\ufeff")
    assert read_people(decode(text.encode(codec)).text).people == read_people(EXCEL).people
    assert read_people(EXCEL).names == ("Ana Lima", "Jörg Ode")


def test_each_heading_is_told_with_what_it_was_taken_for() -> None:
    assert read_people(EXCEL).headings == (
        ("Nachname", "last name"),
        ("Vorname", "first name"),
        ("E-Mail (geschäftlich)", "mail"),
        ("Funktion", "role"),
    )
    assert read_people(SHEET).taken_words == "read: name, Job title as role, E-mail address as mail"
    assert read_people(MAILS).taken_words == "read: name, mail · the last name stood first: Ben Ode"
    odd = read_people("Vogt, Vera <v@x.org>; Lima Gil, Ana <l@x.org>; Chi Wu <chi@x.org>").taken_words
    assert odd == "read: name, mail · the last name stood first: Vera Vogt · not turned: Lima Gil, Ana"
    assert read_people("Ana\nBen").taken_words == ""


@each(
    ("text", "wrong"),
    [
        ("Name;Mail\n\nAna;a@x.org\nBen;ben at x", ("line 4: “ben at x” is no mail address",)),
        ("Name;Mail\n;a@x.org\nBen;", ("line 2: no name stands beside a@x.org",)),
        (
            "Name,Mail,Role\nAna Lima,a@x.org,Head, of IT, and more",
            ("line 2: 5 cells stand under 3 headings",),
        ),
        ('Name,Note,Mail\nAna,"a\nb",a@x.org\nBen,,ben', ("line 4: “ben” is no mail address",)),
        (
            f"Name;Role\nAna;{'x' * 81}",
            ("line 2: the role: This is 81 characters long; 80 fit. Please shorten it by 1.",),
        ),
        ("Ana <a@x.org>; b@x.org", ("line 1: no name stands beside b@x.org",)),
        ("Ana <a@x.org>\n\n<b@x.org>", ("line 3: no name stands beside b@x.org",)),
        ("Ana,a@x.org\n,b@x.org", ("line 2: no name stands beside b@x.org",)),
    ],
)
def test_what_cannot_be_taken_is_told_by_its_line(text: str, wrong: tuple[str, ...]) -> None:
    assert read_people(text).wrong == wrong


def test_a_column_of_last_names_first_is_told_as_such() -> None:
    read = read_people('Name,Email\n"Lima, Ana",ana@x.org\n"Ode, Ben",')
    assert read.taken_words == "read: Name as name, the last one first, Email as mail"


def test_of_several_columns_that_may_be_roles_the_surest_is_taken() -> None:
    assert role_columns(["Title", "Name", "Job Title", "Role"]) == [2, 3, 0]


_WORD = st.from_regex(r"[A-ZÄÖ][a-zé]{1,7}", fullmatch=True).filter(lambda word: not is_total([word]))


@given(
    st.lists(
        st.tuples(_WORD, _WORD, st.sampled_from(("", "Nurse", "Lead; IT", 'the "boss"', "a\nb"))),
        min_size=2,
        max_size=5,
    ),
    st.sampled_from(";,\t"),
    st.permutations(("First name", "Last name", "Role", "Email", "Department")),
)
def test_rows_that_were_written_as_csv_are_read_back_in_any_order_of_columns(
    rows: list[tuple[str, str, str]], separator: str, order: list[str]
) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    lines = [separator.join(map(quoted, order))]
    for first, last, role in rows:
        cells = {
            "First name": first,
            "Last name": last,
            "Role": role,
            "Email": f"{first[0]}@x.org",
            "Department": "d",
        }
        lines.append(separator.join(quoted(cells[heading]) for heading in order))
    read = read_people("\r\n".join(lines))
    shown = [(f"{first} {last}", " ".join(role.split())) for first, last, role in rows]
    held = any(role for _, _, role in rows)
    assert [(one.name, one.role if held else "") for one in read.people] == shown
    assert (read.wrong, set(read.left) - {"Role"}) == ((), {"Department"})


def test_a_person_knows_the_line_they_stand_in() -> None:
    assert read_people("\nAna\n\nBen <b@x.org>").people == (
        Listed("Ana", line=2),
        Listed("Ben", "b@x.org", line=4),
    )


@each(
    ("table", "name"),
    [
        *(
            (f"{headings}\n{row}\n", "Ana Weiß")
            for headings, row in (
                ("Last Name;First Name", "Weiß,;Ana"),
                ("First Name;Last Name", "Ana;Weiß,"),
                ("Nachname,Vorname", '"Weiß,","Ana"'),
                ("Name;First name", "Weiß, ;Ana"),
                ("Last Name\tFirst Name\tMail", "Weiß, \tAna\ta@x.org"),
                ("Last Name;First Name", "Weiß, Ana;Ana"),
                ("Last Name;First Name", "Weiß;Weiß, Ana"),
                ("Last Name;First Name", "Weiß, Ana;"),
                ("Name;Mail", "Weiß, Ana;a@x.org"),
                ("Name,Mail", "Weiß, Ana,a@x.org"),
            )
        ),
        ("Surname;Mail\nWeiß,;a@x.org\n", "Weiß"),
        ("Name;Role\nWeiß,;Nurse\n", "Weiß"),
        ("Weiß,;a@x.org\nLima;b@x.org\n", "Weiß"),
        ("Weiß,;Ana;a@x.org\nLima;Ben;b@x.org\n", "Ana Weiß"),
        ("Last Name;First Name\nSmith, Jr.;Ana\n", "Ana Smith, Jr."),
        ("Name;Mail\nAna Weiß, PhD;a@x.org\n", "Ana Weiß, PhD"),
    ],
)
def test_a_comma_between_the_parts_of_a_name_is_no_part_of_it(table: str, name: str) -> None:
    assert read_people(table).names[0] == name
