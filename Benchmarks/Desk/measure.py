#!/usr/bin/env python3
"""Measures the match desk as a browser meets it: the time on the clock of a request to a served site, page and all, and the
processor time that the server took for it, on a network of 50,000 people (network.py) with SQLite.

    measure.py FOLDER-OF-PROGRAMS [--runs N] [--people N] [--kept FOLDER] [--cut]

With --kept the network is made once and used again: what is measured then goes on from it. With --cut an import is cut off by
ending the server while it is carried out, and what is left is counted. Set TMPDIR to a folder on the disk that counts.
"""
import argparse
import http.client
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse

import network


class Site:
    def __init__(self, programs, data):
        self.process = subprocess.Popen(
            [f"{programs}/allies", "serve", "--data", data, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.host = re.search(rb"http://([^/\s]+)", self.process.stdout.readline()).group(1).decode()

    def processor(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.stdout.read()
        self.process.wait()


class Browser:
    def __init__(self, site, secret):
        self.site, self.cookies = site, {"__Host-allies-session": secret}
        self.connection = http.client.HTTPConnection(site.host)
        self.token = ""

    def ask(self, method, path, body=None, **headers):
        headers |= {"cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
                    "accept-encoding": "identity"}
        if method == "POST":
            headers |= {"origin": f"http://{self.site.host}", "sec-fetch-site": "same-origin"}
        while True:
            begun = time.perf_counter()
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
            seconds = time.perf_counter() - begun
            if answer.status != 429:
                break
            # Nobody asks as often as a benchmark.
            time.sleep(int(answer.headers.get("retry-after", "5")))
        for cookie in answer.headers.get_all("set-cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        token = re.search(r'name="_token" value="([^"]+)"', text)
        if token:
            self.token = token.group(1)
        if answer.status >= 400:
            raise SystemExit(f"{method} {path}: {answer.status}\n{text[:3000]}")
        return seconds, text, answer.headers.get("location", "")

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, **fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields | {"_token": self.token}),
                        **{"content-type": "application/x-www-form-urlencoded"})

    def send(self, path, file, name, **fields):
        parts = "".join(f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
                        for key, value in (fields | {"_token": self.token}).items())
        parts += (f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="list.csv"\r\n'
                  f"Content-Type: text/csv\r\n\r\n{file}\r\n--x--\r\n")
        return self.ask("POST", path, parts.encode(), **{"content-type": "multipart/form-data; boundary=x"})


def row(name, seconds, goal, weight=None, processor=None):
    values = sorted(one * 1e3 for one in seconds)
    p99 = values[min(len(values) - 1, int(len(values) * 0.99))]
    weight = f"{weight / 1e3:.1f} kB" if weight else ""
    processor = f"{processor * 1e3:.1f} ms" if processor is not None else ""
    print(f"| {name} | {len(values)} | {values[0]:,.1f} | {statistics.median(values):,.1f} | {p99:,.1f} | {processor} | {goal} | {weight} |",
          flush=True)


def pages(name, site, browser, paths, goal):
    browser.get(paths[0])
    before, times, weight = site.processor(), [], 0
    for path in paths:
        seconds, text, _ = browser.get(path)
        times.append(seconds)
        weight = max(weight, len(text.encode()))
    row(name, times, goal, weight, (site.processor() - before) / len(paths))


def made(programs, folder, people):
    """The network with its programme, and whom to ask about."""
    allies = f"{programs}/allies"
    net = network.Network(allies, folder, people=people, newcomers=min(2_000, people // 4), professionals=min(1_200, people // 8))
    site = Site(programs, folder)
    browser = Browser(site, net.session(net.imani))
    browser.get("/en/programmes/models/mentoring/adoption/new")
    _, _, place = browser.post("/en/programmes/models/mentoring/adoption", name_en="Mentoring", name_fr="Mentorat")
    site.end()
    programme = place.split("/")[-1]
    net.take_into(net.database.execute("SELECT id FROM programmes").fetchone()[0])
    net.database.close()
    return programme


def desk(site, browser, programme, runs, newcomers):
    here = f"/en/programmes/{programme}/desk"
    seconds, text, _ = browser.get(here)
    row("the first page after the start", [seconds], "", len(text.encode()))
    pages("who waits", site, browser, [here] * runs, "< 30 ms")
    pages("who waits, narrowed down", site, browser, [f"{here}?find=engineer&clock=late"] * runs, "< 30 ms")
    pages("one newcomer, candidates with reasons", site, browser, [f"{here}/people/{one}" for one in newcomers[:runs]], "< 50 ms")
    seconds, text, _ = browser.get(f"{here}/round")
    row("the first round", [seconds], "< 1,000 ms", len(text.encode()))
    pages("the round again", site, browser, [f"{here}/round"] * runs, "")
    pages("other choices of one newcomer", site, browser, [f"{here}/round/people/{one}" for one in newcomers[:runs]], "< 100 ms")
    overrides(site, browser, here, runs, newcomers)
    changed(site, browser, here, runs, newcomers)


def overrides(site, browser, here, runs, newcomers):
    """A lock, and the round that is made again with it."""
    times, deciding = [], []
    for one in newcomers[:runs]:
        _, text, _ = browser.get(f"{here}/people/{one}")
        pairs = re.findall(rf"/people/{one}/with/(\w+)/lock", text)
        if len(pairs) < 2:
            continue
        lock = f"{here}/people/{one}/with/{pairs[1]}/lock"
        browser.get(lock)
        seconds, _, _ = browser.post(lock, reason="They know each other")
        deciding.append(seconds)
        seconds, _, _ = browser.get(f"{here}/round")
        times.append(seconds)
    row("deciding: a lock", deciding, "")
    row("the round with the override, solved and shown", times, "< 100 ms")


def changed(site, browser, here, runs, newcomers):
    """The list after somebody's answers changed: what was compared is compared anew."""
    times = []
    for number, one in enumerate(newcomers[:max(5, runs // 4)]):
        browser.database.execute(
            "UPDATE profile_values SET written = ? WHERE person = ? AND field = 'years' AND replaced_at IS NULL",
            (str(number % 9 + 1), one_number(one)))
        browser.database.commit()
        seconds, _, _ = browser.get(here)
        times.append(seconds)
    row("who waits, after an answer changed", times, "< 30 ms")


def one_number(letters):
    number = 0
    for letter in letters:
        number = number << 5 | "0123456789abcdefghjkmnpqrstvwxyz".index(letter)
    return number


def imports(site, browser, programme, runs):
    lists, trials, doing, report, undoing, weight = f"/en/programmes/{programme}/imports", [], [], [], [], 0
    for run in range(runs):
        browser.get(f"{lists}/new")
        _, _, place = browser.send(lists, network.a_list(10_000, run), "list", side="newcomers", stage="applied")
        seconds, text, _ = browser.get(f"/en{place}")
        trials.append(seconds)
        weight = max(weight, len(text.encode()))
        seconds, _, _ = browser.post(f"/en{place}/admission")
        doing.append(seconds)
        seconds, text, _ = browser.get(f"/en{place}")
        report.append(seconds)
        seconds, _, _ = browser.post(f"/en{place}/undoing")
        undoing.append(seconds)
    row("a list of 10,000 rows: the trial", trials, "", weight)
    row("… carried out", doing, "< 5,000 ms")
    row("… its report", report, "", len(text.encode()))
    row("… undone", undoing, "")


def cut(programs, data, session, programme):
    """Ends the server while it carries out an import, at several moments, and counts what is left."""
    for delay in [0.05, 0.2, 0.5, 1.0, 1.5]:
        site = Site(programs, data)
        browser = Browser(site, session)
        lists = f"/en/programmes/{programme}/imports"
        browser.get(f"{lists}/new")
        _, _, place = browser.send(lists, network.a_list(10_000, 900 + int(delay * 100)), "list", side="newcomers", stage="applied")
        browser.get(f"/en{place}")
        before = counts(data)
        thread = threading.Thread(target=lambda: ended(browser, f"/en{place}/admission"))
        thread.start()
        time.sleep(delay)
        site.process.kill()
        site.process.wait()
        thread.join()
        left = [after - was for after, was in zip(counts(data), before)]
        if left not in ([0, 0, 0], [10_000, 10_000, 10_000]):
            raise SystemExit(f"an import that was cut off after {delay} s left {left}")
        site = Site(programs, data)
        browser = Browser(site, session)
        browser.get(f"/en{place}")
        if left == [0, 0, 0]:
            browser.post(f"/en{place}/admission")
        browser.post(f"/en{place}/undoing")
        again = [after - was for after, was in zip(counts(data), before)]
        site.end()
        print(f"cut off after {delay} s: records, participations and rows left {left}; carried out and undone afterwards, "
              f"{again[:2]}", flush=True)


def ended(browser, path):
    try:
        browser.post(path)
    except (http.client.HTTPException, OSError):
        pass


def counts(data):
    database = sqlite3.connect(f"{data}/allies.sqlite")
    found = [database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
             for table in ("people", "applications", "import_rows WHERE outcome IN ('added', 'joined', 'removed', 'left', 'stayed')")]
    database.close()
    return found


def main():
    options = argparse.ArgumentParser()
    options.add_argument("programs")
    options.add_argument("--runs", type=int, default=60)
    options.add_argument("--lists", type=int, default=3)
    options.add_argument("--people", type=int, default=50_000)
    options.add_argument("--kept", help="a folder in which the network stays for the next time")
    options.add_argument("--cut", action="store_true")
    said = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = said.kept or f"{folder}/source"
        mark = pathlib.Path(source, "programme")
        if not mark.exists():
            os.makedirs(source, exist_ok=True)
            mark.write_text(made(said.programs, source, said.people))
        programme, data = mark.read_text(), f"{folder}/data"
        shutil.copytree(source, data)
        database = sqlite3.connect(f"{data}/allies.sqlite")
        secret = "b" * 42 + "A"
        imani = database.execute("SELECT person FROM appointments WHERE role = 'coordinator'").fetchone()[0]
        now = int(time.time() * 1_000_000)
        database.execute("INSERT INTO sessions (digest, person, begun, seen) VALUES (?, ?, ?, ?)",
                         (network.hashlib.sha256(f"session {secret}".encode()).hexdigest(), network.letters(imani), now, now))
        database.commit()
        newcomers = [network.letters(one) for one, in database.execute(
            "SELECT person FROM applications WHERE side = 'newcomers' ORDER BY id % 997, id LIMIT 500")]
        people, answers = (database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in ("people", "profile_values"))
        print(f"{people:,} people, {answers:,} answers, load {os.getloadavg()[0]:.1f}\n")
        print("| row | n | least, ms | median, ms | p99, ms | processor | goal | weight |\n|---|--:|--:|--:|--:|--:|---|--:|")
        site = Site(said.programs, data)
        browser = Browser(site, secret)
        browser.database = database
        try:
            desk(site, browser, programme, said.runs, newcomers)
            imports(site, browser, programme, said.lists)
        finally:
            site.end()
        if said.cut:
            cut(said.programs, data, secret, programme)


if __name__ == "__main__":
    for name in [name for name in os.environ if name.startswith("ALLIES_")]:
        os.environ.pop(name)
    main()
