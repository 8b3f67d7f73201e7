"""What the newsroom keeps beside its pages: the address book of press contacts, and the standing parts of releases."""

from dataclasses import dataclass

from portal.demo.shapes import Block, Phone, Words, heading, paragraph, sample_phone, words


@dataclass(frozen=True)
class Contact:
    """A unit that answers journalists."""

    key: str
    name: Words
    role: Words
    phones: tuple[Phone, ...]
    email: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Template:
    """The standing parts of releases: their words, and keys of the facts."""

    key: str
    name: Words
    issuing_unit: Words
    body: tuple[Block, ...]
    contacts: tuple[str, ...]
    un_entities: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    project: str = ""
    donors: tuple[str, ...] = ()


ISSUING_UNIT = words("وحدة الإعلام، المنظمة الدولية للهجرة في العراق", "IOM Iraq Media Unit")
# The number reaches nobody and the domain is reserved for examples: no contact is invented for a real office.
MEDIA_UNIT = Contact(
    "iom-media-unit",
    words("وحدة الإعلام، المنظمة الدولية للهجرة في العراق (جهة اتصال نموذجية)", "IOM Iraq Media Unit (sample contact)"),
    words("استفسارات الصحافة", "Media enquiries"),
    (sample_phone(90, "office", whatsapp=True),),
    "media@example.org",
    ("ar", "en"),
)
CONTACTS = (MEDIA_UNIT,)

ABOUT_THE_CENTRES = (
    heading("عن مراكز الموارد المجتمعية", "About the Community Resource Centres"),
    paragraph(
        "مراكز الموارد المجتمعية أماكن يجد فيها العائدون والعوائل النازحة والمجتمع المضيف المعلومات والمشورة والإحالة"
        " إلى خدمات شركاء عدة. تديرها المنظمة الدولية للهجرة، بقيادة حكومية من المركز المشترك للتنسيق والرصد.",
        "Community Resource Centres are places where returnees, displaced families and the host community find"
        " information, advice and referral to the services of several partners. The International Organization for"
        " Migration runs them, with the Joint Coordination and Monitoring Centre as government lead.",
    ),
)

TEMPLATES = (
    Template(
        "centres",
        words("بيان عن المراكز", "Release about the centres"),
        ISSUING_UNIT,
        ABOUT_THE_CENTRES,
        contacts=(MEDIA_UNIT.key,),
        un_entities=("iom",),
        goals=(10, 16),
        project="safe_return",
        donors=("eu",),
    ),
)
