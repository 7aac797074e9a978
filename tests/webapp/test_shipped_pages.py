"""Result pages over the shipped corpus: what they weigh, and where their links to the originals lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

import engine
from engine.engine import Engine
from indexer.build import BuildOptions, build
from quire.progress import NoProgress
from webapp.app import create_app
from webapp.installation import Installation
from webapp.pages.evidence import run_of_words
from webapp.text_fragment import with_text_fragment

CORPUS = Path(__file__).parents[2] / "corpus"
QUESTION = "How much do medical coders earn?"
# Of HTML, style sheet and picture as they are sent; the promise is 30,000.
MOST_BYTES = 15_000
BLOCKS = ["p", "li", "td", "th", "dt", "dd", "caption", "figcaption", "blockquote", "pre", "div", "summary"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shipped") / "index"
    build(BuildOptions(corpus=CORPUS, index=path), NoProgress())
    return path


@pytest.fixture(scope="module")
def opened(index: Path) -> Engine:
    return engine.open(index)


@pytest.fixture(scope="module")
def client(index: Path, opened: Engine) -> FlaskClient:
    installation = Installation(BuildOptions(corpus=CORPUS, index=index))
    return create_app(opened, installation=installation).test_client()


def sent_bytes(client: FlaskClient, address: str) -> int:
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert response.status_code == 200
    return len(response.data)


def test_a_result_page_without_script_is_light(client: FlaskClient) -> None:
    address = f"/?q={QUESTION}"
    soup = BeautifulSoup(client.get(address).data, "html.parser")
    assert len(soup.select(".hits > li")) == 10
    assert len(soup.select("form[data-quire-vote]")) == 11
    loaded = [str(link["href"]) for link in soup.select("link[rel=stylesheet], link[rel=icon]")]
    assert len(loaded) == 2
    assert sum(sent_bytes(client, each) for each in [address, *loaded]) <= MOST_BYTES


def test_words_that_are_looked_for_stand_in_one_block_of_the_original(opened: Engine) -> None:
    checked = 0
    for file in sorted(CORPUS.glob("*.html"))[:12]:
        blocks = list(texts_of_blocks(file))
        for first, last in directives(opened, file.name):
            assert any(first in block and last in block for block in blocks), (file.name, first, last)
            checked += 1
    assert checked > 200


def directives(opened: Engine, doc: str) -> Iterator[tuple[str, str]]:
    """The first and the last words of each sentence's text directive."""
    for section in opened.document(doc):
        for sentence in section.sentences:
            url = with_text_fragment(section.url, run_of_words(section, sentence))
            _, directive, words = urlsplit(url).fragment.partition(":~:text=")
            if directive:
                first, _, last = words.partition(",")
                yield unquote(first), unquote(last)


def texts_of_blocks(file: Path) -> Iterator[str]:
    soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    for block in soup.find_all(BLOCKS):
        yield re.sub(r"\s+", " ", block.get_text()).strip()
