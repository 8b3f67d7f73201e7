"""What a task costs whoever does it: taps, typed characters and page loads, counted and never timed."""

from playwright.sync_api import Locator, Page


class Steps:
    """Works on a page and counts what a person would have to do."""

    def __init__(self, page: Page) -> None:
        """Begin to count."""
        self.page = page
        self.taps = self.typed = self.loads = 0
        page.on("request", lambda request: self._load(request.is_navigation_request() and not request.redirected_from))

    def tap(self, what: Locator) -> None:
        """Tap a link or a button."""
        self.taps += 1
        what.click()

    def type(self, field: Locator, text: str) -> None:
        """Tap a field and type."""
        self.taps += 1
        self.typed += len(text)
        field.fill(text)

    def choose(self, field: Locator, value: str) -> None:
        """Tap a list and one of its choices; of one that stands there already nothing is tapped."""
        if field.input_value() != value:
            self.taps += 2
            field.select_option(value)

    @property
    def counted(self) -> tuple[int, int, int]:
        """Return taps, typed characters and page loads so far."""
        return self.taps, self.typed, self.loads

    def _load(self, is_page: bool) -> None:
        self.loads += is_page
