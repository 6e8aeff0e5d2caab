"""Q1xx: the questions one by one, and beside each other."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pminterview.domain.diagnostic import Diagnostic, quoted
from pminterview.domain.question import QuestionType
from pminterview.packs.near_duplicates import near_duplicates
from pminterview.packs.outline import Named, PackOutline, readable_data
from pminterview.packs.rules import question_texts as texts

_WORDS_A_MINUTE = 150
_MOST_WORDS = 75
"""Half a minute aloud."""

_TASKS = frozenset(
    "argue assess assume build choose compare consider convince create decide define describe "
    "design develop discuss draft draw estimate evaluate explain find forecast give help "
    "identify imagine improve introduce invent lead list make map name outline persuade pick "
    "pitch plan prepare price present prioritise prioritize propose rank recommend reflect "
    "role-play sell set share show size sketch speak state suggest suppose summarise summarize "
    "take talk teach tell think walk write".split()
)
"""Words that set a task when a clause begins with them."""
_CLAUSE = re.compile(r"[.,;:!\n\u2013\u2014]")
_LEADS = frozenset("please now then and so first next".split())

_USUAL_SECONDS: dict[QuestionType, tuple[int, int]] = {
    QuestionType.OPENER: (60, 300),
    QuestionType.BEHAVIOURAL: (120, 600),
    QuestionType.STAKEHOLDER: (120, 600),
    QuestionType.TECHNICAL: (120, 900),
    QuestionType.METRICS: (180, 900),
    QuestionType.ESTIMATION: (180, 900),
    QuestionType.PRIORITISATION: (180, 900),
    QuestionType.PRICING: (180, 900),
    QuestionType.PRODUCT_SENSE: (240, 1500),
    QuestionType.STRATEGY: (240, 1500),
    QuestionType.GO_TO_MARKET: (240, 1500),
}
"""Fewest and most, as interviews have them."""

_PLACEHOLDERS = frozenset(
    "? - . ... \u2026 n/a na none null tbd todo unknown xxx fixme source licence license".split()
)


def not_a_question(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield questions whose text neither asks anything nor sets a task."""
    for question in pack.questions or ():
        if question.text and not _asks(question.text):
            message = f"this neither asks nor sets a task: {quoted(question.text)}"
            yield texts.NOT_A_QUESTION.finding(
                pack.in_questions((*question.path, "text")),
                message,
                expected="a question mark, or a task that begins with a verb",
                hint="end it with '?', or begin with a word like 'Describe', 'Plan' or 'Estimate'",
            )


def _asks(text: str) -> bool:
    return "?" in text or any(_sets_task(clause) for clause in _CLAUSE.split(text))


def _sets_task(clause: str) -> bool:
    words = clause.casefold().split()
    while words and words[0] in _LEADS:
        del words[0]
    return bool(words) and words[0].strip("\"'\u201c\u2018(") in _TASKS


def too_long(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield questions that take more than half a minute to read aloud."""
    for question in pack.questions or ():
        if len(question.text) > _MOST_WORDS and (count := len(question.text.split())) > _MOST_WORDS:
            seconds = round(count * 60 / _WORDS_A_MINUTE)
            yield texts.TOO_LONG.finding(
                pack.in_questions((*question.path, "text")),
                f"{count} words take about {seconds} seconds to read aloud",
                expected=f"at most {_MOST_WORDS} words",
                hint="keep what one must know to answer; move the rest into a probe",
            )


def near_duplicate(packs: Sequence[PackOutline]) -> Iterator[Diagnostic]:
    """Yield questions that are nearly the same as an earlier one, in all packs."""
    asked = [(pack, one) for pack in packs for one in pack.questions or () if one.text]
    told: set[int] = set()
    for first, second, share in near_duplicates([one.text for _, one in asked]):
        if second not in told:
            told.add(second)
            pack, question = asked[second]
            earlier, other = asked[first]
            place = earlier.in_questions((*other.path, "text"))
            where = f"line {place.line}" if earlier is pack else str(place)
            alike = "the same words as" if share >= 1 else "nearly the same words as"
            yield texts.NEAR_DUPLICATE.finding(
                pack.in_questions((*question.path, "text")),
                f"{alike} the question {quoted(other.id)} ({where})",
                hint="keep the better one, or ask for something else",
            )


def no_probe(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield questions that ask for a skill and have no probe for any criterion of it."""
    skill_of = pack.skill_of_criterion
    known = set(skill_of.values())
    for question in pack.questions or ():
        probed = {skill_of.get(name) for _, name in question.probes}
        bare = [named for named in question.skills if named[1] in known - probed]
        if bare and None not in probed:  # a misspelt criterion is told as such
            names = ", ".join(dict.fromkeys(quoted(name) for _, name in bare))
            message = f"it asks for {names}, and has no probe for any criterion of it"
            criteria = [name for name, skill in skill_of.items() if skill == bare[0][1]]
            hint = f"add a probe for {' or '.join(map(quoted, criteria[:3]))}"
            yield texts.NO_PROBE.finding(pack.in_questions(bare[0][0]), message, hint=hint)


def unusual_seconds(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield questions that give much less or much more time than their type is given."""
    for question in pack.questions or ():
        if question.type and question.seconds is not None:
            fewest, most = _USUAL_SECONDS[question.type]
            if not fewest <= question.seconds <= most:
                yield texts.UNUSUAL_SECONDS.finding(
                    pack.in_questions((*question.path, "seconds")),
                    f"seconds: {question.seconds} is unusual for the type {question.type.value!r}",
                    expected=f"{fewest} to {most}",
                )


def empty_hint(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield hints that say the question again; missing ones are found by the schema."""
    for question in pack.questions or ():
        if question.hint and _bare(question.hint) in {_bare(question.text), *_PLACEHOLDERS}:
            yield texts.NO_HINT.finding(
                pack.in_questions((*question.path, "hint")),
                f"the hint helps nobody: {quoted(question.hint)}",
                hint="say where to begin, or what to think of",
            )


def no_source(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield headers without a real licence or source; missing ones are found by the schema."""
    for document in (pack.questions_document, pack.rubrics_document):
        data = readable_data(document)
        header: Any = data.get("pack") if isinstance(data, dict) else None
        for key in ("licence", "source"):
            value = header.get(key) if isinstance(header, dict) else None
            if isinstance(value, str) and value.strip() and _bare(value) in _PLACEHOLDERS:
                yield texts.NO_SOURCE.finding(
                    document.locate(("pack", key)),
                    f"{key}: {quoted(value)} says nothing",
                    hint="name the licence, as MIT or CC BY 4.0, and who wrote the questions",
                )


def named_twice(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield skills and probed criteria that one question names a second time."""
    for question in pack.questions or ():
        for what, named in (("skill", question.skills), ("criterion", question.probes)):
            for path, name in _second(named):
                yield texts.NAMED_TWICE.finding(
                    pack.in_questions(path),
                    f"this question names the {what} {quoted(name)} a second time",
                    hint="remove one of them",
                )


def _second(named: Sequence[Named]) -> Iterator[Named]:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield path, name
        seen.add(name)


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())


CHECKS = (
    not_a_question,
    too_long,
    no_probe,
    unusual_seconds,
    empty_hint,
    no_source,
    named_twice,
)
