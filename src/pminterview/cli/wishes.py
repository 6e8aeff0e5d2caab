"""What was asked for on the command line, checked and turned into a plan."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pminterview.cli.wiring import chosen_seed
from pminterview.domain.diagnostic import suggestion
from pminterview.domain.pack import Pack
from pminterview.errors import UsageError
from pminterview.interview.plan import (
    DEFAULT_QUESTION_COUNT,
    Blueprint,
    InterviewPlan,
    TimeRules,
    plan_interview,
)

_MOST = 1000
"""Minutes, and times as long: beyond that it is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line, as it was typed."""

    questions: int | None = None
    question_ids: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    minutes: float | None = None
    seed: int | None = None
    time: TimeRules = field(default_factory=TimeRules)
    has_follow_ups: bool | None = None
    """None: where there is somebody at a terminal that can do more than lines."""
    is_coached: bool = False
    is_self_rated: bool = False

    def check_script(self) -> None:
        """Raise UsageError when questions are wished for that an answers file names already."""
        if given := [*self._drawn(), *(["--question"] if self.question_ids else [])]:
            raise UsageError(f"--answers names the questions already; leave out {given[0]}")
        for name, is_given in {
            "--coach": self.is_coached,
            "--self-rate": self.is_self_rated,
        }.items():
            if is_given:
                raise UsageError(f"{name} needs you at a terminal; leave out --answers")
        self._check_numbers()

    def check(self) -> None:
        """Raise UsageError for wishes that exclude each other, or that nothing can fulfil."""
        if self.question_ids and (given := self._drawn()):
            raise UsageError(f"--question names the questions already; leave out {given[0]}")
        if self.questions is not None and self.minutes is not None:
            raise UsageError("--questions and --minutes both say how many; give one of them")
        self._check_numbers()

    def _check_numbers(self) -> None:
        for name, value in {"--minutes": self.minutes, "--time-factor": self.time.factor}.items():
            if value is not None and not 0 < value <= _MOST:
                hint = f"it must be more than 0, and at most {_MOST}"
                raise UsageError(f"{name} {value:g} makes no sense", hint=hint)

    def _drawn(self) -> list[str]:
        """Return the options given that say how questions are drawn."""
        drawn = {"--questions": self.questions, "--minutes": self.minutes, "--skill": self.skills}
        return [name for name, value in drawn.items() if value not in {None, ()}]

    def plan(
        self,
        pack: Pack,
        *,
        default_count: int = DEFAULT_QUESTION_COUNT,
        past: Sequence[str] = (),
    ) -> InterviewPlan:
        """Choose the questions; with an explicit seed the past makes no difference."""
        self.check()
        blueprint = Blueprint(
            count=self.questions,
            minutes=self.minutes,
            question_ids=self.question_ids,
            skills=self.skill_ids(pack),
            default_count=default_count,
        )
        return plan_interview(
            pack,
            blueprint,
            time=self.time,
            seed=chosen_seed(self.seed),
            past=past if self.seed is None else (),
        )

    def skill_ids(self, pack: Pack) -> tuple[str, ...]:
        """Return the wanted skills by id."""
        return tuple(dict.fromkeys(_skill_id(pack, name) for name in self.skills))


def _skill_id(pack: Pack, name: str) -> str:
    skill = pack.skill_called(name)
    if skill is None:
        known = [rubric.short_name for rubric in pack.rubrics]
        everything = [*known, *(rubric.skill for rubric in pack.rubrics)]
        hint = suggestion(name, everything) or f"there are {', '.join(known)}"
        raise UsageError(f"there is no skill {name!r}", hint=hint)
    return skill
