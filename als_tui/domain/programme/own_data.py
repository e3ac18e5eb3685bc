"""A member's own data: all that a set's book holds of one person, as it would be told to that person.

What others asked them is in it, without who asked, and that they support an action, without whose; another's name is
only where such words have it.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from als_tui.domain.book import Action, Book, Record, ToldBetween, day_of, in_order
from als_tui.domain.days.calendar import Due
from als_tui.domain.programme.belonging import belongings
from als_tui.domain.programme.board import presence_words, seat_of, was_late
from als_tui.domain.programme.outcomes import outcome_word
from als_tui.domain.programme.proof import minutes_late
from als_tui.domain.sealing.member_forgotten import names_of
from als_tui.domain.session.evaluating import named, said
from als_tui.domain.words.naming import called_alike

Own = str | int | bool | Sequence["Own"] | Mapping[str, "Own"] | None
"""A figure or a text, several of them, or some by their names, as JSON has them."""

_ABOUT = {"goal": "own goal", "rule": "ground rule", "issue": "issue", "statement": "statement"}
"""What each line of an evaluation is about."""


def own_data(book: Book, id: int, today: date) -> Mapping[str, Own]:
    """Everything of a member, by what it is; empty for a number that is nobody's."""
    member = book.members.get(id)
    if member is None:
        return {}
    names = names_of(book, id).own
    sessions = [_in_session(book, record, id) for record in in_order(book)]
    actions = [_action(action, member.name) for action in book.actions.values() if action.owner == id]
    supports = [
        {"session": action.session}
        for action in book.actions.values()
        if action.owner != id and action.supporter and called_alike(action.supporter, names) is not None
    ]
    cannot = [
        _kept({"module": number, "when": module.when.isoformat()})
        for number, module in book.modules.items()
        if id in module.cannot
    ]
    return _kept(
        {
            "set": book.profile.name,
            "as_of": today.isoformat(),
            "the_seal_keeps": book.profile.policy.label,
            "member": _member(book, id),
            "sessions": [session for session in sessions if session],
            "actions": actions,
            "supports_an_action": supports,
            "cannot_come": cannot,
        }
    )


def _kept(values: Mapping[str, Own]) -> Mapping[str, Own]:
    """What there is of some values."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _member(book: Book, id: int) -> Mapping[str, Own]:
    member, (*earlier, now) = book.members[id], belongings(book, id)
    return _kept(
        {
            "number_in_the_set": id,
            "name": member.name,
            "mail": member.mail,
            "role": member.role,
            "own_goal": member.goal,
            "joined": now.since.isoformat(),
            "left": member.left.isoformat() if member.left else None,
            "earlier_stays": [
                {"joined": stay.since.isoformat(), "left": stay.until.isoformat()}
                for stay in earlier
                if stay.until
            ],
            "slots_before": member.slots_before or None,
            "sessions_before": member.sessions_before or None,
        }
    )


def _in_session(book: Book, record: Record, id: int) -> Mapping[str, Own]:
    """What a record holds of them; empty if it does not name them."""
    seat = seat_of(record, id)
    told = [told for told in record.progress if _owns(book, told.action, id)]
    values = _kept(
        {
            "name_then": seat.name if seat is not None and seat.name != book.members[id].name else None,
            "presence": presence_words(seat.presence) if seat is not None and seat.presence else None,
            "minutes_late": minutes_late(record, seat) if seat is not None and was_late(seat) else None,
            "facilitated": record.led_by == id or None,
            "roles": [role for role, person in record.roles if person == id],
            "waited_for_a_slot": id in record.bids_lost or None,
            "slots": _slots(record, id),
            "said": [
                {"when": said.about, "words": said.text}
                for said in record.words
                if said.person == id and said.about != "note"
            ],
            "notes_about_them": [
                said.text for said in record.words if said.person == id and said.about == "note"
            ],
            "asked": [
                _kept({"question": asked.text, "kind": asked.kind, "helped": asked.starred or None})
                for asked in record.questions
                if asked.asker == id
            ],
            "told_of_actions": [
                _kept(
                    {
                        "action": each.text,
                        "outcome": outcome_word(each.outcome),
                        "learned": each.learned,
                        "changed": each.changed,
                    }
                )
                for each in told
            ],
            "pulse_of_10": next((score.score for score in record.pulse if score.person == id), None),
            "check_rounds": [
                {"round": check.round, "score_of_10": check.score}
                for check in record.checks
                if check.person == id
            ],
            "evaluation": _evaluation(book, record, id),
            "spoke": _spoke(record, id),
            "charter": _charter(record, id),
        }
    )
    return {"session": record.number, "day": day_of(record).isoformat(), **values} if values else {}


def _evaluation(book: Book, record: Record, id: int) -> list[Own]:
    """What they answered to each line of an evaluation, in words."""
    return [
        _kept(
            {
                "about": _ABOUT[rated.point.about],
                "line": named(book, record.charter, rated.point),
                "of_session": rated.point.session or None,
                "answer": said(rated.point, rated.figure),
            }
        )
        for rated in record.rated
        if rated.person == id
    ]


def _owns(book: Book, action: int, id: int) -> bool:
    made = book.actions.get(action)
    return made is not None and made.owner == id


def _slots(record: Record, id: int) -> list[Own]:
    return [
        _kept(
            {
                "seconds": slot.seconds,
                "issue": slot.issue,
                "was_asked": [
                    _kept({"question": asked.text, "helped": asked.starred or None})
                    for asked in record.questions
                    if asked.slot == place and asked.text
                ],
            }
        )
        for place, slot in enumerate(record.presented)
        if slot.person == id
    ]


def _spoke(record: Record, id: int) -> Mapping[str, Own]:
    count = next((count for count in record.counts if count.person == id), None)
    if count is None:
        return {}
    return {"turns": count.turns, "questions": count.questions, "seconds": count.seconds}


def _charter(record: Record, id: int) -> Mapping[str, Own]:
    if record.charter is None or (id not in record.agreed and id not in (record.refused or ())):
        return {}
    return {"version": record.charter, "agreed": id in record.agreed}


def _action(action: Action, name: str) -> Mapping[str, Own]:
    """A promise; who supports it is another person, and left out."""
    return _kept(
        {
            "session": action.session,
            "what": action.text,
            "name_then": action.owner_name if action.owner_name != name else None,
            "by": _day(action.due),
            "promised": _day(action.promised),
            "cue": action.cue,
            "confidence_of_10": action.confidence,
            "status": action.status.value,
            "told": [
                _kept(
                    {
                        "session": each.session,
                        "outcome": outcome_word(each.outcome),
                        "learned": each.learned,
                        "changed": each.changed,
                        "before": _between(each.told),
                    }
                )
                for each in action.progress
            ],
            "told_since": _between(action.between),
        }
    )


def _day(due: Due | None) -> str | None:
    return due.isoformat() if isinstance(due, date) else due


def _between(told: ToldBetween | None) -> Mapping[str, Own]:
    if told is None:
        return {}
    return _kept({"on": told.on.isoformat(), "outcome": outcome_word(told.outcome), "words": told.words})
