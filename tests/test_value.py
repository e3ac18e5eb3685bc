"""What als-tui asks of its values, whatever they are made of."""

import pytest
from msgspec import ValidationError, convert

from als_tui.value import Value, field, replace


class Spoken(Value):
    """A value as all are."""

    person: int
    words: str = ""
    heard: dict[int, int] = field(default_factory=dict)


def test_a_value_is_equal_by_content_and_made_anew_by_replace() -> None:
    said = Spoken(3, "so")
    assert said == Spoken(3, words="so") != Spoken(4, "so")
    assert replace(said, words="and") == Spoken(3, "and")
    assert said.words == "so"
    assert Spoken(1).heard is not Spoken(1).heard


def test_a_value_never_changes() -> None:
    with pytest.raises(AttributeError):
        Spoken(3).person = 4  # type: ignore[misc]  # what mypy forbids is tried


@pytest.mark.parametrize(
    "told", [{"person": "3"}, {"person": 3, "age": 4}, {"words": "so"}, {"person": True}]
)
def test_what_is_read_as_a_value_has_its_types_and_no_other_key(told: dict[str, object]) -> None:
    assert convert({"person": 3}, Spoken) == Spoken(3)
    with pytest.raises(ValidationError):
        convert(told, Spoken)
