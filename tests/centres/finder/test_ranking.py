"""The order of results is the one that a plain look at every distance gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from centres.finder.ranking import Candidate, ranked
from centres.places.nearest import Point, distance_km

points = st.tuples(st.floats(29, 37.5), st.floats(38.8, 48.8))
# Few coordinates, so that many centres stand at the same place.
crowded = st.tuples(st.sampled_from([33.0, 33.5, 36.0]), st.sampled_from([43.0, 44.4]))
places = st.one_of(st.none(), points, crowded)
candidates = st.lists(st.tuples(places, st.integers(1, 3), st.booleans()), max_size=40).map(
    lambda rows: [Candidate(pk, point, governorate, covers) for pk, (point, governorate, covers) in enumerate(rows)]
)


def by_brute_force(found: list[Candidate], origin: Point, governorate: int) -> list[int]:
    """Take the best of what is left, again and again."""
    left, order = list(found), []
    while left:
        best = left[0]
        for each in left[1:]:
            if _is_better(each, best, origin, governorate):
                best = each
        left.remove(best)
        order.append(best.pk)
    return order


def _is_better(one: Candidate, other: Candidate, origin: Point, governorate: int) -> bool:
    if one.covers != other.covers:
        return one.covers
    if one.point and other.point:
        return distance_km(origin, one.point) < distance_km(origin, other.point)
    if one.point or other.point:
        return one.point is not None
    return one.governorate == governorate != other.governorate


@given(candidates, points, st.integers(1, 3))
def test_nearest_equals_brute_force(found: list[Candidate], origin: Point, governorate: int) -> None:
    assert [each.candidate.pk for each in ranked(found, origin, governorate)] == by_brute_force(
        found, origin, governorate
    )


@given(candidates, points)
def test_what_has_no_point_is_never_measured(found: list[Candidate], origin: Point) -> None:
    assert all((each.distance is None) == (each.candidate.point is None) for each in ranked(found, origin))


@given(candidates)
def test_without_an_origin_the_order_stays(found: list[Candidate]) -> None:
    assert [each.candidate for each in ranked(found, None)] == found
