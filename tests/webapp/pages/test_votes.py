"""Votes on the answer and on each hit: forms, where votes are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from indexer.build import BuildOptions
from tests.webapp.fake_engine import FakeEngine
from webapp.app import create_app
from webapp.installation import Installation


def voting_client(fake: FakeEngine, folder: Path, days: int) -> FlaskClient:
    build = BuildOptions(corpus=folder, index=folder / "index")
    return create_app(fake, installation=Installation(build, retention_days=days)).test_client()


def forms(client: FlaskClient, address: str) -> list[Tag]:
    return BeautifulSoup(client.get(address).data, "html.parser").select("form[data-quire-vote]")


def sent(form: Tag) -> dict[str, str]:
    return {str(field["name"]): str(field["value"]) for field in form.select("input")}


def test_the_answer_and_each_hit_can_be_voted_on(fake: FakeEngine, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    client = voting_client(fake, tmp_path, 30)
    found = forms(client, "/?q=green+%22tea%22")
    assert [sent(form)["sectionId"] for form in found] == ["a2", "a1", "a2", "a3"]
    assert {sent(form)["question"] for form in found} == {'green "tea"'}
    buttons = found[0].select("button[name=vote]")
    assert [button["value"] for button in buttons] == ["up", "down"]
    assert [button.get_text() for button in buttons] == ["Helpful: Answer", "Not helpful: Answer"]
    thanked = client.post(str(found[0]["action"]), data=sent(found[0]) | {"vote": "up"})
    assert thanked.status_code == 200
    (word,) = BeautifulSoup(thanked.data, "html.parser").select("form[data-quire-word-form]")
    assert sent_names(word) == ["question", "sectionId", "vote", "word"]


def sent_names(form: Tag) -> list[str]:
    return [str(field["name"]) for field in form.select("input")]


@pytest.mark.parametrize("address", ["/?q=tea", "/?q=coffee", "/"])
def test_where_no_votes_are_kept_none_are_asked_for(fake: FakeEngine, tmp_path: Path, address: str) -> None:
    assert forms(voting_client(fake, tmp_path, 0), address) == []
    assert forms(create_app(fake).test_client(), address) == []
