"""The page in Django, with its models and its templates: gunicorn starts it, ALLIES_PAGE_DATA names the database."""

import os

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY="only measured", INSTALLED_APPS=[], MIDDLEWARE=[],
    DATABASES={"default": {
        "ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["ALLIES_PAGE_DATA"], "CONN_MAX_AGE": None}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}])
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.http import Http404, HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402


class Council(models.Model):
    city = models.TextField()

    class Meta:
        app_label, db_table, managed = "page", "councils", False


class Newcomer(models.Model):
    council = models.ForeignKey(Council, models.PROTECT, db_column="council")
    name, occupation, state, waits_since = (models.TextField() for _ in range(4))
    benchmark = models.IntegerField()

    class Meta:
        app_label, db_table, managed = "page", "newcomers", False


PAGE = engines["django"].from_string("""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Who waits in {{ city }}</title></head>
<body>
<main>
<h1>Who waits in {{ city }}</h1>
<p>{{ waiting }} people wait. The longest wait comes first.</p>
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Occupation</th><th scope="col">Level</th><th scope="col">Waits since</th></tr></thead>
<tbody>
{% for person in people %}<tr id="newcomer-{{ person.id }}"><th scope="row"><a href="/newcomers/{{ person.id }}">{{ person.name }}</a></th><td>{{ person.occupation }}</td><td>{{ person.benchmark }}</td><td><time datetime="{{ person.waits_since }}">{{ person.waits_since }}</time></td></tr>
{% endfor %}</tbody>
</table>
</main>
</body>
</html>
""")


def page(request, council):
    found = Council.objects.filter(id=council).first()
    if found is None:
        raise Http404
    waits = Newcomer.objects.filter(council=council, state="waiting")
    return HttpResponse(PAGE.render({
        "city": found.city, "waiting": waits.count(), "people": waits.order_by("waits_since", "id")[:50]}))


urlpatterns = [path("councils/<int:council>", page)]
application = get_wsgi_application()
