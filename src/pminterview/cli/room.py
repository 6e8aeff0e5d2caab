"""The room: an interview at a terminal, written down while it is held, and finished."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.finishing import Ending, finish, leave
from pminterview.cli.options import OutputFormat
from pminterview.cli.wiring import Engine, World, is_ascii, open_conversation, open_engine
from pminterview.domain.pack import Pack
from pminterview.domain.session import EDITED_FILE, SessionStart
from pminterview.interview.plan import InterviewPlan, TimeRules
from pminterview.interview.ports import Asking, Draft, Event
from pminterview.interview.recorded import Past, RecordedConversation, RecordedProber
from pminterview.interview.run import run_interview
from pminterview.journal.asked import AskedBefore
from pminterview.journal.journal import Journal
from pminterview.journal.sessions import Sessions
from pminterview.report.layout import Indented
from pminterview.report.terminal import render_feedback
from pminterview.workflows.drill import Coaching

if TYPE_CHECKING:
    from rich.console import Console

    from pminterview.workflows.coaching import Feedback


class Warnings:
    """What went wrong while words were written down; told once, when it fits."""

    def __init__(self) -> None:
        self._pending = ""

    def report(self, reason: str) -> None:
        """Remember why words cannot be kept any more."""
        self._pending = (
            f"Your words cannot be kept on disk: {reason}. The interview goes on in memory;"
            " at the end you can save it elsewhere."
        )

    def take(self) -> str:
        """Return what there is to say, once."""
        pending, self._pending = self._pending, ""
        return pending


class RoomLog:
    """The journal of an interview, and the list of what was ever asked; nothing, in a pipe."""

    def __init__(self, journal: Journal | None, asked: AskedBefore, pack_name: str) -> None:
        self._journal = journal
        self._asked = asked
        self._pack_name = pack_name

    def put(self, asking: Asking) -> None:
        """Remember what is asked now."""
        if self._journal:
            self._journal.put(asking)
            if asking.probe is None:
                self._asked.add(self._pack_name, asking.question.id)

    def add(self, event: Event) -> None:
        """Remember something that will not change any more."""
        if self._journal:
            self._journal.add(event)


@dataclass(frozen=True, slots=True)
class Session:
    """An interview that begins, or goes on."""

    start: SessionStart
    past: Past
    journal: Journal | None
    """None in a pipe: what comes out of one is not typed."""
    warnings: Warnings

    @property
    def plan(self) -> InterviewPlan:
        """Return its questions and its time rules."""
        start = self.start
        time = TimeRules(start.time_factor, start.is_strict, start.has_clock)
        return InterviewPlan(start.questions, time, start.seed)

    def find_answer_file(self) -> Path | None:
        """Return the file for an editor to edit; None where nothing is kept."""
        folder = self.journal.folder if self.journal else None
        return folder / EDITED_FILE if folder else None

    def keep(self, draft: Draft) -> str:
        """Write down what is typed; return what there is to say about it."""
        if self.journal:
            self.journal.keep(draft)
        return self.warnings.take()


@dataclass(frozen=True, slots=True)
class ScreenCoach:
    """Shows feedback on the console and asks for another try; what was shown once stays away."""

    pack: Pack
    console: "Console"
    conversation: RecordedConversation

    def show(self, feedback: "Feedback") -> None:
        """Print what a try showed and lacked."""
        if not self.conversation.is_catching_up:
            ascii_only = is_ascii(self.console)
            self.console.print(render_feedback(feedback, self.pack, is_ascii=ascii_only))

    def wants_another_try(self) -> bool:
        """Offer to answer the same question again."""
        return self.conversation.choose("Answer it again?", ("y", "n")) == "y"


def console_for_talk(world: World, output: OutputFormat) -> "Console":
    """Return where the interviewer speaks: beside the result, where that is for machines."""
    return world.stderr if output is OutputFormat.JSON else world.stdout


def hold(world: World, pack: Pack, session: Session, output: OutputFormat) -> ExitCode:
    """Hold an interview with whoever is there, and finish it."""
    console = console_for_talk(world, output)
    live = open_conversation(
        world, console, keep=session.keep, answer_file=session.find_answer_file
    )
    log = RoomLog(session.journal, open_asked(world), session.start.pack_name)
    conversation = RecordedConversation(live, log, session.past)
    engine = open_engine(pack)
    start, manner = session.start, session.start.manner
    held = run_interview(
        pack,
        session.plan,
        conversation,
        prober=RecordedProber(conversation, engine.prober) if manner.has_follow_ups else None,
        coach=_coach(start, engine, ScreenCoach(pack, console, conversation)),
    )
    ending = Ending(
        pack=pack,
        rater=engine.rater,
        transcript=held.transcript,
        journal=session.journal,
        live=live,
        choose=conversation.choose,
        save=Path(manner.save) if manner.save else None,
        output=output,
        is_self_rated=manner.is_self_rated,
        is_drill=bool(manner.drilled_skills),
        pack_folder=start.pack_folder,
    )
    return leave(world, ending) if held.was_left else finish(world, ending)


def mention_broken_off(world: World, console: "Console") -> None:
    """Say, before another interview begins, that there is one to go on with."""
    if not world.is_somebody_there:
        return
    found = [one for one in Sessions(world.home).unfinished() if one.has_words and not one.is_open]
    if found:
        started = when(found[0].started_at)
        told = f"An interview of {started} was broken off; `pminterview resume` goes on."
        console.print(Indented(told, by=0))


def when(started_at: str) -> str:
    """Return a moment as people write it: "2026-11-25 09:43"."""
    return started_at[:16].replace("T", " ")


def open_asked(world: World) -> AskedBefore:
    """Return the list of what was ever asked."""
    return AskedBefore(world.home / "asked.jsonl")


def _coach(start: SessionStart, engine: Engine, screen: ScreenCoach) -> Coaching | None:
    drilled_skills = start.manner.drilled_skills
    if not (start.manner.is_coached or drilled_skills):
        return None
    ids = [question.id for question in start.questions]
    drilled = dict(zip(ids, drilled_skills, strict=False))
    return Coaching(engine.rater, engine.gaps, screen, drilled)
