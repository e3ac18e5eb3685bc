"""Which questions get a hint: a table of good ones that get none, and of others that get theirs."""

from als_tui.domain.asking.phrases import hints_on
from als_tui.domain.asking.questioning import STAGES
from als_tui.storage.own.phrases import load_phrases
from tests.tables import each

HINTS = load_phrases(None)[0].hints

GOOD = """
What have you tried already?
What have you thought about it since then?
What have you considered and put away again?
What did you try first, and what came of it?
And what have you tried?
How have you tried to tell her?
Which of the things you have tried got furthest?
Who else have you asked?
Where have you met this before?
When have you felt like that?
What do you think you should leave alone?
Who says that you should be the one?
What would happen if you could just stop?
How do you know that you should stay?
What makes you say that you ought to wait?
When isn't it a problem?
Who isn't at the table?
What isn't said in your team?
What is obvious to you that others don't see?
What seems clear, and what does not?
What would surely stay the same?
What would you like to happen?
How does it look from her side?
How would you know that it is settled?
What about it keeps you awake?
What about that matters most to you?
How do you feel when you say so?
What do you mean by fair?
What does loyal mean to you here?
What kind of wall is that wall?
And is there anything else about that silence, what is it like?
What are you taking for granted?
What if nobody were to blame?
What if the opposite were true?
Who knows about this?
Who cares enough to act?
Who can do something about it?
Which part of this is yours?
What is the first small step?
By when will you have spoken to him?
What will tell you that it is time?
What could get in your way, and what will you do then?
How are we doing as a set?
What did we do well just now?
Whose voice have we not heard?
What happened then?
What led up to that?
What lies behind the word that you used twice?
Why does it matter to you?
Why now?
Why not?
Tell me more about the second meeting.
Say a bit more about the two bosses
Describe the moment when it turned.
Help us understand what is at stake.
Can you say more about the second boss?
Could you tell us what a good day looks like?
May I ask what you are hoping for?
So what would you miss?
But who decides?
Well, how did that go?
“What,” she asked, “do you want?”
When she says “why?”, what do you hear?
¿Qué has intentado ya?
¿Quién más lo sabe?
Qu’est-ce que tu as déjà essayé ?
Was hast du schon versucht?
ماذا جربت حتى الآن؟
من يعرف هذا؟
چه چیزی برایت مهم است؟
你已经试过什么？
誰がそれを知っていますか？
Τι έχεις δοκιμάσει;
Τι έχεις δοκιμάσει;
""".strip().split("\n")
"""Open, clarifying, probing, reflective, clean, challenging, framing, forward and process questions, any script."""

OTHERS = {
    "advice": """
Have you tried asking her?
And have you tried asking her?
So, have you thought of a coach?
Did you try writing it down?
Did you consider leaving?
Why don't you ring him?
Why don’t you just say no?
Why not ask the union?
Don't you think a break would help?
Wouldn't it be better to wait?
Couldn't you hand it over?
Shouldn't you tell your boss?
What about a mediator?
How about calling her tonight?
What if you just said no?
If I were you, would you sign?
Do you see that you should rest?
Would it help to write it down?
Could you try a smaller step?
You should talk to Marek, no?
Haven't you thought of a coach?
""",
    "leading": """
Isn't she the real problem?
Surely you know who did it?
Would you agree that it is his fault?
Don't you like her?
Doesn't that show that he is weak?
It is about power, isn't it?
You knew that before, didn't you?
He will never change, right?
Obviously you want to stay?
""",
    "judging": """
Why did you sign it?
Why didn't you say something?
Why would you do that?
Why are you so strict?
How could you let that happen?
""",
    "several": """
What now? And who with?
Who knows? Who cares? Who can?
什么时候？和谁？
متى؟ ومع من؟
""",
    "long": f"""
What do you want, because I was in the same place once?
What {"so " * 25}matters to you?
""",
    "closed": """
Is it yours?
Are they two?
Do you like it there?
Can he say no?
Will you be there?
Was it written down?
Should it be settled this year?
""",
    "statement": """
I see two bosses there
There is a cost to that.
Two bosses are one too many
""",
}


@each("words", GOOD)
def test_a_good_question_gets_no_hint(words: str) -> None:
    assert [(stage, rule.word) for stage in STAGES for rule in hints_on(words, HINTS, stage)] == []


@each(
    ("words", "hint"), [(line, hint) for hint, lines in OTHERS.items() for line in lines.strip().split("\n")]
)
def test_another_gets_its_hint_first(words: str, hint: str) -> None:
    assert [rule.word for rule in hints_on(words, HINTS, "explore")][:1] == [hint]


def test_rules_with_the_same_word_hint_once() -> None:
    assert [rule.word for rule in hints_on("Have you tried what you should?", HINTS)].count("advice") == 1


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(GOOD) >= 60 and sum(len(lines.strip().split("\n")) for lines in OTHERS.values()) >= 40
