"""What every page of HTML that we write has: one file that loads nothing, runs nothing and prints on A4."""

from base64 import b64encode
from hashlib import sha256
from html import escape as quoted

from als_tui.domain.words.text import shown

_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{}'"


def framed(title: str, style: str, body: str) -> str:
    """A whole page: `body` is HTML already, `title` somebody's words."""
    policy = _POLICY.format(b64encode(sha256(style.encode()).digest()).decode())
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def safe(text: str) -> str:
    """Somebody's words as nothing but text, safe to look at with `cat`, too."""
    return quoted(shown(text))
