"""Being told to end."""

import os
import signal
import threading

import pytest

from pminterview.terminal.hangup import HungUpError, on_hangup, raise_hung_up

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows ends programs without asking")


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_read_is_broken_off(name):
    with pytest.raises(HungUpError), on_hangup(raise_hung_up):
        os.kill(os.getpid(), getattr(signal, name))


def test_what_was_ignored_stays_ignored():
    former = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with on_hangup(raise_hung_up):
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, former)


def test_the_former_handlers_come_back():
    before = signal.getsignal(signal.SIGTERM)
    with on_hangup(raise_hung_up):
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before


def test_in_another_thread_signals_are_left_alone():
    seen = []

    def wait():
        with on_hangup(raise_hung_up):
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=wait)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGTERM)]
