"""What the rules R2xx ask for, and why; `packs.rules.rubrics` checks them."""

from pminterview.domain.diagnostic import Severity
from pminterview.packs.rules.rule import Rule

ANCHORS = Rule(
    "R201",
    "anchors incomplete",
    what="The anchors of a rubric describe each level from 0 to 4 exactly once.",
    why="Whoever rates must be able to tell each level from the next, in the same words as others.",
    fails="anchors:\n  - {level: 0, text: ...}\n  - {level: 4, text: ...}",
    passes="anchors:\n  - {level: 0, text: ...}\n  - {level: 1, text: ...}\n  # ... up to 4",
)
SAME_ANCHORS = Rule(
    "R202",
    "anchors the same",
    severity=Severity.WARNING,
    what="No two anchors of a rubric have the same text.",
    why="Two levels with one description cannot be told apart.",
    fails="- {level: 2, text: Names a user.}\n- {level: 3, text: Names a user.}",
    passes="- {level: 2, text: Names a user.}\n- {level: 3, text: Names a user and what hurts.}",
)
NOT_OBSERVABLE = Rule(
    "R203",
    "anchor not observable",
    severity=Severity.WARNING,
    what="An anchor says what can be seen or heard in an answer.",
    why="'Good' and 'excellent' mean something else to everybody; two raters would not agree.",
    fails="- {level: 4, text: An excellent answer.}",
    passes="- {level: 4, text: Weighs two options and says what would change the choice.}",
)
NO_INDICATORS = Rule(
    "R204",
    "criterion without indicators",
    what="Each criterion has an indicator at least.",
    why="A criterion without indicators is never found in any answer.",
    fails="- id: trade_off\n  indicators: []",
    passes=(
        "- id: trade_off\n  indicators:\n    - id: given_up\n      text: something left out\n"
        "      pattern: leave out | cut | drop*"
    ),
)
UNPARSED = Rule(
    "R205",
    "pattern does not parse",
    what="A pattern follows the pattern language: words, `*`, `|`, `&`, brackets, `<number>`.",
    why="An indicator without a pattern cannot be looked for.",
    fails="pattern: (cut | drop*",
    passes="pattern: (cut | drop*) & because",
)
NEVER_FOUND = Rule(
    "R206",
    "pattern can never match",
    what="A pattern fits into a sentence: its groups, at their shortest, have at most 40 words.",
    why="Longer sentences are cut into pieces of 40 words, so it would never be found.",
    fails="pattern: (we looked at ... 25 words) & (and then we ... 25 words)",
    passes="pattern: (we looked at) & (and then we)",
)
IN_QUESTION = Rule(
    "R207",
    "pattern matches the question",
    severity=Severity.WARNING,
    what=(
        "No indicator of a skill is found in the text of a question that asks for the skill. Groups"
        " joined by `&` can meet there by chance: they are told from a quarter of the questions on."
    ),
    why=(
        "Who says the question again would show the skill. Where you have thought about it, and"
        " it is meant so, write `# pminterview: ignore R207` above it."
    ),
    fails="text: How would you cut the scope?\n# and in its rubric:\npattern: cut the scope",
    passes="text: The launch is late. What now?\n# and in its rubric:\npattern: cut the scope",
)
COVERED = Rule(
    "R208",
    "pattern covered by another",
    severity=Severity.WARNING,
    what="No pattern finds only what another indicator's pattern finds too.",
    why="Both indicators would always be found together, and one sentence would count twice.",
    fails="- id: cuts\n  pattern: cut*\n- id: cuts_scope\n  pattern: cut scope",
    passes="- id: cuts\n  pattern: cut*\n- id: delays\n  pattern: postpone*",
)

RULES = (
    ANCHORS,
    SAME_ANCHORS,
    NOT_OBSERVABLE,
    NO_INDICATORS,
    UNPARSED,
    NEVER_FOUND,
    IN_QUESTION,
    COVERED,
)
