from __future__ import annotations

import pytest

from engine.errors import GuardRefused
from engine.storage.manifest import DocumentEntry, Manifest
from indexer.guard import check_loss


def _manifest(documents: int, sections_each: int = 1) -> Manifest:
    entry = DocumentEntry("", 0, 0, sections_each, sections_each)
    return Manifest(1, "", "", {f"{number}.md": entry for number in range(documents)}, ())


@pytest.mark.parametrize("after", [7, 8, 10, 100])
def test_growth_and_a_small_loss_pass(after: int) -> None:
    check_loss(_manifest(10), _manifest(after))


@pytest.mark.parametrize("after", [0, 1, 6])
def test_a_large_loss_of_documents_is_refused_with_the_remedy(after: int) -> None:
    with pytest.raises(GuardRefused, match=f"of the 10 documents in the index only {after} .*--force"):
        check_loss(_manifest(10), _manifest(after))


def test_a_large_loss_of_sections_is_refused_even_with_all_documents() -> None:
    with pytest.raises(GuardRefused, match="of the 2,000 sections in the index only 1,000 "):
        check_loss(_manifest(10, 200), _manifest(10, 100))


def test_another_folder_in_its_place_is_refused_and_the_first_one_named() -> None:
    entry = DocumentEntry("", 0, 0, 1, 1)
    before = Manifest(1, "", "/cats", {f"cat{n}.md": entry for n in range(4)}, ())
    after = Manifest(2, "", "/dogs", {f"dog{n}.md": entry for n in range(4)}, ())
    with pytest.raises(GuardRefused, match=r"of the 4 documents .*built of /cats: .*only 0 would be left"):
        check_loss(before, after)


def test_nothing_to_lose_passes() -> None:
    check_loss(_manifest(0), _manifest(0))
