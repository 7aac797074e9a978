"""``quire golden``: the golden questions of the corpus, listed, added to and taken out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quire.options import index_option, json_option
from quire.output import fail, print_json, print_lines

if TYPE_CHECKING:
    from engine.judging.judged_questions import JudgedQuestion

_SAID = {
    "added": "added as {id}",
    "changed": "was there already: {id} is changed",
    "unchanged": "stands there like that already, as {id}",
}


@click.group("golden")
@click.pass_context
def golden_group(ctx: click.Context) -> None:
    """Golden questions: what visitors ask, and what should come of it."""
    # Settings are those of all commands, however deep they stand.
    ctx.default_map = dict.fromkeys(("add", "list", "remove"), ctx.default_map or {})


@golden_group.command("add")
@click.argument("question")
@click.option("--section", metavar="DOC#ANCHOR", help="The section that should come first.")
@click.option("--answer", metavar="TEXT", help="Words from the section that the answer must hold.")
@click.option("--no-answer", is_flag=True, help="The documents do not answer it: no answer is right.")
@index_option
@json_option
def add_command(
    question: str, section: str | None, answer: str | None, no_answer: bool, index: Path, as_json: bool
) -> None:
    """Add QUESTION to golden.jsonl of the corpus, or change what is expected of it there."""
    if (section is None) != no_answer:
        raise click.UsageError("Name the right section with --section, or say --no-answer.")
    if answer is not None and no_answer:
        raise click.UsageError("--answer and --no-answer exclude each other.")
    import engine
    from desk.golden.golden_adding import Judgement, add_judgement
    from desk.golden.section_names import find_section

    opened = engine.open(index)
    found = find_section(opened.document, section) if section is not None else None
    added = add_judgement(opened.corpus(), Judgement(question, found, answer))
    if as_json:
        print_json({"id": added.id, "what": added.what})
    else:
        print_lines(
            [f"{opened.corpus() / 'golden.jsonl'}: the question {_SAID[added.what].format(id=added.id)}"]
        )


@golden_group.command("remove")
@click.argument("question_id", metavar="ID")
@index_option
@json_option
def remove_command(question_id: str, index: Path, as_json: bool) -> None:
    """Take the question with this ID out of golden.jsonl of the corpus."""
    import engine
    from desk.golden.golden_removing import remove_question
    from engine.words.quoting import quote

    corpus = engine.open(index).corpus()
    question = remove_question(corpus, question_id)
    if as_json:
        print_json({"id": question_id, "question": question, "what": "removed"})
    else:
        print_lines([f"{corpus / 'golden.jsonl'}: {question_id} {quote(question)} is removed"])


@golden_group.command("list")
@index_option
@json_option
def list_command(index: Path, as_json: bool) -> None:
    """Show the golden questions of the corpus, and what is wrong with their file."""
    import engine
    from desk.golden.golden_questions import read_golden

    golden = read_golden(engine.open(index).corpus())
    if as_json:
        print_json(
            {"questions": [_values(one) for one in golden.questions], "problems": list(golden.problems)}
        )
    else:
        print_lines(line for question in golden.questions for line in _lines(question))
        print_lines(f"golden.jsonl: {problem}" for problem in golden.problems)
        if not golden.questions:
            print_lines(["No golden question."])
    if golden.problems:
        fail("golden.jsonl cannot be used as a whole")


def _lines(question: JudgedQuestion) -> Iterator[str]:
    yield f"{question.id}: {question.question}"
    yield f"    {' or '.join(map(str, question.sections)) or 'no answer is right'}"
    if question.answer:
        yield f"    answer: {' and '.join(question.answer)}"


def _values(question: JudgedQuestion) -> dict[str, object]:
    return {
        "id": question.id,
        "question": question.question,
        "sections": [str(section) for section in question.sections],
        "answer": list(question.answer) if question.answerable else None,
    }
