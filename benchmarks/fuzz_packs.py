"""Spoils the bundled pack in thousands of ways, and checks that the program never breaks.

    python benchmarks/fuzz_packs.py [COUNT] [FIRST]

Each number is one mutation, the same on every machine: see `tests/fuzz/pack_mutations.py`. Ends
with 1 when one raises what it should not, takes more than 5 seconds, or more than 500 MB.
"""

import os
import resource
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_SECONDS = 5.0
MOST_MEGABYTES = 500
BATCH = 100


@dataclass
class Outcome:
    """What became of some mutations."""

    broken: list[str] = field(default_factory=list)
    longest: tuple[float, int] = (0.0, -1)
    """Seconds, and the number of the mutation that took them."""
    megabytes: float = 0.0


def run_batch(first: int, count: int) -> Outcome:
    """Put some mutations through the program, in this process."""
    sys.path.insert(0, str(ROOT))
    from pminterview.packs.load import QUESTIONS_FILE, RUBRICS_FILE
    from pminterview.packs.locate import bundled_data
    from tests.fuzz.pack_mutations import mutated
    from tests.fuzz.pack_trial import seconds_to_check

    files = {name: (bundled_data() / name).read_bytes() for name in (QUESTIONS_FILE, RUBRICS_FILE)}
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as place:
        for number in range(first, first + count):
            for name, raw in mutated(files, number).items():
                Path(place, name).write_bytes(raw)
            try:
                seconds = seconds_to_check(Path(place), number)
                if seconds > LONGEST_SECONDS:  # the mutation, or a machine that is busy?
                    seconds = min(seconds, seconds_to_check(Path(place), number))
            except BaseException:
                outcome.broken.append(f"mutation {number}\n{traceback.format_exc()}")
            else:
                outcome.longest = max(outcome.longest, (seconds, number))
    # The most that the process ever held: no mutation of it took more.
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outcome.megabytes = used / (1024 if sys.platform == "linux" else 1024 * 1024)
    return outcome


def main() -> None:
    """Run, print, and say how it went."""
    count, first = (int(word) for word in [*sys.argv[1:], *("10000", "0")[len(sys.argv) - 1 :]])
    start = time.perf_counter()
    starts = range(first, first + count, BATCH)
    sizes = [min(BATCH, first + count - at) for at in starts]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(run_batch, starts, sizes))
    broken = [one for outcome in outcomes for one in outcome.broken]
    seconds, number = max(outcome.longest for outcome in outcomes)
    megabytes = max(outcome.megabytes for outcome in outcomes)
    print("\n".join(broken[:10]))
    print(f"{count:,} mutations, loaded and validated")
    print(f"{len(broken)} broke the program")
    print(f"the longest took {seconds:.2f} s: mutation {number}")
    print(f"the largest process held {megabytes:.0f} MB")
    print(f"all together {time.perf_counter() - start:.0f} s")
    is_bad = broken or seconds > LONGEST_SECONDS or megabytes > MOST_MEGABYTES
    sys.exit(1 if is_bad else 0)


if __name__ == "__main__":
    main()
