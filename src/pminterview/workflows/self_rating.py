"""One's own eyes first: rating oneself against the anchors, before the scorecard is shown."""

from collections.abc import Callable, Mapping, Sequence

from pminterview.domain.pack import Pack
from pminterview.domain.rubric import Level, Rubric
from pminterview.domain.transcript import Transcript

_SKIP = "skip"
_OPTIONS = (_SKIP, *(str(level.value) for level in Level))


def ask_for_self_ratings(
    pack: Pack, transcript: Transcript, choose: Callable[[str, Sequence[str]], str]
) -> Mapping[str, Level]:
    """Return the levels that a candidate gives to the skills that were asked for; some, or none."""
    asked = {skill for turn in transcript.turns for skill in turn.question.skills}
    levels: dict[str, Level] = {}
    for rubric in pack.rubrics:
        if rubric.skill in asked:
            chosen = choose(_question(rubric), _OPTIONS)
            if chosen.isdigit():
                levels[rubric.skill] = Level(int(chosen))
    return levels


def _question(rubric: Rubric) -> str:
    anchors = sorted(rubric.anchors, key=lambda anchor: anchor.level)
    lines = [f"{anchor.level:d} {anchor.level.word}: {anchor.text}" for anchor in anchors]
    return "\n".join([rubric.name, *lines, "Your own rating, before you see ours"])
