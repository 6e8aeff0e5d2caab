"""What coaches write, parsed; and what is said when it does not parse."""

import pytest

from pminterview.domain.pattern import PatternError, WordLists, parse_pattern


def groups(text: str) -> list[list[str]]:
    """Return each group as its phrases, words joined by blanks."""
    parsed = parse_pattern(text, LISTS)
    return [[" ".join(phrase) for phrase in group] for group in parsed.groups]


LISTS: WordLists = {"patients": parse_pattern("patient* | the ill")}


def refusal(text: str) -> tuple[str, int]:
    """Return the message and the offset of the error in a pattern."""
    with pytest.raises(PatternError) as caught:
        parse_pattern(text, LISTS)
    return str(caught.value), caught.value.offset


def test_a_pattern_reads_back_as_it_was_written() -> None:
    assert str(parse_pattern("  A |b ")) == "  A |b "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("latency", [["latency"]]),
        ("decid*", [["decid*"]]),
        ("design review*", [["design review*"]]),
        ("latency | timeout*", [["latency", "timeout*"]]),
        ("latency|timeout*", [["latency", "timeout*"]]),
        ("(limit* | cap) & (decid* | chose)", [["limit*", "cap"], ["decid*", "chose"]]),
        ("<number> weeks", [["<number> weeks"]]),
        ("a & b & c", [["a"], ["b"], ["c"]]),
        ("(a | b) (c | d)", [["a c", "a d", "b c", "b d"]]),
        ("(a | (b | c) d) e", [["a e", "b d e", "c d e"]]),
        ("((a))", [["a"]]),
        ("a | a | b", [["a", "b"]]),
        ("a\n  | b\n", [["a", "b"]]),
        ("a ... (b | c)", [["a"], ["b", "c"]]),
        ("a...b", [["a"], ["b"]]),
        ("<patients>", [["patient*", "the ill"]]),
        ("asked (<patients> | nurses)", [["asked patient*", "asked the ill", "asked nurses"]]),
        ("asked ... <patients> & why", [["asked"], ["patient*", "the ill"], ["why"]]),
    ],
)
def test_the_grammar_means(text: str, expected: list[list[str]]) -> None:
    assert groups(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LATENCY", "latency"),
        ("Straße", "strasse"),
        ("cafe\u0301", "caf\u00e9"),
        ("cafe\u0301s*", "caf\u00e9s*"),
        ("trade-off*", "trade off*"),
        ("and/or", "and or"),
        ("didn't", "didn't"),
        ("didn\u2019t", "didn't"),
        ("3.5", "3.5"),
        ("10,000", "10,000"),
        ("node.js", "node js"),
        ("2fa", "2fa"),
        ("x", "x"),
        ("ab*", "ab*"),
        ("snake_case", "snake case"),
    ],
)
def test_a_word_is_split_and_folded_like_a_word_of_an_answer(text: str, expected: str) -> None:
    assert groups(text) == [[expected]]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_is_not_a_pattern(text: str) -> None:
    assert refusal(text) == ("a word is missing here", len(text))


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("a |", "a word is missing here", 3),
        ("| a", "a word is missing here", 0),
        ("a & & b", "a word is missing here", 4),
        ("a ()", "a word is missing here", 3),
        ("(", "a word is missing here", 1),
        ("a)", "')' closes nothing", 1),
        ("(a) b) c", "')' closes nothing", 5),
        ("x (a | b", "this bracket is never closed", 2),
        ("a | b & c", "'|' and '&' stand side by side: put the '|' part in brackets", 6),
        ("a & b | c", "'|' and '&' stand side by side: put the '|' part in brackets", 6),
        ("x | (a & b)", "'&' joins whole groups: it cannot stand in brackets", 4),
        ("a | b ... c", "'|' and '...' stand side by side: put the '|' part in brackets", 6),
        ("a ... b | c", "'|' and '...' stand side by side: put the '|' part in brackets", 8),
        ("x | (a ... b)", "'...' joins whole groups: it cannot stand in brackets", 4),
        ("... a", "a word is missing here", 0),
        ("a ...", "a word is missing here", 5),
        ("a <patient>", "there is no list <patient>; there are <patients>, <number>", 2),
        ("ok a*", "'a*' would match nearly anything", 3),
        ("state-o*", "'state-o*' would match nearly anything", 0),
    ],
)
def test_an_error_says_what_is_wrong_and_where(text: str, message: str, offset: int) -> None:
    assert refusal(text) == (message, offset)


@pytest.mark.parametrize(
    "word",
    [
        "*",
        "lat*ency",
        "a**",
        "c++",
        "$5",
        "'tis",
        "a-",
        "_x",
        "<",
        "<number",
        "\u0301",
        "-",
    ],
)
def test_what_is_not_a_word_is_named_with_what_may_stand_there(word: str) -> None:
    reason = f"{word!r} is not a word; letters, digits, ' - / and a final * may stand here"
    assert refusal(f"an {word}") == (reason, 3)


def test_brackets_may_stand_twenty_deep() -> None:
    assert groups("(" * 20 + "a" + ")" * 20) == [["a"]]


def test_brackets_deeper_than_twenty_are_refused_at_the_first_that_is_too_deep() -> None:
    text = "(" * 5_000 + "a" + ")" * 5_000
    assert refusal(text) == ("brackets stand more than 20 deep", 20)


def test_brackets_may_multiply_out_into_four_thousand_phrases() -> None:
    four = "(a | b | c | d)"
    assert len(parse_pattern(f"{four} {four} {four} {four} {four}").groups[0]) == 1024


def test_brackets_that_multiply_out_into_more_are_refused_where_they_do() -> None:
    pair = "(a | b) "
    message = "this stands for 4096 phrases; at most 4000 are allowed"
    assert refusal(pair * 12) == (message, 11 * len(pair))


def test_alternatives_count_towards_the_same_bound() -> None:
    part = "(a | b)" * 11
    message = "this stands for 4096 phrases; at most 4000 are allowed"
    assert refusal(f"{part} | {part}") == (message, len(part) + 1)


def test_groups_count_towards_the_same_bound() -> None:
    part = "(a | b)" * 11
    message = "this stands for 4096 phrases; at most 4000 are allowed"
    assert refusal(f"{part} & {part}") == (message, len(part) + 1)


def test_eight_groups_may_be_joined() -> None:
    assert len(parse_pattern(" & ".join("abcdefgh")).groups) == 8


def test_a_ninth_group_is_refused_at_its_sign() -> None:
    text = " & ".join("abcdefghi")
    assert refusal(text) == ("'&' joins at most 8 groups", len(text) - 3)


def test_forty_words_may_stand_next_to_each_other() -> None:
    assert groups("a " * 40) == [[("a " * 40).strip()]]


def test_more_words_than_any_sentence_has_are_refused_at_the_first_too_many() -> None:
    message = "more than 40 words next to each other are never found"
    assert refusal("a " * 9_000) == (message, 80)


def test_three_dots_tell_which_groups_follow_soon() -> None:
    assert parse_pattern("a & b ... c & d").is_soon == (False, False, True, False)


def test_where_lists_are_not_known_any_name_will_do() -> None:
    assert parse_pattern("<whoever>", None).groups == ((("whoever",),),)


def test_a_pattern_without_lists_says_what_there_is() -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern("<num> weeks")
    assert str(caught.value) == "there is no list <num>; there are <number>"


def test_a_pattern_that_names_a_list_reads_back_with_the_list_written_out() -> None:
    read = str(parse_pattern("asked ... <patients>", LISTS))
    assert read == "asked ... (patient* | the ill)"
    assert parse_pattern(read).groups == parse_pattern("asked ... <patients>", LISTS).groups


def test_lists_cannot_make_a_pattern_longer_than_a_pattern_may_be() -> None:
    lists: WordLists = {"long": parse_pattern("a" * 19_000)}
    with pytest.raises(PatternError) as caught:
        parse_pattern("<long> | <long>", lists)
    assert str(caught.value) == (
        "with its lists a pattern has at most 20000 characters; this one has 38015"
    )
