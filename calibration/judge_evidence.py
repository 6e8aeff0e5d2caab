"""Compare what the patterns credit with what readers marked, sentence by sentence.

python calibration/judge_evidence.py [CRITERION]

`read` are the answers that evidence is fitted on, each judged by a fit without its question, which
takes some minutes; `unread` are answers to other questions, judged as the program does. With a
criterion, what was wrongly credited in `unread` is shown, and what was not found.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from answers import PACK, Rated, load_rated, word_lists
from marks import UNMARKED, Mark, marks

from pminterview.packs.calibration import load_calibration
from pminterview.packs.locate import bundled_data
from pminterview.scoring.evidence import Sighting
from pminterview.scoring.observation import Observation, Observer

Observe = Callable[[Rated], Observation]


@dataclass(frozen=True)
class Finding:
    """One criterion in one answer: what was marked, what was credited, and what only touched."""

    one: Rated
    criterion: str
    marks: Sequence[Mark]
    credited: Sequence[Sighting]
    touched: Sequence[Sighting]

    @property
    def is_clear(self) -> bool:
        """Tell whether a reader saw it clearly somewhere in the answer."""
        return any(mark.is_clear for mark in self.marks)

    def mark_of(self, sighting: Sighting) -> Mark | None:
        """Return the mark on the sentence that was credited; None where it was wrongly so."""
        return next((mark for mark in self.marks if mark.start <= sighting.start < mark.end), None)


@dataclass(frozen=True)
class Quality:
    """How good evidence is, over some answers and criteria."""

    credited: int
    right: int
    clear: int
    """Of those credited: marked at all, and marked as clear."""
    shown: int
    found: int
    found_or_touched: int
    """Criteria clearly shown in an answer; those credited there; those credited or touched on."""

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> "Quality":
        """Count."""
        marks = [one.mark_of(sighting) for one in findings for sighting in one.credited]
        shown = [one for one in findings if one.is_clear]
        return cls(
            credited=len(marks),
            right=sum(mark is not None for mark in marks),
            clear=sum(mark is not None and mark.is_clear for mark in marks),
            shown=len(shown),
            found=sum(bool(one.credited) for one in shown),
            found_or_touched=sum(bool(one.credited or one.touched) for one in shown),
        )

    def __str__(self) -> str:
        """Return one line of the table."""
        return (
            f"{self.credited:5} credited, {_percent(self.right, self.credited)} right,"
            f" {_percent(self.clear, self.credited)} clear; {self.shown:4} clearly shown,"
            f" {_percent(self.found, self.shown)} found,"
            f" {_percent(self.found_or_touched, self.shown)} with those touched on"
        )


def findings(part: str, observe: Observe | None = None) -> Iterator[Finding]:
    """Yield every criterion of every answer that readers marked; observed as the program does."""
    rated = {one.id: one for one in load_rated()}
    program = Observer(PACK, word_lists(), load_calibration(bundled_data()).evidence)
    for answer_id, marked in marks(part).items():
        one = rated[answer_id]
        seen = observe(one) if observe else program.observe(one.question, one.answer)
        credited, touched = seen.credited, seen.touched
        for criterion in dict.fromkeys([*(mark.criterion for mark in marked), *credited, *touched]):
            if criterion not in UNMARKED:
                yield Finding(
                    one=one,
                    criterion=criterion,
                    marks=[mark for mark in marked if mark.criterion == criterion],
                    credited=credited.get(criterion, ()),
                    touched=touched.get(criterion, ()),
                )


def main(arguments: Sequence[str]) -> None:
    """Print the table, and the sentences of one criterion."""
    from seen import seen  # needs SciPy, which the tests of this module do without

    for part, observe in {"read": seen, "unread": None}.items():
        by_criterion: dict[str, list[Finding]] = {}
        for finding in findings(part, observe):
            by_criterion.setdefault(finding.criterion, []).append(finding)
        for criterion, those in sorted(by_criterion.items()):
            print(f"{part:6} {criterion:20} {Quality.of(those)}")
        together = Quality.of(list(chain.from_iterable(by_criterion.values())))
        print(f"{part:6} {'together':20} {together}\n")
        if part == "unread" and arguments:
            _show(by_criterion[arguments[0]])


def _show(those: Sequence[Finding]) -> None:
    for finding in those:
        answer = finding.one.answer
        for sighting in finding.credited:
            if finding.mark_of(sighting) is None:
                print(f"wrong ({sighting.indicator}): {answer[sighting.start : sighting.end]!r}")
        if finding.is_clear and not finding.credited:
            clear = [mark for mark in finding.marks if mark.is_clear]
            print(f"not found: {answer[clear[0].start : clear[0].end]!r}")


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole):3} %" if whole else "  - "


if __name__ == "__main__":
    main(sys.argv[1:])
