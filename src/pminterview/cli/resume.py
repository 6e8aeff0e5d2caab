"""`resume`: interviews that were broken off, gone on with, listed, erased."""

from pathlib import Path

from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.options import OutputFormat
from pminterview.cli.room import Session, Warnings, hold, when
from pminterview.cli.wiring import World, open_pack
from pminterview.domain.pack import Pack
from pminterview.domain.session import SessionStart
from pminterview.domain.text import visible
from pminterview.errors import JournalError, UsageError
from pminterview.journal.sessions import Sessions, UnfinishedSession
from pminterview.report.layout import Indented

_ALL = "all"
_NONE = "No interview was broken off."


def resume_session(world: World, session_id: str | None) -> ExitCode:
    """Go on with the interview named, or with the last that can be gone on with."""
    if not world.is_somebody_there:
        raise UsageError("resume needs you at a terminal, not a pipe")
    sessions = Sessions(world.home)
    warnings = Warnings()
    start, past, journal = sessions.reopen(
        session_id or _last(sessions), now=world.now, on_failure=warnings.report
    )
    try:
        pack = open_pack(Path(start.pack_folder) if start.pack_folder else None)
        start = _fitted(start, pack)
    except Exception:
        journal.close()
        raise
    world.stdout.print(Indented(visible(_greeting(start, pack)), by=0))
    return hold(world, pack, Session(start, past, journal, warnings), OutputFormat.TEXT)


def list_sessions(world: World) -> ExitCode:
    """Show what was broken off, and where answers lie."""
    found = Sessions(world.home).unfinished()
    for one in found:
        world.stdout.print(visible(_line(one)), soft_wrap=True)
    if not found:
        world.stdout.print(_NONE)
    world.stdout.print(visible(f"All of it is kept in {world.home}"), soft_wrap=True)
    return ExitCode.OK


def discard_sessions(world: World, session_id: str | None) -> ExitCode:
    """Erase the interview named; the only one, or `all`, where they are not open elsewhere."""
    sessions = Sessions(world.home)
    found = [one.id for one in sessions.unfinished() if not one.is_open]
    if not session_id and len(found) > 1:
        hint = f"name one, or say `all`: {', '.join(found)}"
        raise UsageError(f"{len(found)} interviews were broken off", hint=hint)
    for one in found if session_id in {None, _ALL} else [str(session_id)]:
        sessions.discard(one)
        world.stdout.print(visible(f"Erased {one}."), soft_wrap=True)
    if not found and session_id in {None, _ALL}:
        world.stdout.print(_NONE)
    return ExitCode.OK


def _last(sessions: Sessions) -> str:
    found = sessions.unfinished()
    if usable := [one for one in found if not one.broken and not one.is_open]:
        return next((one for one in usable if one.has_words), usable[0]).id
    if broken := [str(one.broken) for one in found if one.broken]:
        hint = "its words can still be read there; `pminterview resume --discard ID` erases them"
        raise JournalError(broken[0], hint=hint)
    if found:
        raise JournalError("the interview is open in another terminal")
    raise UsageError("no interview was broken off", hint="pminterview practice begins one")


def _fitted(start: SessionStart, pack: Pack) -> SessionStart:
    """Return the interview with what the pack, as it is now, can still rate."""
    known = set(pack.rubrics_by_skill)
    gone = {skill for one in start.questions for skill in one.skills} - known
    questions = tuple(
        one.model_copy(update={"skills": tuple(skill for skill in one.skills if skill in known)})
        for one in start.questions
    )
    if not all(one.skills for one in questions) or set(start.manner.drilled_skills) - known:
        raise JournalError(
            f"the pack has no rubric any more for {', '.join(sorted(gone))}",
            hint="what you typed is kept; resume with the pack as it was",
        )
    return start.model_copy(update={"questions": questions})


def _greeting(start: SessionStart, pack: Pack) -> str:
    greeting = f"Going on with the interview of {when(start.started_at)}."
    if pack.fingerprint == start.pack_fingerprint:
        return greeting
    return (
        f"{greeting}\nThe pack has changed since. The questions stay as they were; the ratings"
        " follow the pack as it is now."
    )


def _line(one: UnfinishedSession) -> str:
    if one.broken:
        return f"{one.id}  broken: {one.broken}"
    state = "open in another terminal" if one.is_open else "broken off"
    answered = f"{one.answered_count} of {one.question_count} answered"
    draft = f", {one.draft_length} characters not sent" if one.draft_length else ""
    return f"{one.id}  {when(one.started_at)}, {state}, {answered}{draft}"
