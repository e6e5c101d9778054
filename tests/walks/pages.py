"""A page as a browser reads it: its words line by line, its links, and its forms as they stand. It knows no page.

It must not follow or send anything.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

INLINE = {"a", "abbr", "b", "em", "i", "span", "strong", "sub", "sup", "wbr"}
VOID = {"input", "img", "br", "meta", "link", "hr", "circle", "path", "rect"}
UNREAD = {"textarea", "script", "style", "svg", "template", "title", "noscript", "head"}


@dataclass
class Control:
    """A field as it stands: what it would send, and the words beside it."""

    name: str
    kind: str
    value: str = ""
    checked: bool = False
    label: str = ""
    files: list[tuple[str, bytes, str]] = field(default_factory=list)


@dataclass
class Button:
    words: str
    name: str
    value: str


@dataclass
class Form:
    action: str
    method: str
    encoding: str
    controls: list[Control] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)


class Page(HTMLParser):
    """`lines` are the words of the main part, one for each block; `links` go from words to addresses."""

    def __init__(self, html: str, address: str = "") -> None:
        super().__init__()
        self.address = address
        self.html = html
        self.language = self.direction = ""
        self.lines: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self.heading = ""
        self._open: list[str] = []
        self._words = ""
        self._caught: list[tuple[str, list[str]]] = []
        self._ids: dict[str, Control] = {}
        self._labels: dict[str, str] = {}
        self._attrs: list[dict[str, str]] = []
        self.feed(html)
        self.close()
        for name, words in self._labels.items():
            if name in self._ids:
                self._ids[name].label = words

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def after(self, words: str, *, until: str = "") -> list[str]:
        """The lines that follow a line, up to another one."""
        assert words in self.lines, f"no line “{words}” on {self.address}:\n{self.text}"
        start = self.lines.index(words) + 1
        assert not until or until in self.lines[start:], f"no line “{until}” after “{words}”:\n{self.text}"
        return self.lines[start : self.lines.index(until, start) if until else None]

    # What HTMLParser calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in INLINE or "govuk-button" in given.get("class", ""):
            self._end_line()
        if tag == "html":
            self.language, self.direction = given.get("lang", ""), given.get("dir", "ltr")
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get"), given.get("enctype", "")))
        if tag == "input":
            self._control(given, given.get("type", "text"), given.get("value", ""), "checked" in given)
        if tag == "img":
            self.handle_data(f" {given.get('alt', '')} ")
        if tag == "textarea":
            self._control(given, tag, "")
        if tag not in VOID:
            self._open.append(tag)
            self._attrs.append(given)
            if tag in ("a", "button", "label", "h1", "textarea"):
                self._caught.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag not in self._open:
            return
        while self._open:
            closed, attrs = self._open.pop(), self._attrs.pop()
            if self._caught and self._caught[-1][0] == closed:
                raw = "".join(self._caught.pop()[1])
                self._catch(closed, attrs, raw)
            if closed not in INLINE or "govuk-button" in attrs.get("class", ""):
                self._end_line()
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        for _tag, caught in self._caught:
            caught.append(data)
        if "main" in self._open and self._is_read():
            self._words += data

    def _is_read(self) -> bool:
        """What a field holds is no word of the page, and what is hidden is not there."""
        return not (UNREAD & set(self._open) or any("hidden" in attrs for attrs in self._attrs))

    def _control(self, given: dict[str, str], kind: str, value: str, checked: bool = False) -> None:
        if "disabled" in given or not given.get("name") or not self.forms:
            return
        control = Control(given["name"], kind, value or ("on" if kind in ("radio", "checkbox") else ""), checked)
        self.forms[-1].controls.append(control)
        if "id" in given:
            self._ids[given["id"]] = control

    def _catch(self, tag: str, attrs: dict[str, str], raw: str) -> None:
        words = " ".join(raw.split())
        if tag == "a" and "href" in attrs:
            self.links.append((words, attrs["href"]))
        elif tag == "label":
            self._labels[attrs.get("for", "")] = words
        elif tag == "h1":
            self.heading = words
        elif tag == "textarea" and self.forms:
            self.forms[-1].controls[-1].value = raw.removeprefix("\n")
        elif tag == "button" and attrs.get("type", "submit") == "submit" and self.forms and "form" in self._open:
            self.forms[-1].buttons.append(Button(words, attrs.get("name", ""), attrs.get("value", "")))

    def _end_line(self) -> None:
        words = " ".join(self._words.split())
        if words:
            self.lines.append(words)
        self._words = ""
