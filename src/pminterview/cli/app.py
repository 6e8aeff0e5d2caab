"""The commands. Bodies import what they need: `--help` must not pay for an interview."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from pminterview.cli import options
from pminterview.cli.wiring import World
from pminterview.errors import PmInterviewError

_EVERYWHERE = ("--plain", "--no-color", "--debug")

app = typer.Typer(
    name="pminterview",
    help="Practise product management interviews in your terminal.",
    epilog=options.EVERYWHERE_HELP,
    rich_markup_mode="rich" if sys.stdout is not None and sys.stdout.isatty() else None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    is_plain: Annotated[
        bool, typer.Option("--plain", help="Lines only: for pipes and screen readers.")
    ] = False,
    is_colourless: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
    is_debugged: Annotated[
        bool, typer.Option("--debug", help="Show where in the program an error arose.")
    ] = False,
    is_version: Annotated[bool, typer.Option("--version", "-V", help="Print the version.")] = False,
) -> None:
    """Greet, when nothing else was asked for."""
    del is_debugged  # read at the door, before there are options
    if is_version:
        from pminterview import __version__

        typer.echo(f"pminterview {__version__}")
        raise typer.Exit
    context.obj = World(is_plain=is_plain, is_colourless=is_colourless)
    if context.invoked_subcommand is None:
        typer.echo(_GREETING)


@app.command(epilog=options.EVERYWHERE_HELP)
def practice(
    context: typer.Context,
    questions: options.Questions = None,
    question: options.QuestionIds = None,
    skill: options.Skills = None,
    minutes: options.Minutes = None,
    seed: options.Seed = None,
    strict: options.Strict = False,
    time_factor: options.TimeFactor = 1.0,
    no_clock: options.NoClock = False,
    follow_ups: options.FollowUps = None,
    coach: options.Coached = False,
    self_rate: options.SelfRated = False,
    pack: options.PackFolder = None,
    answers: options.Answers = None,
    save: options.Save = None,
    output: options.Format = options.OutputFormat.TEXT,
) -> None:
    """Hold a mock interview: questions, a clock, and a scorecard at the end."""
    from pminterview.cli.practice import Script, practise, practise_script
    from pminterview.cli.wishes import Wishes
    from pminterview.interview.plan import TimeRules

    time = TimeRules(factor=time_factor, is_strict=strict, has_clock=not no_clock)
    wishes = Wishes(
        questions=questions,
        question_ids=tuple(question or ()),
        skills=tuple(skill or ()),
        minutes=minutes,
        seed=seed,
        time=time,
        has_follow_ups=follow_ups,
        is_coached=coach,
        is_self_rated=self_rate,
    )
    if answers:
        wishes.check_script()
        script = Script(answers, has_follow_ups=bool(follow_ups))
        raise typer.Exit(practise_script(context.obj, pack, script, save, output))
    raise typer.Exit(practise(context.obj, pack, wishes, save, output))


@app.command(epilog=options.EVERYWHERE_HELP)
def drill(
    context: typer.Context,
    skill: options.Skills = None,
    count: options.Count = None,
    seed: options.Seed = None,
    strict: options.Strict = False,
    time_factor: options.TimeFactor = 1.0,
    no_clock: options.NoClock = False,
    pack: options.PackFolder = None,
) -> None:
    """Work on one skill: an answer, what it showed and lacked, another try."""
    from pminterview.cli.practice import drill_skills
    from pminterview.cli.wishes import Wishes
    from pminterview.interview.plan import TimeRules

    time = TimeRules(factor=time_factor, is_strict=strict, has_clock=not no_clock)
    wishes = Wishes(questions=count, skills=tuple(skill or ()), seed=seed, time=time)
    raise typer.Exit(drill_skills(context.obj, pack, wishes))


@app.command(epilog=options.EVERYWHERE_HELP)
def resume(
    context: typer.Context,
    session: options.SessionId = None,
    is_list: options.ListSessions = False,
    is_discard: options.Discard = False,
) -> None:
    """Go on with an interview that was broken off, in the middle of the sentence."""
    from pminterview.cli.resume import discard_sessions, list_sessions, resume_session

    if is_list:
        raise typer.Exit(list_sessions(context.obj))
    if is_discard:
        raise typer.Exit(discard_sessions(context.obj, session))
    raise typer.Exit(resume_session(context.obj, session))


@app.command(epilog=options.EVERYWHERE_HELP)
def demo(context: typer.Context, output: options.Format = options.OutputFormat.TEXT) -> None:
    """Show a canned candidate's answers and how they are rated."""
    from pminterview.cli.practice import demonstrate

    raise typer.Exit(demonstrate(context.obj, output))


@app.command(epilog=options.EVERYWHERE_HELP)
def score(
    file: options.AnswersToRate,
    pack: options.PackFolder = None,
    output: options.Rows = options.RowFormat.TEXT,
) -> None:
    """Rate answers that are already written."""
    from pminterview.cli.score import score_answers

    raise typer.Exit(score_answers(file, pack, output))


@app.command(epilog=options.EVERYWHERE_HELP)
def explain(
    context: typer.Context,
    file: options.AnswersToExplain = None,
    pack: options.PackFolder = None,
) -> None:
    """Show why answers are rated as they are: passages, sums, and what is missing."""
    from pminterview.cli.score import explain_answers

    raise typer.Exit(explain_answers(context.obj, file, pack))


@app.command(epilog=options.EVERYWHERE_HELP)
def agreement(
    context: typer.Context,
    ratings: options.RatingFiles,
    answers: options.RatedAnswers = None,
    questions: options.TargetedQuestions = None,
    truth: options.Truth = None,
    output: options.TableFormat = options.OutputFormat.TEXT,
) -> None:
    """Show how far raters agree on the same answers: people, models, the engine."""
    from pminterview.cli.agreement import RatedFiles, compare

    files = RatedFiles(tuple(ratings), tuple(answers or ()), questions)
    raise typer.Exit(compare(context.obj, files, tuple(truth or ()), output))


@app.command(epilog=options.EVERYWHERE_HELP)
def validate(
    context: typer.Context,
    places: options.PackPlaces = None,
    pack: options.PackFolder = None,
    strict: options.StrictFindings = False,
    output: options.Findings = None,
) -> None:
    """Check packs and show everything that is wrong with them, at once."""
    from pminterview.cli.validate import validate_packs

    raise typer.Exit(
        validate_packs(context.obj, places or (), pack, output=output, is_strict=strict)
    )


@app.command(epilog=options.EVERYWHERE_HELP)
def rules(
    context: typer.Context,
    code: options.RuleCode = None,
    output: options.RulePages = options.DocumentFormat.TEXT,
) -> None:
    """List the rules that packs are held to, or tell all about one."""
    from pminterview.cli.validate import explain_rules

    raise typer.Exit(explain_rules(context.obj, code, output))


pack_app = typer.Typer(help="Begin a pack, or see what one covers.", no_args_is_help=True)
app.add_typer(pack_app, name="pack", epilog=options.EVERYWHERE_HELP)


@pack_app.command("new", epilog=options.EVERYWHERE_HELP)
def new_pack(context: typer.Context, folder: options.NewFolder) -> None:
    """Write a small pack that can be practised at once; nothing is overwritten."""
    from pminterview.cli.packs import make_pack

    raise typer.Exit(make_pack(context.obj, folder))


@pack_app.command("show", epilog=options.EVERYWHERE_HELP)
def show(context: typer.Context, folder: options.ShownFolder = None) -> None:
    """Show what a pack covers: questions by skill, type and difficulty, and minutes."""
    from pminterview.cli.packs import show_pack

    raise typer.Exit(show_pack(context.obj, folder))


@pack_app.command(epilog=options.EVERYWHERE_HELP)
def schema(context: typer.Context, which: options.PackFile) -> None:
    """Print the JSON Schema of one file of a pack, for editors and validators."""
    from pminterview.cli.packs import print_schema

    raise typer.Exit(print_schema(context.obj, which))


def run(arguments: Sequence[str]) -> None:
    """Run the program; the only place where an error becomes a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app(args=_everywhere_first(arguments), prog_name="pminterview")
    except PmInterviewError as error:
        from pminterview.cli.exit_codes import exit_code_for
        from pminterview.domain.text import visible

        if "--debug" in arguments:
            from traceback import format_exception

            typer.echo(visible("".join(format_exception(error))), err=True)
        typer.echo(visible(f"error: {error}"), err=True)
        if error.hint:
            typer.echo(visible(f"hint: {error.hint}"), err=True)
        raise SystemExit(int(exit_code_for(error))) from None


def _everywhere_first(arguments: Sequence[str]) -> list[str]:
    """Move the options that every command takes to the front, where Typer looks for them."""
    moved = [argument for argument in arguments if argument in _EVERYWHERE]
    return [*moved, *(argument for argument in arguments if argument not in _EVERYWHERE)]


_GREETING = """\
pminterview is a mock interview for people with a technical background who move into
product management. It runs offline, and the same answer always gets the same rating.

Three things to try:

  pminterview demo                     see three answers and their scorecard
  pminterview practice                 four questions against the clock
  pminterview drill --skill empathy    one skill, with feedback after each answer
"""
