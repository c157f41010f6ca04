"""A network of 50,000 people for the benchmark of the match desk: one council with five agencies, everybody with answers and an
agreement for matching, 2,000 newcomers and 1,200 professionals of them in a mentoring programme. The same for the same seed.

The rows are written as the program writes them; only sessions, which stand for signing in, are made up here.
"""
import hashlib
import random
import re
import sqlite3
import subprocess
import time

OCCUPATIONS = [
    "Civil engineer", "Structural engineer", "Mechanical engineer", "Electrical engineer", "Software developer",
    "Data analyst", "Accountant", "Financial analyst", "Registered nurse", "Pharmacist", "Dentist", "Physician",
    "Teacher", "Architect", "Project manager", "Marketing manager", "Human resources adviser", "Lawyer",
    "Social worker", "Graphic designer", "Chemist", "Biologist", "Logistics manager", "Web developer",
    "Network administrator", "Business analyst", "Auditor", "Physiotherapist", "Translator", "Journalist",
]
GOALS = ["licence", "first_job", "network", "interview", "culture", "change", "resume", "language", "industry"]
SPOKEN = ["English", "French", "Arabic", "Mandarin", "Spanish", "Punjabi", "Hindi", "Ukrainian", "Tagalog", "Farsi"]
TIMES = ["weekday mornings", "lunch hour", "weekday afternoons", "weekday evenings", "weekends"]
SCHOOLS = ["bachelor", "master", "doctorate", "college"]
CITIES = ["Halifax", "Dartmouth", "Bedford", "Truro", "Sydney"]
FIRST = ["Amina", "Bao", "Chidi", "Daniela", "Elaine", "François", "Gurpreet", "Hélène", "Irina", "Joon", "Kofi", "Leila",
         "Marta", "Nadia", "Omar", "Priya", "Quan", "Rosa", "Samir", "Tariq", "Uma", "Viktor", "Wei", "Yara", "Zoran"]
LAST = ["Belaïd", "Tran", "Okafor", "Ruiz", "Martin", "Lavoie", "Singh", "Roy", "Petrova", "Kim", "Mensah", "Haddad", "Silva",
        "Novak", "Hassan", "Sharma", "Nguyen", "Costa", "Khan", "Aziz", "Rao", "Melnyk", "Chen", "Saleh", "Kovač"]

DAY = 86_400_000_000


def command(allies, data, *arguments):
    done = subprocess.run([allies, *arguments, "--data", data, "--language", "en"], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"allies {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def plain(text):
    for written, folded in [("ï", "i"), ("ç", "c"), ("é", "e"), ("č", "c")]:
        text = text.replace(written, folded)
    return re.sub(r"[^a-z0-9 ]", " ", text.lower()).strip()


class Network:
    def __init__(self, allies, data, people=50_000, newcomers=2_000, professionals=1_200, seed=7):
        self.random = random.Random(seed)
        self.data, self.file = data, f"{data}/allies.sqlite"
        agencies = ["Harbour House", "Citadel Centre", "Ropewalk", "Dockyard", "Northwood"]
        command(allies, data, "council", "add", "Halifax Partnership", "--french", "Partenariat d’Halifax", "--city", "Halifax")
        for name in agencies:
            command(allies, data, "council", "add", name, "--french", name, "--city", "Halifax", "--of", "Halifax Partnership")
        self.database = sqlite3.connect(self.file)
        self.database.execute("PRAGMA synchronous = OFF")
        self.now = int(time.time() * 1_000_000) - DAY
        self.last = ((self.now // 1000) - 1_577_836_800_000) << 21
        rows = self.database.execute("SELECT id, name_en FROM keepers ORDER BY id").fetchall()
        self.keepers = {name: id for id, name in rows}
        self.council = self.keepers["Halifax Partnership"]
        self.agencies = [self.keepers[name] for name in agencies]
        self.imani = self.add("Imani", "Okafor", self.council, "coordinator")
        self.karim = self.add("Karim", "Haddad", self.agencies[0], "coach")
        for person, email in [(self.imani, "imani@example.org"), (self.karim, "karim@example.org")]:
            # Signed in by a session made up here: neither the code nor the password opens anything.
            self.database.execute(
                "INSERT INTO accounts (person, email, email_key, one_time_code, added) VALUES (?, ?, ?, 'none', ?)",
                (person, email, email, self.now))
        everybody = []
        for number in range(people):
            keeper = self.council if number % 6 == 5 else self.agencies[number % 6]
            is_newcomer = number % 8 < 5
            person = self.add(
                self.random.choice(FIRST), f"{self.random.choice(LAST)} {number:05d}", keeper,
                "newcomer" if is_newcomer else "professional")
            self.say(person, keeper, is_newcomer)
            everybody.append((person, keeper, is_newcomer))
        self.database.commit()
        self.newcomers = self.random.sample([one for one in everybody if one[2]], newcomers)
        self.professionals = self.random.sample([one for one in everybody if not one[2]], professionals)

    def id(self):
        self.last += self.random.randrange(1, 40)
        return self.last

    def add(self, given, family, keeper, role):
        id, email = self.id(), f"{plain(given)}.{plain(family).replace(' ', '.')}@example.org"
        city = self.random.choice(CITIES)
        run = self.database.execute
        run("INSERT INTO people (id, keeper, council, given_name, family_name, sort_name, email, city, language, added)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'en', ?)",
            (id, keeper, self.council, given, family, plain(f"{family} {given}"), email, city, self.now))
        run("INSERT INTO people_search (rowid, words) VALUES (?, ?)", (id, plain(f"{given} {family} {email} {city}")))
        run("INSERT INTO reach_digests (id, person, keeper, council, kind, digest) VALUES (?, ?, ?, ?, 'email', ?)",
            (self.id(), id, keeper, self.council, hashlib.sha256(email.encode()).digest()))
        run("INSERT INTO appointments (id, person, role, keeper, council, begun) VALUES (?, ?, ?, ?, ?, ?)",
            (self.id(), id, role, keeper, self.council, self.now))
        return id

    def say(self, person, keeper, is_newcomer):
        pick, some = self.random.choice, lambda of, most: ", ".join(self.random.sample(of, self.random.randint(1, most)))
        answers = {
            "occupation": pick(OCCUPATIONS), "years": str(self.random.randint(1, 20)), "goals": "; ".join(
                self.random.sample(GOALS, self.random.randint(1, 3))), "languages": some(SPOKEN, 2), "mode": pick(["online", "either"]),
            "availability": some(TIMES, 3), "education": pick(SCHOOLS),
        }
        if is_newcomer:
            day = time.strftime("%Y-%m-%d", time.gmtime(self.now / 1e6 - 86_400 * self.random.randint(1, 200)))
            answers |= {"registered": day, "clb": str(self.random.randint(6, 10))}
        else:
            answers |= {"capacity": str(self.random.randint(1, 3)), "employer": f"Northgate {self.random.randint(1, 400)}"}
        self.database.executemany(
            "INSERT INTO profile_values (id, person, keeper, council, field, written, coded, source, written_by, written_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 'person', ?, ?)",
            [(self.id(), person, keeper, self.council, field, text,
              text if field in ("years", "capacity", "registered") else None, self.imani, self.now)
             for field, text in answers.items()])
        self.database.execute(
            "INSERT INTO consents (id, person, keeper, council, purpose, recipient, whole_council, wording, language, given_at,"
            " manner, written_by, expires) VALUES (?, ?, ?, ?, 'matching', ?, 1, 1, 'en', ?, 'paper', ?, ?)",
            (self.id(), person, keeper, self.council, self.council, self.now, self.imani, self.now + 400 * DAY))

    def take_into(self, programme):
        """Everybody who is to take part, ready to match."""
        for side, people in [("newcomers", self.newcomers), ("professionals", self.professionals)]:
            for person, keeper, _ in people:
                at = self.now - self.random.randrange(100) * DAY
                self.database.execute(
                    "INSERT INTO applications (id, person, keeper, council, programme, side, stage, applied, reached)"
                    " VALUES (?, ?, ?, ?, ?, ?, 'ready', ?, ?)",
                    (self.id(), person, keeper, self.council, programme, side, at, at))
        self.database.commit()

    def session(self, person):
        """A session as if somebody had signed in: the cookie, of which only the digest is kept."""
        secret = "".join(self.random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(42)) + "A"
        digest = hashlib.sha256(f"session {secret}".encode()).hexdigest()
        now = int(time.time() * 1_000_000)
        self.database.execute("INSERT INTO sessions (digest, person, begun, seen) VALUES (?, ?, ?, ?)",
                              (digest, letters(person), now, now))
        self.database.commit()
        return secret


def letters(number):
    return "".join("0123456789abcdefghjkmnpqrstvwxyz"[number >> shift & 31] for shift in range(60, -1, -5))


def a_list(count, seed):
    """A spreadsheet of newcomers, as text."""
    of = random.Random(seed)
    lines = ["First name,Last name,E-mail,Occupation,Years,Registered,CLB,Goals,City"]
    for number in range(count):
        given, family = of.choice(FIRST), f"{of.choice(LAST)} L{seed}{number:05d}"
        lines.append(",".join([
            given, family, f"{plain(given)}.{seed}.{number}@example.net", of.choice(OCCUPATIONS), str(of.randint(1, 20)),
            f"2026-{of.randint(1, 10):02d}-{of.randint(1, 28):02d}", str(of.randint(6, 10)),
            of.choice(["network", "licence", "interview practice"]), of.choice(CITIES)]))
    return "\n".join(lines) + "\n"
