"""With what two runs of one program are to be compared: an interpreter each, and a start method each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from core.interpreters import Interpreter
from gui.dialog_buttons import describe_buttons
from gui.interpreter_picker import InterpreterPicker, Setting
from gui.many_panel import dress_spin_box
from gui.picker import Option, Picker
from gui.theme import Look

translate = QCoreApplication.translate

_SECONDS = 20


class CompareDialog(QDialog):
    chosen = Signal(object, object, float)
    """Two settings that are not the same, and how many seconds each run may go on."""

    def __init__(
        self, picker: InterpreterPicker, uses_processes: bool, look: Look, parent: QWidget | None = None
    ) -> None:
        """`picker` has at least one interpreter."""
        super().__init__(parent)
        self._picker, self._uses_processes, self._look = picker, uses_processes, look
        self._by_path = {python.path: python for python in picker.found}
        first = picker.setting(uses_processes)
        assert first is not None, "without an interpreter there is nothing to compare"
        self._settings = [first, self._other_than(first)]
        self._labels = (QLabel(), QLabel())
        self._pythons = (Picker(look, "terminal"), Picker(look, "terminal"))
        self._methods = (Picker(look), Picker(look))
        self._about, self._seconds_label, self._seconds = QLabel(), QLabel(), QSpinBox()
        self._build()
        self._fill()
        self._retranslate()

    def _build(self) -> None:
        px = self._look.px
        self._about.setWordWrap(True)
        self._seconds.setRange(1, 600)
        self._seconds.setValue(_SECONDS)
        dress_spin_box(self._seconds, self._look)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(8))
        for place in (0, 1):
            grid.addWidget(self._labels[place], place, 0)
            grid.addWidget(self._pythons[place], place, 1)
            grid.addWidget(self._methods[place], place, 2)
            self._methods[place].setVisible(self._uses_processes)
            self._pythons[place].picked.connect(lambda path, at=place: self._on_python(at, path))
            self._methods[place].picked.connect(lambda method, at=place: self._on_method(at, method))
        grid.addWidget(self._seconds_label, 2, 0)
        grid.addWidget(self._seconds, 2, 1)
        grid.setColumnStretch(3, 1)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(16),) * 4)
        column.setSpacing(px(16))
        column.addWidget(self._about)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(px(520))
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)  # the sentence on top may need two lines

    def settings(self) -> tuple[Setting, Setting]:
        return self._settings[0], self._settings[1]

    def _other_than(self, first: Setting) -> Setting:
        """The interpreter whose version is farthest from that of `first`; otherwise another start method."""

        def distance(python: Interpreter) -> tuple[int, bool]:
            return abs(python.version[1] - first.python.version[1]), python.gil != first.python.gil

        others = [python for python in self._picker.found if python.path != first.python.path]
        if others:
            farthest = max(others, key=distance)
            method = self._picker.start_method_for(farthest) if self._uses_processes else ""
            return Setting(farthest, method)
        methods = [method for method in first.python.start_methods if method != self._method(first)]
        return Setting(first.python, methods[0] if methods and self._uses_processes else first.start_method)

    @staticmethod
    def _method(setting: Setting) -> str:
        """As it is chosen, or the interpreter's default."""
        return setting.start_method or setting.python.start_methods[0]

    def _fill(self) -> None:
        for place, setting in enumerate(self._settings):
            self._pythons[place].set_options(self._picker.python_options(), setting.python.path)
            methods = tuple(Option(method, method) for method in setting.python.start_methods)
            self._methods[place].set_options(methods, self._method(setting))
        first, second = self._settings
        same = first.python.path == second.python.path
        is_like = same and (not self._uses_processes or self._method(first) == self._method(second))
        button = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setDisabled(is_like)
        why_not = translate("CompareDialog", "Choose two that differ") if is_like else ""
        button.setToolTip(why_not)
        run = translate("CompareDialog", "Runs the program on the first, then on the second")
        button.setAccessibleDescription(why_not or run)

    def _on_python(self, place: int, path: str) -> None:
        python = self._by_path[path]
        method = self._method(self._settings[place])
        self._settings[place] = Setting(python, method if method in python.start_methods else "")
        self._fill()

    def _on_method(self, place: int, method: str) -> None:
        self._settings[place] = Setting(self._settings[place].python, method)
        self._fill()

    def _on_accepted(self) -> None:
        self.chosen.emit(*self.settings(), float(self._seconds.value()))
        self.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("CompareDialog", "Compare two runs"))
        self._about.setText(
            translate("CompareDialog", "The program runs twice, one run after the other, and both are shown together.")
        )
        first, second = self._labels
        first.setText(translate("CompareDialog", "First on"))
        second.setText(translate("CompareDialog", "Then on"))
        self._seconds_label.setText(translate("CompareDialog", "Each at most"))
        self._seconds.setSuffix(translate("CompareDialog", " s", "after a number of seconds"))
        self._seconds.setToolTip(translate("CompareDialog", "A run that goes on for longer is stopped"))
        self._seconds.setAccessibleName(translate("CompareDialog", "Longest time of a run in seconds"))
        for picker in self._methods:
            picker.set_prefix(translate("CompareDialog", "start method"))
        run = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        run.setText(translate("CompareDialog", "Run both"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("CompareDialog", "Cancel"))
        describe_buttons(self._buttons)
        self._fill()
