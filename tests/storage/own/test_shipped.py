"""What comes with the program is read from one file, which says what the files say in which it is written."""

from importlib.resources import files

from als_tui.storage.own.processes import DEFAULT_PROCESS
from als_tui.storage.own.shipped import FILE, shipped
from als_tui.terminal.configured import TABLES
from als_tui.theming import SHIPPED
from tests import key_tables
from tests.shipped import WHAT_TO_DO, as_written, themes_as_written


def test_the_one_file_says_what_the_others_say() -> None:
    assert (files("als_tui") / FILE).read_bytes() == as_written(), WHAT_TO_DO
    assert SHIPPED.read_bytes() == themes_as_written(), WHAT_TO_DO
    assert (files("als_tui") / TABLES).read_bytes() == key_tables.as_written(), WHAT_TO_DO


def test_the_default_comes_first_and_the_others_by_id() -> None:
    first, *others = [process.id for process in shipped().processes]
    assert first == DEFAULT_PROCESS
    assert others == sorted(others)
