from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from engine.errors import IndexLocked
from engine.file_errors import IndexInaccessible, explain, explained

INDEX = Path("some/index")


def _error(number: int, path: str | int | bytes | None = None) -> OSError:
    return OSError(number, os.strerror(number), path)


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "free some space"),
        (errno.EDQUOT, "free some space"),
        (errno.EROFS, "make it writable"),
        (errno.EACCES, "give this user access"),
        (errno.EPERM, "give this user access"),
        (errno.EMFILE, "ulimit -n"),
        (errno.EISDIR, "remove it"),
        (errno.ENOLCK, "local disk"),
        (errno.EIO, "check the disk"),
        (errno.ESTALE, "check the disk"),
    ],
)
def test_the_path_the_reason_and_the_remedy_are_told(number: int, remedy: str) -> None:
    with pytest.raises(IndexInaccessible) as caught, explained(INDEX):
        raise _error(number, "some/index/generations")
    assert str(caught.value).startswith(f"some/index/generations: {os.strerror(number)}; ")
    assert remedy in str(caught.value)
    assert caught.value.errno == number
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("path", [None, 7])
def test_an_error_without_a_path_is_of_the_index(path: int | None) -> None:
    with pytest.raises(IndexInaccessible, match=r"^some/index: No space"), explained(INDEX):
        raise _error(errno.ENOSPC, path)


def test_an_error_without_a_number_is_told_in_its_own_words() -> None:
    assert str(explain(OSError("odd"), INDEX)).startswith("some/index: odd; check the disk")


@pytest.mark.parametrize(
    "path", ["some", b"some/index/\xff", str(INDEX.absolute() / "a"), "some/index/../index"]
)
def test_paths_above_and_below_are_of_the_index(path: str | bytes) -> None:
    with pytest.raises(IndexInaccessible), explained(INDEX):
        raise _error(errno.EACCES, path)


@pytest.mark.parametrize("path", ["corpus/a.md", "some/index2/a", "/elsewhere"])
def test_errors_elsewhere_pass_as_they_are(path: str) -> None:
    with pytest.raises(PermissionError), explained(INDEX):
        raise _error(errno.EACCES, path)


def test_what_is_explained_already_passes_as_it_is() -> None:
    for error in (IndexLocked("x"), IndexInaccessible("y"), KeyError("z")):
        with pytest.raises(type(error)) as caught, explained(INDEX):
            raise error
        assert caught.value is error
