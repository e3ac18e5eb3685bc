"""A name in other people's words is found as a whole word, however it is spelled, and blanked out alone."""

import pytest

from als_tui.domain.words.whole import Sought, blanked, sought, stands_in, surely_alone_in, surely_in

ZOE = sought(["Zoë van der Müller"])


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Ask zoe again", "Ask … again"),
        ("ZOE\u0308, then lunch", "…, then lunch"),
        ("Zoë’s team", "…’s team"),
        ("Zoës Team", "…s Team"),
        ("Herr Mueller kam", "Herr … kam"),
        ("zoe\n van  der MÜLLER!", "…!"),
        ("x—Zoë—y and Zoë", "x—…—y and …"),
        ("Zoëlle and Müllerin", "Zoëlle and Müllerin"),
        ("van der", "van der"),
        ("", ""),
    ],
)
def test_a_name_is_found_and_blanked_whole(text: str, after: str) -> None:
    assert blanked(ZOE, text, "…") == after
    assert stands_in(ZOE, text) == (text != after)


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        ("李明", "我和李明谈过", "我和…谈过"),
        ("ليلى حداد", "قالت ليلى ذلك", "قالت … ذلك"),
        ("Pia 🌱", "Pia 🌱 and pia 🌱🌱", "… and …🌱"),
        ("[b]Quin", "[b]Quin, b and quin", "…, b and …"),
        ("Jean-Luc O'Hara", "jean-luc O’Hara, Luc, o'hara", "…, …, …"),
    ],
)
def test_names_of_any_script_are_found(name: str, text: str, after: str) -> None:
    assert blanked(sought([name]), text, "…") == after


def test_a_part_within_the_longer_name_of_another_is_theirs() -> None:
    ana = sought(["Ana Silva"], ["Ana Ruiz"])
    assert not stands_in(ana, "Ask Ana Ruiz")
    assert blanked(ana, "Ana Ruiz and Ana", "…") == "Ana Ruiz and …"
    assert not surely_alone_in(ana, "Ana said so"), "it may be the other one"
    assert surely_alone_in(ana, "Silva said so") and surely_alone_in(ana, "ana silva said so")


def test_who_is_called_as_another_is_never_sure() -> None:
    ana = sought(["Ana"], ["ANA"])
    assert stands_in(ana, "Ana said so") and not surely_alone_in(ana, "Ana said so")


def test_nobody_is_found_nowhere() -> None:
    assert sought(["", " "]) == Sought(())
    assert not stands_in(sought([]), "anything")


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        ("Jo Ek", "Jo and Ek came, Li asked Jo's boss", "… and … came, Li asked …'s boss"),
        ("Weiß, Bo", "Bo's idea; Bo said it, I asked Bo about it", "…'s idea; … said it, I asked … about it"),
        ("陳大文", "陳 said; 大文", "… said; …"),
        ("陳 大文", "陳 said; 大文", "… said; …"),
        ("山田太郎", "山田さん, 太郎, 山", "…さん, …, …"),
        ("김민수", "김민수가 민수는 왔다", "…가 …는 왔다"),
        ("ana müller", "Müller came", "… came"),
        ("Jo van E", "van E, e", "van E, e"),
    ],
)
def test_short_last_names_and_names_of_signs_are_found_and_wait_for_a_decision(
    name: str, text: str, after: str
) -> None:
    person = sought([name])
    assert blanked(person, text, "…") == after
    assert not surely_alone_in(person, text)
    assert surely_alone_in(person, name)


def test_another_word_beside_a_sure_name_leaves_the_text_to_be_decided_on() -> None:
    so = sought(["Mira So"])
    assert surely_alone_in(so, "Mira came") and surely_alone_in(so, "Mira So came")
    assert not surely_alone_in(so, "Mira said so") and not surely_alone_in(sought(["An"]), "an apple")


def test_a_whole_name_beside_a_word_in_doubt_is_surely_theirs_and_not_alone() -> None:
    ana = sought(["Ana Silva"], ["Ana Ruiz"])
    text = "Ana Silva and Ana came"
    assert surely_in(ana, text) and not surely_alone_in(ana, text)
    assert not surely_in(ana, "Ana came") and blanked(ana, text, "X") == "X and X came"
