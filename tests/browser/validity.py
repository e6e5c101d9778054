"""Asks html-validate what is wrong with pages as they were sent. For the tests of every page."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from frontdoor.config.assets import node, tools
from frontdoor.config.variables import CHECKOUT

RULES = {
    "extends": ["html-validate:recommended"],
    "rules": {
        # How the text is laid out is no one's business but the template's.
        "no-trailing-whitespace": "off",
        "void-style": "off",
        "attr-quotes": "off",
        "doctype-style": "off",
        # Our own origin serves every file under its digest.
        "require-sri": "off",
        # The design system's own markup: links that act as buttons, roles that repeat the element's for old readers.
        "prefer-native-element": "off",
        "no-redundant-role": "off",
        # Ticks of one question share its name.
        "form-dup-name": ["error", {"shared": ["radio", "button", "reset", "submit", "checkbox"]}],
        "wcag/h30": "error",
        "no-inline-style": "error",
        # A title ends in the council's name.
        "long-title": "off",
    },
}


def mistakes(pages: Mapping[str, str]) -> list[str]:
    """Pages by name, all checked at once; each mistake in a line: page, line, rule, what it says."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "rules.json").write_text(json.dumps({"root": True} | RULES))
        for name, html in pages.items():
            (Path(folder) / f"{name}.html").write_text(html)
        said = _checked(folder, [f"{name}.html" for name in pages])
    return [
        f"{Path(page['filePath']).stem}:{message['line']}: {message['ruleId']}: {message['message']}"
        for page in said
        for message in page["messages"]
    ]


def _checked(folder: str, names: list[str]) -> list[dict]:
    command = tools(CHECKOUT) / "node_modules/html-validate/bin/html-validate.mjs"
    asked = [*node(), str(command), "--config", "rules.json", "--formatter", "json", *names]
    done = subprocess.run(asked, cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr or done.stdout)
    return json.loads(done.stdout)
