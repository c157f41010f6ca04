#!/usr/bin/env python3
"""Splits titles whose codes are known into those to import and those to ask, one in ten, for `bin/bench titles evaluate`.

    hold-out-titles.py FOLDER OUTPUT [SEED]

FOLDER holds noc2021_titles.tsv.gz, onet_titles.tsv.gz and esco_titles.tsv.gz. All forms of a title are held out together
("vendeur", "vendeuse", "vendeur/vendeuse"), else the answer would stand in the index in another gender.
"""
import collections, gzip, os, random, re, sys, unicodedata

ENDINGS = [("trices", "teur"), ("trice", "teur"), ("euses", "eur"), ("euse", "eur"), ("eures", "eur"), ("eure", "eur"),
           ("ieres", "ier"), ("iere", "ier"), ("iennes", "ien"), ("ienne", "ien"), ("elles", "el"), ("elle", "el"),
           ("ees", "e"), ("ee", "e"), ("sses", "ss"), ("ies", "y"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
           ("ora", "or"), ("erinnen", "er"), ("erin", "er"), ("a", "o")]
ASKED = {"noc2021": ["en", "fr"], "onet": ["en"], "esco": ["de", "en", "es", "fr", "it", "pt"]}


def stem(word):
    if len(word) > 3:
        for old, new in ENDINGS:
            if word.endswith(old) and len(word) - len(old) >= 2:
                return word[:-len(old)] + new
    return word


def key(title):
    plain = unicodedata.normalize("NFD", title.lower().replace("œ", "oe").replace("æ", "ae"))
    words = re.findall(r"[\w+#&]+", "".join(c for c in plain if not unicodedata.combining(c)))
    stems = [stem(word) for word in words]
    return " ".join(s for s, before in zip(stems, [None] + stems) if s != before)


def forms(title):
    both = re.match(r"^(\S+)/(\S+)( .*)?$", title)
    if both:
        return [both[1] + (both[3] or ""), both[2] + (both[3] or "")]
    return [half.strip() for half in title.split("/")] if title.count("/") == 1 else []


def families(titles):
    parents = {}

    def find(name):
        while parents.setdefault(name, name) != name:
            name = parents[name]
        return name

    for title in titles:
        for other in ["k" + key(title)] + ["t" + form.lower() for form in forms(title)]:
            parents[find(other)] = find("t" + title.lower())
    return {title: find("t" + title.lower()) for title in titles}


folder, output = sys.argv[1:3]
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 7
os.makedirs(f"{output}/import", exist_ok=True)
for name in ASKED:
    with gzip.open(f"{folder}/{name}_titles.tsv.gz", "rt", encoding="utf8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    kept = []
    for language in sorted({row[0] for row in rows}):
        own = [row for row in rows if row[0] == language]
        family = families(sorted({row[1] for row in own}))
        names = sorted(set(family.values()))
        random.seed(seed)
        random.shuffle(names)
        held = set(names[:len(names) // 10]) if language in ASKED[name] else set()
        kept += [row for row in own if family[row[1]] not in held]
        asked = collections.defaultdict(set)
        for row in own:
            if family[row[1]] in held:
                asked[row[1]].add(row[2])
        if asked:
            titles = sorted(asked)
            random.seed(seed)
            random.shuffle(titles)
            with open(f"{output}/{name}-{language}.tsv", "w", encoding="utf8") as file:
                file.writelines(f"{title}\t{','.join(sorted(asked[title]))}\n" for title in titles[:4000])
    codes = collections.OrderedDict()
    for row in kept:
        source = {"noc2021": "N", "onet": "O"}.get(name) or row[3]
        codes.setdefault((source, row[0], row[1]), []).append(row[2])
    with open(f"{output}/import/{name}.tsv", "w", encoding="utf8") as file:
        file.writelines("\t".join(title) + "\t" + ",".join(found) + "\n" for title, found in codes.items())
