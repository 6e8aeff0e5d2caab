"""An interview that is typed like a person types, killed in the middle, and gone on with.

What was typed is known, and when; so it is known what may be lost: a second of typing.
"""

import json
import random
import re
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance.terminal_window import (
    BACKSPACE,
    CTRL_D,
    CTRL_X,
    PATIENCE_SECONDS,
    Terminal,
    turns_in,
)

KEYS_A_SECOND = 10
MOST_LOST_SECONDS = 1.0
SKIP = f"{CTRL_X}s"
_QUESTIONS = ("users-needed-something-else", "cost-of-keeping-photos", "rival-gives-it-away")
_PAUSE_KEYS = 3
"""How long somebody reads before the first key of a question, in the time of so many keys."""


@dataclass(frozen=True)
class Step:
    """One question or follow-up: what is typed, key by key, and the key that ends it."""

    number: int
    is_follow_up: bool
    keys: tuple[str, ...]
    end: str = CTRL_D


STEPS = (
    Step(
        1,
        False,
        (*"We talked to them. Twoo", BACKSPACE, "\r", *"of them were thinking of leaving."),
    ),
    Step(1, True, tuple("Ask the engineers, é 日本 first.")),
    Step(1, True, tuple("I don't know")),
    Step(2, False, tuple("Half a thought"), SKIP),
    Step(3, False, (*"Stay calm, ", *"and look.", *[BACKSPACE] * 6, "\r", *"look at who pays")),
    Step(3, True, ()),
)
KEYS = tuple(key for step in STEPS for key in (*step.keys, step.end))


@dataclass(frozen=True)
class Place:
    """Where an interview stands: at a step (the one after the last: at the end), with a text."""

    step: int
    text: str = ""

    @property
    def seen(self):
        """Return what can be seen of it in a window: blanks at the end cannot."""
        return Place(self.step, self.text.rstrip())


def _places():
    """Return where the interview stands after no key, after one, and so on."""
    places = [Place(0)]
    for key in KEYS:
        step, text = places[-1].step, places[-1].text
        if key in {CTRL_D, SKIP}:
            places.append(Place(step + 1))
        elif key == BACKSPACE:
            places.append(Place(step, text[:-1]))
        else:
            places.append(Place(step, text + key.replace("\r", "\n")))
    return places


PLACES = _places()


@dataclass(frozen=True)
class Reference:
    """The interview as it is when nobody kills it."""

    seconds: float
    turns: list
    probes: tuple[str, ...]
    """What each step asks beyond the question; empty for the question itself."""


@dataclass(frozen=True)
class Round:
    """What became of one interview."""

    number: int
    kill_after: float
    typed: int
    """Keys, until it was killed."""
    lost: int = 0
    lost_seconds: float = 0.0
    """Since the first key that was lost, when it was killed."""
    where: str = ""
    broken: str = ""
    """How the promise was broken; empty where it was kept."""


class _KilledError(Exception):
    """The moment came."""


class _Typist:
    """Types the script at its pace, until the moment at which the program is killed."""

    def __init__(self, terminal, kill_after, keys_a_second):
        self.terminal = terminal
        self.seconds_a_key = 1 / keys_a_second
        self.began_at = time.perf_counter()
        self.kill_at = self.began_at + kill_after
        self.sent_at = []

    def type_all(self):
        self._wait_for("Press Enter")
        self._look(_PAUSE_KEYS * self.seconds_a_key)
        self.terminal.send("\r")
        for at, step in enumerate(STEPS):
            self._wait_until(lambda at=at: _place(self.terminal, None) == Place(at))
            self._look(_PAUSE_KEYS * self.seconds_a_key)
            for key in (*step.keys, step.end):
                self.terminal.send(key)
                self.sent_at.append(time.perf_counter())
                self._look(self.seconds_a_key)
        self._wait_until(lambda: self.terminal.has_ended)

    def _wait_for(self, text):
        self._wait_until(lambda: text in self.terminal.screen)

    def _wait_until(self, is_so):
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while not is_so():
            assert time.perf_counter() < deadline, self.terminal.screen
            self._look(0.02)

    def _look(self, seconds):
        until = time.perf_counter() + seconds
        while (now := time.perf_counter()) < until:
            if now >= self.kill_at:
                raise _KilledError
            self.terminal.receive(min(0.02, until - now))


def hold_undisturbed(keys_a_second=KEYS_A_SECOND):
    """Return the interview as it is when nobody kills it, typed at the same pace."""
    with tempfile.TemporaryDirectory() as place:
        saved = Path(place, "interview.json")
        terminal = _begin(Path(place), saved)
        typist = _Typist(terminal, float("inf"), keys_a_second)
        typist.type_all()
        seconds = time.perf_counter() - typist.began_at
        terminal.close()
        turns = [_without_times(turn) for turn in turns_in(saved)]
    probes = [
        text
        for turn in turns
        for text in ("", *(follow_up["probe"]["text"] for follow_up in turn["follow_ups"]))
    ]
    shape = [(bool(probe)) for probe in probes]
    assert shape == [step.is_follow_up for step in STEPS], f"the script does not fit: {probes}"
    return Reference(seconds, turns, tuple(probes))


def moments(count, seconds, *, seed=1):
    """Return when to kill: one moment in each of as many equal stretches of the interview."""
    rng = random.Random(seed)
    return [(number + rng.random()) / count * seconds for number in range(count)]


def run_round(number, kill_after, reference, keys_a_second=KEYS_A_SECOND):
    """Type, kill, go on, and look at what was lost."""
    with tempfile.TemporaryDirectory() as place:
        home, saved = Path(place), Path(place, "interview.json")
        terminal = _begin(home, saved)
        typist = _Typist(terminal, kill_after, keys_a_second)
        with suppress(_KilledError):
            typist.type_all()
        killed_at = time.perf_counter()
        terminal.kill()
        terminal.close()
        typed = len(typist.sent_at)
        try:
            kept, where = _go_on(home, saved, typed, reference)
        except AssertionError as error:
            return Round(number, kill_after, typed, broken=str(error))
    lost = typed - kept
    seconds = killed_at - typist.sent_at[kept] if lost else 0.0
    too_much = lost > keys_a_second * MOST_LOST_SECONDS or seconds > MOST_LOST_SECONDS
    broken = f"{lost} keys and {seconds:.2f} seconds were lost" if too_much else ""
    return Round(number, kill_after, typed, lost, seconds, where, broken)


def _begin(home, saved):
    named = [part for question in _QUESTIONS for part in ("--question", question)]
    return _open(home, "practice", *named, "--save", saved)


def _open(home, *arguments):
    return Terminal(*arguments, home=home, rows=40, columns=120)


def _go_on(home, saved, typed, reference):
    """Go on with the interview and finish it; return how many keys were kept, and where it was."""
    terminal = _open(home, "resume")
    try:
        terminal.wait_until(
            lambda: (
                terminal.has_ended
                or "Press Enter to start" in terminal.screen
                or _place(terminal, reference) is not None
            ),
            "question",
        )
        place, length, where = _found(terminal, saved, reference)
        fitting = [
            at
            for at, known in enumerate(PLACES[: typed + 1])
            if known.seen == place and len(known.text) == length
        ]
        kept = max(fitting, default=None)
        assert kept is not None, f"{place} was never typed:\n{terminal.screen}"
        if not terminal.has_ended:
            _type_the_rest(terminal, kept, reference)
    finally:
        terminal.close()
    if saved.exists():
        turns = [_without_times(turn) for turn in turns_in(saved)]
        assert turns == reference.turns, f"saved: {json.dumps(turns, ensure_ascii=False)}"
    else:
        assert typed == 0, f"nothing was saved:\n{terminal.screen}"
    return kept, where


def _found(terminal, saved, reference):
    """Return where the interview stands, how long the draft is said to be, and that in words."""
    if "Press Enter to start" in terminal.screen:
        terminal.send("\r")
        return Place(0), 0, "before the first question"
    if terminal.has_ended:
        if saved.exists():
            return Place(len(STEPS)), 0, "at the end"
        return Place(0), 0, "before it began"
    place = _place(terminal, reference)
    claim = re.search(r"You had typed (\d+) character", terminal.screen)
    step = STEPS[place.step]
    kind = "follow-up to" if step.is_follow_up else "answer to"
    where = f"in the {kind} question {step.number}" if place.text else "between two answers"
    return place, int(claim[1]) if claim else 0, where


def _type_the_rest(terminal, kept, reference):
    at = kept
    for step in range(PLACES[kept].step, len(STEPS)):
        _wait_for_place(terminal, PLACES[at], reference)
        while KEYS[at] not in {CTRL_D, SKIP}:
            terminal.send(KEYS[at])
            at += 1
        assert PLACES[at].step == step
        _wait_for_place(terminal, PLACES[at], reference)
        terminal.send(KEYS[at])
        at += 1
    code = terminal.wait_for_end()
    assert code == 0, f"ended with {code}:\n{terminal.screen}"


def _wait_for_place(terminal, place, reference):
    terminal.wait_until(lambda: _place(terminal, reference) == place.seen, place)


def _place(terminal, reference):
    """Return where the interview stands, from what is in the window; None while that is unclear."""
    text = terminal.box
    if text is None:
        return None
    _, header, below = terminal.screen.rpartition("\nQuestion ")
    if not header:
        return None
    number = int(below[0])
    probes = _probes_in(below)
    steps = [at for at, step in enumerate(STEPS) if step.number == number]
    if not probes:
        return Place(steps[0], text)
    if reference is None:
        return Place(steps[min(len(probes), len(steps) - 1)], text)
    found = [at for at in steps if reference.probes[at] == probes[-1]]
    assert found, f"{probes[-1]!r} was never asked:\n{terminal.screen}"
    return Place(found[0], text)


def _probes_in(text):
    return re.findall(r"^Follow-up.*\n\n(.+)$", text, flags=re.MULTILINE)


def _without_times(turn):
    return {key: value for key, value in turn.items() if not key.endswith("_seconds")}
