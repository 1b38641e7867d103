from __future__ import annotations

import json
import shutil
from typing import Any

import pytest

from support.desk import REPORTS, Desk, snippets

pytestmark = pytest.mark.skipif(not shutil.which("emacs"), reason="Emacs is not installed")

EGLOT, COMPILATION, FLYCHECK = snippets("elisp")
WALK = """
(require 'json)
(defvar positions nil)
(defun note-position ()
  (push (list (file-name-nondirectory buffer-file-name) (line-number-at-pos) (1+ (- (point) (line-beginning-position))))
        positions))
(defun write-positions ()
  (let ((coding-system-for-write 'utf-8))
    (write-region (json-encode `((positions . ,(vconcat (reverse positions))))) nil "out.json")))
(set-coding-system-priority 'utf-8 'gb18030)
(find-file "{report}")
"""
COMPILE = """
(gouji)
(while (get-buffer-process next-error-last-buffer) (accept-process-output nil 0.1))
(condition-case nil
    (while t (next-error) (note-position))
  (user-error nil))
(write-positions)
"""
HAS_FLYCHECK = """
(package-initialize)
(unless (require 'flycheck nil t) (message "no flycheck"))
"""
LOOK = """
(when (eq major-mode 'fundamental-mode) (text-mode))  ; Markdown, where markdown-mode is not installed
(setq flycheck-checker 'gouji flycheck-check-syntax-automatically nil)
(flycheck-mode)
(flycheck-buffer)
(let ((waited 0))
  (while (and (< waited 300) (not (eq flycheck-last-status-change 'finished)))
    (accept-process-output nil 0.1)
    (setq waited (1+ waited))))
(dolist (overlay (sort (flycheck-overlays-in (point-min) (point-max))
                       (lambda (one other) (< (overlay-start one) (overlay-start other)))))
  (goto-char (overlay-start overlay))
  (note-position))
(write-positions)
"""

HAS_EGLOT = """
(package-initialize)
(unless (require 'eglot nil t) (message "no eglot"))
"""
SERVED = """
(when (eq major-mode 'fundamental-mode) (text-mode))
(unless (eglot-managed-p) (apply #'eglot (eglot--guess-contact)))
(let ((waited 0))
  (while (and (< waited 600) (null (flymake-diagnostics)))
    (accept-process-output nil 0.1)
    (setq waited (1+ waited))))
(dolist (found (sort (flymake-diagnostics)
                     (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other)))))
  (goto-char (flymake-diagnostic-beg found))
  (note-position))
(write-positions)
"""


def drive(desk: Desk, report: str, *parts: str) -> Any:
    """What a script finds out in an Emacs with the set-up of the docs."""
    setup, script = parts
    out = desk.reports / "out.json"
    whole = desk.write("walk.el", setup + WALK.replace("{report}", report) + script)
    said = desk.run("emacs", "-q", "--batch", "-l", whole)
    assert out.exists(), said
    return json.loads(out.read_text("utf-8"))


@pytest.mark.parametrize("report", REPORTS)
def test_next_error_takes_point_to_each_finding(desk: Desk, report: str) -> None:
    found = drive(desk, report, COMPILATION, COMPILE)
    assert len(found["positions"]) > 4
    assert [tuple(position) for position in found["positions"]] == desk.findings(report)


@pytest.mark.parametrize("report", REPORTS)
def test_flycheck_marks_each_finding(desk: Desk, report: str) -> None:
    if "no flycheck" in desk.run("emacs", "-q", "--batch", "-l", desk.write("ask.el", HAS_FLYCHECK)):
        pytest.skip("flycheck is not installed")
    found = drive(desk, report, f"(package-initialize)\n{FLYCHECK}", LOOK)
    assert [tuple(position) for position in found["positions"]] == sorted(desk.findings(report))


@pytest.mark.parametrize("report", REPORTS)
def test_eglot_marks_each_finding(desk: Desk, report: str) -> None:
    """Of an empty cell the character before it: Emacs marks at least one."""
    if "no eglot" in desk.run("emacs", "-q", "--batch", "-l", desk.write("ask.el", HAS_EGLOT)):
        pytest.skip("eglot is not installed")
    found = drive(desk, report, f"(package-initialize)\n{EGLOT}", f"(setq eglot-sync-connect t)\n{SERVED}")
    marked = [tuple(position) for position in found["positions"]]
    expected = sorted(desk.findings(report))
    assert [(line, column) for _, line, column in marked if (report, line, column) not in expected] == [
        (line, column - 1) for name, line, column in expected if (name, line, column) not in marked
    ]
    assert len(set(marked) & set(expected)) == len(expected) - 1
