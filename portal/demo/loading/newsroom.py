"""Writes the address book and the templates of releases of the demo site."""

from typing import Any

from news.models import PressContact, ReleaseTemplate, ReleaseTemplateText
from portal.demo.loading.identity import identity
from portal.demo.loading.lists import Terms
from portal.demo.loading.texts import phone_blocks, stream_body
from portal.demo.newsroom import CONTACTS, TEMPLATES, Contact, Template


def load_newsroom(terms: Terms) -> int:
    """Make the contacts and templates that are missing; return how many."""
    contacts = [contact for contact in CONTACTS if not PressContact.objects.filter(key=contact.key).exists()]
    for contact in contacts:
        _make_contact(contact)
    templates = [one for one in TEMPLATES if not ReleaseTemplate.objects.filter(key=one.key).exists()]
    for template in templates:
        _make_template(template, terms)
    return len(contacts) + len(templates)


def contacts_by_key() -> dict[str, Any]:
    """Return every press contact there is."""
    return {contact.key: contact for contact in PressContact.objects.all()}


def _make_contact(contact: Contact) -> None:
    PressContact.objects.create(
        key=contact.key,
        labels=contact.name,
        role=contact.role,
        phones=phone_blocks(contact.phones, identity("contact", contact.key)),
        email=contact.email,
        languages_spoken=list(contact.languages),
    )


def _make_template(template: Template, terms: Terms) -> None:
    contacts = contacts_by_key()
    row = ReleaseTemplate(key=template.key, labels=template.name, project=terms.projects.get(template.project))
    row.donors = [terms.donors[key] for key in template.donors]
    row.un_entities = [terms.entities[key] for key in template.un_entities]
    row.goals = [terms.goals[number] for number in template.goals]
    row.press_contacts = [contacts[key] for key in template.contacts]
    owner = identity("template", template.key)
    row.save()
    for language, unit in template.issuing_unit.items():
        body = stream_body(template.body, language, owner)
        ReleaseTemplateText.objects.create(template=row, language=language, issuing_unit=unit, body=body)
