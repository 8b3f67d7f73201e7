"""The controlled lists of the demo site: kinds, audiences, topics, projects, donors, UN entities."""

from dataclasses import dataclass

from portal.demo.shapes import Words, words


@dataclass(frozen=True)
class Kind:
    """A kind of service; `icon` is the name of its pictogram, `sensitive` asks for care on every page."""

    key: str
    label: Words
    icon: str
    sensitive: bool = False


@dataclass(frozen=True)
class Term:
    """An entry of a list that has nothing but a label."""

    key: str
    label: Words


@dataclass(frozen=True)
class Entity:
    """An entity of the United Nations system."""

    key: str
    acronym: str
    name: Words


@dataclass(frozen=True)
class Donor:
    """Who pays, and the line that has to stand wherever the money is named."""

    key: str
    acronym: str
    name: Words
    visibility: Words


@dataclass(frozen=True)
class Project:
    """A project with its aim and the keys of its donors."""

    key: str
    name: Words
    aim: Words
    donors: tuple[str, ...]


KINDS = (
    Kind("info", words("التوعية والمعلومات", "Awareness and information"), "info"),
    Kind("legal", words("المشورة والتمثيل القانوني", "Legal advice and representation"), "legal"),
    Kind("civil_documents", words("الوثائق المدنية", "Civil documentation"), "page"),
    Kind("hlp", words("السكن والأراضي والملكية", "Housing, land and property"), "hlp"),
    Kind("education", words("التعليم غير الرسمي", "Non-formal education"), "education"),
    Kind("livelihoods", words("سبل كسب العيش", "Livelihoods"), "livelihoods"),
    Kind("skills", words("بناء القدرات والمهارات", "Capacity building and skills"), "skills"),
    Kind("cash", words("المساعدات النقدية", "Cash assistance"), "livelihoods"),
    Kind("mine_risk", words("التوعية بمخاطر الألغام", "Mine risk education"), "info"),
    Kind("protection", words("الإحالة إلى خدمات الحماية", "Referral to protection"), "protection", sensitive=True),
    Kind(
        "mhpss",
        words(
            "الإحالة إلى خدمات الصحة النفسية والدعم النفسي والاجتماعي",
            "Referral to mental health and psychosocial support",
        ),
        "mhpss",
    ),
    Kind("child_protection", words("حماية الطفل", "Child protection"), "protection", sensitive=True),
    Kind("gbv", words("العنف القائم على النوع الاجتماعي", "Gender-based violence"), "protection", sensitive=True),
)

AUDIENCES = (
    Term("returnees", words("العائدون", "Returnees")),
    Term("displaced", words("العوائل النازحة", "Displaced families")),
    Term("host_community", words("المجتمع المضيف", "Host community")),
)

TOPICS = (
    Term("centres", words("المراكز وخدماتها", "The centres and their services")),
    Term("rights", words("الحقوق والمساعدة القانونية", "Rights and legal aid")),
    Term("documents", words("الوثائق المدنية", "Civil documents")),
    Term("housing", words("السكن والأراضي والملكية", "Housing, land and property")),
    Term("safety", words("السلامة من الألغام ومخلفات الحرب", "Safety from mines and remnants of war")),
    Term("wellbeing", words("الصحة النفسية", "Mental health and well-being")),
    Term("work", words("التعلم والعمل", "Learning and work")),
)

DONORS = (
    Donor(
        "eu",
        "EU",
        words("الاتحاد الأوروبي", "European Union"),
        words("بتمويل من الاتحاد الأوروبي", "Funded by the European Union"),
    ),
)

PROJECTS = (
    Project(
        "safe_return",
        words("عودة آمنة", "Safe Return"),
        words(
            "دعم إعادة الاندماج والتعافي في مناطق العودة في العراق",
            "Supporting reintegration and recovery in areas of return in Iraq",
        ),
        ("eu",),
    ),
)

UN_ENTITIES = (
    Entity("iom", "IOM", words("المنظمة الدولية للهجرة", "International Organization for Migration")),
    Entity(
        "fao",
        "FAO",
        words("منظمة الأغذية والزراعة للأمم المتحدة", "Food and Agriculture Organization of the United Nations"),
    ),
    Entity("ilo", "ILO", words("منظمة العمل الدولية", "International Labour Organization")),
    Entity(
        "ocha",
        "OCHA",
        words(
            "مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية",
            "United Nations Office for the Coordination of Humanitarian Affairs",
        ),
    ),
    Entity("undp", "UNDP", words("برنامج الأمم المتحدة الإنمائي", "United Nations Development Programme")),
    Entity(
        "unesco",
        "UNESCO",
        words(
            "منظمة الأمم المتحدة للتربية والعلم والثقافة",
            "United Nations Educational, Scientific and Cultural Organization",
        ),
    ),
    Entity("unfpa", "UNFPA", words("صندوق الأمم المتحدة للسكان", "United Nations Population Fund")),
    Entity(
        "un_habitat",
        "UN-Habitat",
        words("برنامج الأمم المتحدة للمستوطنات البشرية", "United Nations Human Settlements Programme"),
    ),
    Entity(
        "unhcr",
        "UNHCR",
        words(
            "مفوضية الأمم المتحدة السامية لشؤون اللاجئين",
            "Office of the United Nations High Commissioner for Refugees",
        ),
    ),
    Entity("unicef", "UNICEF", words("منظمة الأمم المتحدة للطفولة", "United Nations Children’s Fund")),
    Entity(
        "unmas",
        "UNMAS",
        words("دائرة الأمم المتحدة للإجراءات المتعلقة بالألغام", "United Nations Mine Action Service"),
    ),
    Entity(
        "un_women",
        "UN Women",
        words(
            "هيئة الأمم المتحدة للمساواة بين الجنسين وتمكين المرأة",
            "United Nations Entity for Gender Equality and the Empowerment of Women",
        ),
    ),
    Entity("wfp", "WFP", words("برنامج الأغذية العالمي", "World Food Programme")),
    Entity("who", "WHO", words("منظمة الصحة العالمية", "World Health Organization")),
)
