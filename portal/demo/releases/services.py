"""The press release on what a centre offers and how its services work."""

from datetime import date

from portal.demo.releases.shapes import Release
from portal.demo.shapes import bullets, heading, paragraph, words

HOW_SERVICES_WORK = Release(
    key="how-services-work",
    slug=words("كيف-تعمل-خدمات-المراكز", "how-services-at-the-centres-work"),
    title=words(
        "من السؤال إلى الخدمة: ماذا يجد المراجع في مركز الموارد المجتمعية؟",
        "From a question to a service: what visitors find at a Community Resource Centre",
    ),
    summary=words(
        "باب واحد لخدمات شركاء عدة: معلومات ومشورة قانونية وتعليم وسبل عيش، وإحالة سرية لمن يحتاج إليها.",
        "One door to the services of several partners: information, legal advice, education, livelihoods, and"
        " confidential referral for those who need it.",
    ),
    dateline="iq-baghdad",
    issued=date(2020, 2, 9),
    event=None,
    centres=("jalawla", "baiji", "mosul-west", "mosul-east", "fallujah"),
    goals=(4, 8, 10, 16),
    picture="reception",
    body=(
        paragraph(
            "قد تحتاج العائلة الواحدة بعد العودة إلى شهادة ولادة لطفلها، ومحامٍ لقضية بيتها، ودورة تفتح لأحد أفرادها"
            " باب عمل. في مراكز الموارد المجتمعية يبدأ ذلك كله من مكان واحد: الاستقبال.",
            "After returning home, one family may need a birth certificate for a child, a lawyer for a dispute over"
            " the house, and a course that helps one of its members find work. At the Community Resource Centres all"
            " of these begin in one place: reception.",
        ),
        heading("ثلاث خطوات", "Three steps"),
        bullets(
            (
                "السؤال: يستمع موظف الاستقبال ويشرح ما هو متاح، من دون موعد ومن دون رسوم.",
                "الخدمة: يلتقي المراجع بالشريك المختص، كالمحامي أو المعلمة، في المركز مباشرة أو بموعد.",
                "الإحالة: إن كانت الخدمة لدى جهة أخرى، يُحال المراجع إليها إذا وافق.",
            ),
            (
                "Asking: reception staff listen and explain what there is, without an appointment and free of charge.",
                "The service: visitors meet the partner, such as a lawyer or teacher, on the spot or by appointment.",
                "Referral: if another organisation offers the service, visitors are referred to it if they agree.",
            ),
        ),
        heading("من يعمل في المراكز", "Who works at the centres"),
        paragraph(
            "تدير المنظمة الدولية للهجرة المراكز بقيادة حكومية من المركز المشترك للتنسيق والرصد، وتقدم الخدمات منظمات"
            " شريكة. وكل شريك مسؤول عن خدمته: لمن هي، ومتى تُقدَّم، وما الوثائق المطلوبة.",
            "The International Organization for Migration (IOM) runs the centres, with the Joint Coordination and"
            " Monitoring Centre (JCMC) as government lead, and partner organisations deliver the services. Each"
            " partner answers for its own service: who it is for, when it is offered and which documents are needed.",
        ),
        heading("السرية أولاً", "Confidentiality first"),
        paragraph(
            "لا تُعطى معلومات المراجع لأي جهة من دون موافقته. ومن احتاج إلى خدمات الحماية أو الدعم النفسي والاجتماعي"
            " يمكنه أن يطلب الحديث إلى موظف مختص على انفراد، من دون شرح السبب في الاستقبال.",
            "Information about visitors is passed to no one without their consent. Those who need protection services"
            " or psychosocial support can ask to talk in private to a specialist, without explaining why at reception.",
        ),
        paragraph(
            "المراكز مفتوحة من الأحد إلى الخميس، وتختلف ساعات الخدمات، لذا يُفضَّل الاتصال قبل الحضور.",
            "The centres are open from Sunday to Thursday. Hours differ from service to service, so it is best to call"
            " before coming.",
        ),
    ),
)
