"""A key in a sentence, by its id."""

from als_tui.domain.words.pressing import press, pressed, put_before, with_faces

WORDS = f"{press('a')} opens it; {press('b', 'c')} skips it."


def test_a_key_is_named_by_its_id_until_somebody_knows_its_face() -> None:
    assert with_faces(WORDS, "+".join) == "a opens it; b+c skips it."
    assert with_faces("No key.", "+".join) == "No key."
    assert pressed(WORDS) == ("a", "b") and pressed("No key.") == ()


def esc_before(last: str) -> str:
    return with_faces(put_before(WORDS, "Esc, ", lambda ids: ids[-1] == last), "+".join)


def test_words_stand_before_the_first_key_of_a_kind() -> None:
    assert esc_before("a") == "Esc, a opens it; b+c skips it."
    assert esc_before("c") == "a opens it; Esc, b+c skips it."
    assert esc_before("d") == "a opens it; b+c skips it."
