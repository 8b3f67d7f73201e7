"""Writes the demo awareness materials with their files."""

from typing import Any

from news.models import AwarenessMaterialPage
from portal.demo.loading.files import Files
from portal.demo.loading.identity import identity
from portal.demo.loading.lists import Terms
from portal.demo.loading.texts import rich_body
from portal.demo.loading.writing import Draft
from portal.demo.materials import Material
from portal.demo.shapes import LANGUAGES


def material_draft(material: Material, parent: Any, terms: Terms, files: Files) -> Draft:
    """Return a material as it is written."""
    words = {
        language: {
            "title": material.title[language],
            "slug": material.slug[language],
            "summary": material.summary[language],
            "transcript": rich_body(material.text, language),
        }
        for language in LANGUAGES
    }
    facts = {
        "topic": terms.topics[material.topic],
        "audiences": [terms.audiences[key] for key in material.audiences],
        "files": _file_blocks(material, files),
        "reviewed_on": material.reviewed_on,
    }
    return Draft("material", material.key, AwarenessMaterialPage, parent, words, facts)


def _file_blocks(material: Material, files: Files) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = []
    for file in material.files:
        stored = files.of_materials[file.name].pk
        is_picture = file.kind == "image"
        value = {"picture": stored, "language": file.language} if is_picture else stored
        kind = "picture" if is_picture else "document"
        blocks.append({"type": kind, "value": value, "id": str(identity("material", material.key, file.name))})
    return blocks
