"""Every sentence an editor can read at the desk, in one place, ready for translation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

DESK = "Desk"
SEARCH_PAGE = "Search page"
PAGES_OF_DESK = "Pages of the desk"
NAVIGATION = {
    "overview": "Overview",
    "rebuild": "Rebuild",
    "quality": "Quality",
    "ask": "Ask",
    "gaps": "Gaps",
    "questions": "Questions",
    "preview": "Preview",
    "glossary": "Glossary",
    "disagreements": "Disagreements",
    "stale": "Stale",
    "links": "Links",
    "duplicates": "Duplicates",
}

# Log-in
LOG_IN = "Log in"
LOG_OUT = "Log out"
TOKEN_LABEL = "Token"
TOKEN_HINT = "The one that the server was started with (QUIRE_TOKEN)."
TOKEN_WRONG_TITLE = "Not let in"
TOKEN_WRONG = "This is not the token."
CLOSED_TITLE = "The desk is closed"
CLOSED_TEXT = "It opens when the server is started with a token of at least 16 characters:"
CLOSED_COMMAND = 'QUIRE_TOKEN="$(openssl rand -hex 16)" quire serve'
CLOSED_AFTER = "Keep the token: it is what editors log in with here, and programs over the API."
FORM_EXPIRED_TITLE = "The form was not sent from this page"
FORM_EXPIRED_TEXT = (
    "It may have been open for too long, or in another session. Go back, reload and send it again."
)


def wait_to_log_in(seconds: int) -> str:
    """Stands where somebody guessed too often."""
    return f"Too many wrong tokens. Try again in {seconds} seconds."


# Overview and rebuild
PURPOSES = {
    "overview": "",
    "rebuild": "Bring the index up to date with the documents, and go back.",
    "quality": "Golden questions before and after each build.",
    "ask": "Ask as a visitor would, and make what is right a golden question.",
    "gaps": "What was asked and not answered well.",
    "questions": "What is asked most, what is new, what is rising.",
    "preview": "What the documents as they are now would change for those who ask.",
    "glossary": "Acronyms that the documents define, with conflicts.",
    "disagreements": "Two figures for one thing.",
    "stale": "Sections by their date, oldest first.",
    "links": "Links and anchors that lead nowhere.",
    "duplicates": "Sections that say the same.",
}
GENERATION = "Generation"
BUILT = "Built"
DOCUMENTS = "Documents"
SECTIONS = "Sections"
SIZE = "Size"
QUESTIONS_KEPT = "Different questions"
LAST_BUILD = "Last build"
NO_BUILD_YET = "No build has been recorded yet."
REBUILD_HINT = "Reads what has changed since the last build. The search goes on meanwhile."
REBUILD_NOW = "Rebuild now"
REBUILD_FULL = "Read every document anew"
REBUILD_ANYWAY = "Publish anyway"
REBUILD_ANYWAY_HINT = "Builds again and publishes the result whatever the guard says."
BUILD_UNDER_WAY = "A build is under way"
BUILD_PROGRESS = "Progress of the build"
BUILD_RELOADS = "This page shows by itself how it goes on."
BUILD_RELOAD = "Reload"
BUILD_DETAILS = "Report of this build"
BUILD_STARTED = "Started"
BUILD_OUTCOME = "Outcome"
BUILD_BY = "Started by"
BUILD_SECONDS = "Took"
BUILD_FILES_READ = "Files read"
BUILD_REASON = "Everything was read, because:"
BUILD_NOTHING = "No document has changed."
BUILD_VERDICT = "What the guard says"
BUILD_STATES = {
    "starting": "Starting …",
    "running": "Running …",
    "published": "Published",
    "unchanged": "Nothing had changed",
    "refused": "Not published: the guard refused",
    "failed": "Failed",
    "lost": "Ended without a word: its process is gone; nothing of it is used",
}
BUILD_FORCED = "Published by force: the guard was not heeded"
BUILD_FORCED_AGAINST = "Published by force, against the guard"
BUILD_REFUSED_FOR = "The guard held it back. What visitors find is as it was before."
BUILD_FORCED_FOR = "What the guard had against it:"
BUILD_REFUSED_LOSS = (
    "If documents are missing by accident, put them back and rebuild. "
    "If they were meant to go, publish anyway."
)
BUILD_REFUSED_GOLDEN = (
    "Mend the documents, or judge the question anew if what it expects is no longer right, and rebuild. "
    "If it is meant to be so, publish anyway."
)
BUILD_WORSE_QUESTIONS = "Golden questions that got worse"
BUILD_STAGES = {
    "learning abbreviations": "Learning abbreviations …",
    "reading": "Reading …",
    "writing the index": "Writing the index …",
    "checking and publishing": "Checking and publishing …",
    "trying the new generation": "Asking the golden questions …",
}
BUILD_ORIGINS = {"desk": "the desk", "api": "the API", "command": "command line", "watch": "change of files"}
BUILD_LISTS = {"new": "New", "changed": "Changed", "gone": "Gone", "leftOut": "Left out"}
GENERATIONS_KEPT = "Generations kept"
GENERATIONS_HINT = (
    "Going back changes only what is searched. The next build publishes the documents as they are then. "
    "What was gone back from cannot be returned to, and the next build removes it."
)
CURRENT_GENERATION = "in use"
GONE_BACK_FROM = "gone back from"
ROLL_BACK = "Go back to this one"
LAST_BUILDS = "Last builds"
BACK_TO_REBUILD = "All builds"


def would_lose(what: str, before: int, after: int) -> str:
    """Why the guard refused: so much would be lost at once."""
    return f"{what.capitalize()}: {before:,} before, only {after:,} now."


def measure_fell(label: str, before: float, after: float) -> str:
    """Why the guard refused: a measure of the golden questions."""
    return f"{label}: {percent(before)} before, {percent(after)} now."


def not_read(counts: Mapping[str, int]) -> str:
    """Documents of kinds that are not read, by suffix."""
    kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in counts.items())
    return f"Not read: {kinds}. Quire reads .html, .md and .txt."


def reading(done: int, total: int) -> str:
    """How many files are read."""
    return f"Reading: {done:,} of {total:,} files"


def rolled_back(number: int) -> str:
    """Says which generation was gone back to."""
    return f"Generation {number} is in use again."


def roll_back_label(number: int) -> str:
    """The button that goes back, for those who hear it alone."""
    return f"Go back to generation {number}"


def took(seconds: float) -> str:
    """A time a build took."""
    if seconds < 0.1:
        return "less than 0.1 s"
    if seconds < 90:
        return f"{seconds:.1f} s"
    return f"{seconds / 60:.1f} min"


def moment(iso: str) -> str:
    """A time: "3 May 2025, 14:05 UTC" of ``2025-05-03T14:05:00+00:00``."""
    try:
        found = datetime.fromisoformat(iso).astimezone(UTC)
    except ValueError:
        return iso
    return f"{found.day} {found:%b %Y, %H:%M} UTC"


def size(count: int) -> str:
    """Bytes as people say it."""
    if count < 1_000_000:
        return f"{count / 1_000:,.0f} kB"
    return f"{count / 1_000_000:,.1f} MB"


def and_more(count: int) -> str:
    """Stands below a list that was cut."""
    return f"and {count:,} more"


# Jobs, preview and reports
JOB_RUNNING = "At work. This page shows how far it is, and the result when it is there."
JOB_PROGRESS = "Progress"
JOB_FAILED = "It could not be done:"
JOB_STOPPED = "It ended before its time: its process was stopped. Start it again."
JOB_STAGES = {
    "learning abbreviations": "Learning abbreviations …",
    "writing the index": "Writing the index …",
    "checking and publishing": "Checking …",
    "asking the questions": "Asking the questions …",
    "reading the sections": "Reading the sections …",
    "reading the files": "Reading the files …",
}


def job_count(done: int, total: int) -> str:
    """Stands below a progress bar."""
    return f"{done:,} of {total:,}"


PREVIEW_ABOUT = (
    "Builds the documents as they are now, without publishing them, and asks what visitors ask most and the"
    " golden questions, before and after. Below are the questions that would get another first section or "
    "answer."
)
PREVIEW_START = "Preview the documents as they are now"
PREVIEW_RESULT = "Last preview"
PREVIEW_NEW = "New documents"
PREVIEW_CHANGED = "Changed documents"
PREVIEW_GONE = "Documents gone"
PREVIEW_ASKED = "Questions asked"
PREVIEW_CHANGES = "Questions that change"
PREVIEW_GUARD = "The guard would hold this back:"
PREVIEW_NO_QUESTIONS = (
    "There is no question to ask yet. They come by themselves as visitors ask; golden questions can be "
    "added on the page Quality."
)
PREVIEW_NOTHING = "No question would get another first section or answer."
PREVIEW_UNEDITED = "The documents are those that are published: nothing would change."
PREVIEW_NO_WINNER = "Nothing was found."
PREVIEW_NO_ANSWER = "No answer, only sections."
PREVIEW_SPAN = "In short:"
PREVIEW_BEFORE = "Published now"
PREVIEW_AFTER = "After publishing"
PREVIEW_WINNER_CHANGES = {
    "changed": "Another section is first",
    "gained": "Something is found",
    "lost": "Nothing is found any more",
}
PREVIEW_ANSWER_CHANGES = {
    "changed": "Another answer",
    "gained": "Answer gained",
    "lost": "Answer lost",
}
PREVIEW_SOURCES = {"asked": "asked by visitors", "golden": "golden question", "file": "from a file"}


def preview_made(finished: str, index_version: str) -> str:
    """When a preview was made, and beside which generation."""
    return f"Made {finished[:16].replace('T', ' ')} UTC, beside generation {index_version.lstrip('0')}."


def preview_not_all(asked: int, questions: int) -> str:
    """Stands where there was no time for all questions."""
    return f"There was time for the first {asked:,} of {questions:,} questions, those asked most often first."


def left_out(path: str, reason: str) -> str:
    """A file that could not be indexed."""
    return f"Left out: {path} {reason}"


NO_DATE = "no date"
NOTHING_PUBLISHED = "Nothing is published yet. Build the index first, on the page Rebuild."
REPORT_ANEW = "Work it out anew"

GLOSSARY_ABOUT = (
    "Acronyms with what they stand for, and terms where the documents define them: in definition lists, and"
    " where a section begins by saying what its heading is."
)
GLOSSARY_CONFLICTS = "One acronym, two meanings"
GLOSSARY_CONFLICTS_ABOUT = (
    "Readers, and the search, cannot tell which is meant. Other spellings of one meaning are not listed here."
)
GLOSSARY_NO_CONFLICTS = "No acronym stands for two things."
GLOSSARY_ACRONYMS = "Acronyms"
GLOSSARY_TERMS = "Terms"
GLOSSARY_ACRONYM = "Acronym"
GLOSSARY_MEANING = "Stands for"
GLOSSARY_DOCUMENTS = "Documents"
GLOSSARY_WHERE = "Where"
GLOSSARY_TERM = "Term"
GLOSSARY_DEFINITION = "Definition"
GLOSSARY_NONE = (
    "The documents define no acronym and no term. An acronym is found where it stands in brackets after "
    "what it stands for: Certified Professional Coder (CPC)."
)

DISAGREEMENTS_ABOUT = (
    "Sentences that state different figures for what looks like one thing: amounts of money, percentages, "
    "lengths of time and counts. Only close wordings are taken, so not every disagreement is found."
)
DISAGREEMENT_FIGURE = "Figure"
DISAGREEMENT_SENTENCE = "Sentence"
DISAGREEMENT_WHERE = "Where"
DISAGREEMENT_DATE = "Dated"
DISAGREEMENT_DATED = "Each names its own year: both may be right."

STALE_ABOUT = (
    "Documents by how long ago they were last changed, as they say themselves, weighed by how often one of "
    "their sections answered or came first when visitors asked."
)
STALE_PLANS = "Plans for years gone by"
STALE_PLANS_ABOUT = "Sentences that speak of a past year as if it were to come."
STALE_DATED = "Documents with a date"
STALE_UNDATED = "Documents without a date"
STALE_UNDATED_ABOUT = "They do not say when they were written or changed."
STALE_DOCUMENT = "Document, at the section visitors met most"
STALE_DATE = "Date"
STALE_AGE = "Age"
STALE_SECTIONS = "Sections"
STALE_WINS = "Times first"

LINKS_ABOUT = (
    "Links from one document to another that lead to no file, or to a place that the file does not have. "
    "Other sites, images and downloads are not looked at. The files themselves are read, not the index: a "
    "change shows here without a rebuild."
)
LINKS_SITE = "The documents say that they are the site"
LINKS_NONE = "Every link within the corpus leads somewhere."
LINKS_NO_LINKS = "The documents have no links."
LINKS_TARGET = "Link"
LINKS_PROBLEM = "What is wrong"
LINKS_COUNT = "Uses"
LINKS_WHERE = "Where"
LINKS_LINE = "line"
LINKS_PROBLEMS = {
    "no document": "No such document",
    "no place": "The document has no such place",
    "no address": "Not an address",
}

DUPLICATES_ABOUT = (
    "Sections of at least 40 words that say the same, or nearly. Keep one, and link to it from the others: "
    "what is changed in one place is easily forgotten in the other."
)
DUPLICATES_TEXT = "Begins"
DUPLICATES_WORDS = "Words"
DUPLICATES_ALIKE = "Alike"
DUPLICATES_WHERE = "Where"


def report_made(finished: str, is_current: bool, of_files: bool) -> str:
    """When a report was made, and whether it is of what is there now: the index published, or the files."""
    made = f"Worked out on {moment(finished)}"
    if is_current:
        return f"{made}; no file has changed since." if of_files else f"{made}."
    return (
        f"{made}; files have changed since." if of_files else f"{made}, before the index was last published."
    )


def glossary_acronyms(count: int) -> str:
    """Above the table of acronyms."""
    return f"{count:,} acronyms" if count != 1 else "1 acronym"


def glossary_terms(count: int, left_out: int) -> str:
    """Above the table of terms."""
    found = f"{count:,} terms" if count != 1 else "1 term"
    return f"{found}; {left_out:,} more, defined in fewer documents, are left out" if left_out else found


def more_places(count: int) -> str:
    """Stands where not all places are shown."""
    return f"and {count:,} more"


def disagreements_none(sentences: int) -> str:
    """Stands where no disagreement was found."""
    return f"No two of {sentences:,} sentences with a figure were found to disagree."


def disagreements_found(found: int, sentences: int) -> str:
    """Above the disagreements."""
    return f"{found:,} found among {sentences:,} sentences with a figure."


def disagreement_caption(number: int) -> str:
    """Above the statements of one disagreement."""
    return f"Disagreement {number}"


def stale_shown(shown: int, count: int) -> str:
    """How many documents of how many are shown."""
    if count == 1:
        return "1 document"
    return f"{count:,} documents" if shown == count else f"The first {shown:,} of {count:,} documents"


def age(days: int) -> str:
    """How old a document is."""
    if days < 60:
        return f"{days} days" if days != 1 else "1 day"
    return f"{days // 30} months" if days < 730 else f"{days / 365.25:.1f} years"


def links_checked(files: int, links: int, checked: int) -> str:
    """What was looked at."""
    return f"{links:,} links in {files:,} files, of which {checked:,} lead into the corpus."


def links_found(broken: int, found: int) -> str:
    """Above the table of broken links."""
    links = f"{broken:,} broken links" if broken != 1 else "1 broken link"
    return f"{links} to {found:,} places" if found != 1 else f"{links} to 1 place"


def duplicates_none(compared: int) -> str:
    """Stands where no duplicates were found."""
    return f"No two of {compared:,} sections say the same."


def duplicates_found(found: int, compared: int) -> str:
    """Above the duplicates."""
    return f"{found:,} groups among {compared:,} sections."


def alike_share(share: float) -> str:
    """How much two sections have in common, never rounded up to all."""
    return f"{int(share * 100)} %"


# Quality and golden questions
QUALITY_ABOUT = (
    "Golden questions say what should come of a question. Each build asks them all before it publishes, and "
    "holds back a generation that answers them worse than the one in use."
)
QUALITY_NONE = "There is no golden question yet. Ask a question below and say which result is right."
QUALITY_MEASURE = "Measure"
QUALITY_NOW = "Now"
QUALITY_BEFORE = "Before"
QUALITY_CHANGE = "Change"
QUALITY_TREND = "Trend"
QUALITY_TREND_TABLE = "The same as a table"
QUALITY_TREND_SOON = "The trend begins with the second generation that is measured."
QUALITY_TREND_NOTE = "Each generation, with the golden questions that there were when it was last asked."
QUALITY_GENERATION = "Generation"
QUALITY_BUILT = "Built"
QUALITY_QUESTIONS = "Questions"
QUALITY_EXPECTED = "Should be first"
QUALITY_NO_ANSWER_EXPECTED = "The documents do not answer it: no answer is right."
QUALITY_MUST_HOLD = "The answer must hold"
QUALITY_FIRST = "First:"
QUALITY_NOTHING_FOUND = "Nothing was found."
QUALITY_NO_ANSWER = "No answer."
QUALITY_SPAN = "In short:"
QUALITY_SAME = "Came out the same before."
QUALITY_NEW = "Not asked before."
QUALITY_EMPTY = {
    "worse": "No golden question got worse since the generation before.",
    "better": "None got better since the generation before.",
    "wrong": "All golden questions come out right.",
}
QUALITY_SHOW = {
    "worse": "Got worse",
    "better": "Got better",
    "gone": "Section gone",
    "wrong": "Wrong now",
    "all": "All",
}
QUALITY_SHOW_LABEL = "Which golden questions"
QUALITY_PAGES = "Pages of golden questions"
QUALITY_GONE = "None of its sections is in the documents any more. This is told and not counted."
QUALITY_RIGHT = "right"
QUALITY_WRONG = "wrong"
QUALITY_BACK = "All golden questions"
QUALITY_RESULTS = "What comes first, what should, and why"
QUALITY_SHOULD_WIN = "should be first"
QUALITY_ASK_AGAIN = "Judge its results anew"
QUALITY_ANSWERED = "Answer"
GOLDEN_REMOVE = "Remove this golden question"
GOLDEN_REMOVE_ABOUT = (
    "No build will ask it any more. Its line is taken out of golden.jsonl; nothing else there changes. "
    "To change what is right, judge its results anew instead."
)
GOLDEN_REMOVE_NOW = "Remove it"
GOLDEN_REMOVED = "The golden question is removed."
GOLDEN_NOT_REMOVED = "The golden question could not be removed"
MEASURES = {
    "success@1": "Right section first",
    "success@3": "Right section among the first three",
    "answerRight": "Answer right",
    "noAnswerRight": "Rightly no answer",
}
LOST = {
    "success@1": "no longer first",
    "success@3": "no longer among the first three",
    "answerRight": "answer no longer right",
    "noAnswerRight": "gets an answer now",
}
GAINED = {
    "success@1": "first now",
    "success@3": "among the first three now",
    "answerRight": "answer right now",
    "noAnswerRight": "rightly no answer now",
}
ASK_TITLE = "Add a golden question"
ASK_ABOUT = "Ask as a visitor would, then say what is right."
ASK_LABEL = "Question"
ASK = "Ask"
ASK_RIGHT_SECTION = "This is the right section"
ASK_IS_RIGHT_SECTION = "Golden: this section may be first"
ASK_RIGHT_ANSWER = "This is the right answer"
ASK_ANSWER_WORDS = "Words that the answer must hold"
ASK_NONE_RIGHT = "No answer is right"
ASK_NONE_HELP = "The documents do not answer this question:"
ASK_NOTHING_FOUND = "Nothing was found."
ASK_NO_ANSWER = "It gets no answer, only sections."
ASK_GOLDEN = "This is a golden question:"
ASK_DONE = {
    "added": "Added to the golden questions.",
    "changed": "The golden question was there already; it is changed.",
    "unchanged": "The golden question says that already.",
}
ASK_UNKNOWN_KIND = "the form does not say what is right; go back and use one of the buttons"
ASK_SECTION_GONE = "the section is not in the index any more; ask the question again"


def percent(share: float) -> str:
    """A share from 0 to 1."""
    return f"{share:.1%}"


def share_of(share: float, count: int) -> str:
    """A share, and of how many questions."""
    return f"{share:.1%} ({round(share * count):,} of {count:,})"


def percent_change(difference: float) -> str:
    """A difference of shares, with its sign."""
    return "none" if not difference else f"{difference * 100:+.1f} pt".replace("-", "−")


def judged_by(count: int) -> str:
    """How many questions a measure judges."""
    return f"of {count:,}"


def place(name: str) -> str:
    """A section as golden questions name it; what stands before the first heading has no name there."""
    return f"{name.removesuffix('#')}, beginning" if name.endswith("#") else name


def rank(rank: int | None) -> str:
    """Where the right section stands."""
    return {1: "right section first", 2: "right section second", 3: "right section third"}.get(
        rank or 0, "right section not among the first three"
    )


def trend_described(measures: int, generations: int) -> str:
    """What the chart is, for those who cannot see it."""
    return f"{measures} measures over {generations} generations; the table below has the figures."


def golden_problem(file: str, problem: str) -> str:
    """A line of the golden questions that cannot be used."""
    return f"{file}: {problem}"


def quality_page_of(page: int, pages: int) -> str:
    """Where one is in a long list."""
    return f"Page {page} of {pages}"


def not_found(name: str) -> str:
    """A section that should be first and is not even found."""
    return f"{name} should be first and is not among the first 50 results."


def ranked_at(rank: int) -> str:
    """A hit's rank."""
    return f"{rank}."


# Gaps and questions
PERIOD = "Asked in"
PERIODS = {7: "the last 7 days", 30: "the last 30 days", 90: "the last 90 days", 0: "all that is kept"}
PERIOD_SHOW = "Show"
LOG_OFF = "Questions are not kept: the server was started with --retention-days 0."
GAPS_ABOUT = (
    "Questions that got no answer, one that is not likely right, or more thumbs down than up; those about "
    "the same stand together. The index as it is now says which section is nearest."
)
GAPS_NONE = "No question of this time is without a good answer."
GAPS_CSV = "Download as CSV"
GAPS_NEAREST = "Nearest section:"
GAPS_ALL = "All questions of this gap"
QUESTIONS_ABOUT = "What visitors ask: kept without who asked, and without e-mail addresses and long numbers."
QUESTIONS_NONE = "Nothing was asked in this time."
QUESTIONS_ASKED = "Times asked"
QUESTIONS_DISTINCT = "Different questions"
QUESTIONS_NOT_WELL = "Not answered well"
QUESTIONS_MOST = "Asked most"
QUESTIONS_NEW = "New in this time"
QUESTIONS_NEW_NONE = "No question of this time is new."
QUESTIONS_RISING = "Rising: this week against the four weeks before"
QUESTIONS_RISING_NONE = "No question is asked clearly more often than before."
QUESTION = "Question"
ASKED = "Asked"
LAST_ASKED = "Last"
CAME_OF_IT = "What came of it"
THIS_WEEK = "This week"
WEEKS_BEFORE = "A week before"


def asked_times(times: int, last: str) -> str:
    """How often a gap was asked for."""
    return f"Asked {times:,} {'time' if times == 1 else 'times'}, last on {last}"


def more_gaps(count: int) -> str:
    """Stands where not all gaps are shown."""
    return f"{count:,} more that were asked less often."


def part_of(part: int, whole: int) -> str:
    """A share of all askings."""
    return f"{part / whole:.0%}" if whole else "–"
