"""Spoiled packs: each number is one mutation of the bundled pack, the same on every machine.

Half of them change bytes, half change structure: what a slip of the hand does, and what somebody
does who wants to hurt.
"""

import random
from collections.abc import Callable, Mapping
from typing import Any

import yaml

PackFiles = Mapping[str, bytes]

_TOKENS = (
    *(
        b"\0",
        b"\xff",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\x1b[2J",
        b"\r",
        b"\t",
        b"\n",
    ),
    *(b"---\n", b"...\n", b"%YAML 9.9\n", b"<<: *a\n", b"&a ", b"*a ", b"!!python/none ", b"!x "),
    *(
        b"[" * 500,
        b"{a: " * 500,
        b"- " * 300,
        b"? ",
        b": ",
        b"- ",
        b"'",
        b'"',
        b"|\n",
        b">9\n",
        b"#",
    ),
    *(b"]", b"}", b",", b"\\", b"@", b"`", b"~", b"1e999", b"0x1f", b"1:30", b"9" * 5_000, b"-0"),
    *("\u2028\x85\ud7ff\U0010ffff".encode(), b'"\\ud800"', b'"\\UFFFFFFFF"', b"(" * 100, b"& | ("),
    *(
        b"pminterview: ignore Q101",
        b"x" * 20_000,
        b"\xed\xa0\x80",
        b"<number> " * 60,
        b"a*" * 3_000,
    ),
)

_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**30, 1.5, float("inf"), "", " ", "no", "1:30", "012", "\u202eabc"),
    *([], {}, [[]], [None], {"": ""}, {"a": {"b": {"c": "d"}}}, ["x"] * 2_000, "word " * 5_000),
    *("\x00", "\x1b[31m", "\ud7ff", "caf\u00e9", "?", "(" * 30, "a & b & c", "a b* | (c d)", "<x>"),
    *({f"key{number}": number for number in range(300)}, "\n" * 50, "a" * 81, "Slow search"),
)


def mutated(files: PackFiles, number: int) -> dict[str, bytes]:
    """Return the files of a pack with one of them spoiled in one to four ways."""
    rng = random.Random(number)
    name = rng.choice(sorted(files))
    raw = files[name]
    mutate = _spoil_bytes if number % 2 else _spoil_structure
    return {**files, name: mutate(raw, rng)}


def _spoil_bytes(raw: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randint(1, 4)):
        raw = rng.choice(_BYTE_MUTATIONS)(raw, rng)
    return raw


def _span(raw: bytes, rng: random.Random, longest: int) -> tuple[int, int]:
    start = rng.randrange(len(raw) + 1)
    return start, min(len(raw), start + rng.randint(1, longest))


def _flip(raw: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(max(len(raw), 1))
    return raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]


def _delete(raw: bytes, rng: random.Random) -> bytes:
    start, end = _span(raw, rng, rng.choice((1, 20, 2_000)))
    return raw[:start] + raw[end:]


def _repeat(raw: bytes, rng: random.Random) -> bytes:
    start, end = _span(raw, rng, 2_000)
    return raw[:start] + raw[start:end] * rng.choice((2, 3, 30)) + raw[end:]


def _insert(raw: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(raw) + 1)
    return raw[:at] + rng.choice(_TOKENS) + raw[at:]


def _cut(raw: bytes, rng: random.Random) -> bytes:
    return raw[: rng.randrange(len(raw) + 1)]


def _change_line(raw: bytes, rng: random.Random) -> bytes:
    """Move, double, drop or indent a line: what a careless hand does most."""
    lines = raw.split(b"\n")
    at = rng.randrange(len(lines))
    line = lines[at]
    lines[at : at + 1] = rng.choice(
        ([], [line, line], [b" " + line], [line[1:]], [b"\t" + line], [rng.choice(lines), line])
    )
    return b"\n".join(lines)


def _encode_otherwise(raw: bytes, rng: random.Random) -> bytes:
    text = raw.decode(errors="replace")
    return text.encode(rng.choice(("utf-16", "utf-32", "utf-8-sig", "latin-1")), errors="replace")


_BYTE_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flip, _delete, _repeat, _insert, _insert, _cut, _change_line, _change_line),
    _encode_otherwise,
)


def _spoil_structure(raw: bytes, rng: random.Random) -> bytes:
    data = yaml.load(raw, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for _ in range(rng.randint(1, 4)):
        _spoil_place(rng.choice(_places(data)), rng)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    dumped: bytes = yaml.dump(data, Dumper=dumper, encoding="utf-8", allow_unicode=True)
    return dumped


_Place = tuple[Any, Any]
"""A list or a mapping, and an index or a key in it."""


def _places(data: Any) -> list[_Place]:
    """Return every place in nested data, each list and mapping once."""
    places: list[_Place] = []
    pending, seen = [data], set()
    while pending:
        holder = pending.pop()
        if isinstance(holder, dict | list) and id(holder) not in seen:
            seen.add(id(holder))
            keys = list(holder) if isinstance(holder, dict) else range(len(holder))
            places += [(holder, key) for key in keys]
            pending += [holder[key] for key in keys]
    return places or [([None], 0)]


def _spoil_place(place: _Place, rng: random.Random) -> None:
    holder, key = place
    match rng.randrange(6):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[rng.choice(("hinnt", "", "<<", "1", "a" * 300, "\u202e"))] = holder.pop(key)
        case 2 if isinstance(holder, list):
            holder += holder[: rng.randint(1, 50)]  # dumped as aliases where they are not text
        case 3:
            holder[key] = holder  # an anchor that refers to itself
        case 4:
            holder[key] = [holder[key]]
        case _:
            holder[key] = rng.choice(_VALUES)
