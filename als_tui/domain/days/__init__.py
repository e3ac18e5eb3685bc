"""Days as people say them: the words they are named with, the grammar that reads them, the arithmetic behind it.

The grammar is closed and English, day before month; no library of dates is asked, as those guess. It reads the capture
line, the action's form and the next date: what one reads, each reads. What is ambiguous is refused in words.
"""
