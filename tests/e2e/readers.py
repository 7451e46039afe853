"""A reader with a browser of their own: an empty device, and an eye on what the page does behind their back."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.e2e.pages import CalculatorPage


@dataclass
class Reader:
    """One reader's device; more than one tab can be open on it.

    Attributes:
        context: cookies, storage and permissions of this reader alone.
        origin: where the site stands.
        requests: address of everything that was asked for, in order.
        errors: exceptions that no script caught.
        violations: what the content security policy had to stop.
    """

    context: BrowserContext
    origin: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Watch every tab of this reader."""
        self.context.on("request", self._asked)
        self.context.on("console", self._said)
        self.context.on("weberror", lambda event: self.errors.append(str(event.error)))
        self.context.on("page", lambda page: page.on("crash", lambda _: self.errors.append("the tab crashed")))

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.violations.append(message.text)

    def tab(self, page: Page | None = None) -> CalculatorPage:
        """Return the calculator in a new tab, not yet opened."""
        return CalculatorPage(page or self.context.new_page(), f"{self.origin}/calculator/")

    def foreign_requests(self) -> list[str]:
        """Return what was asked of any other place than the site itself."""
        own = (f"{self.origin}/", f"blob:{self.origin}/", "data:", "about:")
        return [url for url in self.requests if not url.startswith(own)]
