"""Whether words make English sentences: lists, other languages, shuffled words, verse."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from pminterview.domain.text import Sentence

FUNCTION_WORDS = frozenset(
    "a about after again all also am an and any are as at be because been before being both but "
    "by can could did do does doing done down each few for from further get got had has have "
    "having he her here him his how i if in into is it its just like me more most my no nor not "
    "now of off on once only or other our out over own same she should so some such than that the "
    "their them then there these they this those through to too under until up us very was we "
    "were what when where which while who why will with would you your i'm i'd i've i'll it's "
    "didn't don't that's we're wasn't couldn't can't there's they're he's she's".split()
)

_ENGLISH_SHARE, _SHORT_ENGLISH_SHARE = 0.24, 0.09
"""Of function words. The lowest of 670 honest answers is .28; short notes leave them out."""
_FILLER_SHARE = 0.72
"""Of function words. The highest of 670 honest answers is .705. Above, links hold nothing."""
_ARTICLE_SHARE = 0.28
"""Of articles, "of" and "and". Of 1,060 honest answers one has more, .324; the next .258."""
_NUMBER_SHARE = 0.22
"""Of numbers. The highest of 670 honest answers is .213."""
_PAIR_SHARE = 0.02
"""Of function words side by side ("of the"), in answers that are not short. The lowest of 1,060
honest answers is .027: formal English has few."""
_FEWEST_WORDS_TO_JUDGE = 45
_SMALLEST_FUNCTION_WORD_SHARE = 0.15
_LONG_RUN = 8
"""Words in a row without a function word between them."""

_STRINGS_NOUNS = frozenset("the a an of and".split())
_ARTICLES = frozenset("the a an my our your their its every".split())
_PREPOSITIONS = frozenset("of in on at for from with into by than".split())
_SUBJECTS = frozenset("i we they he she i'd i'm i've".split())
_VERBS = frozenset("is are was were has had have can could will would should did does am".split())
_LINKS = frozenset("and but or because so if when while which".split())
_OUT_OF_ORDER = (
    (
        _ARTICLES,
        _PREPOSITIONS
        | _SUBJECTS
        | _VERBS
        | _LINKS
        | _ARTICLES
        | frozenset("to not me him".split()),
    ),
    (_PREPOSITIONS, _SUBJECTS | _VERBS | (_LINKS - {"which", "when", "if"}) | {"of"}),
    (_SUBJECTS, _ARTICLES | _PREPOSITIONS | _SUBJECTS),
    (_VERBS | _LINKS, frozenset({"of", "than"})),
    (frozenset({"to"}), _SUBJECTS | (_VERBS - {"have", "can"}) | (_LINKS - {"which"}) | {"of"}),
)
_WRONG_PAIRS = frozenset(
    (one, other) for before, after in _OUT_OF_ORDER for one in before for other in after
)
"""Words that no English sentence has side by side; a slip or two are human."""
_MOST_SLIPS, _SLIP_SHARE = 2, 0.03
"""Of 670 honest answers, the most that has more than two slips has .029 of its words."""

_LINE_END = re.compile(r"\s*\n\s*")
_LIST_MARK = re.compile(r"[-*\u2022#>|]|\d{1,2}[.)]")
_FEWEST_LINES, _LONGEST_LINE = 8, 10.5
_FEWEST_RHYMES = 0.4
_RHYME = 2
"""Letters at the end of a line."""
_MARKED_SHARE, _STOPPED_SHARE = 0.4, 0.67
"""Verse ends lines at marks, and not all of them at full stops; wrapped text and notes don't."""

_GAP = re.compile(r"\[[^\W\d][^\[\]\n]{0,40}\]")
_FEWEST_GAPS = 4
"""Different ones ("[company]"): a transcript may have a "[laughs]" or two."""
_SHORTEST_SENTENCE, _FEWEST_SCRAPS = 4, 12
"""Words a sentence on average, where there are many. The lowest of 670 honest answers is 5.9."""

NOT_ENGLISH = "no sentences in English"


def refusal_for_form(answer: str, own: Sequence[Sentence]) -> str | None:
    """Return why these sentences are no English prose; None when they are."""
    words = [word.text for sentence in own for word in sentence.words]
    return (
        _verse(answer)
        or _unfilled(answer)
        or _scraps(own)
        or _wrong_mixture(words)
        or _wrong_order(answer, own)
    )


def _unfilled(answer: str) -> str | None:
    gaps = {gap.casefold() for gap in _GAP.findall(answer)}
    return "a template with its gaps not filled in" if len(gaps) >= _FEWEST_GAPS else None


def _scraps(own: Sequence[Sentence]) -> str | None:
    counts = [len(sentence.words) for sentence in own if len(sentence.words) > 1]  # "1." is none
    is_scraps = len(counts) >= _FEWEST_SCRAPS and sum(counts) < _SHORTEST_SENTENCE * len(counts)
    return NOT_ENGLISH if is_scraps else None


def is_word_list(words: Sequence[str]) -> bool:
    """Tell whether words are strung together; both signs are asked for, since notes have one."""
    is_function_word = [word in FUNCTION_WORDS for word in words]
    if sum(is_function_word) >= _SMALLEST_FUNCTION_WORD_SHARE * len(words):
        return False
    runs = [len(list(run)) for is_one, run in groupby(is_function_word) if not is_one]
    return max(runs) >= _LONG_RUN


def _wrong_mixture(words: Sequence[str]) -> str | None:
    is_function_word = [word in FUNCTION_WORDS for word in words]
    function_words, count = sum(is_function_word), len(words)
    if count < _FEWEST_WORDS_TO_JUDGE:
        return NOT_ENGLISH if function_words < _SHORT_ENGLISH_SHARE * count else None
    if sum(word[0].isdigit() for word in words) > _NUMBER_SHARE * count:
        return "mostly numbers"
    if sum(word in _STRINGS_NOUNS for word in words) > _ARTICLE_SHARE * count:
        return "nouns with little but 'the' and 'of' between them"
    if function_words > _FILLER_SHARE * count:
        return "linking words with nothing between them"
    pairs = sum(one and other for one, other in pairwise(is_function_word))
    if function_words < _ENGLISH_SHARE * count or pairs < _PAIR_SHARE * count:
        return NOT_ENGLISH
    return None


def _wrong_order(answer: str, own: Sequence[Sentence]) -> str | None:
    slips = sum(
        (one.text, other.text) in _WRONG_PAIRS and not answer[one.end : other.start].strip()
        for sentence in own
        for one, other in pairwise(sentence.words)
    )
    count = sum(len(sentence.words) for sentence in own)
    return "words out of order" if slips > _MOST_SLIPS and slips > _SLIP_SHARE * count else None


def _verse(answer: str) -> str | None:
    lines = [line for line in _LINE_END.split(answer.strip()) if not _LIST_MARK.match(line)]
    if len(lines) < _FEWEST_LINES:
        return None
    is_short = sum(len(line.split()) for line in lines) <= _LONGEST_LINE * len(lines)
    marked = sum(not line[-1].isalnum() for line in lines)
    stopped = sum(line[-1] == "." for line in lines)
    breaks_like_verse = marked >= _MARKED_SHARE * len(lines) and stopped <= _STOPPED_SHARE * len(
        lines
    )
    is_verse = (is_short and breaks_like_verse) or _rhymes(lines) >= _FEWEST_RHYMES * len(lines)
    return "verse" if is_verse else None


def _rhymes(lines: Sequence[str]) -> int:
    """Count the lines that end like one of the next three, with another word."""
    ends = [re.sub(r"\W+$", "", line).casefold().split(" ")[-1] for line in lines]
    return sum(
        any(end != other and end[-_RHYME:] == other[-_RHYME:] for other in ends[at + 1 : at + 4])
        for at, end in enumerate(ends)
    )
