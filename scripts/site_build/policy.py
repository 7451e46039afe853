"""The content security policy of each page: our own files, and exactly the inline scripts and styles that it has."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"""\btype=["']?application/(?:ld\+)?json""", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
COMPUTES = re.compile(r"<msc-[a-z]+ data-app=")  # an element that starts the engine

# For a worker that is loaded from the app folder: it has a policy only if the host sends this with its files.
WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'"
# What a meta element cannot say, for hosts that send headers.
HEADER_POLICY = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"


def inline_hashes(html: str) -> dict[str, list[str]]:
    """Return the hashes of inline scripts and styles, each once, in the order of the page. Data blocks never run."""
    found: dict[str, list[str]] = {"script": [], "style": []}
    for name, attributes, content in _INLINE.findall(html):
        if _SOURCE.search(attributes) or _DATA.search(attributes):
            continue
        source = f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
        if source not in found[name.lower()]:
            found[name.lower()].append(source)
    return found


def page_policy(html: str) -> str:
    """Return the policy of a page. One with the engine may compile WebAssembly and start a worker from a blob."""
    hashes = inline_hashes(html)
    computes = COMPUTES.search(html) is not None
    return _policy(
        {
            "default-src": ["'none'"],
            "script-src": ["'self'", *(["'wasm-unsafe-eval'"] if computes else []), *hashes["script"]],
            "style-src": ["'self'", *hashes["style"]],
            "img-src": ["'self'", "data:"],
            "font-src": ["'self'"],
            "connect-src": ["'self'"],
            "worker-src": ["'self'", *(["blob:"] if computes else [])],
            "manifest-src": ["'self'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
            "object-src": ["'none'"],
        }
    )


def _policy(directives: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())
