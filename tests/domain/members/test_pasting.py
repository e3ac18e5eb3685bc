"""Lists, lines and tables of people as they are pasted: their names, and in words what was left out."""

from itertools import product
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from als_tui.domain.members.pasting import read_people
from tests.tables import each

THREE = ("Ana Lima", "Ben Ode", "Chi")
EXPORT = (
    "\ufeffEmployee ID,First Name,Last Name,Full Name,Work Email,Department,Title,Manager,Start Date\n"
    "1,Ana,Lima,Ana Lima,a@x.org,HR,Lead,Bo Chi,2020-01-01\n"
    "2,Ben,Ode,,b@x.org,IT,Dev,Bo Chi,2021-01-01\n"
)


@each(
    ("text", "names", "left"),
    [
        ("Name;E-Mail\nAna Lima;a@x.org\nBen Ode;b@x.org", THREE[:2], ""),
        ("Name\tMail\tRole\nAna Lima\ta@x.org\tscribe\nBen Ode\t\t", THREE[:2], ""),
        (
            '"Name";"E-Mail"\n"Ana Lima";"a@x.org"\n"Ben ""Bo"" Ode";""',
            ("Ana Lima", 'Ben "Bo" Ode'),
            "",
        ),
        ('Name,Note\n"Ana Lima","two\nlines"\nBen Ode,', THREE[:2], "Note"),
        ('Name;Note\n"Ana Lima;x\nBen Ode;y', THREE[:2], "Note, x"),
        (EXPORT, THREE[:2], "Employee ID, Department, Manager, Start Date"),
        ("Vorname;Nachname;Abteilung\nAna;Lima;HR\nBen;Ode;", THREE[:2], "Abteilung"),
        ("Name;Vorname\nLima;Ana\nOde;Ben", THREE[:2], ""),
        ("Last Name,First Name\nLima,Ana\nOde,Ben", THREE[:2], ""),
        ("Last, First\nLima, Ana\nOde, Ben", THREE[:2], ""),
        ("Name (Last, First);Mail\nLima, Ana;a@x.org\nOde, Ben;", THREE[:2], ""),
        ("Participants 2026\nName;Mail\nAna Lima;a@x.org", THREE[:1], "Participants 2026"),
        (
            "Staff list November 2026\nName\nAna Lima\nBen Ode",
            THREE[:2],
            "Staff list November 2026, the heading Name",
        ),
        ("| Name | Mail |\n|---|---|\n| Ana Lima | a@x.org |", THREE[:1], "1 line without a name"),
        ("Name;Mail\n;a@x.org\nBen Ode\nChi;c@x.org", THREE[1:], ""),
        ("Name,Mail\nLima, Ana,a@x.org\nBen Ode,b@x.org", ("Ana Lima", "Ben Ode"), ""),
        ("Names:\nAna Lima\nBen Ode\nChi", THREE, "the heading Names:"),
        ("Member,Mail\nChi,c@x.org", THREE[2:], ""),
        ("Name;E-Mail;;\nChi;c@x.org;;", THREE[2:], ""),
    ],
)
def test_of_a_table_with_headings_the_names_alone_are_members(
    text: str, names: tuple[str, ...], left: str
) -> None:
    read = read_people(text)
    assert read.names == names
    assert read.left_words.removeprefix("left out: ") == left


HEADINGS = (
    "Name;Surname|Name;Nachname|Vorname;Name|Prénom;Nom|Prénom;Nom de famille|Nombre;Apellidos|Nombre;Apellido"
    "|Nome;Cognome|Nome;Sobrenome|Nome;Apelido|Voornaam;Achternaam|Naam;Achternaam|Imię;Nazwisko|Förnamn;Efternamn"
    "|Namn;Efternamn|Fornavn;Efternavn|Fornavn;Etternavn|Etunimi;Sukunimi|Jméno;Příjmení|İsim;Soyisim"
    "|Member;Last name|FIRST NAME;LAST NAME|First_name;last_name|First name *;Last name (required)"
    "|Name (first);Name (last)|Given Name(s);Family Name(s)|Your first name;Your last name"
    "|Participant First Name;Participant Last Name"
)


@each(("headings", "turned"), product(HEADINGS.split("|"), [False, True]))
def test_a_first_and_a_last_name_in_two_columns_are_one_name(headings: str, turned: bool) -> None:
    rows = [row.split(";") for row in (headings, "Ana;Lima", "Ben;Ode")]
    text = "\n".join(";".join(reversed(row) if turned else row) for row in rows)
    assert (read_people(text).names, read_people(text).left) == (THREE[:2], ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Voornaam;Tussenvoegsel;Achternaam\nPiet;van den;Berg", "Piet van den Berg"),
        ("Achternaam,Voornaam,Tussenvoegsel\nBerg,Piet,van den", "Piet van den Berg"),
        ("Nombre;Primer apellido;Segundo apellido\nAna;Ortega;Gasset", "Ana Ortega Gasset"),
        ("Name;Surname\nAna Lima;Lima", "Ana Lima"),
        ("Name;First name;Last name\nAna Lima;Ana;Lima", "Ana Lima"),
        ("Company Name;Contact Name\nACME;Ana Lima", "Ana Lima"),
        ("Nom et prénom;Mail\nLima Ana;", "Lima Ana"),
        ("Nombre y apellidos;Mail\nAna Lima;", "Ana Lima"),
        ("First and last name;Mail\nAna Lima;", "Ana Lima"),
        ("Contact Name;Company Name\nAna Lima;ACME", "Ana Lima"),
        ("Team;Student's name;Phone\nRed;Ana Lima;0123", "Ana Lima"),
    ],
)
def test_what_a_name_is_made_of_and_whose_it_is_show_in_the_headings(text: str, name: str) -> None:
    assert read_people(text).names == (name,)


ZOOM = (
    "Name (Original Name),User Email,Join Time,Duration (Minutes)\n"
    "Ana Lima,a@x.org,11/25/2026 09:00:01 AM,62\nBen Ode (Bo),,11/25/2026 09:01:00 AM,61\n"
)


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        (ZOOM, ("Ana Lima", "Ben Ode (Bo)"), "Join Time, Duration (Minutes)"),
        (
            "Meeting ID,Topic\n123 456,Set\n\n" + ZOOM,
            ("Ana Lima", "Ben Ode (Bo)"),
            "Meeting ID,Topic, 123 456,Set, Join Time, Duration (Minutes)",
        ),
        ("Who;Since;Hours\nAna Lima;2020;12\nBen Ode;;8", THREE[:2], "Since, Hours"),
        ("Folk;Since;Hours\nAna Lima;2020;12\nBen Ode;;8", THREE[:2], "Folk, Since, Hours, numbers"),
        ("Ana Lima,09:00,45\nBen Ode,09:05,40", THREE[:2], "numbers"),
        ("Wer\tMail\nAna Lima\ta@x.org\nBen Ode\tb@x.org", THREE[:2], "Wer"),
        ("Name;Hours\nAna Lima;12\nTotal;12", THREE[:1], "Hours, Total 12"),
        ("Ana Lima\nBen Ode\nTotal: 2", THREE[:2], "Total: 2"),
        ("Email\na@x.org\nb@x.org", (), "the heading Email"),
    ],
)
def test_a_table_is_known_by_its_shape_where_no_heading_says_name(
    text: str, names: tuple[str, ...], left: str
) -> None:
    read = read_people(text)
    assert (read.names, read.left_words.removeprefix("left out: ")) == (names, left)


@each(
    ("text", "left"),
    [
        ("To: Ana Lima <a@x.org>, Ben Ode <b@x.org>; Chi <c@x.org>", ""),
        ("From: Ana Lima <a@x.org>\nTo: Ben Ode <b@x.org>\nCc: Chi <c@x.org>", ""),
        (
            "From: Ana Lima <a@x.org>\nDate: Fri, 1 Jan\nTo: Ben Ode; Chi\nSubject: Set",
            "Date: Fri, 1 Jan, Subject: Set",
        ),
        ("Ana Lima a@x.org, Ben Ode b@x.org; Chi c@x.org", ""),
        ('"Ana Lima" <a@x.org>, Ben Ode <b@x.org>; Chi', ""),
        ("Ana Lima (External) <a@x.org>\nBen Ode\nChi", "(External)"),
        ("(External) Ana Lima (HR) [x] <a@x.org>\nBen Ode\nChi", "(External), (HR), [x]"),
        ("[Ana Lima](mailto:a@x.org)\nBen Ode\nChi", ""),
        (
            "Name: Ana Lima\nEmail: a@x.org\nPhone: 0123\nHost: Ben Ode\nGuests: Chi",
            "mail addresses, Phone: 0123, 1 line without a name",
        ),
        ("Members: Ana Lima, Ben Ode, Chi", ""),
        ("Teilnehmer: Ana Lima; Ben Ode; Chi", ""),
        ("Ana Lima、Ben Ode、Chi", ""),
        ("Ana Lima，Ben Ode，Chi", ""),
        ("Ana Lima، Ben Ode، Chi", ""),
        ("Ana Lima / Ben Ode / Chi", ""),
        ("Ana Lima · Ben Ode · Chi", ""),
        ("Ana Lima | Ben Ode | Chi", ""),
        ("i. Ana Lima\nii. Ben Ode\niii. Chi", ""),
        ("I. Ana Lima\nII. Ben Ode\nIII. Chi", ""),
        ("a. Ana Lima\nb. Ben Ode\nc. Chi", ""),
        ("**Ana Lima**\n_Ben Ode_\n'Chi'", ""),
        ("- *Ana Lima*\n- __Ben Ode__\n- `Chi`", ""),
        ("“Ana Lima”\n«Ben Ode»\n‘Chi’", ""),
        ("Ana Lima +44 20 7946 0958\nBen Ode, 0170 123 45 67\nChi (tel. 555-123-4567)", "numbers"),
    ],
)
def test_how_names_come_in_mails_chats_and_documents_is_no_part_of_them(text: str, left: str) -> None:
    read = read_people(text)
    assert (read.names, read.left_words.removeprefix("left out: ")) == (THREE, left)


def test_lines_above_a_heading_without_rows_are_no_title() -> None:
    assert read_people("Ana Lima\nBen Ode\nName,Mail").names[:2] == THREE[:2]


@pytest.mark.parametrize(
    "text", ["I. Lima\nV. Ode", "A. Lima\nB. Ode", "Lima, Ana\nOde, Ben", "Ana / she\nBen / he"]
)
def test_initials_and_turned_names_stay_as_they_are_typed(text: str) -> None:
    assert read_people(text).names == tuple(text.split("\n"))


@each(
    ("text", "names", "left"),
    [
        ("Ana Lima <a@x.org>; Ben Ode <b@x.org>; Chi <c@x.org>", THREE, ""),
        ("Ana Lima <a@x.org>, Ben Ode <b@x.org>,\nChi <c@x.org>", THREE, ""),
        ('"Ana Lima" <a@x.org>\n- Ben Ode <b@x.org>\nChi c@x.org', THREE, ""),
        ("Lima, Ana <a@x.org>; Ode, Ben <b@x.org>;", THREE[:2], ""),
        ("Ana Lima (a@x.org)\nBen Ode - b@x.org\nChi: mailto:c@x.org", THREE, ""),
        ("Ana Lima\ta@x.org\nBen Ode\tb@x.org", THREE[:2], ""),
        ("Ana Lima,a@x.org,HR\nBen Ode,b@x.org,IT", THREE[:2], "HR, IT"),
        ("E001;Ana Lima;a@x.org", THREE[:1], "E001"),
        ("Ana Lima|a@x.org|HR", THREE[:1], "HR"),
        ("a@x.org\nb@x.org\nChi", THREE[2:], ""),
        ("Ana\tLima\nBen\tOde", THREE[:2], ""),
        ("1;Ana Lima\n2;Ben Ode", THREE[:2], ""),
        ("Ana Lima;HR;Berlin\nBen Ode;IT;Rome", THREE[:2], "HR, Berlin, IT, Rome"),
    ],
)
def test_rows_and_addresses_without_headings_give_their_names(
    text: str, names: tuple[str, ...], left: str
) -> None:
    read = read_people(text)
    assert (read.names, read.left_words.removeprefix("left out: ")) == (names, left)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima, Ben Ode, Chi",
        "Ana Lima, Ben Ode and Chi",
        "Ana Lima,Ben Ode, & Chi,",
        "Ana Lima; Ben Ode; Chi;",
        "Ana Lima\tBen Ode\tChi",
        "1. Ana Lima, 2. Ben Ode, 3. Chi",
        "Ana Lima,\nBen Ode,\nChi",
        "Ana Lima;\nBen Ode;;\n\n\nChi\t",
        "1 Ana Lima\n2 Ben Ode\n3 Chi",
        "\u2066Ana Lima\u2069\r\n\u200bBen\u00ad Ode\u200f\u2028\ufeffChi",
    ],
)
def test_a_line_or_a_list_of_names_gives_all_of_them_and_leaves_nothing_out(text: str) -> None:
    assert (read_people(text).names, read_people(text).left) == (THREE, ())


@each(
    "mark",
    "- |* |• |•|·|· |— |–|‣ |◦ |▪|● |☐ |☑ |✓ |[ ] |[x] |[X]|- [ ] |* [x] |(x) |1. |2)|12) |3 - |4 – |5: |6.|[7] |(8) "
    "|#9 |10\t|a) |> |+ |→ |① |\uf0b7|\uf0b7\t|\uf0a7 |o\t|o |1. [ ] ".split("|"),
)
def test_what_stands_before_a_name_in_a_list_goes(mark: str) -> None:
    assert read_people(f"{mark}Ana Lima\n{mark}Ólafur Þór").names == ("Ana Lima", "Ólafur Þór")


@each("name", [
        "-Femi", "2Pac", "*Vic", "[Ana]", "[/x]", "'t Hooft", "’s-Gravenhage", "O'Hara", "A. Lima", "J.P. Smith",
        "Ana Lima, PhD", "Dr. Ana Lima, MBA, PhD", "Lima, Ana", "Ana (she/her)", "Ana | she/her", "Ana and Ben",
        'Ana "Annie" Lima', "José Ortega y Gasset", "李 雷", "أحمد علي", "Ana 🙂", "Ana: first", "=A1", "<b>Ana",
        "Ana Lima, member",
    ])  # fmt: skip
def test_in_doubt_a_line_is_kept_as_a_name(name: str) -> None:
    read = read_people(f"{name}\nChi")
    assert (read.names, read.left) == ((name, "Chi"), ())


@pytest.mark.parametrize(
    "line", ["---", "***", "12", "=1+1", "…", "🙂", "2026-01-01", "- [ ]", "\u3164", '""']
)
def test_a_line_without_a_letter_is_no_name_and_counted(line: str) -> None:
    read = read_people(f"Ana\n{line}\n\nBen")
    assert (read.names, read.left_words) == (("Ana", "Ben"), "left out: 1 line without a name")


def test_of_many_columns_that_are_left_out_the_rest_is_counted() -> None:
    columns = [f"Column {letter}" for letter in "ABCDEFGHIJ"]
    assert read_people(f"Name;{';'.join(columns)}\nAna").left_words.endswith("Column G, Column H, 2 more")


def test_nothing_is_read_of_nothing() -> None:
    assert read_people(" \n\t\n") == read_people("") and read_people("").left_words == ""


@settings(max_examples=40)
@given(
    st.lists(
        st.from_regex(r"[A-ZÄÖÜ][a-zäöü]{1,8}( [A-ZÄÖÜ][a-zäöü'-]{1,8}[a-z])?", fullmatch=True), min_size=2
    )
)
def test_names_one_a_line_are_all_kept_in_their_order(names: list[str]) -> None:
    assert read_people("\n".join(names)).names == tuple(names) or read_people(names[0]).left


@given(st.text(st.sampled_from('aB@.<>;,|\t\n"-1) '), max_size=80))
@example('"B\t"')
def test_no_text_breaks_it_and_every_name_is_one_line_with_a_letter(text: str) -> None:
    for name in read_people(text).names:
        assert any(map(str.isalpha, name)) and not set(name) & set("\n\t")


def test_a_paste_without_end_costs_nothing() -> None:
    started = process_time()
    for text in (
        "x" * 20_000,
        "x@" * 10_000,
        ("x" * 99 + "@") * 200,
        "1." * 10_000,
        ", " * 10_000,
        '"' * 20_000,
    ):
        read_people(text)
    assert process_time() - started < 2


def test_without_headings_words_behind_a_mail_are_no_part_of_the_name() -> None:
    for separator in (";", ",", "\t"):
        rows = ("Jo", "jo@example.org", "Nurse"), ("Mia", "mia@example.org", "Matron")
        found = read_people("\n".join(separator.join(row) for row in rows))
        assert [(one.name, one.mail) for one in found.people] == [("Jo", rows[0][1]), ("Mia", rows[1][1])]
        assert "Nurse" in found.left_words and "Matron" in found.left_words
