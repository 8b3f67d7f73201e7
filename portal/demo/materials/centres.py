"""Materials about the centres: what they offer and when they are open."""

from datetime import date

from portal.demo.materials.shapes import Material, MaterialFile
from portal.demo.shapes import bullets, heading, paragraph, words

EVERYONE = ("returnees", "displaced", "host_community")

WHAT_A_CENTRE_OFFERS = Material(
    key="what-a-centre-offers",
    slug=words("خدمات-مركز-الموارد-المجتمعية", "what-a-centre-offers"),
    title=words("خدمات مركز الموارد المجتمعية", "What a Community Resource Centre offers"),
    summary=words(
        "صفحة واحدة تُعلَّق في مكان عام أو تُرسل عبر الهاتف: ماذا تجدون في المركز، ولمن، ومتى.",
        "One page to put up in a public place or send by phone: what you find at a centre, for whom and when.",
    ),
    topic="centres",
    audiences=EVERYONE,
    files=(
        MaterialFile("what-a-centre-offers-ar.webp", "image", "ar", words("صورة للهاتف", "Image for phones")),
        MaterialFile("what-a-centre-offers-ar.pdf", "pdf", "ar", words("ملصق للطباعة", "Poster for printing")),
        MaterialFile("what-a-centre-offers-en.pdf", "pdf", "en", words("ملصق للطباعة", "Poster for printing")),
    ),
    text=(
        paragraph(
            "في مركز الموارد المجتمعية تجدون خدمات شركاء عدة في مكان واحد. الخدمات مجانية.",
            "A Community Resource Centre brings the services of several partners together in one place. Services are"
            " free of charge.",
        ),
        heading("ماذا تجدون", "What you find"),
        bullets(
            (
                "معلومات عن الخدمات في منطقتكم",
                "مساعدة قانونية من محامٍ",
                "مساعدة في استخراج الوثائق المدنية",
                "مشورة في السكن والأراضي والملكية",
                "دروس للأطفال والكبار",
                "تدريب ومساعدة في البحث عن عمل",
                "إحالة إلى الدعم النفسي والاجتماعي وخدمات الحماية",
            ),
            (
                "information about services in your area",
                "legal aid from a lawyer",
                "help to obtain civil documents",
                "advice on housing, land and property",
                "classes for children and adults",
                "training and help finding work",
                "referral to psychosocial support and protection services",
            ),
        ),
        heading("لمن", "For whom"),
        paragraph(
            "للعائدين والعوائل النازحة والمجتمع المضيف، نساءً ورجالاً، صغاراً وكباراً.",
            "For returnees, displaced families and the host community: women and men, young and old.",
        ),
        heading("متى", "When"),
        paragraph(
            "من الأحد إلى الخميس. الساعات يحددها الشركاء: اتصلوا قبل أن تأتوا.",
            "Sunday to Thursday. The partners set the hours: call before you come.",
        ),
    ),
    reviewed_on=date(2026, 10, 4),
)

OPENING_DAYS = Material(
    key="opening-days",
    slug=words("أيام-عمل-المراكز", "when-the-centres-are-open"),
    title=words("أيام عمل المراكز", "When the centres are open"),
    summary=words(
        "تسجيل صوتي قصير يُرسل عبر الهاتف أو يُذاع: متى تفتح المراكز وماذا تفعلون قبل المجيء.",
        "A short recording to send by phone or broadcast: when the centres are open and what to do before you come.",
    ),
    topic="centres",
    audiences=EVERYONE,
    files=(MaterialFile("opening-days-ar.mp3", "audio", "ar", words("تسجيل صوتي", "Recording")),),
    text=(
        paragraph(
            "السلام عليكم. مراكز الموارد المجتمعية مفتوحة من الأحد إلى الخميس، وهي مغلقة يومَي الجمعة والسبت.",
            "Peace be upon you. The Community Resource Centres are open from Sunday to Thursday and closed on Friday"
            " and Saturday.",
        ),
        paragraph(
            "لكل خدمة ساعاتها. اتصلوا بالمركز قبل أن تأتوا، واسألوا عن الساعات وعن الوثائق المطلوبة.",
            "Each service has its own hours. Call the centre before you come, and ask about the hours and the documents"
            " needed.",
        ),
        paragraph(
            "الخدمات مجانية، للعائدين والعوائل النازحة والمجتمع المضيف. أهلاً وسهلاً بكم.",
            "Services are free of charge, for returnees, displaced families and the host community. You are welcome.",
        ),
    ),
    reviewed_on=date(2026, 10, 11),
)
