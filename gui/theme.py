"""Every colour, size and font of the window.

The interface is ink; only actors have hue. Yellow is the learner's, crimson means lost, wrong or stuck. Colours are
``#RRGGBB`` strings, which `QColor`, style sheets, rich text and pyqtgraph all take. Nothing else in `gui` names a
colour or a font.

Standard widgets get their look from `application_style` by a property named ``role``, set before the widget is
first shown: buttons ``primary`` (ink), ``quiet`` (text only), ``icon`` (a square of 26) and without a role the
outlined one; frames ``panel`` (surface, 1 px line, radius 8), ``wrong-panel`` (crimson), ``empty`` (dashed); labels
``head`` (13, 600), ``question`` (19), ``muted``, ``small`` (12, muted), ``wrong``, ``right``, ``yours`` (on yellow).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QPalette

CODE_FAMILY = "JetBrains Mono"
CJK_FAMILY = "Noto Sans CJK SC"
SYSTEM_FAMILY = ""
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
PROJECTOR_SCALE = 1.5

ACTOR_ORDER = "MABCDE"


@lru_cache(maxsize=512)
def mix(over: str, under: str, share: float) -> str:
    """The colour seen when `over` with opacity `share` (0 to 1) lies on `under`."""
    top, bottom = QColor(over), QColor(under)
    red, green, blue = (
        round(a * share + b * (1 - share))
        for a, b in zip(
            (top.red(), top.green(), top.blue()), (bottom.red(), bottom.green(), bottom.blue()), strict=True
        )
    )
    return f"#{red:02x}{green:02x}{blue:02x}"


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens of the visual design. `ink` fills primary buttons and rings the focus; `on_ink` is written on it."""

    dark: bool
    bg: str
    surface: str
    sunken: str
    line: str
    grid: str
    edge: str
    text: str
    ink: str
    on_ink: str
    muted: str
    faint: str
    yours_fill: str
    yours_line: str
    yours_text: str
    wrong: str
    wrong_tint: str
    right: str
    right_tint: str
    keyword: str
    string: str
    comment: str
    actors: tuple[str, ...]
    """In the order of `ACTOR_ORDER`."""
    actor_text: str

    def actor(self, letter: str) -> str:
        """The hue of an actor. S (a Manager's server) has C's; F and later take A's to E's again, told apart by
        their letter."""
        if letter == "S":
            letter = "C"
        if letter in ACTOR_ORDER:
            return self.actors[ACTOR_ORDER.index(letter)]
        return self.actors[1 + (ord(letter[:1] or "A") - ord("A")) % 5]

    def actor_tint(self, letter: str) -> str:
        """Behind a line or a box that belongs to an actor: 13 % over surface."""
        return mix(self.actor(letter), self.surface, 0.13)

    def pale(self, color: str) -> str:
        """For signs that stand back and are seen all the same (three to one against the surface): the lines of what
        is blocked, the frame of a box."""
        return mix(color, self.surface, 0.78)

    def actor_pale(self, letter: str) -> str:
        """A thin bar for "ready, waiting for its turn"."""
        return self.pale(self.actor(letter))

    @property
    def wrong_pale(self) -> str:
        """Losses that are so many that full crimson would hide who writes."""
        return mix(self.wrong, self.surface, 0.6)

    @property
    def bars(self) -> tuple[str, str, str]:
        """The fill of a bar for an ending as it should be, for one that is bad, and for any other."""
        shares = ((self.right, 0.75), (self.wrong, 0.65), (self.faint, 0.8))
        good, bad, other = (mix(color, self.surface, share) for color, share in shares)
        return good, bad, other

    @property
    def wrong_fill(self) -> str:
        """The gap between what is and what should have been, under a curve."""
        return mix(self.wrong, self.surface, 0.17 if self.dark else 0.09)

    @property
    def control(self) -> str:
        """The fill of an ordinary button."""
        return self.surface

    @property
    def track(self) -> str:
        """Behind a segmented control, and of a count in a tab."""
        return mix(self.ink, self.bg, 0.09)

    @property
    def disabled(self) -> str:
        """The fill of a control that does nothing now."""
        return mix(self.ink, self.bg, 0.13)

    def for_projector(self) -> Palette:
        """White or black behind everything, stronger lines and text."""
        if self.dark:
            return replace(
                self, bg="#000000", surface="#000000", sunken="#0C0F14", line="#66738A", grid="#333D4B",
                edge="#8591A1", text="#FFFFFF", ink="#FFFFFF", on_ink="#000000", muted="#CBD3DE", faint="#A3AEBD",
            )  # fmt: skip
        return replace(
            self, bg="#FFFFFF", line="#AEB7C4", grid="#E0E4EA", edge="#8A95A4", text="#000000", ink="#0C1118",
            muted="#3B4553", faint="#4B5665",
        )  # fmt: skip


LIGHT = Palette(
    dark=False,
    bg="#F1F3F6", surface="#FFFFFF", sunken="#F6F7F9",
    line="#DDE2E9", grid="#E9ECF1", edge="#B3BCC8",
    text="#18202C", ink="#18202C", on_ink="#FFFFFF", muted="#4B5665", faint="#636E7D",
    yours_fill="#FFEDA6", yours_line="#8C6D00", yours_text="#3D3000",
    wrong="#B01240", wrong_tint="#FCEAEF", right="#13693B", right_tint="#E3F3E9",
    keyword="#2C3B55", string="#6B5326", comment="#647080",
    actors=("#3B4656", "#2C6BCB", "#B45A00", "#6F1E91", "#1B6B52", "#D11F83"), actor_text="#FFFFFF",
)  # fmt: skip

DARK = Palette(
    dark=True,
    bg="#12161C", surface="#1A2028", sunken="#161B22",
    line="#2D3541", grid="#252D38", edge="#556173",
    text="#E7EBF1", ink="#E7EBF1", on_ink="#12161C", muted="#A3AEBD", faint="#8591A1",
    yours_fill="#4D4214", yours_line="#D9BC45", yours_text="#FFE9A0",
    wrong="#FF8FA6", wrong_tint="#38202A", right="#7AD7A3", right_tint="#1B3328",
    keyword="#C3D0E4", string="#D6C295", comment="#8D99A9",
    actors=("#B6C5D7", "#4FA5FF", "#FCBA77", "#B084C6", "#8FEFC3", "#F0718A"), actor_text="#10141A",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How everything is drawn now. A new value is handed to every widget when theme, size or projector changes."""

    palette: Palette
    scale: float = 1.0
    """1.0 is 100 %; sizes in the visual design are pixels at that scale."""
    reduced_motion: bool = False
    projector: bool = False
    ui_family: str = SYSTEM_FAMILY if sys.platform in ("win32", "darwin") else CJK_FAMILY

    def px(self, size: float) -> int:
        """`size` in scaled pixels, at least 1 for anything that is not 0."""
        return max(1, round(size * self.scale)) if size > 0 else round(size * self.scale)

    def stroke(self, width: float) -> float:
        """The width of a drawn line in scaled pixels, stronger on a projector."""
        return width * self.scale * (1.25 if self.projector else 1.0)

    def ui_font(self, size: float = 14, weight: int = 400) -> QFont:
        """The interface's font at `size` pixels (unscaled)."""
        return QFont(_ui_font(self.ui_family, self.px(size), weight))

    def code_font(self, size: float = 14, bold: bool = False) -> QFont:
        """The font of programs and output at `size` pixels (unscaled); without ligatures, Chinese included."""
        return QFont(_code_font(self.px(size), bold))


def qt_palette(look: Look) -> QPalette:
    """For Fusion, which draws what the style sheet leaves alone (text selections, check marks, dialogs)."""
    colours, role = look.palette, QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, colours.bg), (role.WindowText, colours.text), (role.Base, colours.surface),
        (role.AlternateBase, colours.sunken), (role.Text, colours.text), (role.Button, colours.surface),
        (role.ButtonText, colours.text), (role.BrightText, colours.wrong), (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text), (role.PlaceholderText, colours.faint), (role.Link, colours.text),
        (role.LinkVisited, colours.muted), (role.Light, colours.line), (role.Midlight, colours.line),
        (role.Mid, colours.edge), (role.Dark, colours.edge), (role.Shadow, colours.edge),
        (role.Highlight, mix(colours.ink, colours.surface, 0.22)), (role.HighlightedText, colours.text),
        (role.Accent, colours.ink),
    ):  # fmt: skip
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.faint))
    return palette


def application_style(look: Look) -> str:
    """The one style sheet, set on the application. It leaves fonts and text colours to the application's font and
    palette, so that a widget's own `setFont` holds, and names them only for the roles above."""
    colours, px = look.palette, look.px
    return f"""
QMainWindow, QDialog {{ background: {colours.bg}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QToolTip {{ background: {colours.surface}; color: {colours.text}; border: 1px solid {colours.edge};
    padding: {px(4)}px {px(6)}px; font-size: {px(13)}px; }}
{_buttons(look)}
{_fields(look)}
{_tables(look)}
{_menus(look)}
{_frames(look)}
{_bars(look)}
"""


def _buttons(look: Look) -> str:
    colours, px = look.palette, look.px
    hover = mix(colours.ink, colours.surface, 0.06)
    return f"""
QPushButton, QToolButton {{ background: {colours.control}; color: {colours.text}; border: 1px solid {colours.edge};
    border-radius: {px(6)}px; padding: 0 {px(12)}px; min-height: {px(30)}px; }}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {colours.track}; }}
QPushButton:focus, QToolButton:focus {{ outline: none; }}
QDialog QPushButton:focus {{ border: 2px solid {colours.ink}; padding: 0 {px(12) - 1}px; }}
QDialog QCheckBox {{ padding: {px(3)}px; border: 2px solid transparent; border-radius: {px(4)}px; }}
QDialog QCheckBox:focus, QDialog QScrollArea:focus, QDialog QPlainTextEdit:focus {{
    border: 2px solid {colours.ink}; outline: none; }}
QPushButton:disabled, QToolButton:disabled {{ color: {colours.faint}; border-color: {colours.line}; }}
QPushButton[role="primary"] {{ background: {colours.ink}; color: {colours.on_ink}; border-color: {colours.ink};
    font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {mix(colours.surface, colours.ink, 0.14)}; }}
QPushButton[role="primary"]:disabled {{ background: {colours.disabled}; color: {colours.faint};
    border-color: {colours.disabled}; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{ background: transparent; border-color: transparent;
    color: {colours.muted}; }}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ color: {colours.text};
    background: {colours.track}; }}
QPushButton[role="icon"], QToolButton[role="icon"] {{ background: transparent; border-color: transparent;
    padding: 0; min-width: {px(26)}px; min-height: {px(26)}px; }}
QPushButton[role="icon"]:hover, QToolButton[role="icon"]:hover {{ background: {colours.track}; }}
"""


def _fields(look: Look) -> str:
    colours, px = look.palette, look.px
    return f"""
QComboBox, QLineEdit, QSpinBox, QDoubleSpinBox {{ background: {colours.surface}; color: {colours.text};
    border: 1px solid {colours.edge}; border-radius: {px(6)}px; padding: 0 {px(10)}px; min-height: {px(30)}px;
    selection-background-color: {mix(colours.ink, colours.surface, 0.22)}; selection-color: {colours.text}; }}
QComboBox:focus, QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {{ border: 2px solid {colours.ink};
    padding: 0 {px(10) - 1}px; }}
QComboBox:disabled, QLineEdit:disabled {{ color: {colours.faint}; border-color: {colours.line}; }}
QComboBox QAbstractItemView {{ background: {colours.surface}; border: 1px solid {colours.edge}; outline: none;
    selection-background-color: {colours.track}; selection-color: {colours.text}; padding: {px(4)}px; }}
QPlainTextEdit, QTextEdit, QTextBrowser {{ background: {colours.surface}; border: none;
    selection-background-color: {mix(colours.ink, colours.surface, 0.22)}; selection-color: {colours.text}; }}
QSlider::groove:horizontal {{ height: {px(3)}px; background: {colours.edge}; border-radius: {px(1)}px; }}
QSlider::sub-page:horizontal {{ background: {colours.yours_line}; border-radius: {px(1)}px; }}
QSlider::handle:horizontal {{ width: {px(10)}px; height: {px(10)}px; margin: -{px(6)}px 0;
    background: {colours.surface}; border: {px(2)}px solid {colours.yours_line}; border-radius: {px(7)}px; }}
QSlider::handle:horizontal:focus {{ background: {colours.yours_fill}; border-color: {colours.ink}; }}
"""


def _tables(look: Look) -> str:
    colours, px = look.palette, look.px
    chosen = mix(colours.ink, colours.surface, 0.14)
    return f"""
QTableView {{ background: {colours.surface}; alternate-background-color: {colours.sunken}; color: {colours.text};
    border: 2px solid {colours.line}; border-radius: {px(8)}px; padding: {px(2)}px; outline: none; }}
QTableView:focus {{ border-color: {colours.ink}; }}
QTableView::item {{ padding: 0 {px(8)}px; border: none; }}
QTableView::item:selected {{ background: {chosen}; color: {colours.text}; }}
QHeaderView, QTableCornerButton::section {{ background: transparent; border: none; }}
QHeaderView::section {{ background: {colours.surface}; color: {colours.muted}; border: none;
    border-bottom: 1px solid {colours.line}; padding: {px(6)}px {px(11)}px; font-size: {px(12)}px; font-weight: 600; }}
"""


def _menus(look: Look) -> str:
    colours, px = look.palette, look.px
    return f"""
QMenuBar {{ background: {colours.bg}; padding: 0; font-size: {px(14)}px; }}
QMenuBar::item {{ background: transparent; color: {colours.muted}; padding: {px(4)}px {px(10)}px;
    border-radius: {px(4)}px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {colours.track}; color: {colours.text}; }}
QMenu {{ background: {colours.surface}; border: 1px solid {colours.edge}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(5)}px {px(24)}px; border-radius: {px(4)}px; color: {colours.text}; }}
QMenu::item:selected {{ background: {colours.track}; }}
QMenu::item:disabled {{ color: {colours.faint}; }}
QMenu::separator {{ height: 1px; background: {colours.line}; margin: {px(4)}px {px(8)}px; }}
"""


def _frames(look: Look) -> str:
    colours, px = look.palette, look.px
    return f"""
QFrame[role="panel"] {{ background: {colours.surface}; border: 1px solid {colours.line};
    border-radius: {px(8)}px; }}
QFrame[role="wrong-panel"] {{ background: {colours.wrong_tint}; border: 1px solid {colours.wrong};
    border-radius: {px(8)}px; }}
QFrame[role="empty"] {{ background: transparent; border: 1px dashed {colours.edge}; border-radius: {px(8)}px; }}
QLabel {{ background: transparent; }}
QLabel[role="head"] {{ font-size: {px(13)}px; font-weight: 600; }}
QLabel[role="question"] {{ font-size: {px(19)}px; font-weight: 600; }}
QLabel[role="muted"] {{ color: {colours.muted}; }}
QLabel[role="small"] {{ color: {colours.muted}; font-size: {px(12)}px; }}
QLabel[role="wrong"] {{ color: {colours.wrong}; }}
QLabel[role="right"] {{ color: {colours.right}; }}
QLabel[role="yours"] {{ background: {colours.yours_fill}; color: {colours.yours_text}; border-radius: {px(4)}px;
    padding: {px(2)}px {px(6)}px; }}
"""


def _bars(look: Look) -> str:
    colours, px = look.palette, look.px
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {px(10)}px; }}
QScrollBar:horizontal {{ height: {px(10)}px; }}
QScrollBar::handle {{ background: {colours.edge}; border-radius: {px(3)}px; margin: {px(2)}px; }}
QScrollBar::handle:hover {{ background: {colours.faint}; }}
QScrollBar::handle:vertical {{ min-height: {px(28)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(28)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:horizontal {{ width: {px(12)}px; }}
QSplitter::handle:vertical {{ height: {px(12)}px; }}
"""


# What a font is found to be it remembers, and hands on to its copies: looking for it anew takes longer than a word.


@lru_cache(maxsize=128)
def _ui_font(family: str, pixels: int, weight: int) -> QFont:
    font = QFont()
    if family:
        font.setFamilies([family])
    else:
        font.setFamilies([*font.families(), CJK_FAMILY])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


@lru_cache(maxsize=128)
def _code_font(pixels: int, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies([CODE_FAMILY, CJK_FAMILY])
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFixedPitch(True)
    font.setKerning(False)
    for feature in ("calt", "liga"):
        font.setFeature(QFont.Tag.fromString(feature), 0)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font
