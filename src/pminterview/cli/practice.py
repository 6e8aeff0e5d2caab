"""`practice`, `drill` and `demo`."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from pminterview.answer_files.script import load_answers
from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.finishing import MADE_BY, Ending, finish
from pminterview.cli.options import OutputFormat
from pminterview.cli.room import (
    Session,
    Warnings,
    console_for_talk,
    hold,
    mention_broken_off,
    open_asked,
)
from pminterview.cli.saving import check_target
from pminterview.cli.wiring import World, open_engine, open_pack
from pminterview.cli.wishes import Wishes
from pminterview.domain.pack import Pack
from pminterview.domain.session import Manner, SessionStart
from pminterview.errors import UsageError
from pminterview.interview.plan import InterviewPlan, TimeRules
from pminterview.interview.recorded import Past
from pminterview.interview.run import run_interview
from pminterview.interview.script import ScriptedConversation
from pminterview.journal.sessions import Sessions
from pminterview.packs.locate import bundled_data
from pminterview.report.terminal import render_transcript
from pminterview.workflows.drill import drilled_skills

_DRILLED_QUESTION_COUNT = 3


@dataclass(frozen=True, slots=True)
class Script:
    """An answers file, and whether its replies to follow-ups are asked for."""

    file: Traversable
    has_follow_ups: bool = False


def practise(
    world: World, folder: Path | None, wishes: Wishes, save: Path | None, output: OutputFormat
) -> ExitCode:
    """Hold an interview with whoever is there, and print the scorecard."""
    if save:
        check_target(save)
    if wishes.is_self_rated and not world.is_somebody_there:
        raise UsageError("--self-rate needs you at a terminal, not a pipe")
    pack = open_pack(folder)
    plan = wishes.plan(pack, past=_past(world, pack))
    by_itself = world.is_moving and output is OutputFormat.TEXT and not wishes.is_coached
    manner = Manner(
        has_follow_ups=by_itself if wishes.has_follow_ups is None else wishes.has_follow_ups,
        is_coached=wishes.is_coached,
        is_self_rated=wishes.is_self_rated,
        save=str(save.absolute()) if save else None,
    )
    mention_broken_off(world, console_for_talk(world, output))
    return hold(world, pack, _begin(world, pack, plan, folder, manner), output)


def drill_skills(world: World, folder: Path | None, wishes: Wishes) -> ExitCode:
    """Practise one skill at a time, with feedback after each answer."""
    pack = open_pack(folder)
    plan = wishes.plan(pack, default_count=_DRILLED_QUESTION_COUNT, past=_past(world, pack))
    manner = Manner(drilled_skills=drilled_skills(plan, wishes.skill_ids(pack)))
    return hold(world, pack, _begin(world, pack, plan, folder, manner), OutputFormat.TEXT)


def practise_script(
    world: World, folder: Path | None, script: Script, save: Path | None, output: OutputFormat
) -> ExitCode:
    """Hold an interview from an answers file: no clock, no talk."""
    if save:
        check_target(save)
    pack = open_pack(folder)
    lines = load_answers(script.file, pack)
    plan = Wishes(question_ids=tuple(lines), time=TimeRules(has_clock=False)).plan(pack)
    engine = open_engine(pack)
    prober = engine.prober if script.has_follow_ups else None
    held = run_interview(pack, plan, ScriptedConversation(lines), prober=prober)
    if output is OutputFormat.TEXT:
        world.stdout.print(render_transcript(held.transcript))
    if not script.has_follow_ups and any(one.replies for one in lines.values()):
        world.stderr.print("The file has replies to follow-ups; --follow-ups asks for them.")
    ending = Ending(
        pack,
        engine.rater,
        held.transcript,
        save=save,
        output=output,
        pack_folder=str(folder) if folder else None,
    )
    return finish(world, ending)


def demonstrate(world: World, output: OutputFormat) -> ExitCode:
    """Rate a canned candidate."""
    return practise_script(world, None, Script(bundled_data() / "demo.yaml"), None, output)


def _past(world: World, pack: Pack) -> Sequence[str]:
    """Return what somebody at this terminal was asked before; a pipe has no past."""
    return open_asked(world).ids(pack.header.name) if world.is_somebody_there else ()


def _begin(
    world: World, pack: Pack, plan: InterviewPlan, folder: Path | None, manner: Manner
) -> Session:
    start = SessionStart(
        made_by=MADE_BY,
        started_at=world.local_time.isoformat(timespec="seconds"),
        pack_name=pack.header.name,
        pack_fingerprint=pack.fingerprint,
        pack_folder=str(folder.absolute()) if folder else None,
        questions=plan.questions,
        seed=plan.seed,
        time_factor=plan.time.factor,
        is_strict=plan.time.is_strict,
        has_clock=plan.time.has_clock,
        manner=manner,
    )
    warnings = Warnings()
    journal = None
    if world.is_somebody_there:
        journal = Sessions(world.home).begin(start, now=world.now, on_failure=warnings.report)
    return Session(start, Past(), journal, warnings)
