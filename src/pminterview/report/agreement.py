"""The agreement of raters: one table of at most 80 columns with its footnotes, or JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap

from rich.cells import cell_len, set_cell_size

from pminterview.domain.text import visible
from pminterview.scoring.agreement import DRAW_COUNT
from pminterview.scoring.comparison import Comparison, Line

_WIDTH = 80
_LONGEST_NAME = 12
_KEPT = 5, 5
"""Cells of a longer name that are shown, from its beginning and from its end."""
_DIGITS = 6
"""Digits behind the point in JSON: fewer than what differs from one machine to the next."""
_HEAD = ("skill", "rater", "n", "exact", "adjacent", "QWK [low, high]", "Spearman", "bias")
_LEFT_COUNT = 2
"""Columns of words; the others are figures, and end below each other."""
_SHORT_NAMES: Mapping[str, str] = {
    "technical_fluency": "tech",
    "strategic_thinking": "strategy",
    "customer_empathy": "empathy",
    "project_management": "project",
    "business_acumen": "business",
}


def render_agreement(comparison: Comparison, *, seed: int) -> str:
    """Return the table and its footnotes as text, ending in a new line."""
    blocks = [("All answers", comparison.lines)]
    if comparison.targeted_lines:
        blocks.append(("Targeted skills alone", comparison.targeted_lines))
    rows = [_HEAD, *(_row(line) for _, lines in blocks for line in lines)]
    shown = iter(_aligned(rows))
    text = [next(shown)]
    for title, lines in blocks:
        text += ["", title, *(next(shown) for _ in lines)]
    text.append("")
    for note in _notes(comparison, seed):
        text += wrap(note, _WIDTH, break_on_hyphens=False)
    return "\n".join(text) + "\n"


def render_agreement_json(comparison: Comparison, *, seed: int) -> str:
    """Return the table as JSON, ending in a new line; figures that are not defined are null."""
    document = {
        "format_version": 1,
        "truth": comparison.truth,
        "raters": comparison.raters,
        "answers": comparison.answer_count,
        "questions": comparison.question_count or None,
        "draws": DRAW_COUNT,
        "seed": seed,
        "all": [_as_json(line) for line in comparison.lines],
        "targeted": [_as_json(line) for line in comparison.targeted_lines],
    }
    return json.dumps(document, indent=2) + "\n"


def _as_json(line: Line) -> Mapping[str, object]:
    figures = line.figures
    return {
        "skill": line.skill,
        "rater": line.name,
        "kind": line.kind.value,
        "n": figures.count,
        "exact": _rounded(figures.exact_share),
        "adjacent": _rounded(figures.adjacent_share),
        "qwk": _rounded(figures.kappa),
        "qwk_low": _rounded(figures.kappa_low),
        "qwk_high": _rounded(figures.kappa_high),
        "spearman": _rounded(figures.spearman),
        "bias": _rounded(figures.bias),
    }


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, _DIGITS) + 0.0  # no minus before nothing


def _row(line: Line) -> tuple[str, ...]:
    figures = line.figures
    interval = f" [{_short(figures.kappa_low)}, {_short(figures.kappa_high)}]"
    return (
        _SHORT_NAMES.get(line.skill, line.skill),
        _shortened(line.name),
        str(figures.count),
        _short(figures.exact_share),
        _short(figures.adjacent_share),
        _short(figures.kappa) + (interval if figures.kappa_low is not None else ""),
        _short(figures.spearman),
        _short(figures.bias, plus="+"),
    )


def _short(figure: float | None, *, plus: str = "") -> str:
    """Return a figure as `.97`."""
    if figure is None:
        return "-"
    hundredths = round(figure * 100)
    sign = "-" if hundredths < 0 else plus if hundredths else ""
    whole, rest = divmod(abs(hundredths), 100)
    return f"{sign}{whole or ''}.{rest:02}"


def _shortened(name: str) -> str:
    """Return a name that fits its column; the footnotes have it in full."""
    shown = visible(name).replace("\n", " ").replace("\t", " ")
    if cell_len(shown) <= _LONGEST_NAME:
        return shown
    first, last = _KEPT
    return f"{set_cell_size(shown, first)}..{set_cell_size(shown[::-1], last)[::-1]}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(cell_len(row[at]) for row in rows) for at in range(len(_HEAD))]
    is_roomy = sum(widths) + 2 * (len(widths) - 1) <= _WIDTH
    gap = "  " if is_roomy else " "
    return [gap.join(_cells(row, widths)).rstrip() for row in rows]


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    for at, (text, width) in enumerate(zip(row, widths, strict=True)):
        padding = " " * (width - cell_len(text))
        yield text + padding if at < _LEFT_COUNT else padding + text


def _notes(comparison: Comparison, seed: int) -> Iterable[str]:
    if comparison.truth:
        truth = _listed(comparison.truth)
        yield f"Raters and baselines are compared with the mean of {truth}, the truth."
        if len(comparison.truth) > 1:
            yield "Two raters of the truth, as in a/b: one compared with the other."
    else:
        yield (
            "Each rater is compared with the mean of the others, engines left out; "
            "the baselines with the mean of all of them."
        )
    if long := [name for name in comparison.raters if _shortened(name) != name]:
        yield "Names in full: " + ", ".join(visible(name) for name in long) + "."
    units = f"{comparison.question_count} questions" if comparison.question_count else "answers"
    yield (
        "exact, adjacent: share of levels that are equal, or at most one apart. QWK: quadratic "
        f"weighted kappa; in brackets the middle 95 % of {DRAW_COUNT} resamples of the {units} "
        f"(seed {seed}). All on levels 0-4, rounded half up. Spearman, and bias (the mean "
        "difference), are taken before rounding. A skill not shown counts as 0. "
        "A dash: not defined, as nothing varies."
    )
    yield from _baseline_notes(comparison)


def _listed(names: Iterable[str]) -> str:
    return " and ".join(_shortened(name) for name in names)


def _baseline_notes(comparison: Comparison) -> Iterable[str]:
    yield "constant: the mean rating for every answer."
    if comparison.has_word_counts:
        yield (
            "length only: answers ranked by their number of words; for levels and bias, words "
            "scaled by a least-squares line fitted on the same rows."
        )
    else:
        yield "For the baseline length only, give the answers: --answers FILE."
    if comparison.has_targets:
        yield (
            "asked-for: the mean rating of the skill where the question targets it, or where it "
            "does not. Among targeted skills that is the constant."
        )
    else:
        yield (
            "For the baseline asked-for, and for the targeted skills alone, give the questions: "
            "--questions FILE."
        )
