"""Files for hosts: headers for Netlify, Cloudflare and nginx, robots.txt, and what is wrong without a known address."""

import json
from pathlib import Path

from scripts.site_build.policy import HEADER_POLICY, WORKER_POLICY

EVERYWHERE = {
    "Content-Security-Policy": HEADER_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
APP = {"Content-Security-Policy": WORKER_POLICY, "Cache-Control": "public, max-age=31536000, immutable"}
FONTS = {"Cache-Control": "public, max-age=2592000"}  # a month: their names stay when they change, which is seldom
MARKER = "site-root.json"  # lets 404.html find the root of the site below any sub-path


def write_host_files(site: Path, hosts: Path, site_url: str) -> None:
    """Write what hosts need into the site, and what belongs into a server's own configuration beside it."""
    (site / "_headers").write_text(headers_file(), encoding="utf-8")
    (site / ".nojekyll").write_text("", encoding="utf-8")
    (site / MARKER).write_text(json.dumps({"site": "msc-scale-decision"}) + "\n", encoding="utf-8")
    robots = ["User-agent: *", "Allow: /"]
    if site_url:
        robots += ["", f"Sitemap: {site_url.rstrip('/')}/sitemap.xml"]
    else:
        for name in ("sitemap.xml", "sitemap.xml.gz"):  # addresses without a host are no sitemap
            (site / name).unlink(missing_ok=True)
    (site / "robots.txt").write_text("\n".join(robots) + "\n", encoding="utf-8")
    hosts.mkdir(parents=True, exist_ok=True)
    (hosts / "nginx.conf").write_text(nginx_file(), encoding="utf-8")


def headers_file() -> str:
    """Return the ``_headers`` file that Netlify and Cloudflare Pages read."""
    blocks = (("/*", EVERYWHERE), ("/app/*", APP), ("/assets/fonts/*", FONTS))
    return "\n".join(
        "\n".join([place, *(f"  {name}: {value}" for name, value in headers.items())]) + "\n"
        for place, headers in blocks
    )


def nginx_file() -> str:
    """Return a ``server`` snippet for nginx. A location that adds a header inherits none, so the app repeats them."""
    together = {**EVERYWHERE, **APP}
    return "\n".join(
        [
            "# Inside server { }, whose root is the built site. Own types replace the general ones, so include those.",
            "include mime.types;",
            "types { text/javascript mjs; application/wasm wasm; }",
            "error_page 404 /404.html;",
            *(f'add_header {name} "{value}" always;' for name, value in EVERYWHERE.items()),
            "location /app/ {",
            *(f'  add_header {name} "{value}" always;' for name, value in together.items()),
            "}",
            "location /assets/fonts/ { expires 30d; }",
            "",
        ]
    )
