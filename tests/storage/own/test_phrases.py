"""The user's own questions.toml: read beside the shipped one, each mistake named with file, key and reason."""

import errno
from pathlib import Path

import pytest

from als_tui.storage.own.phrases import MOST_BYTES, load_phrases

GOOD = """
[[hint]]
word = "jargon?"
tells = "Words of the trade."
contains = ["Synergy"]

[[prompt]]
kind = "open"
stage = "explore"
text = "What would your grandmother say?"
"""


def own(tmp_path: Path, text: str | bytes) -> Path:
    """A configuration folder with this file of questions."""
    data = text if isinstance(text, bytes) else text.encode()
    (tmp_path / "questions.toml").write_bytes(data)
    return tmp_path


def test_own_hints_and_prompts_come_before_the_shipped_ones(tmp_path: Path) -> None:
    shipped, _ = load_phrases(None)
    phrases, complaints = load_phrases(own(tmp_path, GOOD))
    assert complaints == ()
    assert (phrases.hints[0].word, phrases.hints[0].contains) == ("jargon", ("synergy",))
    assert phrases.prompts[0].text == "What would your grandmother say?"
    assert (phrases.hints[1:], phrases.prompts[1:]) == (shipped.hints, shipped.prompts)


def test_no_file_and_no_folder_are_no_trouble(tmp_path: Path) -> None:
    assert load_phrases(tmp_path / "nowhere") == load_phrases(None)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[hint]]\ntells = 'x'", "hint[1].word: is missing"),
        ("[[hint]]\nword = 'x'\nstart = ['a']", "hint[1].start: is not a key here"),
        ("[[hint]]\nword = 'x'\nstarts = 'a'", "hint[1].starts: must be a list of words in quotes"),
        ("[[hint]]\nword = 'x'\nstarts = ['a', 3]", "hint[1].starts[2]: must be words in quotes"),
        ("[[hint]]\nword = 'x'\nover_words = 0", "hint[1].over_words: is too small a number"),
        ("[[hint]]\nword = ' '", "hint[1].word: has no words"),
        ("[[hint]]\nword = 'much longer than that'", "hint[1].word: This is 21 characters long"),
        ("[[prompt]]\ntext = 'x'\nkind = 'silly'", 'prompt[1].kind: "silly" is not known; known are open,'),
        (
            "[[prompt]]\ntext = 'x'\nkind = 'open'\nstage = 'x'",
            'prompt[1].stage: "x" is not known; known are begin',
        ),
        ("[[hint]]\nword = 'x'\nnot_in = ['y']", 'hint[1].not_in: "y" is not known; known are begin'),
        ("[prompt]\ntext = 'x'", "prompt: must be written as [[prompt]] tables"),
        ("[[prompts]]\ntext = 'x'", "prompts: is not a key here; known are [[hint]] and [[prompt]]"),
        ("prompt = [3]", "prompt[1]: must be a table of keys"),
        ("[[prompt", "file: is not TOML: "),
        (b"\xff\xfe", "file: is not text in UTF-8"),
        ("#" * (MOST_BYTES + 1), "file: is over 256 KiB"),
    ],
)
def test_a_mistake_is_named_with_file_key_and_reason_and_the_rest_loads(
    tmp_path: Path, text: str | bytes, complaint: str
) -> None:
    phrases, complaints = load_phrases(own(tmp_path, text))
    assert len(complaints) == 1 and complaints[0].startswith(f"questions.toml: {complaint}")
    assert phrases == load_phrases(None)[0]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[hint]]\nword = 3\nstarts = 'a'", "hint[1].word: must be words in quotes (and 1 more)"),
        ("[[hint]]\nword = 'x'\nstarts = 'a'\nends = 'b'\nover_words = 0", "hint[1].starts: must be a list"),
        (
            "[[prompt]]\ntext = 3\nkind = 'x'\nstage = 'y'",
            "prompt[1].text: must be words in quotes (and 2 more)",
        ),
        ("[[hint]]\nwrod = 'x'", "hint[1].wrod: is not a key here (and 1 more)"),
        ("[[hint]]\nwrod = 'x'\nstarts = 'a'", "hint[1].wrod: is not a key here (and 2 more)"),
    ],
)
def test_of_several_mistakes_the_first_is_told_or_a_misspelt_key(
    tmp_path: Path, text: str, complaint: str
) -> None:
    _, (told,) = load_phrases(own(tmp_path, text))
    assert told.startswith(f"questions.toml: {complaint}")


@pytest.mark.parametrize("call", ["exists", "is_file", "open"])
@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "permission denied"),
        (OSError(errno.EIO, "Input/output error"), "input/output error"),
        (OSError("planted"), "unknown reason"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_shipped_ones_load(
    call: str, error: OSError, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped, _ = load_phrases(None)
    folder, whole = own(tmp_path, GOOD), getattr(Path, call)

    def refuse(path: Path, *arguments: object, **more: object) -> object:
        if path.name == "questions.toml":
            raise error
        return whole(path, *arguments, **more)

    monkeypatch.setattr(Path, call, refuse)
    assert load_phrases(folder) == (shipped, (f"questions.toml: file: cannot be read: {why}",))


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "questions.toml").mkdir()
    assert load_phrases(tmp_path)[1] == ("questions.toml: file: is not a plain file",)


def test_a_hint_can_be_left_out_while_one_presents_where_a_prompt_is_never_shown(tmp_path: Path) -> None:
    phrases, complaints = load_phrases(
        own(tmp_path, "[[hint]]\nword = 'x'\nstarts = ['y']\nnot_in = ['present']")
    )
    assert not complaints and phrases.hints[0].not_in == ("present",)
    prompt = "[[prompt]]\ntext = 'x?'\nkind = 'open'\nstage = 'present'"
    assert 'prompt[1].stage: "present" is not known' in load_phrases(own(tmp_path, prompt))[1][0]


def test_a_mistake_in_one_table_costs_only_that_table(tmp_path: Path) -> None:
    phrases, complaints = load_phrases(own(tmp_path, f"[[hint]]\nword = 3\n{GOOD}"))
    assert complaints == ("questions.toml: hint[1].word: must be words in quotes",)
    assert phrases.hints[0].word == "jargon" and phrases.prompts[0].kind == "open"


def test_what_is_no_plain_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "questions.toml").mkdir()
    assert load_phrases(tmp_path)[1] == ("questions.toml: file: is not a plain file",)
