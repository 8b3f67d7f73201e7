"""The five centres: the facts as they were announced, and words that claim nothing beyond them."""

from dataclasses import dataclass
from datetime import date, time

from portal.demo.shapes import Phone, Words, sample_phone, words

# The days are announced, the hours are the partners' to set.
NETWORK_HOURS = 'Su-Th unknown "call"'

# What the network offers, as announced for every centre.
NETWORK_KINDS = ("info", "legal", "education", "hlp", "livelihoods", "skills", "protection", "mhpss")
NETWORK_AUDIENCES = ("returnees", "displaced", "host_community")


@dataclass(frozen=True)
class Opening:
    """When a centre opened: `day` where it is known, else the year with a month and its part as far as known."""

    day: date | None = None
    year: int | None = None
    month: int | None = None
    part: str = ""


@dataclass(frozen=True)
class Role:
    """What an organisation (a key of `partners.PARTNERS`) or a donor (a key of `lists.DONORS`) is to a centre."""

    role: str
    organisation: str


@dataclass(frozen=True)
class Stop:
    """Where a mobile team is on one day of each week (0 is Monday); without times people call for the hours."""

    weekday: int
    place: str
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True)
class Centre:
    """A centre; `place`, `governorate` and `coverage` are keys of the gazetteer, the point is that of the town.

    A mobile team has stops in place of a town, and a point only where it stops.
    """

    key: str
    slug: Words
    name: Words
    lead: Words
    description: Words
    directions: Words
    accessibility: Words
    place: str
    governorate: str
    latitude: float | None
    longitude: float | None
    opening: Opening
    phones: tuple[Phone, ...]
    delivers: tuple[str, ...]
    ordinal: int | None = None
    project: str = ""
    coverage: tuple[str, ...] = ()
    hours: str = NETWORK_HOURS
    kinds: tuple[str, ...] = NETWORK_KINDS
    audiences: tuple[str, ...] = NETWORK_AUDIENCES
    stops: tuple[Stop, ...] = ()

    @property
    def roles(self) -> tuple[Role, ...]:
        """Return who leads, runs, delivers and, for centres of a project with a donor, funds.

        A sample team has nobody but those who deliver: no real organisation is said to run it.
        """
        funding = (Role("funds", "eu"),) if self.project else ()
        delivering = tuple(Role("delivers", key) for key in self.delivers)
        if self.stops:
            return delivering
        return (Role("government_lead", "jcmc"), Role("runs", "iom"), *delivering, *funding)


ACCESSIBILITY = words(
    "لم يُؤكَّد بعد وصف المدخل والمرافق. إن كنتم تستعملون كرسياً متحركاً أو تحتاجون إلى مدخل بلا درج أو إلى مكان هادئ أو إلى"
    " من يرافقكم، فاتصلوا واسألوا قبل أن تأتوا.",
    "A description of the entrance and facilities has not been confirmed yet. If you use a wheelchair or need a way"
    " in without steps, a quiet place or someone to accompany you, call and ask before you come.",
)


def directions(ar: str, en: str) -> Words:
    """Take where in town the centre is, as far as announced, and return the landmarks, one a line."""
    return words(
        f"{ar}\nاتصلوا قبل أن تأتوا، واذكروا أقرب مكان معروف إليكم ليُوصف لكم الطريق منه."
        "\nإن وصلتم إلى المنطقة ولم تجدوا المركز، فاتصلوا من مكانكم.",
        f"{en}\nCall before you come and name the nearest well-known place, to be told the way from there."
        "\nIf you have reached the area and cannot find the centre, call from where you are.",
    )


CENTRES = (
    Centre(
        key="jalawla",
        slug=words("جلولاء", "jalawla"),
        name=words("مركز جلولاء", "Jalawla centre"),
        lead=words(
            "مركز الموارد المجتمعية في جلولاء، محافظة ديالى",
            "Community Resource Centre in Jalawla, Diyala governorate",
        ),
        description=words(
            "يجمع المركز خدمات شركاء عدة تحت سقف واحد: تجدون فيه المعلومات والمشورة، ومن يدلّكم على الخدمة"
            " المناسبة أو يحيلكم إليها. وهو مفتوح للعائدين والعوائل النازحة والمجتمع المضيف، وخدماته مجانية.",
            "The centre brings the services of several partners together under one roof: information, advice, and"
            " people who point you to the right service or refer you to it. It is open to returnees, displaced"
            " families and the host community, and its services are free.",
        ),
        directions=directions("المركز في مدينة جلولاء، محافظة ديالى.", "The centre is in the town of Jalawla, Diyala."),
        accessibility=ACCESSIBILITY,
        place="iq-jalawla",
        governorate="diyala",
        latitude=34.272,
        longitude=45.168,
        opening=Opening(day=date(2019, 9, 19)),
        ordinal=6,
        phones=(sample_phone(1, whatsapp=True), sample_phone(2, "office")),
        delivers=("spa", "spb", "spc", "spd"),
        project="safe_return",
        coverage=("iq-jalawla",),
    ),
    Centre(
        key="baiji",
        slug=words("بيجي", "baiji"),
        name=words("مركز بيجي", "Baiji centre"),
        lead=words(
            "مركز الموارد المجتمعية في بيجي، محافظة صلاح الدين",
            "Community Resource Centre in Baiji, Salah al-Din governorate",
        ),
        description=words(
            "يلتقي في المركز شركاء عدة لخدمة العائدين إلى بيجي والعوائل النازحة إليها والمجتمع المضيف. اسألوا في"
            " الاستقبال عمّا تحتاجون إليه، وسيدلّكم الموظفون على الخدمة وعلى الشريك الذي يقدمها. الخدمات مجانية.",
            "Several partners work here for people who have returned to Baiji, for families displaced to the town"
            " and for the host community. Ask at reception for what you need, and staff will tell you which service"
            " can help and which partner offers it. Services are free.",
        ),
        directions=directions(
            "المركز في مدينة بيجي، محافظة صلاح الدين.", "The centre is in the town of Baiji, Salah al-Din."
        ),
        accessibility=ACCESSIBILITY,
        place="iq-baiji",
        governorate="salah-al-din",
        latitude=34.929,
        longitude=43.489,
        opening=Opening(year=2019, month=9, part="early"),
        phones=(sample_phone(3, whatsapp=True),),
        delivers=("spa", "spb", "spc", "spd"),
        project="safe_return",
        coverage=("iq-baiji",),
    ),
    Centre(
        key="mosul-west",
        slug=words("غرب-الموصل-الجديدة", "west-mosul-al-jadeda"),
        name=words("مركز غرب الموصل، الجديدة", "West Mosul centre, Al-Jadeda"),
        lead=words(
            "مركز الموارد المجتمعية في منطقة الجديدة، الجانب الأيمن من الموصل، محافظة نينوى",
            "Community Resource Centre in Al-Jadeda, on the right bank of Mosul, Nineveh governorate",
        ),
        description=words(
            "يخدم المركز أهالي الجانب الأيمن من الموصل: العوائل التي عادت إلى بيوتها، والعوائل التي ما زالت نازحة،"
            " والمجتمع المضيف. فيه معلومات ومشورة وإحالة إلى خدمات شركاء عدة، مجاناً.",
            "The centre serves people on the right bank of Mosul: families who have come home, families who are"
            " still displaced, and the host community. It offers information, advice and referral to the services"
            " of several partners, free of charge.",
        ),
        directions=directions(
            "المركز في منطقة الجديدة في الجانب الأيمن (الغربي) من مدينة الموصل.",
            "The centre is in Al-Jadeda, on the right (western) bank of the city of Mosul.",
        ),
        accessibility=ACCESSIBILITY,
        place="iq-mosul-al-jadeda",
        governorate="nineveh",
        latitude=36.333,
        longitude=43.106,
        opening=Opening(day=date(2018, 7, 25)),
        phones=(sample_phone(4, whatsapp=True), sample_phone(5, "office")),
        delivers=("spa", "spb", "spc", "spd"),
        coverage=("iq-mosul-west", "iq-mosul-al-jadeda"),
    ),
    Centre(
        key="mosul-east",
        slug=words("شرق-الموصل-التحرير", "east-mosul-tahrir"),
        name=words("مركز شرق الموصل، التحرير", "East Mosul centre, Tahrir"),
        lead=words(
            "مركز الموارد المجتمعية في التحرير، الجانب الأيسر من الموصل، محافظة نينوى",
            "Community Resource Centre in Tahrir, on the left bank of Mosul, Nineveh governorate",
        ),
        description=words(
            "يستقبل المركز أهالي الجانب الأيسر من الموصل والعوائل النازحة المقيمة فيه. يشرح لكم موظفو الاستقبال"
            " الخدمات المتاحة وشروطها ومواعيدها، ويحيلونكم إلى الشريك المناسب مجاناً.",
            "The centre serves the people of the left bank of Mosul and the displaced families who live there."
            " Reception staff explain which services there are, who can get them and when, and refer you to the"
            " right partner, free of charge.",
        ),
        directions=directions(
            "المركز في منطقة التحرير في الجانب الأيسر (الشرقي) من مدينة الموصل.",
            "The centre is in Tahrir, on the left (eastern) bank of the city of Mosul.",
        ),
        accessibility=ACCESSIBILITY,
        place="iq-mosul-tahrir",
        governorate="nineveh",
        latitude=36.370,
        longitude=43.197,
        opening=Opening(day=date(2018, 7, 25)),
        phones=(sample_phone(6, whatsapp=True),),
        delivers=("spa", "spb", "spc", "spd"),
        coverage=("iq-mosul-east", "iq-mosul-tahrir"),
    ),
    Centre(
        key="fallujah",
        slug=words("الفلوجة", "fallujah"),
        name=words("مركز الفلوجة", "Fallujah centre"),
        lead=words(
            "مركز الموارد المجتمعية في الفلوجة، محافظة الأنبار",
            "Community Resource Centre in Fallujah, Anbar governorate",
        ),
        description=words(
            "هنا تسأل العوائل العائدة والعوائل النازحة والمجتمع المضيف، في مكان واحد، عن الخدمات في الفلوجة: الحقوق"
            " والسكن والتعليم والعمل والدعم النفسي. السؤال والمشورة مجاناً، وما تقولونه يبقى سرياً.",
            "One place where returning families, displaced families and the host community can ask about services"
            " in Fallujah: rights, housing, learning, work and psychosocial support. Asking and advice are free,"
            " and what you say stays confidential.",
        ),
        directions=directions(
            "المركز في مدينة الفلوجة، محافظة الأنبار.", "The centre is in the city of Fallujah, Anbar."
        ),
        accessibility=ACCESSIBILITY,
        place="iq-fallujah",
        governorate="anbar",
        latitude=33.349,
        longitude=43.786,
        opening=Opening(year=2018),
        phones=(sample_phone(7, whatsapp=True), sample_phone(8, "office")),
        delivers=("spa", "spb", "spc", "spd"),
        coverage=("iq-fallujah",),
    ),
)
