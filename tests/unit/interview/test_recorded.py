"""An interview that is written down, broken off, and gone on with."""

import pytest

from pminterview.errors import JournalError
from pminterview.interview.plan import InterviewPlan, TimeRules
from pminterview.interview.ports import Answered, Chosen, Draft, Left, Replied, Skipped
from pminterview.interview.recorded import Past, Pending, RecordedConversation, RecordedProber
from pminterview.interview.run import run_interview
from tests.builders import a_pack, a_probe, a_question, another_question
from tests.fakes import KeptLog, Replies, SetProber

PROBE = a_probe()
PLAN = InterviewPlan((a_question(), another_question()), TimeRules())


class AgainOnce:
    """A coach who asks, and does as it is told."""

    def __init__(self, conversation):
        self.conversation = conversation
        self.shown = []

    def review(self, turn, *, may_try_again):
        if not self.conversation.is_catching_up:
            self.shown.append(turn.answer)
        return self.conversation.choose("Again?", ("y", "n")) == "y"


def held(past, *replies, probes=(), choices=(), is_coached=False):
    log, live = KeptLog(), Replies(*replies, choices=choices)
    conversation = RecordedConversation(live, log, past)
    prober = RecordedProber(conversation, SetProber(*probes))
    coach = AgainOnce(conversation) if is_coached else None
    outcome = run_interview(a_pack(), PLAN, conversation, prober=prober, coach=coach)
    return outcome, live, log, coach


def said(outcome):
    turns = outcome.transcript.turns
    return [(turn.answer, *(one.reply for one in turn.follow_ups)) for turn in turns]


def test_everything_that_is_said_is_written_down():
    _, _, log, _ = held(Past(), Answered("one"), Answered("two"), Answered("b"), probes=[PROBE])
    assert [(one.question_id, one.probe, one.reply.text) for one in log.events] == [
        ("slow-search", None, "one"),
        ("slow-search", PROBE, "two"),
        ("last-user-talk", None, "b"),
    ]
    assert [asking.probe for asking in log.asked] == [None, PROBE, None]


def test_leaving_is_written_down_too():
    left = Left("half", 7.0, thinking_seconds=2.0)
    _, _, log, _ = held(Past(), left)
    assert log.events == [Replied("slow-search", None, left)]


def test_going_on_from_any_place_comes_to_the_same_end():
    replies = [Answered("one", 5.0), Answered("two", 9.0), Skipped("b", 3.0)]
    whole, _, log, _ = held(Past(), *replies, probes=[PROBE])
    for count in range(len(replies) + 1):
        past = Past(log.events[:count])
        probes = [PROBE] if count < 2 else []
        outcome, live, later, _ = held(past, *replies[count:], probes=probes)
        assert outcome == whole
        assert len(live.asked) == len(later.events) == 3 - count
        assert live.opened_with is None or count == 0


def test_a_draft_is_gone_on_with_where_its_clock_was():
    draft = Draft("half a thou", 31.5, used_hint=False, thinking_seconds=4.0)
    past = Past(
        [Replied("slow-search", None, Answered("one"))], Pending("last-user-talk", None, draft)
    )
    outcome, live, _, _ = held(past, Answered("half a thought"))
    assert [(one.question.id, one.draft) for one in live.asked] == [("last-user-talk", draft)]
    assert said(outcome) == [("one",), ("half a thought",)]


def test_a_probe_that_was_put_is_put_again_whatever_would_be_chosen_now():
    other = a_probe(text="Something else?")
    pending = Pending("slow-search", PROBE, Draft("half"))
    past = Past([Replied("slow-search", None, Answered("one"))], pending)
    _, live, _, _ = held(past, Skipped(), Answered("b"), Skipped(), probes=[other])
    assert [(one.probe, one.draft.text) for one in live.asked] == [
        (PROBE, "half"),
        (None, ""),
        (other, ""),
    ]


def test_a_draft_belongs_to_one_thing_that_was_asked():
    past = Past((), Pending("slow-search", None, Draft("half")))
    _, live, _, _ = held(past, Answered("one"), Answered("b"))
    assert [one.draft.text for one in live.asked] == ["half", ""]


def test_choices_are_remembered_and_feedback_is_not_shown_twice():
    events = [Replied("slow-search", None, Answered("one")), Chosen("y")]
    outcome, _, log, coach = held(
        Past(events), Answered("two"), Answered("b"), choices=["n", "n"], is_coached=True
    )
    assert [turn.earlier_answers for turn in outcome.transcript.turns] == [("one",), ()]
    assert coach.shown == ["two", "b"]
    assert [one for one in log.events if isinstance(one, Chosen)] == [Chosen("n"), Chosen("n")]


def test_feedback_comes_again_when_the_choice_after_it_was_not_made():
    _, _, _, coach = held(
        Past([Replied("slow-search", None, Answered("one"))]),
        Answered("b"),
        choices=["n", "n"],
        is_coached=True,
    )
    assert coach.shown == ["one", "b"]


@pytest.mark.parametrize(
    ("events", "is_coached"),
    [
        ([Replied("somewhere-else", None, Answered("one"))], False),
        ([Chosen("y")], False),
        (
            [
                Replied("slow-search", None, Answered("one")),
                Replied("last-user-talk", None, Answered("b")),
            ],
            True,
        ),
    ],
)
def test_what_does_not_fit_the_questions_is_refused(events, is_coached):
    with pytest.raises(JournalError, match="does not fit"):
        held(Past(events), is_coached=is_coached)
