"""The health address says what works, to monitors that know nothing else."""

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from portal import health
from search.models import SearchDocument

pytestmark = pytest.mark.django_db


def test_a_working_portal_says_so(client):
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json() == {
        "state": "ok",
        "parts": {"database": "ok", "disk": "ok", "migrations": "ok", "search": "ok"},
    }
    assert response.headers["Cache-Control"] == "no-store"


def test_documents_of_an_older_analysis_are_said_to_be_stale(client, demo):
    document = SearchDocument.objects.first()
    SearchDocument.objects.filter(pk=document.pk).update(stamp="older")
    response = client.get("/health/")
    assert response.status_code == 200
    assert (response.json()["state"], response.json()["parts"]["search"]) == ("degraded", "stale")


def test_pending_migrations_take_it_down(client):
    MigrationRecorder.Migration.objects.filter(app="news").delete()
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json()["parts"]["migrations"] == "pending"


def test_a_full_disk_degrades_it(client, monkeypatch):
    monkeypatch.setattr(health, "LOW_DISK_BYTES", 10**18)
    assert client.get("/health/").json()["parts"]["disk"] == "low"


def test_a_lost_database_is_told_and_is_no_error_page(client):
    def refuse(execute, sql, params, many, context):
        raise DatabaseError("gone")

    with connection.execute_wrapper(refuse):
        response = client.get("/health/")
    assert response.status_code == 503
    assert response.json() == {"state": "down", "parts": {"database": "down", "disk": "ok", "migrations": "unknown"}}


def test_it_takes_no_posts(client):
    assert client.post("/health/").status_code == 405
