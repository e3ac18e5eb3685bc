"""Half-typed lines put aside: other words were begun beside them, and they come back when the line is open again."""

from als_tui.engine import Engine


def put_aside(engine: Engine, topic: str) -> None:
    """Keep the draft of a topic under a number of its own, so that the topic's line is free."""
    if text := engine.drafts.get(topic, ""):
        engine.draft(f"{topic}:{max(_numbers(engine, topic), default=0) + 1}", text)
        engine.draft(topic, "")


def bring_back(engine: Engine, topic: str) -> None:
    """Make what was put aside last the topic's draft again, where it has none."""
    numbers = _numbers(engine, topic)
    if numbers and not engine.drafts.get(topic):
        last = f"{topic}:{max(numbers)}"
        engine.draft(topic, engine.drafts[last])
        engine.draft(last, "")


def _numbers(engine: Engine, topic: str) -> list[int]:
    parts = (kept.rpartition(":") for kept in engine.drafts)
    return [int(number) for name, _, number in parts if name == topic and number.isdecimal()]
