"""Save the recording, export what it shows: asks where to, writes it bit by bit, and says how that went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from core.atomic_file import replacing
from core.problem import Problem
from core.recording_file import RECORDING_SUFFIX, saving
from core.tables import saving_events, saving_samples
from gui.exporting.handout import Handout
from gui.exporting.job import Job
from gui.notice_bar import Notice

translate = QCoreApplication.translate

_SHOWN_AFTER_MS = 400
_STEPS = 1000


@dataclass(frozen=True, slots=True)
class _Kind:
    """`name` and `kind` are in the language of the window; `write` takes the run, the file, and the language."""

    suffix: str
    name: Callable[[], str]
    write: Callable[[Handout, Path, str], Iterator[float]]


def _png(handout: Handout, path: Path, _language: str) -> Iterator[float]:
    from gui.exporting.pictures import png

    return _whole(path, lambda: png(handout))


def _svg(handout: Handout, path: Path, _language: str) -> Iterator[float]:
    from gui.exporting.pictures import svg

    return _whole(path, lambda: svg(handout))


def _report(handout: Handout, path: Path, language: str) -> Iterator[float]:
    from gui.exporting.pictures import png
    from gui.exporting.report import report

    return _whole(path, lambda: report(handout, png(handout), language))


def _whole(path: Path, data: Callable[[], bytes]) -> Iterator[float]:
    with replacing(path) as file:
        yield 0.0
        file.write(data())


KINDS: dict[str, _Kind] = {
    "recording": _Kind(
        RECORDING_SUFFIX,
        lambda: translate("Exports", "Recording of Crosstalk"),
        lambda handout, path, _language: saving(handout.recording.kept(), path),
    ),
    "png": _Kind(".png", lambda: translate("Exports", "Picture"), _png),
    "svg": _Kind(".svg", lambda: translate("Exports", "Drawing"), _svg),
    "samples": _Kind(
        "-samples.csv",
        lambda: translate("Exports", "Table"),
        lambda handout, path, _language: saving_samples(handout.recording.kept(), path),
    ),
    "events": _Kind(
        "-events.csv",
        lambda: translate("Exports", "Table"),
        lambda handout, path, _language: saving_events(handout.recording.kept(), path),
    ),
    "report": _Kind(".html", lambda: translate("Exports", "Report"), _report),
}
"""What a run can be written as. A new kind is one entry here and one in the menu."""


class Exports(QObject):
    told = Signal(object)
    """A `Notice`: what was written, or why it was not."""
    refused = Signal(object)
    """The `Problem`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def ask(self, kind: str, handout: Handout | None, language: str) -> None:
        """Asks for the file, and writes it."""
        if handout is None:
            self.refused.emit(Problem("nothing-recorded"))
            return
        wanted = KINDS[kind]
        suggested = self._folder / f"{Path(handout.program.name).stem}{wanted.suffix}"
        suffix = Path(wanted.suffix).suffix or wanted.suffix
        filters = f"{wanted.name()} (*{suffix})"
        title = translate("Exports", "Save as")
        path, _filter = QFileDialog.getSaveFileName(self._window, title, str(suggested), filters)
        if path:
            self.write(kind, handout, Path(path) if Path(path).suffix else Path(path + suffix), language)

    def write(self, kind: str, handout: Handout, path: Path, language: str) -> None:
        """Writes it bit by bit; the run may go on meanwhile."""
        self._folder = path.parent
        job = Job(KINDS[kind].write(handout, path, language), path, self)
        dialog = _Progress(path, self._window)
        dialog.canceled.connect(job.cancel)
        job.progressed.connect(dialog.show_share)
        job.failed.connect(self.refused)
        job.finished.connect(lambda: self.told.emit(_written(path)))
        job.destroyed.connect(dialog.deleteLater)


class _Progress(QProgressDialog):
    """Appears only where it takes long."""

    def __init__(self, path: Path, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle("Crosstalk")
        self.setLabelText(translate("Exports", "Writing {file}…").format(file=path.name))
        self.setCancelButtonText(translate("Exports", "Cancel"))
        self.setRange(0, _STEPS)
        self.setAutoClose(False)
        self.setMinimumDuration(_SHOWN_AFTER_MS)
        self.setWindowModality(Qt.WindowModality.NonModal)

    def show_share(self, share: float) -> None:
        self.setValue(round(share * _STEPS))


def _written(path: Path) -> Notice:
    return Notice(lambda: translate("Exports", "{path} is written.").format(path=path), icon="check")
