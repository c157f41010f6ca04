"""A morning at a council, walked through in Chromium as people walk it: an administrator follows her invitation, sets a password and an
app, invites a coordinator and a coach, and these take people up, ask for consents, refer somebody, and find what waits.

It leaves each person signed in, and says which pages there are then to look at.
"""

import base64
import hashlib
import hmac
import pathlib
import re
import struct
import subprocess
import tempfile
import time

PASSWORD = "quatre chaises bleues dehors"


class Wrong(Exception):
    """The site did not do what it should have done."""


def code(secret, at):
    """What an app shows for half a minute (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(at) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class Person:
    """Somebody with a browser of their own."""

    def __init__(self, browser, site, name, language="en"):
        self.site, self.name, self.language = site, name, language
        self.context = browser.new_context(reduced_motion="reduce")
        self.page = self.context.new_page()
        self.looks = []

    def go(self, path):
        answer = self.page.goto(f"{self.site}/{self.language}{path}")
        if answer.status != 200:
            raise Wrong(f"{self.name} at {path}: the answer is {answer.status}")

    @property
    def here(self):
        """Where they are, without the site, the language and the query."""
        path = self.page.url.removeprefix(self.site)
        return re.sub(r"^/(en|fr)", "", path).split("?")[0].split("#")[0]

    def fill(self, path, expecting=None, **fields):
        """Opens a form, answers it and sends it; where it leads must not be the form with objections."""
        self.go(path)
        page, form = self.page, None
        for name, value in fields.items():
            name = name.replace("__", "-")
            for one in [value] if isinstance(value, str) else value:
                field = page.locator(f"main [name='{name}']")
                kind = field.first.evaluate("one => one.tagName === 'SELECT' ? 'select' : one.type")
                if kind in ("radio", "checkbox"):
                    field = page.locator(f"main [name='{name}'][value='{one}']")
                    field.check()
                elif kind == "select":
                    field.select_option(one)
                elif kind == "file":
                    field.set_input_files(one)
                else:
                    field.fill(one)
                form = field.first.locator("xpath=ancestor::form")
        form.locator("button:not([name])").first.click()
        page.wait_for_load_state()
        wrong = page.locator(".summary")
        if wrong.count():
            raise Wrong(f"{self.name} at {path}: {wrong.first.inner_text()}")
        if expecting and expecting not in page.content():
            raise Wrong(f"{self.name} at {path}: “{expecting}” is not on {self.here}")
        return self.here

    def choice(self, name, words):
        """The value of the first button of a group beside which these words stand."""
        for one in self.page.locator(f"main [name='{name}']").all():
            if words in one.locator("xpath=ancestor::label | following-sibling::label").first.inner_text():
                return one.get_attribute("value")
        raise Wrong(f"{self.name}: “{words}” cannot be chosen on {self.here}")

    def press(self, words):
        self.page.get_by_role("button", name=words).first.click()
        self.page.wait_for_load_state()

    def follow(self, link):
        """From an invitation to a whole account."""
        answer = self.page.goto(link)
        if answer.status != 200:
            raise Wrong(f"{self.name}: the invitation answers {answer.status}")
        self.page.locator("[name='new-password']").fill(PASSWORD)
        self.page.locator("main form button").last.click()
        self.page.wait_for_load_state()
        secret = self.page.locator("[name=secret]").first.input_value()
        self.page.locator("[name=code]").fill(code(secret, time.time()))
        self.page.locator("main form", has=self.page.locator("[name=code]")).locator("button").last.click()
        self.page.wait_for_load_state()
        if "<code>" not in self.page.content():
            raise Wrong(f"{self.name}: no codes to print after the second step")


def command(allies, data, *arguments):
    done = subprocess.run([allies, *arguments, "--data", data, "--language", "en"], capture_output=True, text=True)
    if done.returncode:
        raise Wrong(f"allies {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def invitation(site, text):
    return site + re.search(r"(/(?:en/)?invitation/[\w-]+)", text).group(1)


def told(browser, site, allies, data):
    """Everybody of the story, each with the addresses that are worth a look as they see them."""
    command(allies, data, "council", "add", "Halifax Partnership", "--french", "Partenariat d’Halifax", "--city", "Halifax")
    command(allies, data, "council", "add", "Harbour House", "--french", "Maison du Port", "--city", "Halifax",
            "--of", "Halifax Partnership")
    command(allies, data, "council", "add", "Citadel Centre", "--french", "Centre de la Citadelle", "--city", "Halifax",
            "--of", "Halifax Partnership")

    def joins(name, email, keeper, role, **options):
        arguments = ["invite", email, "--name", name, "--council", "Halifax Partnership", "--role", role]
        if keeper:
            arguments += ["--agency", keeper]
        person = Person(browser, site, name, **options)
        person.follow(invitation(site, command(allies, data, *arguments)))
        return person

    sofia = joins("Sofia Lindqvist", "sofia@example.org", None, "administrator")
    imani = joins("Imani Okafor", "imani@example.org", None, "coordinator")
    karim = joins("Karim Haddad", "karim@example.org", "Harbour House", "coach")
    lena = joins("Lena Novak", "lena@example.org", "Citadel Centre", "coach", language="fr")

    amina = karim.fill("/people/new", given_name="Amina", family_name="Belaïd", email="amina@example.org",
                       telephone="902 555 0142", city="Halifax", occupation="civil engineer", role="newcomer")
    karim.fill(amina + "/profile/work", years="7", targets="Rivage", goals=["licence", "network"],
               arrived="2026-03-02", registered="2026-10-05", speaker="person")
    karim.fill(amina + "/facts/occupation", "Choose anew", code="21300")
    karim.fill(amina + "/notes/new", "quiet", text="Prefers a quiet place. Her French is excellent.", visibility="keeper")
    karim.fill(amina + "/tags/new", "evening", tag="evening course")
    karim.fill(amina + "/profile/pause", first="2027-07-01", last="2027-07-31", reason="Travels home")
    # A second record of hers, which the pages find and merge.
    karim.fill("/people/new", "Already here?", given_name="Amina", family_name="Belaid", email="amina@example.org",
               city="Dartmouth", role="newcomer")
    karim.page.get_by_label("I have looked").check()
    karim.press("Take up")
    second = karim.here
    karim.fill("/people/new", given_name="Bao", family_name="Tran", city="Halifax", language="fr", role="newcomer")
    for purpose, recipient in [("matching", "Halifax Partnership"), ("referral", "Citadel Centre")]:
        karim.go(amina + "/consents/new")
        value = karim.choice("recipient", recipient)
        karim.fill(amina + "/consents/new", purpose=purpose, recipient=value, language="en")
        karim.fill(karim.here, "In force", manner="spoken")
    karim.go(amina + "/referrals/new")
    karim.fill(amina + "/referrals/new", recipient=karim.choice("recipient", "Citadel Centre"), kind="referral",
               reason="A course in the evening")
    referral = karim.here

    rivage = imani.fill("/organisations/new", kind="employer", name="Rivage", city="Halifax", size="100-499")
    imani.fill(rivage + "/contacts/new", "Hélène Roy", name="Hélène Roy", email="helene@rivage.example")
    programme = imani.fill("/programmes/models/mentoring/adoption/new", name_en="Mentoring in Halifax",
                           name_fr="Mentorat à Halifax")
    elaine = imani.fill("/people/new", given_name="Elaine", family_name="MacLeod", city="Halifax",
                        occupation="civil engineer", role="professional")
    imani.go(elaine + "/consents/new")
    imani.fill(elaine + "/consents/new", purpose="matching", language="en",
               recipient=imani.choice("recipient", "agencies"))
    imani.fill(imani.here, "In force", manner="spoken")
    for person, who, side in [(imani, elaine, "professionals"), (karim, amina, "newcomers")]:
        person.go(who + "/programmes")
        person.fill(who + "/programmes", programme=programme.split("/")[-1], side=side, stage="ready")
    # The programme's public form, and somebody who begins it without an account.
    imani.go(programme + "/intake")
    imani.fill(programme + "/intake", newcomers=imani.choice("newcomers", "Halifax Partnership"),
               professionals=imani.choice("professionals", "Halifax Partnership"))
    offer = re.sub(r"^/(en|fr)", "", imani.page.locator("main a[href*='/apply/']").first.get_attribute("href"))
    chidi = Person(browser, site, "Chidi Okafor")
    chidi.go(offer)
    chidi.press("Begin")
    form = chidi.here.removesuffix("/who")
    chidi.fill(form + "/who", given_name="Chidi", telephone="902 555 0199", city="Halifax")
    chidi.fill(form + "/work", occupation="nurse", years="5")
    chidi.fill(form + "/consent", consent="no")
    dele = Person(browser, site, "Dele Bello")
    dele.go(offer)
    dele.press("Begin")
    sent = dele.here.removesuffix("/who")
    dele.fill(sent + "/who", given_name="Dele", email="dele@example.org")
    dele.fill(sent + "/work", occupation="welder")
    dele.fill(sent + "/coding", code="none")
    dele.fill(sent + "/consent", consent="no")
    dele.go(sent + "/check")
    dele.press("Send my application")
    imani.go("/applications")
    came = re.sub(r"^/(en|fr)", "", imani.page.locator("main .card a").first.get_attribute("href"))
    desk = f"{programme}/desk"
    waits = f"{desk}/people/{amina.split('/')[-1]}"

    sofia.fill("/staff/agencies/new", "North End Welcome", name__en="North End Welcome",
                        name__fr="Accueil du Nord", city="Halifax")
    with tempfile.TemporaryDirectory() as folder:
        rows = pathlib.Path(folder) / "newcomers.csv"
        rows.write_text("Name,Occupation,E-mail\nChidi Okafor,Nurse,chidi@example.org\nDaniela Ruiz,Developer,daniela@\n")
        trial = karim.fill("/people/imports/new", "daniela@", list=str(rows), side="newcomers")

    record = ["", "/edit", "/profile/work", "/profile/qualifications", "/profile/languages", "/profile/meeting", "/profile/pause",
              "/facts/occupation", "/consents", "/consents/new", "/referrals/new", "/notes/new", "/timeline", "/duplicates",
              "/rights", "/hold", "/erasure"]
    karim.looks = ["/", "/people", "/people?find=nobody", "/people/new", "/people/imports/new", trial, "/referrals", referral, "/rights",
                   "/breaches/new", "/organisations", rivage, f"{amina}/merges/{second.split('/')[-1]}/new"]
    karim.looks += [amina + part for part in record]
    karim.looks += ["/desk", desk, waits, f"{waits}/comparison?with={elaine.split('/')[-1]}", f"{desk}/round", f"{desk}/round/recruits",
                    f"{waits}/with/{elaine.split('/')[-1]}/proposal", amina + "/programmes"]
    topic = "/employers/topics/job-posting"
    imani.fill(topic + "/additions/new", kind="event", title_en="Breakfast", title_fr="Petit-déjeuner", words_en="Employers meet.",
               words_fr="Des employeurs se voient.", day="2027-05-04")
    imani.looks = ["/programmes", "/programmes/new", programme, f"{programme}/settings/edit", f"{programme}/text/edit", "/account/tokens",
                   "/api", "/", "/organisations/new", rivage + "/contacts/new", rivage + "/sites/new", "/council",
                   topic, topic + "/local", topic + "/text/edit", topic + "/additions/new"]
    imani.looks += [programme + "/intake", programme + "/applications", "/applications", came, came + "/rules/looking",
                    came + "/refusal", came + "/question", elaine + "/programmes/referral/new"]
    chidi.looks = ["/".join(offer.split("/")[:3]), offer]
    chidi.looks += ["/employers?reader=owner&size=small&need=source", "/employers/stages/select", "/employers/topics"]
    chidi.looks += [f"/employers/tools/{tool}" for tool in ["job-ad", "skills", "interview", "credential", "onboarding", "buddy"]]
    chidi.looks += [f"{form}/{page}" for page in ["who", "work", "coding", "training", "languages", "meeting", "consent", "check", "later"]]
    lena.looks = ["/", "/referrals", referral]
    sofia.looks = ["/", "/staff", "/staff/webhooks", "/staff/provider", "/account/tokens/new", "/staff/invitations/new", "/staff/agencies/new", "/account", "/account/password"]
    return [sofia, imani, karim, lena, chidi]
