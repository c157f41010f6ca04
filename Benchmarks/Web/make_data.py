"""Makes the database that every web server of the comparison reads: make_data.py FILE. The same bytes each time."""

import os
import random
import sqlite3
import sys

CITIES = ["Halifax", "Montréal", "Toronto", "Edmonton", "Calgary", "Ottawa", "Vancouver", "Winnipeg", "Moncton",
          "Hamilton", "Saskatoon", "London"]
FIRST = ["Amina", "Bao", "Chidi", "Daniela", "Elif", "Farid", "Gabriela", "Hiro", "Ivana", "José", "Kofi", "Leïla"]
LAST = ["Belaïd", "Nguyễn", "Okafor", "Rojas", "Yılmaz", "Haddad", "Costa", "Tanaka", "Petrović", "García", "Mensah"]
WORK = ["Civil engineer", "Accountant", "Registered nurse", "Software developer", "Teacher & tutor", "Electrician",
        "Pharmacist", "Human resources officer", "Data analyst", "Welder"]
NEWCOMERS = 125_000


def main(path):
    if os.path.exists(path):
        os.remove(path)
    draw = random.Random(1)
    base = sqlite3.connect(path)
    base.executescript("""
        PRAGMA journal_mode = WAL;
        CREATE TABLE councils (id INTEGER PRIMARY KEY, city TEXT NOT NULL) STRICT;
        CREATE TABLE newcomers (
          id INTEGER PRIMARY KEY, council INTEGER NOT NULL REFERENCES councils (id), name TEXT NOT NULL,
          occupation TEXT NOT NULL, state TEXT NOT NULL, waits_since TEXT NOT NULL, benchmark INTEGER NOT NULL
        ) STRICT;
    """)
    base.executemany("INSERT INTO councils VALUES (?, ?)", enumerate(CITIES, 1))
    base.executemany("INSERT INTO newcomers VALUES (?, ?, ?, ?, ?, ?, ?)", (
        (number, draw.randrange(len(CITIES)) + 1, f"{draw.choice(FIRST)} {draw.choice(LAST)}", draw.choice(WORK),
         "waiting" if draw.random() < 0.02 else "met",
         f"20{draw.randrange(24, 27)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}", draw.randrange(4, 11))
        for number in range(1, NEWCOMERS + 1)))
    base.execute("CREATE INDEX newcomers_waiting ON newcomers (council, state, waits_since, id)")
    base.commit()
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()


if __name__ == "__main__":
    main(sys.argv[1])
