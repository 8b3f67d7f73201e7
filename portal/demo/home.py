"""The words of the home page and of the sections below it."""

from dataclasses import dataclass

from portal.demo.shapes import Words, words


@dataclass(frozen=True)
class Section:
    """One of the lists below the home page; its slug is the same in every language."""

    key: str
    title: Words
    introduction: Words


TITLE = words("مراكز الموارد المجتمعية في العراق", "Community Resource Centres in Iraq")
HEADING = words("اعثر على مركز قريب منك", "Find a centre near you")
INTRODUCTION = words(
    "معلومات ومشورة وإحالة إلى الخدمات في مكان واحد، للعائدين والعوائل النازحة والمجتمع المضيف. الخدمات مجانية.",
    "Information, advice and referral to services in one place, for returnees, displaced families and the host"
    " community. Services are free of charge.",
)

SECTIONS = (
    Section(
        "centres",
        words("المراكز", "Centres"),
        words(
            "المراكز مفتوحة من الأحد إلى الخميس، والساعات يحددها الشركاء: اتصلوا قبل أن تأتوا.",
            "The centres are open from Sunday to Thursday. The partners set the hours: call before you come.",
        ),
    ),
    Section(
        "partners",
        words("الشركاء", "Partners"),
        words(
            "الجهات التي تقود المراكز وتديرها، والمنظمات التي تقدم الخدمات فيها.",
            "The organisations that lead and run the centres, and those that deliver services there.",
        ),
    ),
    Section(
        "news",
        words("الأخبار", "News"),
        words("البيانات الصحفية عن المراكز وخدماتها.", "Press releases about the centres and their services."),
    ),
    Section(
        "materials",
        words("المواد التوعوية", "Awareness materials"),
        words(
            "ملصقات ومطويات وتسجيلات تُطبع وتُرسل وتُعلَّق، ومع كل منها نصها الكامل.",
            "Posters, leaflets and recordings to print, send and put up, each with its full text.",
        ),
    ),
)
