from __future__ import annotations

from pathlib import Path

from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from tests.engine.small_index import publish, section


def _opened(index: Path) -> WhooshStore:
    return WhooshStore(Generations(index).current(), field_weights())


def test_what_each_build_deletes_is_taken_off_once(tmp_path: Path) -> None:
    words = "alpha beta gamma delta".split()
    publish(tmp_path, [section(f"s{n}", f"tea {words[n % 4]}", doc=f"{n}.md") for n in range(20)])
    for gone in ("0.md", "1.md", "4.md"):
        publish(tmp_path, [], [gone])
    (segment,) = _opened(tmp_path)._segments
    assert segment.deleted is not None
    assert segment.words.frequencies() == {"tea": 17, "alpha": 3, "beta": 4, "gamma": 5, "delta": 5}
    # One file of words for the segment, beside its arrays.
    assert len(list((Generations(tmp_path).current() / "arrays").iterdir())) == 2


def test_a_word_of_deleted_sections_alone_is_not_known(tmp_path: Path) -> None:
    publish(
        tmp_path, [section(f"s{n}", f"tea {'samovar' if n else 'kettle'}", doc=f"{n}.md") for n in range(9)]
    )
    publish(tmp_path, [], ["0.md"])
    (segment,) = _opened(tmp_path)._segments
    assert "kettle" not in segment.words.frequencies()
    assert _opened(tmp_path).speller.correct("samovsr") == "samovar"
    assert _opened(tmp_path).speller.correct("kettke") is None
