from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.splitting.punkt_token import quick_token
from indexer.splitting.sentences import load_punkt

_ANSWERS = (
    "type period_final is_ellipsis is_number is_initial is_alpha is_non_punct first_case type_no_period"
    " type_no_sentperiod"
).split()


# The first one imports NLTK.
@settings(deadline=None)
@given(st.text(min_size=1, max_size=8) | st.text("aB1.,-…", min_size=1, max_size=8))
@example("...")
@example("1,000.")
@example("\u0130")
def test_a_quick_token_answers_as_punkts_own_does(text: str) -> None:
    own = load_punkt().PunktToken
    token, quick = own(text), quick_token(own)(text)
    for answer in _ANSWERS:
        one, other = getattr(token, answer), getattr(quick, answer)
        assert one == other or bool(one) == bool(other) is True, answer
