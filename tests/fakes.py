"""Stand-ins for what the engines talk to: the other side of an interview, a coach, a rater."""

from collections.abc import Callable, Mapping, Sequence

from pminterview.domain.question import Probe, Question
from pminterview.domain.rating import Judgement, Outcome
from pminterview.domain.transcript import Turn
from pminterview.interview.ports import Asking, Event, Reply
from pminterview.workflows.coaching import Feedback


class Replies:
    """A candidate whose replies are known beforehand; remembers what was asked."""

    def __init__(self, *replies: Reply, starts: bool = True, choices: Sequence[str] = ()) -> None:
        self._replies = list(replies)
        self._starts = starts
        self._choices = list(choices)
        self.opened_with: tuple[int, float | None] | None = None
        self.asked: list[Asking] = []

    def open(self, *, question_count: int, budget_seconds: float | None) -> bool:
        """Start, or rather not."""
        self.opened_with = question_count, budget_seconds
        return self._starts

    def ask(self, asking: Asking) -> Reply:
        """Give the next reply."""
        self.asked.append(asking)
        return self._replies.pop(0)

    def choose(self, question: str, options: Sequence[str]) -> str:
        """Choose as was set; nothing, once that is used up."""
        chosen = self._choices.pop(0) if self._choices else ""
        assert chosen in {"", *options}
        return chosen


class SetProber:
    """Asks these probes, one after the other; remembers what it was asked about."""

    def __init__(self, *probes: Probe) -> None:
        self._probes = list(probes)
        self.heard: list[Turn] = []

    def next_probe(self, turn: Turn) -> Probe | None:
        """Return the next probe; None, once they are used up."""
        self.heard.append(turn)
        return self._probes.pop(0) if self._probes else None


class KeptLog:
    """A session log in memory."""

    def __init__(self) -> None:
        self.asked: list[Asking] = []
        self.events: list[Event] = []

    def put(self, asking: Asking) -> None:
        """Keep what is asked."""
        self.asked.append(asking)

    def add(self, event: Event) -> None:
        """Keep what will not change."""
        self.events.append(event)


class KeptCoach:
    """A coach who keeps what was to be shown, and wants another try a set number of times."""

    def __init__(self, *wishes: bool) -> None:
        self._wishes = list(wishes)
        self.shown: list[Feedback] = []

    def show(self, feedback: Feedback) -> None:
        """Keep it."""
        self.shown.append(feedback)

    def wants_another_try(self) -> bool:
        """Answer as was set; no, once that is used up."""
        return self._wishes.pop(0) if self._wishes else False


class FixedRater:
    """Rates by a function of question and answer, and remembers every answer it got."""

    name = "fixed rater"

    def __init__(self, outcomes_for: Callable[[Question, str], Mapping[str, Outcome]]) -> None:
        self._outcomes_for = outcomes_for
        self.answers: list[str] = []

    def rate(self, question: Question, answer: str) -> Judgement:
        """Rate one answer."""
        self.answers.append(answer)
        outcomes = self._outcomes_for(question, answer)
        return Judgement(
            rater=self.name,
            is_calibrated=False,
            overall=outcomes[question.skills[0]],
            outcomes=outcomes,
        )
