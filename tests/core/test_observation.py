"""Every observation has a form in JSON, and nothing else has."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.observation import KINDS, from_json, to_json

anything = st.one_of([st.from_type(kind) for kind in KINDS.values()])
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(), parts, max_size=3),
    max_leaves=8,
)


@given(anything.filter(lambda observation: observation.t == observation.t))
def test_an_observation_survives_json(observation):
    text = json.dumps(to_json(observation))
    assert repr(from_json(json.loads(text))) == repr(observation)


@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(["t", "pid", "values", "threads", "x"]), plain))
def test_anything_else_is_a_value_error_or_an_observation(kind, fields):
    try:
        observation = from_json({"kind": kind, **fields})
    except ValueError:
        return
    assert type(observation).__name__ == kind


def test_an_unknown_kind_is_a_value_error():
    with pytest.raises(ValueError, match="no such observation"):
        from_json({"kind": "Rumour", "t": 0.1})
