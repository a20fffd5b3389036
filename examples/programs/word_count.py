"""Counts lines and words of standard input and lists the most frequent words."""

import collections
import re
import sys


def main():
    text = sys.stdin.read()
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower())
    print("{} lines, {} words, {} different".format(len(text.splitlines()), len(words), len(set(words))))
    # By count, then alphabetically, so that the same text always gives the same output.
    ranking = sorted(collections.Counter(words).items(), key=lambda item: (-item[1], item[0]))
    for word, count in ranking[:10]:
        print("{:>6} {}".format(count, word))


if __name__ == "__main__":
    main()
