"""The information pages: about, privacy, accessibility and contact. Each sentence has to be true of this portal."""

from dataclasses import dataclass

from portal.demo.shapes import Block, Words, bullets, heading, paragraph, words


@dataclass(frozen=True)
class InformationPage:
    """A page of running text; `lead` is the sentence below its title."""

    key: str
    slug: Words
    title: Words
    lead: Words
    body: tuple[Block, ...]


def mail_link(name: str) -> str:
    """Return a link to an address at the domain that is reserved for examples and reaches nobody."""
    return f'<a href="mailto:{name}@example.org">{name}@example.org</a>'


PORTAL_MAIL = mail_link("portal")
PRESS_MAIL = mail_link("media")
PARTNERS_MAIL = mail_link("partners")

ABOUT = InformationPage(
    key="about",
    slug=words("عن-المراكز", "about"),
    title=words("عن المراكز", "About the centres"),
    lead=words(
        "مركز الموارد المجتمعية مكان واحد تجتمع فيه خدمات شركاء عدة.",
        "A Community Resource Centre brings the services of several partners together in one place.",
    ),
    body=(
        heading("لمن المراكز", "Who the centres are for"),
        paragraph(
            "للعائدين والعوائل النازحة والمجتمع المضيف. الخدمات مجانية.",
            "Returnees, displaced families and the host community. Services are free of charge.",
        ),
        heading("ماذا تجدون فيها", "What you find there"),
        bullets(
            (
                "التوعية والمعلومات",
                "المشورة والتمثيل القانوني (المساعدة القانونية)",
                "التعليم غير الرسمي",
                "المشورة في السكن والأراضي والملكية",
                "سبل كسب العيش وبناء القدرات والمهارات",
                "الإحالة إلى خدمات الحماية وإلى خدمات الصحة النفسية والدعم النفسي والاجتماعي",
            ),
            (
                "awareness and information",
                "legal advice and representation (legal aid)",
                "non-formal education",
                "advice on housing, land and property",
                "livelihoods, capacity building and skills",
                "referral to protection and to mental health and psychosocial support",
            ),
        ),
        heading("متى تعمل", "When they are open"),
        paragraph(
            "من الأحد إلى الخميس. يحدد الشركاء المنفذون ساعات العمل، فاتصلوا قبل أن تأتوا.",
            "Sunday to Thursday. The implementing partners set the hours, so call before you come.",
        ),
        heading("من يديرها", "Who runs them"),
        paragraph(
            "تديرها المنظمة الدولية للهجرة (IOM) بقيادة حكومية من المركز المشترك للتنسيق والرصد (JCMC)، وتقدم الخدمات"
            " منظمات شريكة. ومركزا جلولاء وبيجي ضمن مشروع «عودة آمنة» بتمويل من الاتحاد الأوروبي.",
            "The International Organization for Migration (IOM) runs them, with the Joint Coordination and Monitoring"
            " Centre (JCMC) as government lead; partner organisations deliver the services. The Jalawla and Baiji"
            " centres are part of the project “Safe Return”, funded by the European Union.",
        ),
        heading("عن هذه النسخة", "About this copy of the portal"),
        paragraph(
            "هذه نسخة تجريبية للعرض: المراكز حقيقية، أما المنظمات التي في اسمها «نموذجية» وخدماتها وأرقام الهواتف كلها"
            " فأمثلة، ولا يرد أحد على هذه الأرقام.",
            "This is a demonstration: the centres are real, but the organisations with “Sample” in their name, their"
            " services and all phone numbers are examples, and nobody answers these numbers.",
        ),
        paragraph(
            "وقد كُتبت البيانات الصحفية والمواد التوعوية لهذا العرض استناداً إلى ما أُعلن عن المراكز، ولم تصدر بنصها"
            " عن أي جهة.",
            "The press releases and awareness materials were written for this demonstration, from what was announced"
            " about the centres; no organisation issued them in these words.",
        ),
        heading("مصادر البيانات", "Sources of data"),
        paragraph(
            'أسماء الأماكن ومواقعها مأخوذة في معظمها من <a href="https://www.geonames.org/">GeoNames</a> بموجب رخصة'
            ' <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>، مع تصحيحات وإضافات.',
            'Names and positions of places come mostly from <a href="https://www.geonames.org/">GeoNames</a>,'
            ' licensed under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>, with corrections'
            " and additions.",
        ),
    ),
)

PRIVACY = InformationPage(
    key="privacy",
    slug=words("الخصوصية", "privacy"),
    title=words("الخصوصية", "Privacy"),
    lead=words(
        "تتصفحون هذه البوابة من دون أن يتتبعكم أحد.", "You can use this portal without being followed by anyone."
    ),
    body=(
        heading("ما لا نفعله", "What we do not do"),
        bullets(
            (
                "لا نطلب اسمكم ولا رقم هاتفكم لتصفح أي صفحة.",
                "لا نحفظ مكانكم، لا في عنوان الصفحة ولا في سجلات الخادم.",
                "لا نعرض إعلانات ولا نستعمل برامج تتبع، ولا تحمّل صفحاتنا شيئاً من مواقع أخرى.",
            ),
            (
                "We do not ask for your name or phone number to read any page.",
                "We do not store where you are, neither in page addresses nor in server records.",
                "We use no advertising and no tracking, and our pages load nothing from other sites.",
            ),
        ),
        heading("إن تابعتم مركزاً بالبريد الإلكتروني", "If you follow a centre by e-mail"),
        paragraph(
            "نحفظ عنوان بريدكم مشفّراً، ولا نستعمله إلا لإرسال ما طلبتموه. لا نرسل شيئاً قبل أن تؤكدوا الطلب، ويُحذف"
            " العنوان حين تلغون المتابعة، أو بعد سبعة أيام إن لم تؤكدوا. ولا نخبر أحداً بأن عنواناً يتابع شيئاً.",
            "We keep your address locked by encryption and use it only to send what you asked for. Nothing is sent"
            " before you have confirmed it. The address is deleted when you leave, or after seven days if you do not"
            " confirm. We tell nobody that an address follows something.",
        ),
        heading("ما يُحفظ في متصفحكم", "What is kept in your browser"),
        paragraph(
            "ملف ارتباط (كوكي) واحد يتذكر اللغة التي اخترتموها. أما الموظفون والشركاء الذين يسجلون الدخول، فتُحفظ في"
            " متصفحاتهم ملفات تُبقي جلستهم آمنة.",
            "One cookie that remembers the language you chose. Staff and partners who sign in also have cookies that"
            " keep their session safe.",
        ),
        heading("حين تخرجون من البوابة", "When you leave the portal"),
        paragraph(
            "روابط واتساب والخرائط تنقلكم إلى مواقع وتطبيقات أخرى لها قواعدها في الخصوصية. والاتصال الهاتفي يظهر في سجل"
            " مكالماتكم.",
            "Links to WhatsApp and maps take you to other sites and apps, which have privacy rules of their own. A"
            " phone call appears in the call history of your phone.",
        ),
        heading("إن كان غيركم يستعمل هاتفكم", "If someone else uses your phone"),
        paragraph(
            "الصفحات التي تزورونها تبقى في سجل المتصفح حتى تمسحوه. استعملوا نافذة خاصة، أو امسحوا السجل من إعدادات"
            " المتصفح.",
            "The pages you visit stay in the browser’s history until you clear it. Use a private window, or clear the"
            " history in the browser’s settings.",
        ),
    ),
)

ACCESSIBILITY = InformationPage(
    key="accessibility",
    slug=words("إمكانية-الوصول", "accessibility"),
    title=words("إمكانية الوصول", "Accessibility"),
    lead=words(
        "نريد أن يصل الجميع إلى هذه المعلومات، أياً كان جهازهم أو سرعة اتصالهم، ومهما كانت الإعاقة.",
        "We want everyone to reach this information, whatever their device, disability or connection.",
    ),
    body=(
        heading("ما نلتزم به", "What we aim for"),
        paragraph(
            "نعمل على أن تستوفي الصفحات العامة المستوى AA من إرشادات WCAG 2.2 بالعربية والإنكليزية.",
            "We work for the public pages to meet level AA of WCAG 2.2 in Arabic and English.",
        ),
        bullets(
            (
                "كل شيء يعمل بلوحة المفاتيح وحدها، ومن دون جافاسكربت.",
                "يمكن تكبير النص إلى ضعفَي حجمه من دون أن يضيع شيء.",
                "لكل صورة نص بديل، ولكل تسجيل صوتي نص مكتوب.",
                "الحالات مكتوبة بالكلمات، لا بالألوان وحدها.",
            ),
            (
                "Everything works with the keyboard alone and without JavaScript.",
                "Text can be enlarged to twice its size without losing anything.",
                "Every picture has alternative text, and every recording has a transcript.",
                "States are written in words, never shown by colour alone.",
            ),
        ),
        heading("ما لم نتأكد منه بعد", "What we have not confirmed yet"),
        paragraph(
            "نفحص الصفحات ببرامج آلية، ولم تُجرَّب بعد مع مستخدمين لقارئات الشاشة. وملفات PDF للطباعة، ونصها الكامل"
            " مكتوب في صفحة المادة.",
            "We check the pages with automated tools; they have not yet been tried with people who use screen readers."
            " PDF files are made for printing; their full text stands on the page of the material.",
        ),
        heading("هل واجهتكم صعوبة؟", "Something does not work for you?"),
        paragraph(
            "اتصلوا بأي مركز واطلبوا المعلومة هاتفياً، أو اكتبوا إلينا من صفحة «اتصلوا بنا».",
            "Call any centre and ask for the information by phone, or write to us from the page “Contact”.",
        ),
    ),
)

CONTACT = InformationPage(
    key="contact",
    slug=words("اتصلوا-بنا", "contact"),
    title=words("اتصلوا بنا", "Contact"),
    lead=words("أسرع طريق هو الاتصال بالمركز نفسه.", "The quickest way is to call the centre itself."),
    body=(
        heading("الخط الساخن والشكاوى", "Hotline and complaints"),
        paragraph(
            "إن كان ثمة خط ساخن فرقمه أسفل كل صفحة، وإلا فاتصلوا بأي مركز: إن لم تجدوا ما تبحثون عنه، أو إن كانت لديكم"
            " شكوى.",
            "Where there is a hotline, its number stands at the foot of every page; where there is none, call any"
            " centre: if you do not find what you look for, or to make a complaint.",
        ),
        paragraph(
            "الخدمات بلا مقابل. إن طلب منكم أحد فلوساً أو غيرها مقابل خدمة، أو أساء معاملتكم، فاضغطوا «هل من خطأ هنا؟"
            " أخبرونا» في صفحة المركز أو الخدمة. تصل هذه الشكوى إلى المنظمة الدولية للهجرة وحدها، ولا تصل إلى من"
            " تشكون منه.",
            "Services are free of charge. If anyone asks you for money or anything else for a service, or treats you"
            " badly, choose “Something is wrong here” on the page of the centre or the service. Such a complaint goes"
            " to IOM alone and never to those it is about.",
        ),
        heading("عن خدمة أو مركز", "About a service or a centre"),
        paragraph(
            "رقم كل مركز في صفحته، ورقم كل خدمة تحت اسمها. اسألوا عن الساعات والوثائق قبل أن تأتوا.",
            "The number of each centre is on its page, and that of each service under its name. Ask about hours and"
            " documents before you come.",
        ),
        heading("عن معلومة غير صحيحة", "About something wrong on this site"),
        paragraph(
            f"اكتبوا إلى {PORTAL_MAIL} واذكروا عنوان الصفحة وما وجدتموه. لا حاجة إلى ذكر اسمكم.",
            f"Write to {PORTAL_MAIL} with the address of the page and what you found. You need not give your name.",
        ),
        heading("للصحافة", "For the press"),
        paragraph(
            f"وحدة الإعلام، المنظمة الدولية للهجرة في العراق: {PRESS_MAIL}.",
            f"IOM Iraq Media Unit: {PRESS_MAIL}.",
        ),
        heading("للمنظمات الشريكة", "For partner organisations"),
        paragraph(
            f"تُحدِّث كل منظمة شريكة معلومات خدماتها بنفسها. لطلب حساب اكتبوا إلى {PARTNERS_MAIL}.",
            f"Each partner organisation keeps its own listings. To ask for an account, write to {PARTNERS_MAIL}.",
        ),
        paragraph(
            "عناوين البريد في هذه النسخة أمثلة لا تصل إلى أحد.",
            "The e-mail addresses in this demonstration are examples and reach nobody.",
        ),
    ),
)

INFORMATION_PAGES = (ABOUT, PRIVACY, ACCESSIBILITY, CONTACT)
