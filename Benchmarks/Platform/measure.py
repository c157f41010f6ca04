#!/usr/bin/env python3
"""Measures the platform: how soon `allies serve` answers, and how many writes 64 writers have acknowledged in a second.

    measure.py FOLDER-OF-PROGRAMS [--runs N] [--postgres ADDRESS]

The databases are files in a temporary folder: set TMPDIR to a folder on the disk that counts (not one in memory).
"""
import argparse
import os
import signal
import statistics
import subprocess
import tempfile
import time


def started(programs, data):
    """Seconds from starting the program to the line with its address."""
    begun = time.monotonic()
    site = subprocess.Popen(
        [f"{programs}/allies", "serve", "--data", data, "--listen", "127.0.0.1:0"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    line = site.stdout.readline()
    seconds = time.monotonic() - begun
    site.send_signal(signal.SIGTERM)
    site.stdout.read()
    if b"http://" not in line or site.wait() != 0:
        raise SystemExit("allies serve did not start and end as it should")
    return seconds


def written(programs, address, writes):
    """Writes acknowledged in a second, each of two rows in a transaction of its own, and how many there were."""
    child = subprocess.Popen(
        [f"{programs}/StorageChild", "write", address, "64", str(writes)], stdout=subprocess.PIPE)
    while child.stdout.readline().strip() != b"ready":
        pass
    begun = time.monotonic()
    count = sum(1 for _ in child.stdout)
    seconds = time.monotonic() - begun
    if child.wait() != 0 or count != 64 * writes:
        raise SystemExit("not all writes were acknowledged")
    return count / seconds


def row(name, values, unit, goal, digits=0):
    low, middle, high = min(values), statistics.median(values), max(values)
    print(f"| {name} | {len(values)} | {middle:,.{digits}f} {unit} ({low:,.{digits}f}–{high:,.{digits}f}) | {goal} |")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("programs")
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--postgres", help="an empty database of PostgreSQL, to write to as well")
    said = options.parse_args()
    print("| row | n | median (least–most) | goal |\n|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        new = [started(said.programs, f"{folder}/new-{run}") * 1e3 for run in range(said.runs)]
        row("start on nothing: all tables made", new, "ms", "")
        again = [started(said.programs, f"{folder}/new-0") * 1e3 for _ in range(said.runs)]
        row("start again: migrations checked", again, "ms", "< 150 ms")
        rates = [written(said.programs, f"{folder}/writes-{run}.sqlite", 200) for run in range(said.runs)]
        row("64 writers, SQLite, writes a second", rates, "", "≥ 1,500")
    if said.postgres:
        rates = [written(said.programs, said.postgres, 50) for _ in range(said.runs)]
        row("64 writers, PostgreSQL, writes a second", rates, "", "")


if __name__ == "__main__":
    os.environ.pop("ALLIES_DATA", None)
    main()
