"""Headless Chromium, where it is installed."""

import json
import os
import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next((executable for name in NAMES if (executable := shutil.which(name))), "")
AXE = os.environ.get("AXE_CORE", "")
needs_browser = pytest.mark.skipif(
    not BROWSER, reason=f"no browser is installed: none of {', '.join(NAMES)}"
)
needs_axe = pytest.mark.skipif(
    not (BROWSER and AXE), reason="AXE_CORE does not name an axe.min.js (npm pack axe-core)"
)
_POLICY = re.compile(r"<meta http-equiv[^>]*>")


def run(folder: Path, *words: str) -> str:
    """What the browser prints."""
    done = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000",
         f"--user-data-dir={folder / 'profile'}", *words],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout


def measured(html: str, width: int, script: str, folder: Path) -> Any:
    """What a script finds in the document `page`, laid out at a width; its own scripts stay off."""
    frame = f'<iframe id="f" width="{width}" height="900" srcdoc="{escape(html)}"></iframe>'
    code = f"""const frame = document.getElementById("f");
    frame.onload = async () => {{
      const page = frame.contentDocument;
      const result = await (async () => {{ {script} }})();
      const out = document.createElement("pre");
      out.id = "out";
      out.textContent = JSON.stringify(result);
      document.body.append(out);
    }};"""
    path = folder / "frame.html"
    path.write_text(f"<!DOCTYPE html><body style='margin:0'>{frame}<script>{code}</script></body>")
    match = re.search(r'<pre id="out">(.*?)</pre>', run(folder, "--dump-dom", path.as_uri()), re.S)
    assert match, "the script did not end"
    return json.loads(unescape(match[1]))


def violations(html: str, folder: Path) -> list[str]:
    """What axe-core has against a document with everything unfolded."""
    rules = Path(AXE).read_text().replace("</script", "<\\/script")
    page = _POLICY.sub("", html).replace("</body>", f"<script>{rules}</script></body>")
    script = """for (const folded of page.querySelectorAll("details")) folded.open = true;
      const done = await frame.contentWindow.axe.run(page,
        {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
      return done.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).slice(0, 3).join());"""
    broken: list[str] = measured(page, 1280, script, folder)
    return broken


def printed_pages(html: str, folder: Path) -> bytes:
    """The document as a PDF on the paper that its style asks for."""
    (folder / "page.html").write_text(html)
    pdf = folder / "page.pdf"
    page = (folder / "page.html").as_uri()
    run(folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page)
    return pdf.read_bytes()
