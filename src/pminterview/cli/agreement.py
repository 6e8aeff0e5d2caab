"""`agreement`: how far raters coincide."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.options import OutputFormat
from pminterview.cli.wiring import World
from pminterview.domain.diagnostic import quoted, suggestion
from pminterview.domain.text import visible
from pminterview.errors import RatingFileError, UsageError
from pminterview.rating_files import RatingReader
from pminterview.report.agreement import render_agreement, render_agreement_json
from pminterview.scoring.comparison import RaterRatings, compare_raters

_SEED = 0
"""For the intervals: the same ratings always give the same table."""


@dataclass(frozen=True, slots=True)
class RatedFiles:
    """What was named on the command line."""

    ratings: tuple[Path, ...]
    answers: tuple[Path, ...] = ()
    questions: Path | None = None


def compare(
    world: World, files: RatedFiles, truth: Sequence[str], output: OutputFormat
) -> ExitCode:
    """Print the table; bad rows are reported, and the rest is compared."""
    reader = RatingReader()
    raters = reader.read_ratings(files.ratings)
    _check_truth(truth, raters)
    backdrop = reader.read_backdrop(raters, files.answers, files.questions)
    comparison = compare_raters(raters, truth, backdrop, Random(_SEED))
    for finding in reader.findings:
        world.stderr.print(visible(f"error: {finding}"), soft_wrap=True)
    if not comparison.lines:
        hint = "two raters must have rated the same answer; --truth RATER can name an engine"
        raise RatingFileError("there is nothing to compare in these ratings", hint=hint)
    if output is OutputFormat.JSON:
        world.write_bytes(render_agreement_json(comparison, seed=_SEED).encode())
    else:
        world.stdout.print(render_agreement(comparison, seed=_SEED), soft_wrap=True, end="")
    return ExitCode.FINDINGS if reader.findings else ExitCode.OK


def _check_truth(truth: Sequence[str], raters: Sequence[RaterRatings]) -> None:
    names = [rater.name for rater in raters]
    for name in truth:
        if name not in names:
            hint = suggestion(name, names) or "there is " + ", ".join(map(quoted, names))
            raise UsageError(f"nobody called {quoted(name)} rates in these files", hint=hint)
