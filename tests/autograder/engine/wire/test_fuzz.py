"""Tens of thousands of damaged messages: a plain value or WireError comes out, nothing else, and memory stays small."""

import contextlib
import random
import resource
import warnings
from collections import deque
from collections.abc import Iterator

import msgpack
import numpy as np
import pytest
import scipy.sparse as sp

from autograder.engine.wire import NotPlainError, WireError
from autograder.engine.wire.blocks import ALIGNED, MARK
from tests.autograder.engine.wire.values import EXAMPLES, FRAME, STRUCTURE, pair

JUNK = [
    *(None, True, -1, 0, 1, 2, 3, 10, 12, 41, 42, 2**31, 2**62, 2**63 - 1, -(2**63), 1.5, float("nan")),
    *("", "C", "F", "x" * 50, "10000000,10000000", "<f8", "|O", "<U99999999", "D", "ME", "[[[[", "B", "1E99999999"),
    *(
        b"",
        b"\xff" * 8,
        b"\0" * 64,
        [],
        [0, 1],
        [12, 1],
        [10],
        [84],
        [41],
        [41, 1, 2],
        [40, "<f8", "2", "C", b"\1" * 16],
    ),
    *(
        "zone:Europe/Paris",
        "zone:../../etc/passwd",
        [44, "<M8[D]", b"\1" * 8],
        [42, "2", "C", True, 1, 2],
        [106, None, 0, 2**62, 1],
    ),
]


def parts_of(data):
    """A message's nodes and the bytes behind them."""
    size = 5 + int.from_bytes(data[1:5], "big") if data[:1] == MARK else len(data)
    header = data[5:size] if data[:1] == MARK else data
    nodes = msgpack.unpackb(header, ext_hook=msgpack.ExtType, unicode_errors="surrogatepass", strict_map_key=False)
    return nodes, data[size + -size % ALIGNED :] if data[:1] == MARK else b""


def message_of(nodes, behind):
    try:
        header = msgpack.packb(nodes, unicode_errors="surrogatepass")
    except (ValueError, OverflowError, TypeError):
        return b""
    if not behind:
        return header
    whole = MARK + len(header).to_bytes(4, "big") + header
    return whole + bytes(-len(whole) % ALIGNED) + behind


def copied(node):
    return [copied(part) for part in node] if isinstance(node, list) else node


def places(node) -> Iterator[tuple[list, int]]:
    for place, part in enumerate(node):
        yield node, place
        if isinstance(part, list):
            yield from places(part)


class Damage:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        lists = [value if isinstance(value, list | tuple) else [value] for value in EXAMPLES.values()]
        self.whole = [pair()[1].dump(value) for value in [*lists, *(one for found in lists for one in found)]]
        self.trees = [parts_of(data) for data in self.whole]
        self.pool = [node[place] for nodes, _ in self.trees for node, place in places(nodes)]

    def message(self):
        data = self.chance.choice(self.whole)
        how = self.chance.random()
        if how < 0.25:
            return self.flipped(bytearray(data))
        if how < 0.3:
            return data[: self.chance.randrange(len(data))]
        if how < 0.35:
            return self.chance.randbytes(self.chance.randrange(60))
        return self.swapped(*self.chance.choice(self.trees))

    def flipped(self, data):
        for _ in range(self.chance.randrange(1, 4)):
            data[self.chance.randrange(len(data))] ^= 1 << self.chance.randrange(8)
        return bytes(data)

    def swapped(self, nodes, behind):
        nodes = copied(nodes)
        for _ in range(self.chance.randrange(1, 3)):
            node, place = self.chance.choice(list(places(nodes)) or [([0], 0)])
            how = self.chance.random()
            if how < 0.4:
                node[place] = copied(self.chance.choice(JUNK))
            elif how < 0.7:
                node[place] = copied(self.chance.choice(self.pool))
            elif how < 0.8:
                del node[place]
            elif how < 0.9:
                node.insert(place, copied(self.chance.choice(JUNK)))
            elif isinstance(node[place], int):
                node[place] += self.chance.choice([-1, 1, 255, 2**32])
        return message_of(nodes, behind)


def tried(data):
    """Whether it was a message; then it is handed back."""
    judge, _ = pair()
    try:
        value = judge.load(data)
    except WireError:
        return False
    with contextlib.suppress(NotPlainError):
        judge.dump(value)
    with contextlib.suppress(Exception):  # a Counter of arrays cannot be shown; what matters is that nothing crashes
        repr(value)
    return True


@pytest.mark.parametrize("seed", range(2))
def test_only_values_and_wire_errors_come_out_of_damaged_messages(seed):
    damage, count = Damage(seed), 6000
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        good = sum(tried(damage.message()) for _ in range(count))
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert count // 20 < good < count  # else nothing was damaged, or all of it beyond recognition
    assert grown < 300 * 1024


def exchanged():
    """The judge's end and values after the learner's end has changed them, and the message that says so."""
    judge, learner = pair()
    table = np.arange(20.0).reshape(4, 5)
    mine = {
        "arrays": [np.arange(6), table[:, 1], table[1:, 2:4], np.array([1, "a"], object), np.zeros(2, STRUCTURE)],
        "lists": [[3, 1, 2], {"a": 1}, {1, 2}, deque([1]), bytearray(b"ab")],
        "tables": [FRAME[["number", "text"]].copy(), FRAME["number"].copy(), np.ma.MaskedArray([1, 2], [0, 1])],
        "states": [
            np.random.default_rng(5),
            np.random.RandomState(5),
            sp.csr_array(np.eye(3)),
            sp.lil_array(np.eye(3)),
        ],
    }
    found = learner.load(judge.dump(mine))
    for array in found["arrays"]:
        array[0] = array[1]
    found["lists"][0].append(found["arrays"][0][2:])
    found["lists"][1]["self"] = found
    found["lists"][2].add("x")
    found["tables"][0]["new"] = found["tables"][1]
    found["tables"][2][0] = 7
    for state in found["states"][:2]:
        state.normal()
    found["states"][2].data[:] = 7
    found["states"][3][0, 1] = 7
    return judge, mine, learner.dump(found["arrays"][0][1:4])


def test_only_values_and_wire_errors_come_out_of_damaged_updates():
    damage, good, count = Damage(1), 0, 200
    for _ in range(count):
        judge, mine, whole = exchanged()
        try:
            judge.load(damage.swapped(*parts_of(whole)))
            good += 1
        except WireError:
            pass
        with contextlib.suppress(Exception):
            repr(mine)
    assert count // 20 < good < count
