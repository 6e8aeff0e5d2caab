"""What the rules Q1xx ask for, and why; `packs.rules.questions` checks them."""

from pminterview.domain.diagnostic import Severity
from pminterview.packs.rules.rule import Rule

NOT_A_QUESTION = Rule(
    "Q101",
    "neither question nor task",
    severity=Severity.WARNING,
    what="The text of a question asks something, or sets a task.",
    why="A candidate who hears only a topic does not know what is wanted; answers drift apart.",
    fails="text: Your approach to pricing.",
    passes="text: How would you set the price of a product without a rival?",
)
TOO_LONG = Rule(
    "Q102",
    "too long to read aloud",
    severity=Severity.WARNING,
    what="A question has at most 75 words: half a minute when it is read aloud.",
    why="In an interview it is heard, not read; who listens longer forgets how it began.",
    fails="text: >-\n  Imagine that you work for ... (90 words)\n  What do you do?",
    passes="text: Your app loses half of its new users in a week. What do you do?",
)
NEAR_DUPLICATE = Rule(
    "Q103",
    "nearly the same question",
    severity=Severity.WARNING,
    what="No two questions are nearly the same, in all packs that are checked together.",
    why="One interview could ask both, and the second shows nothing new.",
    fails="- text: How would you price a parking app?\n- text: How do you price a parking app?",
    passes="- text: How would you price a parking app?\n- text: Who should pay to park?",
)
NO_PROBE = Rule(
    "Q104",
    "no probe for a skill",
    severity=Severity.WARNING,
    what="For each skill that a question asks for, it has a probe for one of the skill's criteria.",
    why="Probes say which criteria a question invites; without one, nothing can be asked next.",
    fails="skills: [pricing]\nprobes: []",
    passes=("skills: [pricing]\nprobes:\n  - criterion: who_pays\n    text: Who would pay more?"),
)
UNUSUAL_SECONDS = Rule(
    "Q105",
    "unusual time for the type",
    severity=Severity.WARNING,
    what="`seconds` lies where interviews have it for questions of this type.",
    why=(
        "An opener takes minutes, a design question ten; a slip of one digit spoils the clock."
        " From 60 to 300 for an opener, 120 to 600 for behavioural and stakeholder, 120 to 900 for"
        " technical, 180 to 900 for metrics, estimation, prioritisation and pricing, 240 to 1500"
        " for product-sense, strategy and go-to-market."
    ),
    fails="type: strategy\nseconds: 60",
    passes="type: strategy\nseconds: 600",
)
NO_HINT = Rule(
    "Q106",
    "no hint",
    what="Each question has a hint, and the hint is not the question again.",
    why="Candidates can ask for it while they answer; it is what somebody who is stuck gets.",
    fails="text: Why now?\nhint: Why now?",
    passes="text: Why now?\nhint: Think of what has changed in the past two years.",
)
NO_SOURCE = Rule(
    "Q107",
    "no source or licence",
    what="Both files say under which licence they stand and where the questions come from.",
    why="Questions get copied from books and courses; who uses a pack must know that they may.",
    fails="pack:\n  licence: TBD",
    passes="pack:\n  licence: CC BY 4.0\n  source: original, written by our coaches",
)
NAMED_TWICE = Rule(
    "Q108",
    "named twice in one question",
    severity=Severity.WARNING,
    what="A question names a skill once, and has one probe for a criterion.",
    why="The second skill changes nothing, and only one probe of a criterion is ever asked.",
    fails="skills: [pricing, pricing]",
    passes="skills: [pricing, metrics]",
)

RULES = (
    NOT_A_QUESTION,
    TOO_LONG,
    NEAR_DUPLICATE,
    NO_PROBE,
    UNUSUAL_SECONDS,
    NO_HINT,
    NO_SOURCE,
    NAMED_TWICE,
)
