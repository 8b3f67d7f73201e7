"""Distances, directions and the nearest places."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centres.places.nearest import DIRECTIONS, EARTH_RADIUS_KM, direction, distance_km, nearest

BAGHDAD, MOSUL, TIKRIT = (33.3406, 44.4009), (36.335, 43.1189), (34.6158, 43.6786)
BASRA, BAQUBA, JALAWLA = (30.5085, 47.7804), (33.754, 44.6052), (34.2719, 45.1681)

points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@dataclass(frozen=True)
class Spot:
    name: str
    point: tuple[float, float]


# Expected from the angle between unit vectors, a formula the module does not use.
@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        (BAGHDAD, BAGHDAD, 0),
        (BAGHDAD, MOSUL, 352.9),
        (BAGHDAD, BASRA, 448.2),
        (BAQUBA, JALAWLA, 77.5),
        ((33.0, 44.0), (34.0, 44.0), 111.195),  # one degree of a meridian: the radius times pi / 180
        ((0.0, 179.5), (0.0, -179.5), 111.195),  # over the date line
        ((90.0, 0.0), (-90.0, 77.0), 20015.1),  # from pole to pole
    ],
)
def test_distances_are_those_on_the_globe(a, b, km):
    assert distance_km(a, b) == pytest.approx(km, abs=0.1)


@given(points, points)
def test_a_distance_is_the_same_both_ways_and_never_more_than_half_round_the_earth(a, b):
    assert distance_km(a, b) == pytest.approx(distance_km(b, a), abs=1e-6)
    assert 0 <= distance_km(a, b) <= EARTH_RADIUS_KM * 3.1415927


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (BAGHDAD, (34.0, 44.4009), "north"),
        (BAGHDAD, (32.0, 44.4009), "south"),
        (BAGHDAD, (33.3406, 45.0), "east"),
        (BAGHDAD, (33.3406, 43.0), "west"),
        (BAGHDAD, MOSUL, "north"),  # 341 degrees: just nearer to north than to north-west
        (BAGHDAD, TIKRIT, "north_west"),
        (BAGHDAD, BASRA, "south_east"),
        (BAQUBA, JALAWLA, "north_east"),
        (JALAWLA, BAQUBA, "south_west"),
        ((10.0, 179.9), (10.0, -179.9), "east"),
        (BAGHDAD, BAGHDAD, None),
    ],
)
def test_directions_are_one_of_eight(a, b, expected):
    assert direction(a, b) == expected


@given(st.tuples(st.floats(29, 37), st.floats(39, 48)), st.tuples(st.floats(29, 37), st.floats(39, 48)))
def test_the_way_back_goes_the_other_way_or_beside_it(a, b):
    there, back = direction(a, b), direction(b, a)
    if there is None or back is None or distance_km(a, b) < 0.001:
        return
    turned = (DIRECTIONS.index(back) - DIRECTIONS.index(there)) % 8
    assert turned in {3, 4, 5}


def test_the_nearest_come_first_and_no_more_than_asked():
    towns = [Spot("Basra", BASRA), Spot("Mosul", MOSUL), Spot("Baquba", BAQUBA)]
    assert [spot.name for _km, spot in nearest(BAGHDAD, towns, 2)] == ["Baquba", "Mosul"]
    assert nearest(BAGHDAD, towns, 1)[0][0] == pytest.approx(49.7, abs=0.5)
    assert nearest(BAGHDAD, towns, 0) == nearest(BAGHDAD, [], 5) == nearest(BAGHDAD, towns, -1) == []
    assert len(nearest(BAGHDAD, iter(towns), 99)) == 3


def test_points_equally_far_keep_the_order_they_came_in():
    here = [Spot(str(number), BAQUBA) for number in range(5)]
    assert [spot.name for _km, spot in nearest(BAGHDAD, here, 3)] == ["0", "1", "2"]


@given(points, st.lists(points, max_size=40), st.integers(0, 45))
def test_nearest_is_what_sorting_everything_gives(origin, places, limit):
    spots = [Spot(str(number), point) for number, point in enumerate(places)]
    by_hand = sorted(spots, key=lambda spot: distance_km(origin, spot.point))[:limit]
    assert [spot for _km, spot in nearest(origin, spots, limit)] == by_hand
