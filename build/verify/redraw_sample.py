#!/usr/bin/env python3
"""Draws a sample again without Sealbook.

Reads a frozen population (CSV in UTF-8 with the columns identifier, label, stratum, amount), compares its digest, and
prints the identifiers that a seed takes, in the order of the draw. Needs nothing but Python.

  redraw_sample.py population.csv --method random --size 59 --seed 3f0c [--sha256 DIGEST]

Exit 1 where the population is another one than the digest says.
"""

import argparse
import csv
import hashlib
import io
import sys
from fractions import Fraction


def digest(data):
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode("utf-8")).hexdigest()


def hundredths(amount):
    return int(amount.replace(".", "")) if amount else 0


def places(length, size, seed):
    """Points at equal distances; the first lies in its interval where the seed says."""
    start = Fraction(int(digest(f"{seed}\nstart")[:12], 16), 2**48)
    return [int((start + index) * length / size) for index in range(size)]


def draw_random(rows, size, seed):
    return sorted(rows, key=lambda row: digest(f"{seed}\n{row['identifier']}"))[:size]


def draw_systematic(rows, size, seed):
    return [rows[place] for place in places(len(rows), min(size, len(rows)), seed)]


def draw_monetary(rows, size, seed):
    reachable = [row for row in rows if hundredths(row["amount"]) > 0]
    total = sum(hundredths(row["amount"]) for row in reachable)
    wanted = places(total, size, seed)
    drawn, end, next_place = [], 0, 0
    for row in reachable:
        end += hundredths(row["amount"])
        taken = next_place
        while next_place < len(wanted) and wanted[next_place] < end:
            next_place += 1
        if next_place > taken:
            drawn.append(row)
    return drawn


def spread(counts, size, allocation):
    """How many fall to each stratum: one at least, then one by one to where the share is missed by most."""
    wanted = min(sum(counts), max(size, len(counts)))
    if allocation == "equal":
        shares = [Fraction(wanted, len(counts))] * len(counts)
    else:
        shares = [Fraction(wanted * count, sum(counts)) for count in counts]
    given = [min(count, max(1, int(share))) for count, share in zip(counts, shares)]
    while sum(given) != wanted:
        step = 1 if sum(given) < wanted else -1
        free = [at for at, one in enumerate(given) if (one < counts[at] if step > 0 else one > 1)]
        if not free:
            break
        at = min(free, key=lambda place: (step * (given[place] - shares[place]), place))
        given[at] += step
    return given


def draw_stratified(rows, size, seed, allocation):
    strata = {}
    for row in rows:
        strata.setdefault(row["stratum"], []).append(row)
    groups = list(strata.values())
    given = spread([len(group) for group in groups], size, allocation)
    return [row for group, count in zip(groups, given) for row in draw_random(group, count, seed)]


def main():
    parser = argparse.ArgumentParser(description="Draws a sample again from a frozen population.")
    parser.add_argument("population")
    parser.add_argument("--method", required=True, choices=["random", "systematic", "stratified", "monetaryUnit"])
    parser.add_argument("--size", required=True, type=int)
    parser.add_argument("--seed", required=True)
    parser.add_argument("--allocation", default="proportional", choices=["proportional", "equal"])
    parser.add_argument("--sha256")
    given = parser.parse_args()
    with open(given.population, "rb") as file:
        data = file.read()
    if given.sha256 and digest(data) != given.sha256:
        print(f"the population is another one: its SHA-256 is {digest(data)}", file=sys.stderr)
        return 1
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    if given.method == "stratified":
        drawn = draw_stratified(rows, given.size, given.seed, given.allocation)
    else:
        draw = {"random": draw_random, "systematic": draw_systematic, "monetaryUnit": draw_monetary}[given.method]
        drawn = draw(rows, given.size, given.seed)
    for row in drawn:
        print(row["identifier"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
