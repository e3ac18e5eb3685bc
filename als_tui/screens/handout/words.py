"""Handing out, in words: what is ticked, what is next, and what is asked before a slot is forgotten."""

from als_tui.domain.book import Book
from als_tui.domain.programme.papers import Paper, PaperKind, slots_of
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.screens.pages.words import dotted


def head(
    about: str, ticked: int, papers: int, files: int, *, named: bool, written: bool = False
) -> tuple[str, str]:
    """How much of what there is is ticked, and what is next; `about` says of which session.

    It is to be read first if what is ticked names somebody else (`named`); once all of it was `written`, no more.
    """
    count = dotted(about, f"{ticked} of {papers} ticked", f"{counted(files, 'file')}, one a person")
    write = f"{press('handing.write')} writes them" if ticked else f"{press('handing.tick')} ticks a paper"
    if written:
        leave, again = press("view.leave"), press("handing.write")
        return count, f"Next: {leave} goes back, as all is written; {again} writes it once more."
    if named:
        return count, f"Next: {press('handing.read')} reads what is marked !, then {write}."
    return count, f"Next: {write}. Nothing leaves by itself."


def about(paper: Paper, name: str, *, handed: bool, named: str = "") -> list[str]:
    """For whom the paper under the cursor is, whom else it names, and what can be done with it."""
    whose = f"For {name} alone" if paper.person else "For the whole set"
    done = ", handed out" if handed else ""
    keys = f"{press('handing.read')} reads it, {press('handing.copy')} copies it"
    forgets = f"; {press('handout.forget')} then forgets it" if paper.kind is PaperKind.SHEET else ""
    names = f"! It names {named}: {press('handing.read')} reads it before it goes." if named else ""
    return [*filter(None, (names,)), f"{whose}{done}: {keys}{forgets}."]


def forget_question(book: Book, paper: Paper, name: str, *, handed: bool) -> str:
    """What is lost by forgetting, and what is not."""
    slots = slots_of(book.sessions[paper.session], paper.person)
    asked = sum(len(slot.questions) for slot in slots)
    issue = next((f"“{slot.issue}”" for slot in slots if slot.issue), "")
    lost = (f"the issue {issue}" if issue else "", counted(asked, "question") if asked else "")
    gone = " and ".join(filter(None, lost))
    return "\n".join(
        (
            *(() if handed else (f"! Since this list was opened, {name}'s sheet was not handed out.",)),
            f"Gone from the record, the bank of questions and every file of this set's folder: {gone}.",
            "That the slot was held stays, and so do the actions; files that were handed out stay, too.",
            "What is half typed goes as well, and no change made before can be undone after it.",
        )
    )


def forgotten(name: str, still: str) -> str:
    """How it went."""
    return (
        f"{name}'s slot is forgotten{f', but {still}' if still else '; the folder holds none of its words.'}"
    )
