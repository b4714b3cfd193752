"""The rows under the tabs say what there is to know, and leave the page its room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gui.notice_bar import MOST, Notice, NoticeBar
from gui.theme import Look


@pytest.fixture
def bar(qtbot: QtBot, light: Look) -> NoticeBar:
    made = NoticeBar(light)
    qtbot.addWidget(made)
    return made


def notice(sentence: str) -> Notice:
    return Notice(lambda: sentence)


def test_of_many_notices_the_newest_are_there_and_the_others_leave_nothing_behind(bar: NoticeBar) -> None:
    for number in range(50):
        bar.add(notice(f"This is number {number}."))
    assert bar.sentences() == [f"This is number {number}." for number in range(50 - MOST, 50)]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(bar.findChildren(QLabel)) == 2 * MOST


def test_a_notice_that_is_closed_twice_is_gone(bar: NoticeBar) -> None:
    bar.add(notice("one"))
    bar.add(notice("two"))
    close = bar.findChildren(QToolButton)[0]
    close.click()
    close.click()
    assert bar.sentences() == ["two"]


def test_what_is_said_already_is_not_said_twice(bar: NoticeBar) -> None:
    for sentence in ("one", "two", "one"):
        bar.add(notice(sentence))
    assert bar.sentences() == ["two", "one"]
    assert not bar.isHidden()
