"""Packs made to hurt: each is told in a sentence, quickly, and nothing of it is run."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from pminterview.domain.diagnostic import Severity
from pminterview.domain.pattern import MOST_PATTERNS, MOST_PHRASES_TOGETHER
from pminterview.errors import PackError
from pminterview.packs.lint import lint_packs
from pminterview.packs.load import load_pack
from pminterview.packs.locate import open_pack_folder
from pminterview.packs.yaml_source import LARGEST_FILE_BYTES

LONGEST_SECONDS = 20.0
"""Of this process, under coverage, on a machine with other things to do; alone it takes two."""


class PackFolder(Protocol):
    """A sound pack on disk, to be spoiled one text at a time."""

    path: Path
    replace: Callable[[str, str], None]


@pytest.fixture(autouse=True)
def _in_bounded_time() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < LONGEST_SECONDS


def refusal(folder: Path) -> str:
    """Return what is said about a pack that is loaded, without the path of its folder.

    Checking the pack must find something too, and end.
    """
    if folder.is_dir():
        assert lint_packs([folder]).count(Severity.ERROR)
    with pytest.raises(PackError) as caught:
        load_pack(open_pack_folder(folder))
    return str(caught.value).replace(f"{folder}{os.sep}", "").replace(str(folder), "it")


def bomb() -> bytes:
    """Return a list that unfolds into a thousand million words."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join([*lines, "questions: *a8"]).encode()


HEAD = b"format_version: 1\npack: {name: a, version: b, licence: c, source: d}\nquestions: ["

HOSTILE = {
    "alias bomb": (bomb(), "its aliases unfold into more than 2000000 values"),
    "too large": (b"#" * (LARGEST_FILE_BYTES + 1), "the file has more than 33554432 bytes"),
    "deep lists": (b"[" * 10_000, "nested more than 64 levels deep"),
    "deep mappings": (b"{a: " * 10_000, "nested more than 64 levels deep"),
    "cycle": (b"questions: &all [*all]", "an anchor refers to itself"),
    "custom tag": (b"a: !!python/object/apply:os.system [ls]", "the tag "),
    "NUL": (b"a: b\0", "the character U+0000 cannot stand in YAML"),
    "UTF-16": ("a: b".encode("utf-16"), "the file is UTF-16"),
    "many values": (HEAD + b"1," * 2_000_000, "the file holds more than 1000000 values"),
    "many questions": (HEAD + b"{}," * 300_000 + b"]", "at most 20000 may stand here, not 300000"),
    "many mistakes": (HEAD + b"{}," * 19_000 + b"]", "133001 things are wrong in this file"),
    "many keys": (
        b"".join(b"key%d: 1\n" % number for number in range(200_000)),
        "200003 things are wrong in this file",
    ),
}


@pytest.mark.parametrize(("raw", "message"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_one_finding(pack_folder: PackFolder, raw: bytes, message: str) -> None:
    (pack_folder.path / "questions.yaml").write_bytes(raw)
    title, finding, *rest = refusal(pack_folder.path).splitlines()
    assert title == "this pack cannot be used"
    assert finding.startswith("questions.yaml:")
    assert message in finding
    assert rest == []


def test_a_byte_order_mark_is_no_mistake(pack_folder: PackFolder) -> None:
    file = pack_folder.path / "questions.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert load_pack(pack_folder.path).questions


@pytest.mark.parametrize("turn", ["\u202e", "\u2066", "\u200f", "\u061c"])
def test_characters_that_turn_text_around_are_located_one_by_one(
    pack_folder: PackFolder, turn: str
) -> None:
    pack_folder.replace("Search got slow.", f"Search {turn}got{turn} slow.")
    pack_folder.replace("questions:\n", f"questions:  # {turn} see below\n")
    message = f"the invisible character U+{ord(turn):04X} can make text look reversed (remove it)"
    assert refusal(pack_folder.path).splitlines()[1:] == [
        f"questions.yaml:{place}: {message}" for place in ("3:15", "5:18", "5:22")
    ]


def test_thousands_of_turning_characters_are_told_by_the_first_few(pack_folder: PackFolder) -> None:
    pack_folder.replace("Search got slow.", "\u202e" * 500_000)
    assert refusal(pack_folder.path).splitlines()[-1] == "... and 8 more"


@pytest.mark.parametrize(
    ("escape", "code"),
    [("\\u202e", "202E"), ("\\e[2J", "001B"), ("\\0", "0000"), ("\\x9b", "009B")],
)
def test_a_control_written_as_an_escape_is_located_at_its_text(
    pack_folder: PackFolder, escape: str, code: str
) -> None:
    pack_folder.replace("text: Search got slow. What", f'text: "{escape}Why?"\n    # What')
    assert refusal(pack_folder.path).splitlines()[1:] == [
        f"questions.yaml:5:11: text: the invisible character U+{code} cannot stand in text"
    ]


def test_an_enormous_pattern_is_refused_unread(pack_folder: PackFolder) -> None:
    pack_folder.replace("latenc* | timeout*", "latenc* | " * 1_000_000 + "timeout*")
    assert "pattern: a pattern has at most 20000 characters; this one has 10000008" in refusal(
        pack_folder.path
    )


def test_patterns_that_fill_memory_together_are_refused(pack_folder: PackFolder) -> None:
    sixty = " | ".join(f"w{number}a" for number in range(60))
    indicators = "".join(
        f"          - {{id: i{number}, text: t, pattern: ({sixty}) ({sixty})}}\n"
        for number in range(200)
    )
    pack_folder.replace("        indicators:\n", f"        indicators:\n{indicators}")
    pack_folder.replace("          - id: names_term\n            text: a technical thing\n", "")
    pack_folder.replace("            pattern: latenc* | timeout*\n", "")
    assert f"stand for more than {MOST_PHRASES_TOGETHER} phrases" in refusal(pack_folder.path)


def test_more_patterns_than_anybody_writes_are_refused(pack_folder: PackFolder) -> None:
    file = pack_folder.path / "rubrics.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("      - id: shared_language")
    many = (
        text[start:].replace("shared_language", f"c{number}").replace("names_term", f"i{number}")
        + "".join(f"          - {{id: i{number}-{at}, text: t, pattern: a}}\n" for at in range(99))
        for number in range(21)
    )
    file.write_text(text[:start] + "".join(many), encoding="utf-8")
    assert f"there are more than {MOST_PATTERNS} patterns up to here" in refusal(pack_folder.path)


def test_a_wrong_name_among_thousands_costs_no_more_than_among_few(pack_folder: PackFolder) -> None:
    file = pack_folder.path / "questions.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("  - id")
    one = text[start:].replace("technical_fluency", "tecnical_fluency")
    many = (one.replace("slow-search", f"slow-search-{number}") for number in range(2_000))
    file.write_text(text[:start] + "".join(many), encoding="utf-8")
    assert "... and 1988 more" in refusal(pack_folder.path)


def make_pipe(file: Path) -> None:
    os.mkfifo(file)


def make_endless(file: Path) -> None:
    file.symlink_to("/dev/zero")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize("make", [make_pipe, make_endless])
def test_what_could_be_read_for_ever_is_not_read(
    pack_folder: PackFolder, make: Callable[[Path], None]
) -> None:
    file = pack_folder.path / "questions.yaml"
    file.unlink()
    make(file)
    assert refusal(pack_folder.path) == (
        "cannot read questions.yaml: it is a pipe or a device, not a file"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_link_to_itself_is_told_as_a_link(pack_folder: PackFolder) -> None:
    file = pack_folder.path / "rubrics.yaml"
    file.unlink()
    file.symlink_to(file)
    assert refusal(pack_folder.path).startswith("cannot read rubrics.yaml: ")
    loop = pack_folder.path / "loop"
    loop.symlink_to(loop)
    assert refusal(loop) == "the pack it is a link that leads nowhere"
    assert refusal(loop / "inside").startswith("the pack it ")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root"
)
def test_what_may_not_be_read_is_told_with_the_reason(pack_folder: PackFolder) -> None:
    (pack_folder.path / "questions.yaml").chmod(0)
    assert refusal(pack_folder.path) == "cannot read questions.yaml: Permission denied"
    pack_folder.path.chmod(0)
    try:
        assert "Permission denied" in refusal(pack_folder.path)
    finally:
        pack_folder.path.chmod(0o700)
