"""S0xx: the format of a pack. Most of these findings come from the schema, in `packs.findings`."""

from collections.abc import Callable, Iterable, Iterator

from pminterview.domain.diagnostic import Diagnostic, Location, suggestion
from pminterview.packs.findings import echo
from pminterview.packs.outline import Named, PackOutline, Path
from pminterview.packs.rules.rule import Rule

_ID_TWICE = Rule(
    "S008",
    "id stands twice",
    what="Each question, skill, short name, criterion and indicator has an id of its own.",
    why="Answers, ratings and probes refer to ids; two of a kind cannot be told apart.",
    fails="- id: why-now\n  ...\n- id: why-now\n  ...",
    passes="- id: why-now\n  ...\n- id: why-not-later\n  ...",
)
_UNKNOWN_REFERENCE = Rule(
    "S009",
    "unknown reference",
    what="The skills and criteria that a question names stand in rubrics.yaml.",
    why="A misspelt skill would never be rated, and its probe never asked.",
    fails="skills: [customer_empthy]",
    passes="skills: [customer_empathy]",
)

RULES = (
    Rule(
        "S001",
        "unknown key",
        what="Only keys of the format stand in a file.",
        why="A misspelt key would be ignored, and what it says would be lost.",
        fails="dificulty: easy",
        passes="difficulty: easy",
    ),
    Rule(
        "S002",
        "missing key",
        what="All keys that the format needs are there.",
        why="Without them the question cannot be asked, or the skill cannot be rated.",
        fails="- id: why-now\n  type: strategy",
        passes="- id: why-now\n  text: Why is now the time to build this?\n  type: strategy",
    ),
    Rule(
        "S003",
        "not one of the known values",
        what="Where the format has a list of values, one of them is used.",
        why="Interviews are put together by type and difficulty; an unknown one is never drawn.",
        fails="difficulty: simple",
        passes="difficulty: easy",
    ),
    Rule(
        "S004",
        "wrong type",
        what="Text is text, a number is a number, a list is a list.",
        why="YAML guesses types from how a value looks; quotes make text of anything.",
        fails="seconds: two minutes",
        passes="seconds: 120",
    ),
    Rule(
        "S005",
        "empty",
        what="Text that people read has a word at least, and a list an item.",
        why="A blank on the screen helps nobody.",
        fails='text: ""',
        passes="text: Why now?",
    ),
    Rule(
        "S006",
        "bad id",
        what="An id is made of small letters, digits, `-` and `_`, and has at most 80 characters.",
        why="People type ids on the command line and in answers files.",
        fails="id: Why now?",
        passes="id: why-now",
    ),
    Rule(
        "S007",
        "number out of range",
        what="Numbers keep to the limits of the format; `seconds` lies between 10 and 7200.",
        why="A question of two seconds, or of a day, is a slip of the keyboard.",
        fails="seconds: 5",
        passes="seconds: 300",
    ),
    _ID_TWICE,
    _UNKNOWN_REFERENCE,
    Rule(
        "S010",
        "newer format",
        what="The file has a format_version that this pminterview can read.",
        why="A newer format may mean something else by the same words.",
        fails="format_version: 2",
        passes="format_version: 1",
    ),
)


def id_twice(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield each id that stands in its file a second time."""
    yield from _twice(_asked(pack), pack.in_questions)
    yield from _twice(_rated(pack), pack.in_rubrics)


def unknown_reference(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield skills and criteria that no rubric has; a question without any skill is C302's."""
    if pack.rubrics is None:
        return
    skills = dict.fromkeys(rubric.skill for rubric in pack.rubrics)
    criteria = dict.fromkeys(pack.skill_of_criterion)
    for question in pack.questions or ():
        if any(name in skills for _, name in question.skills):
            yield from _unknown(pack, question.skills, "skill", skills)
        yield from _unknown(pack, question.probes, "criterion", criteria)


def _unknown(
    pack: PackOutline, named: Iterable[Named], what: str, known: dict[str, None]
) -> Iterator[Diagnostic]:
    for path, name in named:
        if name not in known:
            message = f"no rubric has the {what} {echo(name)}"
            place, hint = pack.in_questions(path), suggestion(name, known)
            yield _UNKNOWN_REFERENCE.finding(place, message, hint=hint)


def _twice(
    ids: Iterable[tuple[str, Named]], locate: Callable[[Path], Location]
) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], Path] = {}
    for what, (path, name) in ids:
        if name and (first := seen.setdefault((what, name), path)) is not path:
            message = f"the {what} {echo(name)} stands here a second time"
            hint = f"first in line {locate(first).line}"
            yield _ID_TWICE.finding(locate(path), message, hint=hint)


def _asked(pack: PackOutline) -> Iterator[tuple[str, Named]]:
    for question in pack.questions or ():
        yield "question", ((*question.path, "id"), question.id)


def _rated(pack: PackOutline) -> Iterator[tuple[str, Named]]:
    for rubric in pack.rubrics or ():
        yield "skill", ((*rubric.path, "skill"), rubric.skill)
        yield "short name", ((*rubric.path, "short_name"), rubric.short_name)
        for criterion in rubric.criteria:
            yield "criterion", ((*criterion.path, "id"), criterion.id)
            for indicator in criterion.indicators:
                yield "indicator", ((*indicator.path, "id"), indicator.id)
