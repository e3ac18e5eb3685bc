"""The keys that mean the same wherever they work: one table each for the app, an open set, and a session."""

from textual.binding import Binding


def key(id: str, keys: str, action: str, word: str, tooltip: str, *, priority: bool = False) -> Binding:
    """A key with all that help and palette need: an id to remap it by, a word, and a sentence."""
    return Binding(keys, action, word, id=id, tooltip=tooltip, priority=priority)


def seat_keys(
    what: str = "floor",
    tooltip: str = "The floor to this seat, 0 for the tenth; where the set asks, it counts a question.",
    action: str = "seat",
) -> list[Binding]:
    """1 to 9 and 0: one key a seat, which gives the floor or what is said of it; shown as one in the help."""
    return [
        Binding(
            digit,
            f"{action}({seat})",
            what,
            id=f"{what}.seat.{digit}",
            tooltip=tooltip,
            key_display="1-9 0",
            show=seat == 0,
        )
        for seat, digit in enumerate("1234567890")
    ]


def typing_seat_keys() -> list[Binding]:
    """The floor to a seat while words are typed, when digits are words: F2 to F9, and ctrl+o for the first."""
    faces = ["ctrl+o", *(f"f{number}" for number in range(2, 10))]
    return [
        Binding(
            face,
            f"seat({seat})",
            "floor, typing",
            id=f"typing.seat.{seat + 1}",
            tooltip="The floor to this seat, while a line is being typed too.",
            key_display="^o F2-F9",
            show=seat == 0,
            priority=True,
        )
        for seat, face in enumerate(faces)
    ]


APP_KEYS = [
    key("app.help", "question_mark,f1", "help", "help", "List every key of this screen."),
    key("app.palette", "ctrl+p,colon", "command_palette", "commands", "Search every command by its name."),
    key(
        "app.blank",
        "ctrl+l",
        "blank",
        "blank",
        "Hide everything but the time, until the same key; Space, n, b, p and the seats work on, unseen.",
        priority=True,
    ),
    key(
        "app.aside",
        "ctrl+z",
        "put_aside",
        "to the shell",
        "Put als-tui aside: the shell has the terminal until its fg. The session's time counts on.",
        priority=True,
    ),
    key(
        "app.quit",
        "ctrl+q",
        "quit",
        "quit",
        "Leave als-tui. All is kept; a session stays open.",
        priority=True,
    ),
]

SET_KEYS = [
    key("step.undo", "z", "undo", "undo", "Take the last step back, one after the other."),
    key("step.redo", "Z", "redo", "redo", "Let the step that was undone last count again."),
]

SESSION_KEYS = [
    key(
        "clock.toggle",
        "space",
        "start_or_pause",
        "start/pause",
        "Start the session, pause its timer, or go on.",
    ),
    key("phase.next", "n", "next_phase", "next", "End this phase and begin the next one."),
    key("phase.back", "b", "back", "back", "Go back to the phase before; its time goes on where it stood."),
    key(
        "phase.more",
        "plus,equals_sign",
        "give_time(60)",
        "1 min more",
        "Extend this phase: a minute more time for it.",
    ),
    key("phase.less", "minus", "give_time(-60)", "1 min less", "A minute less time for this phase."),
    key("tail.trim", "T", "trim_rest", "trim", "Take what the session runs over from the rest of this slot."),
    key(
        "tail.hold",
        "H",
        "hold_end",
        "hold end",
        "Take what the session runs over from the coming slots and breaks.",
    ),
    key(
        "clock.away",
        "E",
        "away",
        "time away",
        "als-tui was off or the computer slept: count that time, or not.",
    ),
    key(
        "capture.form",
        "a",
        "action_form",
        "action",
        "Catch an action with date, cue and confidence in a form.",
    ),
    key("go.turns", "t", "swap", "timer/board", "Swap the calm phase timer and the turn board."),
    key("go.roster", "r", "go('roster')", "roster", "Who is here, roles, charter, today's topic."),
    key("go.progress", "j", "go('progress')", "progress", "What became of last time's actions."),
    key("go.issues", "i", "go('bids')", "issues", "Bids for a slot and the order of presenters."),
    key("go.review", "v", "go('review')", "review", "What happened today; pulse, learning, close and seal."),
    key(
        "go.ledger", "L", "go('ledger')", "questions", "Every question asked today: kind, hint, star, asker."
    ),
    key(
        "go.agenda",
        "P",
        "go('agenda')",
        "agenda",
        "The plan: what was, what runs, what comes, minutes, ends; with it the process sheet.",
    ),
    key("go.search", "slash", "go('search')", "search", "Find a word in anything said or written today."),
    key(
        "people.came",
        "w",
        "came_or_left",
        "came/left",
        "Somebody arrived, left, or is back: then their seat's key.",
    ),
    key("more.menu", "o", "other", "other", "Skip a phase, end a slot, drop or swap slots, a break, strike."),
    key("screen.leave", "q", "leave", "leave", "Leave the session's screens; it stays open and kept."),
    *SET_KEYS,
]

LOOKS = frozenset(
    (
        *(
            "go",
            "swap",
            "leave",
            "enter",
            "export",
            "copy",
            "figures",
            "charter",
            "part",
            "narrow",
            "widen",
            "to_seat",
            "to_name",
            "prompts",
            "to_phase",
            "sheet",
            "unfold",
        ),
        "app.focus_next",
    )
)
"""Actions of an open set's screens that change nothing, and so work for somebody who only looks on, too."""


def changes_nothing(action: str) -> bool:
    """True where a key's action only shows something."""
    return action.partition("(")[0] in LOOKS
