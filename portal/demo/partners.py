"""The organisations of the demo site: four sample partners with listings, and the two that lead and run the centres."""

from dataclasses import dataclass

from portal.demo.shapes import Phone, Words, sample_phone, words


@dataclass(frozen=True)
class Partner:
    """An organisation; real ones carry no contacts here, because none may be invented for them."""

    key: str
    acronym: str
    kind: str
    slug: Words
    name: Words
    about: Words
    website: str = ""
    email: str = ""
    phones: tuple[Phone, ...] = ()


PARTNERS = (
    Partner(
        key="iom",
        acronym="IOM",
        kind="un_agency",
        slug=words("المنظمة-الدولية-للهجرة", "iom"),
        name=words("المنظمة الدولية للهجرة", "International Organization for Migration"),
        about=words(
            "تدير المنظمة الدولية للهجرة مراكز الموارد المجتمعية في العراق، بقيادة حكومية من المركز المشترك للتنسيق"
            " والرصد وبمشاركة منظمات شريكة تقدم الخدمات فيها.",
            "The International Organization for Migration runs the Community Resource Centres in Iraq. The Joint"
            " Coordination and Monitoring Centre is the government lead, and partner organisations deliver the"
            " services.",
        ),
    ),
    Partner(
        key="jcmc",
        acronym="JCMC",
        kind="government",
        slug=words("المركز-المشترك-للتنسيق-والرصد", "jcmc"),
        name=words("المركز المشترك للتنسيق والرصد", "Joint Coordination and Monitoring Centre"),
        about=words(
            "المركز المشترك للتنسيق والرصد جهة تابعة لحكومة العراق، ويتولى القيادة الحكومية لشبكة مراكز الموارد"
            " المجتمعية.",
            "The Joint Coordination and Monitoring Centre belongs to the Government of Iraq and is the government"
            " lead of the network of Community Resource Centres.",
        ),
    ),
    Partner(
        key="spa",
        acronym="SPA",
        kind="international_ngo",
        slug=words("منظمة-نموذجية-أ", "sample-partner-a"),
        name=words("منظمة نموذجية أ", "Sample Partner A"),
        about=words(
            "منظمة نموذجية تبيّن كيف تظهر خدمات المساعدة القانونية والوثائق والسكن في هذه البوابة. لا وجود لها خارجها.",
            "A sample organisation that shows how legal aid, documents and housing services appear in this portal."
            " It does not exist outside it.",
        ),
        website="https://example.org/partner-a",
        email="partner-a@example.org",
        phones=(sample_phone(11, "office"),),
    ),
    Partner(
        key="spb",
        acronym="SPB",
        kind="national_ngo",
        slug=words("منظمة-نموذجية-ب", "sample-partner-b"),
        name=words("منظمة نموذجية ب", "Sample Partner B"),
        about=words(
            "منظمة نموذجية تبيّن كيف تظهر خدمات المعلومات والتعليم والتدريب في هذه البوابة. لا وجود لها خارجها.",
            "A sample organisation that shows how information, education and training services appear in this"
            " portal. It does not exist outside it.",
        ),
        website="https://example.org/partner-b",
        email="partner-b@example.org",
        phones=(sample_phone(12, "office", whatsapp=True),),
    ),
    Partner(
        key="spc",
        acronym="SPC",
        kind="civil_society",
        slug=words("منظمة-نموذجية-ج", "sample-partner-c"),
        name=words("منظمة نموذجية ج", "Sample Partner C"),
        about=words(
            "منظمة نموذجية تبيّن كيف تظهر خدمات العمل وكسب العيش والسلامة في هذه البوابة. لا وجود لها خارجها.",
            "A sample organisation that shows how work, livelihoods and safety services appear in this portal. It"
            " does not exist outside it.",
        ),
        email="partner-c@example.org",
        phones=(sample_phone(13, "office"),),
    ),
    Partner(
        key="spd",
        acronym="SPD",
        kind="national_ngo",
        slug=words("منظمة-نموذجية-د", "sample-partner-d"),
        name=words("منظمة نموذجية د", "Sample Partner D"),
        about=words(
            "منظمة نموذجية تبيّن كيف تظهر خدمات الدعم النفسي والاجتماعي والإحالة في هذه البوابة. لا وجود لها خارجها.",
            "A sample organisation that shows how psychosocial support and referral services appear in this portal."
            " It does not exist outside it.",
        ),
        website="https://example.org/partner-d",
        email="partner-d@example.org",
        phones=(sample_phone(14, "office"),),
    ),
)

SAMPLE_PARTNERS = tuple(partner for partner in PARTNERS if partner.acronym.startswith("SP"))
