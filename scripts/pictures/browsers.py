"""Pages in a browser: Chromium as it is installed, driven by Playwright."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

from pictures.programs import Unavailable, gouji, needed

DISTRICT = Path(__file__).parents[2] / "examples" / "district"
WIDE, PHONE = (1280, 640), (390, 844)
PATIENCE = 60_000
"""Milliseconds for a check in the browser."""


@contextmanager
def browser() -> Iterator[Any]:
    """The browser that is installed, driven by Playwright."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it need not be installed
    except ImportError:
        raise Unavailable("playwright") from None
    program = needed("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=program, args=["--no-sandbox"], env={**os.environ, "LC_ALL": "C.UTF-8"}
        )
        yield opened
        opened.close()


@contextmanager
def page(address: str, size: tuple[int, int], **more: Any) -> Iterator[Any]:
    """A page in a window of a size."""
    with browser() as opened:
        found = opened.new_page(viewport={"width": size[0], "height": size[1]}, locale="zh-CN", **more)
        found.goto(address)
        yield found


def image(data: bytes) -> Image.Image:
    """A picture from the bytes of its file."""
    return Image.open(io.BytesIO(data)).convert("RGB")


def checked(folder: Path) -> str:
    """The address of the page about the samples."""
    (folder / "结果.html").write_text(gouji("check", "年报", "决算", "--format", "html", cwd=folder), "utf-8")
    return (folder / "结果.html").as_uri()


def page_wide(folder: Path) -> Image.Image:
    """The top of the page."""
    with page(checked(folder), WIDE) as found:
        return image(found.screenshot())


def page_report(folder: Path) -> Image.Image:
    """The table of a report on the page, and what is wrong in it."""
    with page(checked(folder), (1280, 900)) as found:
        found.evaluate("document.getElementById('r2').scrollIntoView()")
        return image(found.screenshot())


def _beside(folder: Path) -> str:
    """The address of the page about the reports of a district and its units, of two years."""
    shutil.copytree(DISTRICT, folder / "砚湖区")
    text = gouji("check", "砚湖区", "--format", "html", cwd=folder, code=0)  # there are warnings only
    (folder / "砚湖区.html").write_text(text, "utf-8")
    return (folder / "砚湖区.html").as_uri()


def page_across(folder: Path) -> Image.Image:
    """What the page shows of reports beside each other."""
    with page(_beside(folder), (1280, 800)) as found:
        found.evaluate("document.getElementById('years').scrollIntoView()")
        return image(found.screenshot())


def page_units(folder: Path) -> Image.Image:
    """The same from its top: units, each with those below it."""
    with page(_beside(folder), (1280, 800)) as found:
        return image(found.screenshot())


def page_phone(folder: Path) -> Image.Image:
    """The same on a phone."""
    with page(checked(folder), PHONE, device_scale_factor=1.5, is_mobile=True) as found:
        return image(found.screenshot())


def serve(folder: Path) -> Image.Image:
    """The local page with documents that were dropped on it."""
    command = (sys.executable, "-m", "gouji", "--lang", "zh", "serve", "--no-browser")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=folder, encoding="utf-8") as server:
        try:
            address = next(filter(None, (re.search(r"http://\S+/", line) for line in server.stdout or ())))[0]
            with page(address, (1280, 640)) as found:
                files = sorted((folder / "年报").iterdir())
                found.set_input_files("input[type=file]:not([webkitdirectory])", files)
                found.get_by_text(f"已检查 {len(files)} / {len(files)} 个文件").wait_for(timeout=PATIENCE)
                return image(found.screenshot())
        finally:
            server.terminate()
