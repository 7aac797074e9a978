"""Every page and state is looked over by axe, in both colour schemes; the main ones narrow as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from desk.builds.build_record import BuildRecord, BuildState, Origin, new_id, now
from desk.builds.build_records import BuildRecords
from desk.processes.process_life import own_mark
from tests.browser.axe import bring_axe, violations
from tests.browser.desk_corpus import DeskCorpus
from tests.browser.emulation import emulated, wide
from tests.browser.page_state import evaluated, fits
from tests.browser.serving import served
from tests.indexer.corpus_folder import CorpusFolder

pytestmark = pytest.mark.xdist_group("browser")

ANSWERED = f"/?q={quote_plus('How long does a certificate program take?')}"
DISAGREEING = f"/?q={quote_plus('How much do medical coders earn?')}"
COMPARED = f"/?q={quote_plus('What is the difference between CPC and CCS?')}"
CORRECTED = f"/?q={quote_plus('how long does codding school take ' + 'x' * 80)}"
UNANSWERED = f"/?q={quote_plus('Where do llamas graze in winter?')}"
NOT_FOUND = f"/?q={quote_plus('zzqxj vvkkjq')}"
REPORTS = ("glossary", "disagreements", "stale", "links", "duplicates")

VISITED = {
    "home": "/",
    "answer": ANSWERED,
    "disagreement": DISAGREEING,
    "comparison": COMPARED,
    "correction": CORRECTED,
    "no answer": UNANSWERED,
    "no results": NOT_FOUND,
    "later page": "/?q=coding&page=3",
    "document": "/doc/glossary.html",
    "API": "/api",
    "not found": "/nowhere",
    "question refused": f"/?q={'x' * 3000}",
}
EDITED = {
    "overview": "",
    "quality": "/quality",
    "all golden questions": "/quality?show=all",
    "golden question": "/quality/g001",
    "asking": "/ask?q=Who+heats+the+beans%3F",
    "asking without results": "/ask?q=zyzzyva",
    "gaps": "/gaps",
    "questions": "/questions",
    "rebuild": "/rebuild",
    "message": "/nowhere",
}
STATUS = "performance.getEntriesByType('navigation')[0].responseStatus"
NARROW = ("home", "answer", "disagreement", "document", "overview", "quality", "gaps", "rebuild")


def test_axe_finds_what_is_wrong(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/")
    bring_axe(browser)
    browser.execute_script(
        "document.querySelector('label').remove(); document.body.style.color = '#aaa';"
        "document.querySelector('h1').outerHTML = '<h3>Title</h3>'"
    )
    found = {line.partition(":")[0] for line in violations(browser)}
    assert {"label", "page-has-heading-one"} <= found


@pytest.mark.parametrize("state", VISITED)
def test_a_page_of_visitors_is_sound(browser: Chrome, address: str, state: str) -> None:
    browser.get(address + VISITED[state])
    check(browser, state in NARROW)


@pytest.mark.parametrize("state", EDITED)
def test_a_page_of_the_desk_is_sound(editor: Chrome, desk: str, state: str) -> None:
    editor.get(desk + EDITED[state])
    check(editor, state in NARROW)


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_is_sound(editor: Chrome, desk: str, report: str) -> None:
    editor.get(f"{desk}/{report}")
    waits(editor, "document.querySelector('main table, main .plans') !== null")
    check(editor)


def test_open_suggestions_are_sound(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/")
    browser.find_element(By.NAME, "q").send_keys("certif")
    waits(browser, "document.querySelector('#quire-suggestions:not([hidden]) [role=option]') !== null")
    browser.find_element(By.NAME, "q").send_keys(Keys.DOWN)
    check(browser)


def test_open_filters_and_active_ones_are_sound(browser: Chrome, teas: str) -> None:
    browser.get(f"{teas}/?q=tea+cost&group=green&from=2020-01-01")
    browser.find_element(By.CSS_SELECTOR, ".filters summary").click()
    check(browser)


def test_filters_that_leave_nothing_are_sound(browser: Chrome, teas: str) -> None:
    browser.get(f"{teas}/?q=tea+cost&from=2029-01-01")
    check(browser)


def test_unfolded_reasons_are_sound(browser: Chrome, address: str) -> None:
    browser.get(address + CORRECTED)
    browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    check(browser)


def test_a_vote_and_its_word_are_sound(browser: Chrome, address: str) -> None:
    browser.get(address + ANSWERED)
    browser.find_element(By.CSS_SELECTOR, "[data-quire-hit] button[value=down]").send_keys(Keys.ENTER)
    waits(browser, "document.querySelector('.vote-word input') !== null")
    check(browser)


def test_thanks_for_a_vote_are_sound(browser: Chrome, address: str) -> None:
    browser.get(address + ANSWERED)
    browser.execute_script("document.querySelector('form.vote').submit()")
    waits(browser, "location.pathname === '/feedback' && document.readyState === 'complete'")
    check(browser)


def test_a_document_with_the_answer_marked_is_sound(browser: Chrome, address: str) -> None:
    browser.get(address + ANSWERED)
    browser.find_element(By.CSS_SELECTOR, ".answer-card figcaption a").click()
    check(browser)


def test_the_box_for_other_sites_is_sound(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/embed")
    host = browser.find_element(By.TAG_NAME, "quire-search").shadow_root
    host.find_element(By.CSS_SELECTOR, "input").send_keys(
        "How long does a certificate program take?", Keys.ENTER
    )
    waits(browser, "document.querySelector('quire-search').shadowRoot.querySelector('.hit') !== null")
    check(browser)


def test_the_closed_desk_is_sound(browser: Chrome, teas: str) -> None:
    browser.get(f"{teas}/desk")
    assert evaluated(browser, STATUS) == 403
    check(browser)


def test_the_page_of_a_server_without_an_index_is_sound(browser: Chrome, tmp_path: Path) -> None:
    corpus = CorpusFolder(tmp_path)
    corpus.write("tea.md", "# Tea\n\nTea keeps for a year.\n")
    corpus.build()
    with served(corpus.root, corpus.index) as address:
        (corpus.index / "CURRENT").write_text("nothing")
        browser.get(f"{address}/?q=tea")
        assert evaluated(browser, STATUS) == 503
        check(browser)


def test_the_entrance_of_the_desk_is_sound(browser: Chrome, desk: str) -> None:
    browser.get(desk)
    check(browser)
    browser.find_element(By.NAME, "token").send_keys("guess", Keys.ENTER)
    waits(browser, "document.querySelector('[role=alert]') !== null")
    check(browser)


@pytest.fixture
def record(desk_corpus: DeskCorpus) -> Iterator[Callable[[BuildRecord], None]]:
    """Have the desk tell of a build; the last one told of is forgotten afterwards."""
    records, written = BuildRecords(desk_corpus.index), list[str]()

    def write(record: BuildRecord) -> None:
        records.write(record)
        written.append(record.id)

    yield write
    for build_id in written:
        records.forget(build_id)


def test_builds_are_sound_while_they_run_and_however_they_end(
    editor: Chrome, desk: str, record: Callable[[BuildRecord], None]
) -> None:
    build = BuildRecord(new_id(), BuildState.RUNNING, Origin.DESK, False, False, now(), own_mark())
    record(replace(build, stage="reading", done=40, total=100))
    editor.get(f"{desk}/rebuild")
    check(editor)
    refused = build.ended(BuildState.REFUSED, "Golden questions came out worse:\n  Who heats the beans?")
    record(replace(refused, verdict=("g001: the right section is no longer first",)))
    editor.get(f"{desk}/rebuild")
    check(editor)
    left_out = [{"path": "old/wörld.html", "reason": "is empty"}]
    report = {
        "filesRead": 3,
        "generation": 3,
        "new": ["a.md"],
        "leftOut": left_out,
        "counts": {"new": 1, "leftOut": 1},
    }
    record(replace(build.ended(BuildState.PUBLISHED), report=report))
    editor.get(f"{desk}/rebuild/builds/{build.id}")
    check(editor)


def test_a_preview_is_sound_before_and_after(editor: Chrome, desk: str) -> None:
    editor.get(f"{desk}/preview")
    check(editor)
    editor.find_element(By.CSS_SELECTOR, "main form button.main").click()
    waits(editor, "document.querySelector('main article.change') !== null")
    check(editor)


def check(browser: Chrome, narrow: bool = False) -> None:
    """The page as it stands, in the light and in the dark; also ``narrow``, where it has to fit anyway."""
    bring_axe(browser)
    for scheme in ("light", "dark"):
        with emulated(browser, prefers_color_scheme=scheme):
            assert not violations(browser), scheme
    with wide(browser, 320):
        assert fits(browser)
        assert not narrow or not violations(browser), "narrow"


def waits(browser: Chrome, expression: str) -> None:
    """Wait until an expression holds on the page, or on the one that comes."""
    WebDriverWait(browser, 60, 0.05).until(lambda _: evaluated(browser, expression))
