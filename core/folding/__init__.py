"""Folds the observations of a run, in order, into the snapshot of it."""

from __future__ import annotations

from core.folding.fold import Fold

__all__ = ["Fold"]
