"""Which statements are taken to disagree: judged pairs, and what holds of any."""

from __future__ import annotations

import pytest

from engine.answers.answer_evidence import ReadSentence
from engine.answers.disagreement import MOST_SHOWN, find_disagreements
from engine.answers.short_answer import best_span
from engine.questions.question import understand
from engine.questions.weighing import WeighedQuestion, weigh_question
from engine.section import Section, Span
from tests.engine.small_index import section


def asked(question: str) -> WeighedQuestion:
    """A question of a small collection that holds all of its words."""
    return weigh_question(understand(question), (), 100, lambda _: 5)


def read(question: str, where: Section, sentence: int = 0) -> ReadSentence:
    """A sentence of a section as a likely answer, quoted alone."""
    span = where.sentences[sentence]
    found = best_span(where.text[span.start : span.end], understand(question))
    return ReadSentence(where, span, span, found.text if found else None, ())


def page(heading: str, text: str, doc: str) -> Section:
    """The section of a document; "Title / Heading"."""
    title, _, below = heading.partition(" / ")
    return section(f"{doc}-{below}", text, doc=doc, title=title, breadcrumb=(below,) if below else ())


def disagree(question: str, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two pages disagree, asked both ways round."""
    pages = [page(*one, "one.md"), page(*other, "other.md")]
    sentences = [read(question, where) for where in pages]
    found = [find_disagreements(asked(question), *pair) for pair in _both_ways(sentences)]
    assert bool(found[0]) == bool(found[1])
    return bool(found[0])


def _both_ways(sentences: list[ReadSentence]) -> list[tuple[ReadSentence, list[ReadSentence]]]:
    first, second = sentences
    return [(first, [second]), (second, [first])]


PAY = "What is the median pay of records technicians?"
CPC = "How much does the CPC exam cost?"
CEUS = "How many CEUs does a Certified Professional Coder need?"
BREACH = "Within how many days must patients be notified after a breach?"
CERTIFICATE = "How long does a certificate program take?"
POOL = "How much is a ticket to the indoor pool for adults?"
DOG = "How much is the dog tax?"
BOOKS = "How many books does the library hold?"
LOANS = "How long may I keep books from the library?"

DISAGREEING = [
    (
        PAY,
        (
            "Salary and Outlook / Median pay",
            "The median pay of records technicians is $44,090 a year.",
        ),
        (
            "What Coders Earn",
            "In 2017 the median pay of records technicians was $39,180.",
        ),
    ),
    (
        PAY,
        ("Salary", "The Bureau of Labor gave a median of $44,090 for records technicians."),
        (
            "What Coders Earn",
            "Records technicians earned a median of $39,180, according to Payscale.",
        ),
    ),
    (
        CPC,
        (
            "What Exams Cost / The CPC",
            "In 2023 the CPC exam cost $399 for one attempt or $499 for two attempts.",
        ),
        ("News on Fees / CPC fee", "The CPC exam now costs $425 for one attempt."),
    ),
    (
        CPC,
        ("What Exams Cost / The CPC", "In 2023 the CPC exam cost $399."),
        ("News on Fees / CPC fee", "The CPC exam costs 425 dollars."),
    ),
    (
        CEUS,
        ("Renewal", "A Certified Professional Coder needs 36 CEUs every two years."),
        ("Keeping a Credential", "A Certified Professional Coder needs 40 CEUs every two years."),
    ),
    (
        BREACH,
        ("HIPAA Basics / Breaches", "Patients must be notified no later than 60 days after the breach."),
        ("Privacy in Plain Words / Breaches", "Patients must be notified within 30 days after a breach."),
    ),
    (
        CERTIFICATE,
        ("Certificates", "A certificate program usually takes nine months to one year."),
        ("Programs", "A certificate program takes six months."),
    ),
    (
        POOL,
        (
            "Swimming Pools / Prices",
            "A ticket for the indoor pool is $6.50 for adults and $3 for children.",
        ),
        ("Pool Questions / What does it cost?", "An adult pays $5.80 for a ticket to the indoor pool."),
    ),
    (
        DOG,
        (
            "Local Taxes / Dog tax",
            "The dog tax is $36 for the first dog and $72 for each further dog.",
        ),
        ("Keeping a Dog / Tax", "The dog tax is $30 a year for the first dog."),
    ),
    (
        BOOKS,
        ("The Town Library / The collection", "The library holds 85,000 books."),
        ("A Century of Reading / Growth", "By 1950 the library held 21,000 books."),
    ),
    (
        LOANS,
        ("The Town Library / Loans", "Books may be kept for four weeks, films for one week."),
        ("Library Rules / Borrowing", "You may keep books for three weeks."),
    ),
    (
        "What percentage of household waste is recycled?",
        ("Waste / Rate", "In 2023 the town recycled 46 percent of its household waste."),
        ("Waste Report / Results", "In 2020 the town recycled 41% of its household waste."),
    ),
    (
        "When was AHIMA founded?",
        ("The Two Bodies", "AHIMA was founded in 1928 and looks after the whole field."),
        ("History", "AHIMA was founded in 1929 as the Association of Record Librarians."),
    ),
    (
        "When did ICD-11 take effect?",
        ("Code Sets", "ICD-11 took effect on January 1, 2022."),
        ("History", "ICD-11 took effect in January 2021."),
    ),
    (
        "How often does the campus bus run?",
        ("Getting Here / Bus", "The campus bus runs every 15 minutes."),
        ("Booklet / Bus", "The campus bus runs every 20 minutes."),
    ),
    (
        "How much do student assistants earn an hour?",
        ("Jobs / Pay", "Student assistants earn $14 an hour."),
        ("Staff / Hourly pay", "Student assistants earn $16 an hour."),
    ),
    (
        "How soon must a dog be registered after moving to the town?",
        ("Keeping a Dog / Registration", "A dog must be registered within two weeks of moving to the town."),
        ("For New Citizens / Your dog", "Register your dog within two months of moving to the town."),
    ),
]

AGREEING = [
    # The same figure in other words.
    (
        PAY,
        ("Salary", "The median pay of records technicians is $44,090 a year."),
        ("Questions", "Records technicians earn a median of 44,090 dollars."),
    ),
    (
        CPC,
        ("What Exams Cost", "The CPC exam costs $399."),
        ("Questions", "The CPC exam costs about $400."),
    ),
    (
        CERTIFICATE,
        ("Certificates", "A certificate program takes nine months to one year."),
        ("Programs", "A certificate program takes 10 to 12 months."),
    ),
    (
        "How long do you have to file a Medicare claim?",
        ("Claims", "A Medicare claim must be filed within one calendar year."),
        ("Limits", "You have 12 months to file a Medicare claim."),
    ),
    (
        "How long does a tour of the museum last?",
        ("Museum", "A tour of the museum lasts 90 minutes."),
        ("Visit", "A tour of the museum takes one and a half hours."),
    ),
    (
        "When did ICD-11 take effect?",
        ("Code Sets", "ICD-11 took effect on January 1, 2022."),
        ("History", "ICD-11 took effect in January 2022."),
    ),
    (
        BOOKS,
        ("The Town Library", "The library holds 85,000 books."),
        ("A Century of Reading", "The library holds more than 80,000 books."),
    ),
    # One page knows the other's figure, too.
    (
        CPC,
        ("What Exams Cost", "The CPC exam costs $399. From 2025 it costs $425."),
        ("News", "The CPC exam costs $425."),
    ),
    # Another name, credential or place.
    (
        "How much does the exam cost for AHIMA members?",
        ("What Exams Cost / CCS", "The CCS exam costs $299 for AHIMA members."),
        ("Fees / RHIT", "The RHIT exam costs $229 for AHIMA members."),
    ),
    (
        PAY,
        ("Salary", "The median pay of records technicians is $44,090."),
        ("By State", "In New Jersey the median pay of records technicians is $58,000."),
    ),
    (
        "How long does the exam last?",
        ("The CPC Exam", "The exam lasts four hours."),
        ("The RHIT Exam", "The exam lasts three hours."),
    ),
    (
        "What percentage of household waste is recycled?",
        ("Waste", "In 2023 the town recycled 46 percent of its household waste."),
        ("Waste Report", "In Harlow 38 percent of household waste was recycled."),
    ),
    # Another measure, level or condition.
    (
        "How much do records technicians earn?",
        ("Salary", "Records technicians earn a median of $44,090."),
        ("Pay", "Records technicians earn $47,000 on average."),
    ),
    (
        "How much do student assistants earn?",
        ("Jobs", "Student assistants earn $14 an hour."),
        ("Staff", "Experienced student assistants earn $18 an hour."),
    ),
    (
        "How much do student assistants earn?",
        ("Jobs", "Student assistants earn $14 an hour."),
        ("Staff", "Student assistants earn $1,300 a month."),
    ),
    (
        CPC,
        ("What Exams Cost", "The CPC exam costs $399 for one attempt."),
        ("Fees", "The CPC exam costs $525 for two attempts."),
    ),
    (
        "How much is health insurance for students?",
        ("Health Center", "Health insurance for students costs $1,950."),
        ("From Abroad", "Health insurance for international students costs $2,400."),
    ),
    (
        CERTIFICATE,
        ("Certificates", "A certificate program takes nine months of full-time study."),
        ("Evening Classes", "A certificate program takes two years of part-time study."),
    ),
    (
        "How much is the swimming ticket?",
        ("Prices", "A swimming ticket costs $5 for adults."),
        ("Children", "A swimming ticket costs $3 for children."),
    ),
    (
        "How many pupils does a class have?",
        ("Schools", "The average class in high schools has 27 pupils."),
        ("Report", "The average class in primary schools has 22 pupils."),
    ),
    # Another number.
    (
        "How many questions does the exam have?",
        ("Exam", "The exam has 100 questions."),
        ("Exam Day", "The exam has four parts."),
    ),
    (
        CEUS,
        ("Renewal", "A Certified Professional Coder needs 36 CEUs."),
        ("Fees", "A Certified Professional Coder pays for 20 units."),
    ),
    (
        "How many students does the Oslo school have?",
        ("Facts", "The Oslo school has 300 students."),
        ("Building", "Students of the Oslo school have 12 rooms."),
    ),
    (
        "How much does the AHIMA exam cost?",
        ("Fees / CCS", "The AHIMA exam costs $299."),
        ("Fees / RHIT", "The AHIMA exam costs $229."),
    ),
    # A word of the question is missing, or a year that it names.
    (
        "How long does a swimming course for beginners take?",
        ("Lessons", "A swimming course for beginners takes eight weeks."),
        ("More Lessons", "A swimming course takes five weeks."),
    ),
    (
        "How many students did the university have in 2024?",
        ("Facts", "In 2024 the university had 21,300 students."),
        ("Prospectus", "In 2021 the university had 18,000 students."),
    ),
    # Each of many things has a page of one mould.
    (
        "How long is the warranty period?",
        ("Washer / Warranty", "The warranty period is two years."),
        ("Dryer / Warranty", "The warranty period is three years."),
    ),
    (
        "How much does a city card cost?",
        ("Visiting Lisbon / Costs", "A city card costs €40."),
        ("Visiting Porto / Costs", "A city card costs €35."),
    ),
    (
        "When was the branch opened?",
        ("Oslo Branch / History", "The branch was opened in 1990."),
        ("Bergen Branch / History", "The branch was opened in 1995."),
    ),
    (
        "How much does the machine cost?",
        ("Model A100 / Price", "The machine costs $499."),
        ("Model B200 / Price", "The machine costs $649."),
    ),
]


@pytest.mark.parametrize(("question", "one", "other"), DISAGREEING)
def test_two_figures_for_the_same_disagree(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert disagree(question, one, other)


@pytest.mark.parametrize(("question", "one", "other"), AGREEING)
def test_other_facts_and_the_same_figure_do_not_disagree(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert not disagree(question, one, other)


def test_a_document_does_not_disagree_with_itself() -> None:
    one, other = (page("Exams", f"The CPC exam costs ${fee}.", "one.md") for fee in (399, 425))
    assert find_disagreements(asked(CPC), read(CPC, one), [read(CPC, other)]) == []


def test_each_figure_is_given_once() -> None:
    fees = [399, 425, 425, 380]
    first, *others = (
        read(CPC, page(f"Exams {number}", f"The CPC exam costs ${fee}.", f"{number}.md"))
        for number, fee in enumerate(fees)
    )
    assert find_disagreements(asked(CPC), first, others) == [others[0], others[2]]


def test_many_figures_are_of_many_things() -> None:
    first, *others = (
        read(CPC, page(f"Exams {number}", f"The CPC exam costs ${400 + 20 * number}.", f"{number}.md"))
        for number in range(MOST_SHOWN + 2)
    )
    assert find_disagreements(asked(CPC), first, others) == []


def test_a_sentence_that_points_back_is_read_with_the_one_before() -> None:
    one = page("Fees", "The CPC exam is set by AAPC. It costs $425.", "one.md")
    other = page("Costs", "The CPC exam of AAPC costs $399.", "other.md")
    assert find_disagreements(asked(CPC), read(CPC, other), [read(CPC, one, sentence=1)])


@pytest.mark.parametrize(
    "question", ["What is a CPC?", "Who sets the CPC exam?", "How do I pass the CPC exam?"]
)
def test_only_figures_are_compared(question: str) -> None:
    one, other = (page("Exams", f"The CPC exam costs ${fee}.", f"{fee}.md") for fee in (399, 425))
    assert find_disagreements(asked(question), read(question, one), [read(question, other)]) == []


def test_a_span_that_is_not_in_the_sentence_is_no_statement() -> None:
    where = page("Exams", "The CPC exam costs $399.", "one.md")
    odd = ReadSentence(where, where.sentences[0], Span(0, 1), "$1", ())
    assert (
        find_disagreements(asked(CPC), odd, [read(CPC, page("Fees", "The CPC exam costs $5.", "b.md"))]) == []
    )
