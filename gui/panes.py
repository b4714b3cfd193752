"""F6: from one panel of the page to the next, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

PANEL_ROLES = ("panel", "wrong-panel")


def panes(page: QWidget) -> list[QWidget]:
    """The panels of `page` that are on the screen and have something to focus: the left column first, from above."""
    found = [widget for widget in page.findChildren(QWidget) if _is_panel(widget) and _focusable(widget)]
    outermost = [pane for pane in found if not any(other is not pane and other.isAncestorOf(pane) for other in found)]
    return sorted(outermost, key=lambda widget: _place(widget, page))


def focus_pane(page: QWidget, step: int) -> None:
    """Focuses the first control of the pane `step` after the one that has the focus now."""
    order = panes(page)
    if not order:
        return
    focused = QApplication.focusWidget()
    here = next((place for place, pane in enumerate(order) if focused and pane.isAncestorOf(focused)), None)
    if here is None:
        here = -1 if step > 0 else 0
    target = _focusable(order[(here + step) % len(order)])
    assert target is not None
    target.setFocus(Qt.FocusReason.ShortcutFocusReason)  # Qt shows a focus that came by Tab or by a shortcut


def _is_panel(widget: QWidget) -> bool:
    return widget.property("role") in PANEL_ROLES and widget.isVisible()


def _focusable(pane: QWidget) -> QWidget | None:
    """What a pane names as its entry, or else the first that takes the focus."""
    entry = getattr(pane, "entry", None)
    candidates = [*([entry] if entry is not None else []), pane, *pane.findChildren(QWidget)]
    return next((each for each in candidates if _takes_focus(each)), None)


def _takes_focus(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisible() and widget.isEnabled()


def _place(widget: QWidget, page: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(page, QPoint(0, 0))
    return corner.x(), corner.y()
