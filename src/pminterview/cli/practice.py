"""`practice`, `drill` and `demo`."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from pminterview import __version__
from pminterview.answer_files.script import load_answers
from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.options import OutputFormat
from pminterview.cli.saving import check_target, save_record
from pminterview.cli.wiring import (
    TerminalCoach,
    World,
    chosen_seed,
    is_ascii,
    open_conversation,
    open_pack,
    open_rater,
)
from pminterview.domain.diagnostic import suggestion
from pminterview.domain.pack import Pack
from pminterview.domain.scorecard import SessionRecord
from pminterview.domain.text import visible
from pminterview.errors import SaveError, UsageError
from pminterview.interview.plan import (
    DEFAULT_QUESTION_COUNT,
    Blueprint,
    InterviewPlan,
    TimeRules,
    plan_interview,
)
from pminterview.interview.run import Held, run_interview
from pminterview.interview.script import ScriptedConversation
from pminterview.packs.locate import bundled_data
from pminterview.report.machine import render_json
from pminterview.report.markdown import render_markdown
from pminterview.report.terminal import render_scorecard, render_transcript
from pminterview.workflows.drill import drill, drilled_skills
from pminterview.workflows.hold_interview import rate_transcript

MADE_BY = f"pminterview {__version__}"
_MOST = 1000
"""Minutes, and times as long: beyond that it is a slip of the keyboard."""
_DRILLED_QUESTION_COUNT = 3


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line, as it was typed."""

    questions: int | None = None
    question_ids: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    minutes: float | None = None
    seed: int | None = None
    time: TimeRules = field(default_factory=TimeRules)

    def check_script(self) -> None:
        """Raise UsageError when questions are wished for that an answers file names already."""
        if given := [*self._drawn(), *(["--question"] if self.question_ids else [])]:
            raise UsageError(f"--answers names the questions already; leave out {given[0]}")
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

    def plan(self, pack: Pack, *, default_count: int = DEFAULT_QUESTION_COUNT) -> InterviewPlan:
        """Choose the questions."""
        self.check()
        blueprint = Blueprint(
            count=self.questions,
            minutes=self.minutes,
            question_ids=self.question_ids,
            skills=self.skill_ids(pack),
            default_count=default_count,
        )
        return plan_interview(pack, blueprint, time=self.time, seed=chosen_seed(self.seed))

    def skill_ids(self, pack: Pack) -> tuple[str, ...]:
        """Return the wanted skills by id."""
        return tuple(dict.fromkeys(_skill_id(pack, name) for name in self.skills))


def practise(
    world: World, folder: Path | None, wishes: Wishes, save: Path | None, output: OutputFormat
) -> ExitCode:
    """Hold an interview with whoever is there, and print the scorecard."""
    if save:
        check_target(save)
    pack = open_pack(folder)
    console = world.stderr if output is OutputFormat.JSON else world.stdout
    held = run_interview(pack, wishes.plan(pack), open_conversation(world, console))
    return _finish(world, pack, held, save, output, folder)


def practise_script(
    world: World, folder: Path | None, file: Path, save: Path | None, output: OutputFormat
) -> ExitCode:
    """Hold an interview from an answers file: no clock, no talk."""
    if save:
        check_target(save)
    pack = open_pack(folder)
    return _rate_script(world, pack, load_answers(file, pack), save, output, folder)


def _rate_script(
    world: World,
    pack: Pack,
    answers: Mapping[str, str],
    save: Path | None,
    output: OutputFormat,
    folder: Path | None,
) -> ExitCode:
    plan = Wishes(question_ids=tuple(answers), time=TimeRules(has_clock=False)).plan(pack)
    held = run_interview(pack, plan, ScriptedConversation(answers))
    if output is OutputFormat.TEXT:
        world.stdout.print(render_transcript(held.transcript))
    return _finish(world, pack, held, save, output, folder)


def demonstrate(world: World, output: OutputFormat) -> ExitCode:
    """Rate a canned candidate."""
    pack = open_pack(None)
    answers = load_answers(bundled_data() / "demo.yaml", pack)
    return _rate_script(world, pack, answers, None, output, None)


def drill_skills(world: World, folder: Path | None, wishes: Wishes) -> ExitCode:
    """Practise one skill at a time, with feedback after each answer."""
    pack = open_pack(folder)
    plan = wishes.plan(pack, default_count=_DRILLED_QUESTION_COUNT)
    conversation = open_conversation(world, world.stdout)
    coach = TerminalCoach(pack, world.stdout, conversation)
    skills = drilled_skills(plan, wishes.skill_ids(pack))
    drilled = drill(plan, skills, conversation, coach, open_rater(pack))
    return ExitCode.INTERRUPTED if drilled.was_left else ExitCode.OK


def _finish(
    world: World,
    pack: Pack,
    held: Held,
    save: Path | None,
    output: OutputFormat,
    folder: Path | None,
) -> ExitCode:
    """Rate what was said, keep it where it was asked for, and show it."""
    record = rate_transcript(pack, held.transcript, open_rater(pack), made_by=MADE_BY)
    if save and record.transcript.turns:
        _save(record, save, world.stderr)
    if held.was_left:
        return ExitCode.INTERRUPTED
    if output is OutputFormat.JSON:
        world.write_bytes(render_json(record).encode())
    elif record.transcript.turns:
        option = f" --pack {shlex.quote(str(folder))}" if folder else ""
        ascii_only = is_ascii(world.stdout)
        world.stdout.print(render_scorecard(record, is_ascii=ascii_only, pack_option=option))
    else:
        world.stdout.print("Nothing was answered, so there is nothing to rate.")
    return ExitCode.OK


def _save(record: SessionRecord, target: Path, console: Console) -> None:
    """Save the record; when that fails, print it, so that no word is lost."""
    try:
        save_record(record, target)
    except SaveError:
        console.print(render_markdown(record), soft_wrap=True)
        raise
    console.print(visible(f"Saved to {target}"), soft_wrap=True)


def _skill_id(pack: Pack, name: str) -> str:
    skill = pack.skill_called(name)
    if skill is None:
        known = [rubric.short_name for rubric in pack.rubrics]
        everything = [*known, *(rubric.skill for rubric in pack.rubrics)]
        hint = suggestion(name, everything) or f"there are {', '.join(known)}"
        raise UsageError(f"there is no skill {name!r}", hint=hint)
    return skill
