"""Words that carry no topic: left out of the index, or left out of questions alone.

Both lists are short on purpose. The usual longer ones drop words that decide a question ("not",
"can", "us", "when"), and what is left out of the index can never be asked for.
"""

from __future__ import annotations

INDEX_STOP_WORDS = frozenset(
    "a an the of to in on at by for with and or as is are was were be been being am "
    "it its this that these those from into than then there their they them he she his her".split()
)

QUESTION_STOP_WORDS = INDEX_STOP_WORDS | frozenset(
    "i me my we our you your who whom whose what which when where why how "
    "do does did doing done can could will would shall should may might must have has had having "
    "if so such but about between during also just any some there's what's who's "
    "whats whos wheres hows im ive id dont doesnt didnt cant wont youd youre theres thats isnt arent u ur "
    "please tell explain describe know find show give want need wondering "
    "much many long often old".split()
)
