"""C3xx: whether questions and rubrics, taken together, make interviews."""

from collections import Counter
from collections.abc import Iterator

from pminterview.domain.diagnostic import Diagnostic, Severity, quoted, suggestion
from pminterview.domain.question import Difficulty, QuestionType
from pminterview.packs.outline import PackOutline
from pminterview.packs.rules.rule import Rule

_FEWEST_A_SKILL = 3
_FEWEST_FOR_DIFFICULTIES = 6
_FEWEST_FOR_TYPES = 20
"""Questions of a pack that is meant to cover more than one kind of interview."""

_NEVER_ASKED = Rule(
    "C301",
    "skill never asked",
    severity=Severity.WARNING,
    what="Each skill that has a rubric is asked for by a question.",
    why="The scorecard would always say that it was not asked.",
    fails="skill: pricing  # in rubrics.yaml; no question has it in `skills`",
    passes="skills: [pricing]  # of a question",
)
_NEVER_RATED = Rule(
    "C302",
    "nothing rates the question",
    what="Each question asks for a skill that has a rubric.",
    why="Its answers could not be rated at all.",
    fails="skills: [charisma]  # no rubric has it",
    passes="skills: [communication]",
)
_NO_SUCH_TYPE = Rule(
    "C303",
    "type of question missing",
    severity=Severity.WARNING,
    what="A pack of 20 questions or more has a question of each type.",
    why="A pack of that size stands for a whole interview, and real ones mix the types.",
    fails="(20 questions, and none has `type: estimation`)",
    passes="(one of them has `type: estimation`)",
)
_NO_SUCH_DIFFICULTY = Rule(
    "C304",
    "difficulty missing",
    severity=Severity.WARNING,
    what="A pack of 6 questions or more has an easy, a medium and a hard one.",
    why="Interviews begin easy and become harder; a pack of one difficulty cannot do that.",
    fails="(six questions, all of them `difficulty: medium`)",
    passes="(two of them easy, two medium, two hard)",
)
_FEW_QUESTIONS = Rule(
    "C305",
    "few questions for a skill",
    severity=Severity.WARNING,
    what="Each skill is asked for by three questions at least.",
    why="One answer says little; and who practises twice should not meet the same question again.",
    fails="(one question has `skills: [pricing]`)",
    passes="(three questions have `pricing` among their `skills`)",
)

RULES = (_NEVER_ASKED, _NEVER_RATED, _NO_SUCH_TYPE, _NO_SUCH_DIFFICULTY, _FEW_QUESTIONS)


def rarely_asked(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield skills that fewer than three questions ask for."""
    if pack.questions is None:
        return
    asked = Counter(name for one in pack.questions for name in {name for _, name in one.skills})
    for rubric in pack.rubrics or ():
        count = asked[rubric.skill]
        if rubric.skill and count < _FEWEST_A_SKILL:
            place = pack.in_rubrics((*rubric.path, "skill"))
            if count:
                asks = "1 question asks" if count == 1 else f"{count} questions ask"
                yield _FEW_QUESTIONS.finding(
                    place,
                    f"only {asks} for {quoted(rubric.skill)}",
                    expected=f"{_FEWEST_A_SKILL} at least",
                )
            else:
                message = f"no question asks for {quoted(rubric.skill)}"
                hint = "name it in the `skills` of a question, or remove the rubric"
                yield _NEVER_ASKED.finding(place, message, hint=hint)


def never_rated(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield questions that ask for nothing that any rubric rates."""
    if pack.rubrics is None:
        return
    rated = {rubric.skill: None for rubric in pack.rubrics if rubric.skill}
    for question in pack.questions or ():
        names = [name for _, name in question.skills]
        if names and not any(name in rated for name in names):
            what = "the skill" if len(names) == 1 else "the skills"
            shown = ", ".join(quoted(name) for name in names[:3])
            yield _NEVER_RATED.finding(
                pack.in_questions(question.skills[0][0]),
                f"nothing rates this question: no rubric has {what} {shown}",
                hint=suggestion(names[0], rated) or f"there is {', '.join(list(rated)[:8])}",
            )


def kinds_missing(pack: PackOutline) -> Iterator[Diagnostic]:
    """Yield types and difficulties that no question of a larger pack has."""
    questions = pack.questions or ()
    kinds: list[tuple[Rule, int, type[QuestionType | Difficulty], set[object], str]] = [
        (_NO_SUCH_TYPE, _FEWEST_FOR_TYPES, QuestionType, {q.type for q in questions}, "type"),
        (
            _NO_SUCH_DIFFICULTY,
            _FEWEST_FOR_DIFFICULTIES,
            Difficulty,
            {q.difficulty for q in questions},
            "difficulty",
        ),
    ]
    for rule, fewest, known, used, word in kinds:
        missing = [one.value for one in known if one not in used]
        if missing and len(questions) >= fewest and None not in used:
            message = f"no question has the {word} {', '.join(missing)}"
            yield rule.finding(pack.in_questions(("questions",)), message)


CHECKS = (rarely_asked, never_rated, kinds_missing)
