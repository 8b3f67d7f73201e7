"""A page runs few SQL statements, and not one more when the site holds ten times as much."""

import pytest

from tests.sweep.growth import grow
from tests.sweep.statements import MACHINES, counts

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 12


@pytest.mark.postgres
def test_statements_are_few_and_do_not_grow_with_the_content(demo: None) -> None:
    small = counts()
    grow()
    large = counts()
    many = {
        name: len(found) for name, found in small.items() if len(found) > MACHINES.get(name, ("", MOST_STATEMENTS))[1]
    }
    grown = {name: (len(small[name]), len(found)) for name, found in large.items() if len(found) > len(small[name])}
    assert many == {} and grown == {}
