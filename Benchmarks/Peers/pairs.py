#!/usr/bin/env python3
"""Everybody's best candidates with NumPy, one newcomer against all professionals at a time:
pairs.py FOLDER FILE COUNT SHARE

Only every SHARE-th newcomer is looked at. Prints what pairs.cpp prints.
"""
import sys, time

folder, path, most, share = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
sys.path.insert(0, folder + "/common")
try:
    import numpy as np
except ImportError as error:
    print("missing:", error)
    sys.exit(3)

raw = np.fromfile(path, dtype="<u4")
newcomers, professionals = int(raw[1]), int(raw[2])
people = raw[4:].reshape(newcomers + professionals, 11)
names = "occupation employer languages times programmes goals number industry years seniority place".split()
other = {name: np.ascontiguousarray(people[newcomers:, place]) for place, name in enumerate(names)}
other["city"], other["online"] = other["place"] & 0xFF, other["place"] >> 8
seniority, years = other["seniority"].astype(np.int32), other["years"].astype(np.int32)
OCCUPATION = np.array([0, 300, 900, 1590, 2400, 3000])


def fading(low, high, steps, weight):
    """What each difference from −64 to 64 gives."""
    difference = np.arange(-64, 65)
    beyond = np.maximum(np.maximum(low - difference, difference - high), 0)
    return 10_000 * np.maximum(0, steps - beyond) // steps * weight // 100


SENIORITY, YEARS = fading(1, 2, 4, 10), fading(3, 12, 21, 8)

start = time.process_time()
total = found = 0
for number in range(0, newcomers, share):
    own = dict(zip(names, (int(x) for x in people[number])))
    near = other["city"] == (own["place"] & 0xFF)
    languages = other["languages"] & own["languages"]
    may = ((other["programmes"] & own["programmes"]) != 0) & (languages != 0)
    may &= near | ((other["online"] & (own["place"] >> 8)) != 0)
    if own["employer"]:
        may &= other["employer"] != own["employer"]
    apart = other["occupation"] ^ own["occupation"]
    digits = sum((apart < 16**digit).astype(np.int8) for digit in (4, 3, 2, 1)) + (apart == 0)
    score = OCCUPATION[digits] + 1000 * (other["industry"] == own["industry"])
    score += SENIORITY[seniority - own["seniority"] + 64] + YEARS[years - own["years"] + 64]
    score += 350 * np.minimum(2, np.bitwise_count(languages)).astype(np.int64) + 700 * near
    times = 200 * np.minimum(5, np.bitwise_count(other["times"] & own["times"])).astype(np.int64)
    score += np.where(other["times"] == 0, 500, times) if own["times"] else 500
    goals = np.bitwise_count(other["goals"] & own["goals"]).astype(np.int64)
    score += 10_000 * goals // own["goals"].bit_count() * 18 // 100
    score = score[may]
    if len(score) > most:
        score = np.partition(score, len(score) - most)[-most:]
    total += int(score.sum())
    found += len(score)
print(f"0 {time.process_time() - start:.9f} {total} {found}")
