"""The crimson panel: a sentence, and the chain of who waits for what."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.observation import ThreadKey
from core.snapshot import Actor
from gui.diagnosis_card import DiagnosisCard
from gui.theme import Look
from gui.wait_chain import WaitChain
from gui.wording_chain import Link

MAIN = Actor("M", "main", False, ThreadKey(1, 1))
CHAIN = (
    Link("actor", "main", MAIN),
    Link("arrow", "waits for"),
    Link("thing", "q: 3 not done"),
    Link("arrow", "needs task_done()"),
    Link("actor", "producer", Actor("A", "producer", False, ThreadKey(1, 2)), "ended"),
)


@pytest.fixture
def card(qtbot: QtBot, look: Look) -> DiagnosisCard:
    card = DiagnosisCard(look)
    qtbot.addWidget(card)
    card.resize(900, 120)
    card.show()
    return card


def test_sentence_and_chain_are_shown(card: DiagnosisCard) -> None:
    card.show_diagnosis("main waits in q.join().", CHAIN)
    assert card.text == "main waits in q.join()."
    chain = card.findChild(WaitChain)
    assert chain.isVisible()
    assert chain.accessibleName() == ("main waits for q: 3 not done needs task_done() producer (ended)")


def test_what_is_no_problem_is_told_calmly(card: DiagnosisCard) -> None:
    card.show_diagnosis("main is still computing.", (), calm=True)
    assert card.property("role") == "panel"
    assert card.accessibleName() == "What the program is doing"
    card.show_diagnosis("main waits in q.join().", CHAIN)
    assert card.property("role") == "wrong-panel"


def test_a_problem_has_no_chain(card: DiagnosisCard) -> None:
    card.show_problem("Python 3.8 is too old.", "Choose a newer one.")
    assert card.text == "Python 3.8 is too old."
    assert not card.findChild(WaitChain).isVisible()


def test_a_small_window_has_the_chain_as_well_and_is_lower(card: DiagnosisCard) -> None:
    card.show_diagnosis("main waits in q.join().", CHAIN)
    height = card.sizeHint().height()
    card.set_compact(True)
    assert card.findChild(WaitChain).isVisible()
    assert card.sizeHint().height() < height


def test_a_chain_that_is_too_wide_goes_on_below(qtbot: QtBot, light: Look) -> None:
    chain = WaitChain(light)
    qtbot.addWidget(chain)
    chain.show_chain(CHAIN)
    assert chain.heightForWidth(320) > chain.heightForWidth(900)


@pytest.mark.parametrize("width", range(420, 900, 20))
def test_an_arrow_stands_between_two_on_every_row(qtbot: QtBot, light: Look, width: int) -> None:
    chain = WaitChain(light)
    qtbot.addWidget(chain)
    chain.show_chain(CHAIN)
    rows: dict[int, list[str]] = {}
    for link, left, row in chain._places(width):
        rows.setdefault(row, []).append(link.kind)
        assert left + chain._width(link) <= width
    assert all("arrow" not in (kinds[0], kinds[-1]) for kinds in rows.values())
    assert [kind for kinds in rows.values() for kind in kinds].count("arrow") == 2


def test_what_an_arrow_points_to_besides_stands_below_the_first(qtbot: QtBot, light: Look) -> None:
    chain = WaitChain(light)
    qtbot.addWidget(chain)
    chain.show_chain((*CHAIN, Link("actor", "consumer", Actor("B", "consumer", False, ThreadKey(1, 3)), "ended")))
    width = chain.sizeHint().width()
    while len({row for _, _, row in chain._places(width)}) < 3:
        width -= 1
    *_, (_, first, _), (_, second, _) = chain._places(width)
    assert first == second > 0
