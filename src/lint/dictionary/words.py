#!/usr/bin/env python3
"""Prints the words of words.fst: words.py ru_RU.aff ru_RU.dic > words.txt

The two files are the Russian dictionary for hunspell by Alexander I. Lebedev, as Debian's package
hunspell-ru 1:7.5.0-1 has it (LICENSE.txt). What is printed is a modified version of it: every form
that the endings make, without names and abbreviations, hyphens, ё and words of five letters and
less. Then `WORDS=words.txt cargo test --test dictionary -- --ignored` writes words.fst.
"""
import re
import sys
from collections import defaultdict

LETTERS = re.compile("[а-я]{6,}")


def endings(path):
    """For each flag what is taken off the end of a word, what is put there, and of which words."""
    rules = defaultdict(list)
    for line in open(path, encoding="utf-8"):
        kind, *rest = line.split() or [""]
        if kind == "SFX" and len(rest) == 4:
            flag, gone, put, ends = rest
            rules[flag].append((gone.strip("0"), put.strip("0"), re.compile(ends + "$")))
    return rules


def forms(path, rules):
    """Every word with each of its endings."""
    for line in list(open(path, encoding="utf-8"))[1:]:
        word, _, flags = line.strip().partition("/")
        yield word
        for flag in flags:
            for gone, put, ends in rules[flag]:
                if ends.search(word) and word.endswith(gone):
                    yield word[: len(word) - len(gone)] + put


words = (word.replace("ё", "е") for word in forms(sys.argv[2], endings(sys.argv[1])))
print("\n".join(sorted({word for word in words if LETTERS.fullmatch(word)})))
