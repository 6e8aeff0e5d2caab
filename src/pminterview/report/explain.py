"""Why an answer was rated as it was: its credited passages, and the sum behind each rating."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from pminterview.domain.pack import Pack
from pminterview.domain.question import Question
from pminterview.domain.rating import (
    CLEARLY_SHOWN_POINTS,
    MILLI,
    SMALL_MILLI,
    Judgement,
    LedgerLine,
    NotRated,
    Rating,
)
from pminterview.domain.rubric import Level
from pminterview.domain.text import visible
from pminterview.report.layout import Indented
from pminterview.report.view import note_words, one_line, view_level

_SHARED = "what counts for every skill"

_HAIR = 0.01
"""Points; less would be shown as nothing."""

Span = tuple[int, int]


def render_explanation(
    question: Question, answer: str, judgement: Judgement, pack: Pack, *, number: int = 1
) -> RenderableType:
    """Return the answer with its credited passages numbered, and a ledger for each rating.

    What counts for all skills that were asked for is told once. `number` says which answer it is.
    """
    spans = _credited(question, judgement)
    shared = _shared(question, judgement)
    parts: list[RenderableType] = [
        Indented(f"Answer {number}: {visible(question.text)}", by=0, style="bold"),
        Text(),
        Indented(visible(_marked(answer, spans)) or "(no answer)"),
        Text(),
    ]
    parts += [Indented(f"Noticed: {note_words(note)}", by=0) for note in judgement.notes]
    if shared:
        parts.append(Indented("For each skill that was asked for", by=0, style="bold"))
        parts += [Indented(line) for line in _ledger(shared, spans)]
        parts += [Indented(f"{_sum(shared):+6.3f} = {_SHARED}"), Text()]
    for skill in question.skills:
        name = one_line(pack.rubrics_by_skill[skill].name)
        parts += _rating(name, judgement.outcomes[skill], pack, spans, shared)
    parts += _rating("Overall", judgement.overall, pack, spans, ())
    for skill, outcome in judgement.outcomes.items():
        if skill not in question.skills and _is_clearly_shown(outcome):
            name = f"{one_line(pack.rubrics_by_skill[skill].name)}, which was not asked for"
            parts += _rating(name, outcome, pack, spans, ())
    return Group(*parts)


def _is_clearly_shown(outcome: Rating | NotRated) -> bool:
    return isinstance(outcome, Rating) and outcome.points >= CLEARLY_SHOWN_POINTS


def _shared(question: Question, judgement: Judgement) -> tuple[LedgerLine, ...]:
    """Return the lines that the ledgers of all skills asked for begin with, where it is several."""
    ledgers = [
        [line for line in outcome.ledger if line.criterion is None]
        for skill in question.skills
        if isinstance(outcome := judgement.outcomes[skill], Rating)
    ]
    if len(ledgers) <= 1:
        return ()
    first, *others = ledgers
    return tuple(line for line in first if all(line in other for other in others))


def _sum(ledger: Sequence[LedgerLine]) -> float:
    return sum(line.milli for line in ledger) / MILLI


def _rating(
    name: str,
    outcome: Rating | NotRated,
    pack: Pack,
    spans: Sequence[Span],
    told: Sequence[LedgerLine],
) -> Iterator[RenderableType]:
    yield Indented(f"{name}: {view_level(outcome).words}", by=0, style="bold")
    if isinstance(outcome, Rating):
        yield from _lift(outcome, pack)
        if told:
            yield Indented(f"{_sum(told):+6.3f} {_SHARED}, see above")
        for line in _ledger([one for one in outcome.ledger if one not in told], spans):
            yield Indented(line)
        yield Indented(f"{outcome.points:+6.3f} = {name}")
    yield Text()


def _ledger(ledger: Sequence[LedgerLine], spans: Sequence[Span]) -> Iterator[str]:
    small = [line for line in ledger if _is_small(line)]
    small = small if len(small) > 1 else []
    for line in ledger:
        if line not in small:
            yield f"{line.milli / MILLI:+6.3f} {one_line(line.label)}{_places(line, spans)}"
    if small:
        total = sum(line.milli for line in small) / MILLI
        yield f"{total:+6.3f} {len(small)} smaller things, each less than {SMALL_MILLI / MILLI:g}"


def _is_small(line: LedgerLine) -> bool:
    return line.criterion is None and abs(line.milli) < SMALL_MILLI


def _places(line: LedgerLine, spans: Sequence[Span]) -> str:
    if line.criterion is None:
        return ""
    places = [
        at
        for one in line.passages
        for at, (start, end) in enumerate(spans, 1)
        if start <= one.start < end
    ]
    return "".join(f" [{place}]" for place in dict.fromkeys(places))


def _lift(rating: Rating, pack: Pack) -> Iterator[RenderableType]:
    absent = [one for one in rating.missing if one not in rating.touched]
    for lead, criteria in (
        ("Looked for and not recognised", absent),
        ("Not clear", rating.touched),
    ):
        if criteria:
            texts = [one_line(pack.criteria_by_id[one].text) for one in criteria]
            yield Indented(f"{lead}: {'; '.join(texts)}.")
    if rating.ledger and rating.level < Level.OUTSTANDING:
        short = rating.level + 0.5 - rating.points
        how_far = f"{short:.2f}" if short >= _HAIR else "A hair"
        yield Indented(f"{how_far} short of level {rating.level + 1}.")
        if rating.missing:
            yield Indented(one_line(pack.criteria_by_id[rating.missing[0]].advice))


def _credited(question: Question, judgement: Judgement) -> list[Span]:
    """Return what is credited for the skills that were asked for, in order; overlaps are one."""
    spans: list[Span] = []
    for start, end in sorted(
        (one.start, one.end)
        for skill in question.skills
        if isinstance(outcome := judgement.outcomes[skill], Rating)
        for one in outcome.evidence
    ):
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _marked(answer: str, spans: Sequence[Span]) -> str:
    """Return the answer with each credited passage in numbered brackets."""
    parts: list[str] = []
    after = 0
    for number, (start, end) in enumerate(spans, start=1):
        parts += [answer[after:start], f"[{number}: ", answer[start:end], "]"]
        after = end
    return "".join([*parts, answer[after:]]).strip()
