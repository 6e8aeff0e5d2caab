"""What holds for files, whatever bytes they are made of."""

from hypothesis import given
from hypothesis import strategies as st

from pminterview.packs.yaml_source import parse_yaml

PIECES = (
    *("a", "b: ", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", ", ", "&x ", "*x", "!t ", "'", '"'),
    *("|\n", ">\n", "#", "---\n", "...\n", "%YAML 1.1\n", "\t", "<<: ", "? ", "\\", "1", "~"),
    *("\u00e9", "\U0001f600", "\x1b", "\0", "\u2028", "\ufeff", "@", "`", "\\ud800"),
)
YAML_LIKE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join).map(str.encode)


@given(YAML_LIKE | st.binary() | st.text().map(str.encode))
def test_every_file_has_either_data_or_findings_with_places(raw: bytes) -> None:
    document = parse_yaml(raw, "f.yaml")
    assert document.data is None or document.findings == []
    assert document.data is not None or document.findings or document.root is not None
    assert all(finding.location.line for finding in document.findings)


@given(YAML_LIKE | st.text().map(str.encode))
def test_findings_can_be_printed_on_one_line(raw: bytes) -> None:
    for finding in parse_yaml(raw, "f.yaml").findings:
        assert str(finding).isprintable()


@given(st.dictionaries(st.text(st.sampled_from("abc")), st.sampled_from(["no", "1:30", "012"])))
def test_what_looks_like_text_is_read_as_it_was_written(data: dict[str, str]) -> None:
    text = "".join(f"k{key}: {value}\n" for key, value in data.items())
    assert parse_yaml(f"all: yes\n{text}".encode(), "f.yaml").data == {
        "all": "yes",
        **{f"k{key}": value for key, value in data.items()},
    }
