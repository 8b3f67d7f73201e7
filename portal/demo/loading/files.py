"""Writes the demo site's pictures, drawn now, and the files of its materials, both cleaned as uploads are."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection

from portal.demo.draw import draw
from portal.demo.materials import MATERIALS, Material, MaterialFile
from portal.demo.pictures import CREDIT, PICTURES
from portal.demo.shapes import Picture, Words, words
from portal.models import PortalDocument, PortalImage
from portal.models.media import Consent
from portal.uploads.documents import check_document
from portal.uploads.names import kept_name
from portal.uploads.pictures import clean_picture

# The admin shows names of collections as they are: they are written for both of its languages.
DRAWINGS = "رسوم · Drawings"
MATERIAL_FILES = "ملفات المواد التوعوية · Files of awareness materials"


@dataclass
class Files:
    """The pictures by key, and the documents and pictures of materials by file name; ``made`` counts new ones."""

    pictures: dict[str, PortalImage] = field(default_factory=dict)
    of_materials: dict[str, Any] = field(default_factory=dict)
    made: int = 0


def load_files() -> Files:
    """Make the files that are missing, known by their titles inside the collections of the demo site."""
    files = Files()
    collection = _collection(DRAWINGS)
    for picture in PICTURES:
        files.pictures[picture.key] = _drawing(picture, collection, files)
    collection = _collection(MATERIAL_FILES)
    for material in MATERIALS:
        for file in material.files:
            make = _material_picture if file.kind == "image" else _material_document
            files.of_materials[file.name] = make(material, file, collection, files)
    return files


def _collection(name: str) -> Collection:
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def _drawing(picture: Picture, collection: Collection, files: Files) -> PortalImage:
    title = picture.title["ar"]
    if existing := PortalImage.objects.filter(title=title, collection=collection).first():
        return existing
    return _picture(title, f"{picture.key}.jpg", draw(picture.scene), picture.alternative, collection, files)


def _material_picture(material: Material, file: MaterialFile, collection: Collection, files: Files) -> PortalImage:
    title = file_title(material, file)
    if existing := PortalImage.objects.filter(title=title, collection=collection).first():
        return existing
    return _picture(title, file.name, file.path.read_bytes(), _alternative(material, file), collection, files)


def _picture(
    title: str, name: str, content: bytes, alternative: Words, collection: Collection, files: Files
) -> PortalImage:
    clean = clean_picture(BytesIO(content))
    files.made += 1
    return PortalImage.objects.create(
        title=title,
        file=ContentFile(clean.content, kept_name(name, clean.extension)),
        credit=CREDIT,
        alternative_text=dict(alternative),
        consent=Consent.NOT_NEEDED,
        collection=collection,
    )


def _material_document(material: Material, file: MaterialFile, collection: Collection, files: Files) -> PortalDocument:
    title = file_title(material, file)
    if existing := PortalDocument.objects.filter(title=title, collection=collection).first():
        return existing
    content = ContentFile(file.path.read_bytes(), file.name)
    content.name = kept_name(file.name, check_document(content, file.name))
    files.made += 1
    return PortalDocument.objects.create(title=title, file=content, language=file.language, collection=collection)


def file_title(material: Material, file: MaterialFile) -> str:
    """Return the title of a file in its own language: what it is, and of which material."""
    return f"{file.title[file.language]}: {material.title[file.language]}"


def _alternative(material: Material, file: MaterialFile) -> Words:
    return words(
        f"{file.title['ar']}: «{material.title['ar']}». النص الكامل مكتوب في صفحة المادة.",
        f"{file.title['en']}: “{material.title['en']}”. The full text stands on the page of the material.",
    )
