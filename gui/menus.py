"""Every action of the window, in a menu with its key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from core.lesson import Chapter, Lesson
from gui.corner_controls import LABELS
from gui.settings import THEMES

translate = QCoreApplication.translate


class Menus(QWidget):
    """Owns the actions; the window connects them. It is a widget only to be told of a change of language."""

    lesson_chosen = Signal(str)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    export_chosen = Signal(str)
    """What the run of the open page is to be written as: a key of `gui.exporting.exports.KINDS`."""
    recent_chosen = Signal(str)
    """The path of a program that was open before."""

    def __init__(self, chapters: Sequence[Chapter], lessons: Sequence[Lesson], parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.bar = QMenuBar()
        self.all = QMenu(self.bar)
        self._make_actions()
        self.file, self.lesson, self.run_menu, self.view, self.help = (QMenu(self.bar) for _ in range(5))
        self.recent, self.export = QMenu(self.file), QMenu(self.file)
        for menu in (self.file, self.lesson, self.run_menu, self.view, self.help):
            self.bar.addMenu(menu)
            self.all.addMenu(menu)
        self._chapter_menus: list[tuple[Chapter, QMenu]] = []
        self._lesson_actions: dict[str, tuple[Lesson, QAction]] = {}
        self._fill_simple_menus()
        self._fill_lesson_menu(chapters, lessons)
        self._fill_view_menu()
        # A menu bar that is hidden (in a small window) has no shortcuts: the window itself has them.
        parent.addActions([action for menu in self._menus() for action in menu.actions() if not action.menu()])
        self._retranslate()

    def set_lesson(self, lesson_id: str) -> None:
        for each, (_lesson, action) in self._lesson_actions.items():
            action.setChecked(each == lesson_id)

    def set_language(self, language: str) -> None:
        """Checks it, and takes the titles of chapters and lessons from their own folders."""
        self._languages[language].setChecked(True)
        for chapter, menu in self._chapter_menus:
            menu.setTitle(_escaped(chapter.title.get(language, chapter.id)))
        for lesson, action in self._lesson_actions.values():
            action.setText(f"{lesson.number}  {_escaped(lesson.title.get(language, lesson.id))}")

    def set_theme(self, theme: str) -> None:
        self._themes[theme].setChecked(True)

    def set_recent(self, paths: Sequence[str]) -> None:
        """The programs that were open before, the newest first."""
        self.recent.clear()
        for path in paths:
            action = self.recent.addAction(_escaped(path))
            action.triggered.connect(lambda _checked=False, it=path: self.recent_chosen.emit(it))
        self.recent.addSeparator()
        self.recent.addAction(self.clear_recent)
        self.recent.setEnabled(bool(paths))

    def set_own(self, is_own: bool, is_recording: bool = False) -> None:
        """Whether the open page has a program of the learner's own, or a recording."""
        self.save.setEnabled(is_own and not is_recording)
        self.close_program.setEnabled(is_own)
        for action in (self.run_many, self.compare):
            action.setEnabled(not is_recording)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _make_actions(self) -> None:
        self.open = self._action("Ctrl+O")
        self.save = self._action("Ctrl+S")
        self.save_as = self._action("Ctrl+Shift+S")
        self.close_program = self._action("Ctrl+W")
        self.clear_recent = self._action()
        self.exports = {kind: self._export(kind) for kind in ("recording", "png", "svg", "samples", "events", "report")}
        self.exports["recording"].setShortcut(QKeySequence("Ctrl+Shift+R"))
        self.quit = self._action("Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.next_lesson = self._action("Ctrl+Tab", "Ctrl+PgDown")
        self.previous_lesson = self._action("Ctrl+Shift+Tab", "Ctrl+PgUp")
        self.run = self._action("F5")
        self.stop = self._action("Shift+F5")
        self.run_many = self._action("Ctrl+Shift+F5")
        self.step_mode = self._action("Ctrl+E")
        self.find_breaking = self._action("Ctrl+B")
        self.compare = self._action("Ctrl+F5")
        self.larger = self._action("Ctrl+=", "Ctrl++")
        self.smaller = self._action("Ctrl+-")
        self.normal = self._action("Ctrl+0")
        self.projector = self._action("F9", checkable=True)
        self.reduced_motion = self._action(checkable=True)
        self.next_pane = self._action("F6")
        self.previous_pane = self._action("Shift+F6")
        self.keys = self._action("F1")
        self.about = self._action()
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _action(self, *keys: str, checkable: bool = False) -> QAction:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setCheckable(checkable)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action

    def _export(self, kind: str) -> QAction:
        action = self._action()
        action.triggered.connect(lambda: self.export_chosen.emit(kind))
        return action

    def _fill_simple_menus(self) -> None:
        self.file.addAction(self.open)
        self.file.addMenu(self.recent)
        self.file.addActions([self.save, self.save_as, self.close_program])
        self.file.addSeparator()
        self.file.addAction(self.exports["recording"])
        self.file.addMenu(self.export)
        self.export.addActions([action for kind, action in self.exports.items() if kind != "recording"])
        self.file.addSeparator()
        self.file.addAction(self.quit)
        self.run_menu.addActions([self.run, self.stop])
        self.run_menu.addSeparator()
        self.run_menu.addActions([self.step_mode, self.find_breaking])
        self.run_menu.addSeparator()
        self.run_menu.addActions([self.run_many, self.compare])
        self.help.addActions([self.keys, self.about])

    def _fill_lesson_menu(self, chapters: Sequence[Chapter], lessons: Sequence[Lesson]) -> None:
        group = QActionGroup(self)
        for chapter in chapters:
            menu = QMenu(self.lesson)
            for lesson in lessons:
                if lesson.chapter == chapter.id:
                    action = self._action(checkable=True)
                    action.triggered.connect(lambda _checked=False, it=lesson.id: self.lesson_chosen.emit(it))
                    group.addAction(action)
                    menu.addAction(action)
                    self._lesson_actions[lesson.id] = (lesson, action)
            if menu.actions():
                self.lesson.addMenu(menu)
                self._chapter_menus.append((chapter, menu))
        self.lesson.addSeparator()
        self.lesson.addActions([self.next_lesson, self.previous_lesson])

    def _fill_view_menu(self) -> None:
        self._language_menu, self._theme_menu = QMenu(self.view), QMenu(self.view)
        self._languages = self._choices(self._language_menu, tuple(LABELS), self.language_chosen)
        self._themes = self._choices(self._theme_menu, THEMES, self.theme_chosen)
        self.view.addMenu(self._language_menu)
        self.view.addMenu(self._theme_menu)
        self.view.addSeparator()
        self.view.addActions([self.larger, self.smaller, self.normal, self.projector, self.reduced_motion])
        self.view.addSeparator()
        self.view.addActions([self.next_pane, self.previous_pane])

    def _choices(self, menu: QMenu, keys: Sequence[str], chosen: Signal) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions = {}
        for key in keys:
            action = actions[key] = self._action(checkable=True)
            action.triggered.connect(lambda _checked=False, it=key: chosen.emit(it))
            group.addAction(action)
            menu.addAction(action)
        return actions

    def _menus(self) -> list[QMenu]:
        return [self.file, self.lesson, self.run_menu, self.view, self.help]

    def _retranslate(self) -> None:
        self.file.setTitle(translate("Menus", "File"))
        self.lesson.setTitle(translate("Menus", "Lesson"))
        self.run_menu.setTitle(translate("Menus", "Run"))
        self.view.setTitle(translate("Menus", "View"))
        self.help.setTitle(translate("Menus", "Help"))
        self.open.setText(translate("Menus", "&Open…"))
        self.recent.setTitle(translate("Menus", "Open a&gain"))
        self.clear_recent.setText(translate("Menus", "&Clear this list"))
        self.save.setText(translate("Menus", "&Save"))
        self.save_as.setText(translate("Menus", "Save &as…"))
        self.close_program.setText(translate("Menus", "&Close the program"))
        self.quit.setText(translate("Menus", "&Quit"))
        self.next_lesson.setText(translate("Menus", "&Next lesson"))
        self.previous_lesson.setText(translate("Menus", "&Previous lesson"))
        self.run.setText(translate("Menus", "&Run"))
        self.stop.setText(translate("Menus", "&Stop"))
        self.run_many.setText(translate("Menus", "Run it &many times…"))
        self.step_mode.setText(translate("Menus", "&Live or Step"))
        self.find_breaking.setText(translate("Menus", "&Find a schedule that breaks it"))
        self.compare.setText(translate("Menus", "&Compare two runs…"))
        self.keys.setText(translate("Menus", "&Keys"))
        self.about.setText(translate("Menus", "&About Crosstalk"))
        self._retranslate_exports()
        self._retranslate_view()

    def _retranslate_exports(self) -> None:
        self.export.setTitle(translate("Menus", "&Export the run"))
        for kind, text in {
            "recording": translate("Menus", "Save the &recording…"),
            "png": translate("Menus", "Plots as a &picture (PNG)…"),
            "svg": translate("Menus", "Plots as a &drawing (SVG)…"),
            "samples": translate("Menus", "&Samples as a table (CSV)…"),
            "events": translate("Menus", "&Events as a table (CSV)…"),
            "report": translate("Menus", "&Report for handing in (HTML)…"),
        }.items():
            self.exports[kind].setText(text)

    def _retranslate_view(self) -> None:
        self._language_menu.setTitle(translate("Menus", "&Language"))
        self._theme_menu.setTitle(translate("Menus", "&Colours"))
        for language, label in (("en", "English"), ("zh_CN", "中文")):
            self._languages[language].setText(label)
        self._themes["system"].setText(translate("Menus", "As the &system has it"))
        self._themes["light"].setText(translate("Menus", "&Light"))
        self._themes["dark"].setText(translate("Menus", "&Dark"))
        self.larger.setText(translate("Menus", "&Larger"))
        self.smaller.setText(translate("Menus", "&Smaller"))
        self.normal.setText(translate("Menus", "&Normal size"))
        self.projector.setText(translate("Menus", "&Projector"))
        self.reduced_motion.setText(translate("Menus", "Reduce &motion"))
        self.next_pane.setText(translate("Menus", "Next p&ane"))
        self.previous_pane.setText(translate("Menus", "Previous pan&e"))


def _escaped(title: str) -> str:
    """In a menu an ampersand marks the letter that follows."""
    return title.replace("&", "&&")
