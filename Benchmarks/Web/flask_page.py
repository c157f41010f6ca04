"""The page in Flask, with Jinja2 and the sqlite3 module: gunicorn starts it, ALLIES_PAGE_DATA names the database."""

import os
import sqlite3
import threading

from flask import Flask, abort

app = Flask(__name__)
held = threading.local()

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Who waits in {{ city }}</title></head>
<body>
<main>
<h1>Who waits in {{ city }}</h1>
<p>{{ waiting }} people wait. The longest wait comes first.</p>
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Occupation</th><th scope="col">Level</th><th scope="col">Waits since</th></tr></thead>
<tbody>
{% for person in people %}<tr id="newcomer-{{ person[0] }}"><th scope="row"><a href="/newcomers/{{ person[0] }}">{{ person[1] }}</a></th><td>{{ person[2] }}</td><td>{{ person[3] }}</td><td><time datetime="{{ person[4] }}">{{ person[4] }}</time></td></tr>
{% endfor %}</tbody>
</table>
</main>
</body>
</html>
"""

template = app.jinja_env.from_string(PAGE)


def base():
    if not hasattr(held, "base"):
        held.base = sqlite3.connect(os.environ["ALLIES_PAGE_DATA"])
        held.base.execute("PRAGMA query_only = ON")
    return held.base


@app.get("/councils/<int:council>")
def page(council):
    found = base().execute("SELECT city FROM councils WHERE id = ?", (council,)).fetchone()
    if found is None:
        abort(404)
    (waiting,) = base().execute(
        "SELECT COUNT(*) FROM newcomers WHERE council = ? AND state = 'waiting'", (council,)).fetchone()
    people = base().execute(
        "SELECT id, name, occupation, benchmark, waits_since FROM newcomers"
        " WHERE council = ? AND state = 'waiting' ORDER BY waits_since, id LIMIT 50", (council,)).fetchall()
    return template.render(city=found[0], waiting=waiting, people=people)
