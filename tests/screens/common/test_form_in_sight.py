"""In a form that is taller than its window, what is typed into stays in sight."""

from tests.screens.desk import SIZES, Desk, desk

MEMBERS = "\n".join(f"Member number {number}" for number in range(9))


async def fill(d: Desk) -> None:
    """A new set's form with nine members and a complaint under most fields: more rows than any window has."""
    await d.press("n")
    for words in ("Tri", MEMBERS, "", "many", "", "99", "nowhere", "soon"):
        if words:
            await d.type(words)
        await d.press("tab")
    await d.press("ctrl+s")


def lost(d: Desk) -> str:
    """The field that has the focus and cannot be seen; nothing where it can."""
    field = d.app.screen.focused
    assert field is not None
    return "" if d.app.screen.can_view_entire(field) else str(field.id)


async def test_the_arrows_move_the_focus_and_scroll_nothing_away() -> None:
    for size in SIZES:
        async with desk(opened=False, size=size) as d:
            await fill(d)
            form = d.app.screen.query_one("#form")
            assert form.max_scroll_y > 0
            met = []
            for key in (*["down"] * 5, *["up"] * 5, "pagedown", "pageup"):
                await d.press(key)
                assert not lost(d), key
                met.append(str(d.app.screen.focused and d.app.screen.focused.id))
            after = ["policy", "quorum", "zone", "when", "name"]
            assert met == [*after, *after[-2::-1], *["minutes"] * 3]


async def test_a_key_brings_back_what_the_mouse_scrolled_away() -> None:
    async with desk(opened=False, size=(60, 20)) as d:
        await fill(d)
        for last, key in (("when", "x"), ("when", "left"), ("members", "x"), ("name", "x")):
            d.app.screen.set_focus(d.app.screen.query_one(f"#{last}"))
            await d.press("home")
            form = d.app.screen.query_one("#form")
            form.scroll_to(y=0 if last == "when" else form.max_scroll_y, animate=False)
            await d.pilot.pause()
            assert lost(d) == last
            await d.press(key)
            assert not lost(d), key


async def test_a_smaller_window_keeps_it_in_sight() -> None:
    async with desk(opened=False, size=(80, 40)) as d:
        await fill(d)
        d.app.screen.set_focus(d.app.screen.query_one("#when"))
        await d.resize(60, 20)
        await d.pilot.pause()
        assert not lost(d)
