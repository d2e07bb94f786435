"""Walk through the Django example and FastAPI's documentation page, and take screenshots of them.

    python tools/screenshots.py FOLDER [SWAGGER]

Needs chromium and chromedriver on the PATH. FastAPI's page loads Swagger UI from another site;
where that cannot be reached, SWAGGER is a folder with the npm package `swagger-ui-dist`. Three of
the pictures, `django.png`, `django-orders.png` and `fastapi.png`, belong into docs/. Fails where a
page does not show what it should, where the browser's console has an error, or where the site logs
a warning.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

EXAMPLES = Path(__file__).parents[1] / "examples"
OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1100,1020",
]
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # https://www.w3.org/TR/webdriver2/#elements


class Browser:
    """The part of WebDriver that the walk needs. https://www.w3.org/TR/webdriver2/"""

    def __init__(self, driver: str, profile: str) -> None:
        """Open a window."""
        self._http = httpx.Client(timeout=60, trust_env=False)
        chrome = {"args": [*OPTIONS, f"--user-data-dir={profile}"]}
        wanted = {"goog:chromeOptions": chrome, "goog:loggingPrefs": {"browser": "ALL"}}
        session = self._post(f"{driver}/session", capabilities={"alwaysMatch": wanted})
        self._url = f"{driver}/session/{session['sessionId']}"

    def _post(self, endpoint: str, **body: Any) -> Any:
        answer = self._http.post(endpoint, json=body)
        assert answer.is_success, answer.text
        return answer.json()["value"]

    def open(self, url: str) -> None:
        self._post(f"{self._url}/url", url=url)

    def find(self, css: str) -> str:
        found: dict[str, str] = self._post(f"{self._url}/element", using="css selector", value=css)
        return f"{self._url}/element/{found[ELEMENT]}"

    def click(self, css: str) -> None:
        self._post(f"{self.find(css)}/click")

    def fill_in(self, css: str, text: str) -> None:
        self._post(f"{self.find(css)}/value", text=text)

    def run(self, script: str) -> Any:
        return self._post(f"{self._url}/execute/sync", script=script, args=[])

    def text(self) -> str:
        return str(self.run("return document.body.innerText"))

    def expect(self, *texts: str) -> None:
        """Fail unless the page soon shows these texts, and all of its controls have labels."""
        self.expect_true(
            f"return {json.dumps(texts)}.every(t => document.body.innerText.includes(t))"
        )
        unnamed = self.run(
            "return [...document.querySelectorAll('input:not([type=hidden]),select,button,a')]"
            ".filter(e => !e.labels?.length && !e.innerText.trim() && !e.ariaLabel).length"
        )
        assert unnamed == 0, "a control has no name"

    def expect_true(self, script: str) -> None:
        """Fail unless the script soon returns true."""
        for _ in range(50):
            if self.run(script):
                return
            time.sleep(0.1)
        raise AssertionError(f"{script}\n{self.text()}")

    def picture(self, file: Path) -> None:
        image: str = self._http.get(f"{self._url}/screenshot").json()["value"]
        file.write_bytes(base64.b64decode(image))

    def close(self) -> None:
        log = self._post(f"{self._url}/se/log", type="browser")
        self._http.delete(self._url)
        self._http.close()
        # The page that answers 404 and what FastAPI's page loads are entries of the console, too.
        known = (
            "404",
            "cdn.jsdelivr.net",
            "fastapi.tiangolo.com",
            "SwaggerUIBundle is not defined",
        )
        wrong = [each for each in log if not any(text in each["message"] for text in known)]
        assert wrong == [], wrong


@contextmanager
def started(arguments: list[str], ready: str, log: Path) -> Generator[str]:
    """Start a program, wait until its log matches, yield the match, and stop the program."""
    with (
        log.open("w") as output,
        subprocess.Popen(arguments, stdout=output, stderr=subprocess.STDOUT) as process,
    ):
        try:
            for _ in range(300):
                if found := re.search(ready, log.read_text()):
                    yield found[1]
                    break
                time.sleep(0.1)
            else:
                raise AssertionError(log.read_text())
        finally:
            process.terminate()


def walk(browser: Browser, url: str, folder: Path) -> None:
    """Log in, search, view a message, release an inbound message, and cause an error."""
    browser.open(url)
    browser.fill_in("#id_username", "demo")
    browser.fill_in("#id_password", "demo")
    browser.click("button.main")
    browser.expect("Sent messages", "newest first", "Page 1 of")

    browser.fill_in("#id_tag", "order-receipt")
    browser.click("button.main")
    browser.expect("order-receipt", "Older")
    browser.expect_true("return location.search.includes('tag=order-receipt')")
    browser.picture(folder / "search.png")

    browser.click("a[rel=next]")
    browser.expect("Page 2 of")
    browser.expect_true("return location.search.includes('tag=order-receipt')")

    messages: list[str] = browser.run(
        "return [...document.querySelectorAll('tbody a')]"
        ".filter(link => link.innerText.startsWith('Your order')).map(link => link.href)"
    )
    for message in messages:
        browser.open(message)
        if "Clicked" in browser.text():
            break
    browser.expect("What happened", "Delivered", "Opened", "Clicked")
    browser.picture(folder / "django.png")

    browser.open(f"{url}support/inbound/?status=Blocked")
    browser.expect("Received messages", "Bypass")
    browser.picture(folder / "inbound.png")
    before = browser.run("return document.querySelectorAll('tbody a.button').length")
    browser.click("tbody a.button")
    browser.expect("Bypass this message?", "blocked by domain rule")
    browser.picture(folder / "confirm.png")
    browser.click("form .main")
    browser.expect("Successfully bypassed message")
    browser.expect_true("return location.search === '?status=Blocked'")
    assert before

    browser.click("tbody a:not(.button)")
    browser.expect("Blocked", "Text")
    browser.picture(folder / "inbound_message.png")

    browser.open(f"{url}support/status/")
    browser.expect("Waiting messages", "Blocked")
    browser.picture(folder / "status.png")

    browser.open(f"{url}support/messages/no-such-message/")
    browser.expect("This message was not found")
    browser.picture(folder / "gone.png")

    browser.open(f"{url}support/deliveries/")
    browser.expect("Webhook deliveries", "Bounce", "Delivery")
    browser.picture(folder / "deliveries.png")
    gone: str = browser.run(
        "return [...document.querySelectorAll('tbody tr')]"
        ".find(row => row.innerText.startsWith('Bounce')).cells[1].innerText"
    )
    for order, to in (("1041", "pat@example.com"), ("1042", gone), ("1043", "zoe@example.com")):
        order_mail(browser, url, order, to)
    browser.expect("accepted", "refused", "Send again")
    browser.picture(folder / "django-orders.png")


def order_mail(browser: Browser, url: str, order: str, to: str) -> None:
    """Send the mail of an order."""
    browser.open(f"{url}support/orders/")
    browser.fill_in("#id_order", order)
    browser.fill_in("#id_to", to)
    browser.fill_in("#id_text", "Your parcel is on its way.")
    browser.click("form.card button.main")
    browser.expect("Order mails", order)


def document(browser: Browser, url: str, folder: Path, swagger: Path | None) -> None:
    """Show FastAPI's page, with the schema that it has of a model of the SDK."""
    browser.open(f"{url}/docs")
    if swagger and browser.run("return typeof SwaggerUIBundle === 'undefined'"):
        style = json.dumps((swagger / "swagger-ui.css").read_text("utf-8"))
        browser.run((swagger / "swagger-ui-bundle.js").read_text("utf-8"))
        browser.run(
            f"document.head.append(document.createElement('style'));"
            f"document.querySelector('head style:last-child').textContent = {style}"
        )
        browser.run(
            "document.querySelectorAll('body script:not([src])').forEach(s => (0,eval)(s.text))"
        )
    browser.expect_true("return document.body.innerText.includes('/messages/{message_id}')")
    browser.picture(folder / "fastapi.png")


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    swagger = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    python = [sys.executable, "-W", "default", "-u"]
    site = [*python, str(EXAMPLES / "django_site" / "demo_site.py"), "--port=0"]
    app = [*python, str(EXAMPLES / "fastapi_app" / "demo_app.py"), "--port=0"]
    with (
        tempfile.TemporaryDirectory() as scratch,
        started(
            ["chromedriver", "--port=0"],
            r"started successfully on port (\d+)",
            Path(scratch, "driver"),
        ) as port,
        started(site, r"development server at (http://\S+/)", Path(scratch, "site")) as url,
        started(app, r"running on (http://[\d.:]+)", Path(scratch, "app")) as api,
    ):
        browser = Browser(f"http://127.0.0.1:{port}", f"{scratch}/profile")
        try:
            walk(browser, url, folder)
            document(browser, api, folder, swagger)
        finally:
            browser.close()
        log = Path(scratch, "site").read_text()
    assert "Warning:" not in log, log
    print(f"Pictures in {folder}. Look at them.")


if __name__ == "__main__":
    main()
