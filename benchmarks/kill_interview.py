"""Kills an interview at a hundred moments, goes on with it, and measures what was lost.

    python benchmarks/kill_interview.py [ROUNDS]

An interview of three questions with follow-ups is typed at ten keys a second into a real
terminal. At some moment, different in each round and the same on every machine, the program is
killed as nothing can be caught (SIGKILL). Then `pminterview resume` is started in a new terminal,
the rest is typed, and what is saved is compared with the whole script. Ends with 1 when more than
a second of typing was lost, or anything was wrong, doubled, or out of order.
"""

import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_ROUNDS = 100
ROUNDS_A_CORE = 2
"""At a time: somebody who types at ten keys a second leaves the machine idle."""


def main() -> int:
    """Run the rounds and print what came of them."""
    sys.path.insert(0, str(ROOT))
    from tests.acceptance.killed_interview import KEYS, hold_undisturbed, moments, run_round

    count = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_ROUNDS
    began_at = time.perf_counter()
    reference = hold_undisturbed()
    print(f"{len(KEYS)} keys; undisturbed the interview takes {reference.seconds:.1f} seconds")
    with ProcessPoolExecutor((os.cpu_count() or 1) * ROUNDS_A_CORE) as pool:
        futures = [
            pool.submit(run_round, number, moment, reference)
            for number, moment in enumerate(moments(count, reference.seconds), start=1)
        ]
        rounds = [future.result() for future in futures]
    for where, times in Counter(one.where for one in rounds if not one.broken).most_common():
        print(f"{times:4} killed {where}")
    lossless = sum(1 for one in rounds if not one.broken and one.lost == 0)
    seconds = time.perf_counter() - began_at
    print(
        f"{count} rounds in {seconds:.0f} seconds; nothing lost in {lossless};"
        f" at most {max(one.lost for one in rounds)} characters,"
        f" {max(one.lost_seconds for one in rounds):.2f} seconds"
    )
    broken = [one for one in rounds if one.broken]
    for one in broken:
        print(f"round {one.number}, killed after {one.kill_after:.3f} seconds: {one.broken}")
    print(f"{len(broken)} broken" if broken else "The promise was kept every time.")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
