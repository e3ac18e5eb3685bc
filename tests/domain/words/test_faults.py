"""What is told of an error: its kind and the innermost place in the code, and no value."""

from als_tui.domain.words.faults import kind_and_place, stopped

SECRET = "what Ana said"


def inner() -> None:
    raise ValueError(SECRET)


def outer() -> None:
    inner()


def caught() -> ValueError:
    try:
        outer()
    except ValueError as error:
        return error
    raise AssertionError


def test_the_place_is_the_line_that_raised_it_and_not_one_on_the_way_there() -> None:
    line = inner.__code__.co_firstlineno + 1
    assert kind_and_place(caught()) == f"ValueError at {__name__}:{line}"


def test_why_it_had_to_stop_is_told_with_kind_and_place_and_no_word_of_its_message() -> None:
    line = inner.__code__.co_firstlineno + 1
    assert stopped(caught()) == (
        f"als-tui had to stop (ValueError at {__name__}:{line}). What was saved is safe; start it again."
    )
    assert SECRET not in stopped(caught())


def test_an_error_that_was_never_raised_and_none_at_all_are_told_too() -> None:
    assert kind_and_place(KeyError(SECRET)) == "KeyError at unknown place"
    assert stopped(None).startswith("als-tui had to stop (for no known reason). ")
