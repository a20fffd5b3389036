"""Counts the primes below a limit, shows how they thin out, and writes them to primes.csv in the current directory.

Usage: primes.py [LIMIT]
"""

import csv
import sys


def primes_below(limit):
    """All primes below limit, by the sieve of Eratosthenes."""
    sieve = bytearray([1]) * limit
    sieve[:2] = bytes(min(limit, 2))
    for number in range(2, int(limit**0.5) + 1):
        if sieve[number]:
            sieve[number * number :: number] = bytes(len(range(number * number, limit, number)))
    return [number for number in range(limit) if sieve[number]]


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    primes = primes_below(limit)
    gaps = [after - before for before, after in zip(primes, primes[1:])]

    print("{} primes below {}".format(len(primes), limit))
    step = max(limit // 5, 1)
    for start in range(0, limit, step):
        count = sum(start <= prime < start + step for prime in primes)
        print("{:>8} to {:>8}: {:>6} {}".format(start, start + step - 1, count, "#" * (count * 40 // max(len(primes), 1))))
    if gaps:
        widest = gaps.index(max(gaps))
        print("widest gap: {}, from {} to {}".format(gaps[widest], primes[widest], primes[widest + 1]))

    with open("primes.csv", "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["index", "prime", "gap_to_next"])
        for index, prime in enumerate(primes):
            rows.writerow([index + 1, prime, gaps[index] if index < len(gaps) else ""])
    print("wrote primes.csv with {} rows".format(len(primes)))


if __name__ == "__main__":
    main()
