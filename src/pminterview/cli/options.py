"""Options, declared once for all commands. Nothing heavy is imported: `--help` reads this file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

SKILLS_HELP = "tech, strategy, empathy, communication, project, business"


class OutputFormat(StrEnum):
    """How the scorecard is printed."""

    TEXT = "text"
    JSON = "json"


class RowFormat(StrEnum):
    """How the ratings of many answers are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class FindingFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class DocumentFormat(StrEnum):
    """How the rules are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"


class PackFileName(StrEnum):
    """The files of a pack."""

    QUESTIONS = "questions"
    RUBRICS = "rubrics"


Questions = Annotated[
    int | None, typer.Option("--questions", "-n", help="How many questions; 4 unless told.")
]
QuestionIds = Annotated[
    list[str] | None,
    typer.Option("--question", metavar="ID", help="Ask this question. May be given again."),
]
Skills = Annotated[
    list[str] | None,
    typer.Option(
        "--skill",
        metavar="SKILL",
        help=f"Only questions for this skill: {SKILLS_HELP}. May be given again.",
    ),
]
Minutes = Annotated[
    float | None,
    typer.Option("--minutes", help="As many questions as fit into this time."),
]
Seed = Annotated[
    int | None,
    typer.Option(
        "--seed", min=0, help="The same seed asks the same questions, asked before or not."
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Send what is typed when the time is up.")]
TimeFactor = Annotated[
    float,
    typer.Option("--time-factor", help="Stretch all times: 1.5 gives half as much again."),
]
NoClock = Annotated[bool, typer.Option("--no-clock", help="Take all the time you want.")]
FollowUps = Annotated[
    bool | None,
    typer.Option(
        "--follow-ups/--no-follow-ups",
        help="Ask on where an answer is thin; by itself only at a terminal, and without --plain.",
    ),
]
Coached = Annotated[
    bool,
    typer.Option("--coach", help="Feedback after each answer, hints, and another try."),
]
SelfRated = Annotated[
    bool, typer.Option("--self-rate", help="Rate yourself before you see the scorecard.")
]
PackFolder = Annotated[
    Path | None,
    typer.Option(
        "--pack",
        metavar="DIR",
        envvar="PMINTERVIEW_PACK",
        readable=False,  # whoever opens it says why it cannot be read: that is exit code 3, not 2
        help="A folder with questions.yaml and rubrics.yaml.",
    ),
]
Answers = Annotated[
    Path | None,
    typer.Option("--answers", metavar="FILE", help="Rate the answers in this YAML or JSON file."),
]
Save = Annotated[
    Path | None,
    typer.Option("--save", metavar="FILE", help="Keep transcript and scorecard: .json or .md."),
]
Format = Annotated[OutputFormat, typer.Option("--format", help="How to print the scorecard.")]
Count = Annotated[int | None, typer.Option("--count", help="How many questions; 3 unless told.")]

AnswersToRate = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="Answers in YAML, JSON or JSONL, or what `practice --save` wrote; - reads JSONL.",
    ),
]
AnswersToExplain = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FILE]",
        help="Answers in YAML, JSON or JSONL; your last interview unless told.",
    ),
]
SessionId = Annotated[
    str | None, typer.Argument(metavar="[ID]", help="Which interview; the last unless told.")
]
ListSessions = Annotated[
    bool, typer.Option("--list", help="Show what was broken off, and where it lies.")
]
Discard = Annotated[
    bool, typer.Option("--discard", help="Erase what was broken off: the one named, or `all`.")
]
Rows = Annotated[RowFormat, typer.Option("--format", help="How to print the ratings.")]

RatingFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="RATINGS...",
        help="JSONL: `id`, `rater`, skills, `overall`; or what `score` prints; - reads a pipe.",
    ),
]
RatedAnswers = Annotated[
    list[Path] | None,
    typer.Option(
        "--answers",
        metavar="FILE",
        help="JSONL: `id`, `question_id`, `answer`. May be given again.",
    ),
]
TargetedQuestions = Annotated[
    Path | None,
    typer.Option("--questions", metavar="FILE", help="JSONL: `id`, `target_skills`."),
]
Truth = Annotated[
    list[str] | None,
    typer.Option(
        "--truth",
        metavar="RATER",
        help="Compare with this rater; the mean, if given again. Else with all other people.",
    ),
]
TableFormat = Annotated[OutputFormat, typer.Option("--format", help="How to print the table.")]

PackPlaces = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Folders of packs, or files in them; the bundled pack unless told.",
    ),
]
StrictFindings = Annotated[bool, typer.Option("--strict", help="Let warnings fail, too.")]
Findings = Annotated[
    FindingFormat | None,
    typer.Option("--format", help="How to print findings; `github` by itself in its workflows."),
]
RuleCode = Annotated[str | None, typer.Argument(metavar="[CODE]", help="A rule, as Q101.")]
RulePages = Annotated[DocumentFormat, typer.Option("--format", help="How to print the rules.")]
NewFolder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder for the new pack.")]
ShownFolder = Annotated[
    Path | None,
    typer.Argument(
        metavar="[DIR]",
        envvar="PMINTERVIEW_PACK",
        help="The folder of a pack; the bundled one unless told.",
    ),
]
PackFile = Annotated[
    PackFileName, typer.Argument(metavar="questions|rubrics", help="Which of the two files.")
]

EVERYWHERE_HELP = "--plain, --no-color and --debug work with every command."
