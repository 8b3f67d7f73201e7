"""The press release on the opening of the centre in Baiji, in Arabic and not yet translated."""

from datetime import date

from portal.demo.releases.shapes import Release
from portal.demo.shapes import Block, Words


def arabic(text: str) -> Words:
    """Return a text that has no translation yet."""
    return {"ar": text}


def arabic_paragraph(text: str) -> Block:
    """Return a paragraph that has no translation yet."""
    return Block("paragraph", arabic(f"<p>{text}</p>"))


BAIJI = Release(
    key="baiji-opening",
    slug=arabic("افتتاح-مركز-بيجي"),
    title=arabic("افتتاح مركز الموارد المجتمعية في بيجي"),
    summary=arabic(
        "بدأ مركز الموارد المجتمعية في بيجي بمحافظة صلاح الدين استقبال العائدين والعوائل النازحة والمجتمع المضيف."
    ),
    dateline="iq-baiji",
    issued=date(2019, 9, 8),
    event=None,
    centres=("baiji",),
    project="safe_return",
    donors=("eu",),
    picture="baiji",
    body=(
        arabic_paragraph(
            "افتُتح في مطلع أيلول ٢٠١٩ مركز الموارد المجتمعية في بيجي بمحافظة صلاح الدين، وتديره المنظمة الدولية للهجرة"
            " بقيادة حكومية من المركز المشترك للتنسيق والرصد."
        ),
        arabic_paragraph(
            "يقدم المركز المعلومات والمشورة القانونية والمشورة في السكن والأراضي والملكية، والتعليم غير الرسمي، وبناء"
            " القدرات والمهارات وسبل كسب العيش، ويحيل من يحتاج إلى الحماية أو إلى الدعم النفسي والاجتماعي إلى"
            " الجهات المختصة."
        ),
        Block("heading", arabic("أيام العمل")),
        arabic_paragraph(
            "المركز مفتوح من الأحد إلى الخميس، ويحدد الشركاء المنفذون ساعات العمل، لذا يُفضَّل الاتصال قبل الحضور."
        ),
        arabic_paragraph("والمركز جزء من مشروع «عودة آمنة» بتمويل من الاتحاد الأوروبي."),
    ),
)
