"""What a server is told is checked when it starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import ConfigurationError
from indexer.build import BuildOptions
from webapp.installation import Installation

BUILD = BuildOptions(Path("corpus"), Path("index"))


@pytest.mark.parametrize(
    "token", ["", "short", "x" * 15, "with spaces in the middle", "with\ttabs\tin\tthe\tmiddle"]
)
def test_a_token_that_is_easily_guessed_or_cannot_be_sent_is_refused(token: str) -> None:
    with pytest.raises(ConfigurationError, match=r"QUIRE_TOKEN.*16 characters.*openssl"):
        Installation(BUILD, token)


def test_a_token_is_not_shown_by_accident() -> None:
    token = "0123456789abcdef"
    assert token not in repr(Installation(BUILD, token))
