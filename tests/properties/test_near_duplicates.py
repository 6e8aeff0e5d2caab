"""What holds for texts that are alike, whatever the texts are."""

from hypothesis import given
from hypothesis import strategies as st

from pminterview.packs.near_duplicates import ALIKE, near_duplicates

WORDS = st.sampled_from("why how price plan launch users data team the a of in city app".split())
TEXTS = st.lists(st.lists(WORDS, max_size=9).map(" ".join) | st.text(max_size=20), max_size=25)


@given(TEXTS)
def test_pairs_point_back_in_order_and_name_each_text_once(texts: list[str]) -> None:
    pairs = list(near_duplicates(texts))
    seconds = [second for _, second, _ in pairs]
    assert seconds == sorted(set(seconds))
    assert all(0 <= first < second < len(texts) for first, second, _ in pairs)
    assert all(ALIKE <= similarity <= 1 for _, _, similarity in pairs)


@given(TEXTS)
def test_equal_texts_have_equal_pairs(texts: list[str]) -> None:
    assert list(near_duplicates(texts)) == list(near_duplicates(list(texts)))


@given(TEXTS, st.data())
def test_a_copy_is_always_found(texts: list[str], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from([*texts, "why not"]))
    pairs = list(near_duplicates([*texts, "why not", copied]))
    has_words = any(char.isalnum() for char in copied)
    assert (len(texts) + 1 in [second for _, second, _ in pairs]) is has_words


@given(TEXTS, st.data())
def test_neither_case_nor_marks_nor_the_order_of_words_matter(
    texts: list[str], data: st.DataObject
) -> None:
    words = data.draw(st.lists(WORDS, min_size=1, max_size=9))
    turned = f"  {'-'.join(reversed(words)).upper()}?!"
    *_, (_, second, similarity) = near_duplicates([*texts, " ".join(words), turned])
    assert (second, similarity) == (len(texts) + 1, 1.0)
