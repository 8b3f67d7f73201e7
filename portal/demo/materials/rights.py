"""Materials about rights: asking a lawyer, civil documents, housing, land and property."""

from datetime import date

from portal.demo.materials.shapes import Material, MaterialFile
from portal.demo.shapes import bullets, heading, paragraph, words

EVERYONE = ("returnees", "displaced", "host_community")

ASK_A_LAWYER = Material(
    key="ask-a-lawyer",
    slug=words("كيف-تطلبون-مشورة-قانونية", "how-to-ask-for-legal-advice"),
    title=words("كيف تطلبون مشورة قانونية", "How to ask for legal advice"),
    summary=words(
        "أربع خطوات من الاتصال إلى مقابلة المحامي، في صورة واحدة تُرسل عبر الهاتف.",
        "Four steps from the first call to meeting the lawyer, in one image to send by phone.",
    ),
    topic="rights",
    audiences=EVERYONE,
    files=(
        MaterialFile("ask-a-lawyer-ar.webp", "image", "ar", words("صورة للهاتف", "Image for phones")),
        MaterialFile("ask-a-lawyer-en.webp", "image", "en", words("صورة للهاتف", "Image for phones")),
    ),
    text=(
        paragraph(
            "المساعدة القانونية في مراكز الموارد المجتمعية مجانية وسرية.",
            "Legal aid at the Community Resource Centres is free of charge and confidential.",
        ),
        heading("أربع خطوات", "Four steps"),
        bullets(
            (
                "اتصلوا بأقرب مركز واسألوا عن أيام المشورة القانونية.",
                "أحضروا ما لديكم من أوراق. ليست لديكم أوراق؟ تعالوا على أي حال.",
                "قولوا في الاستقبال إنكم تريدون مقابلة محامٍ أو محامية. لا حاجة إلى شرح القضية.",
                "قابلوا المحامي على انفراد، واسألوه عن كل خطوة قبل أن توقّعوا.",
            ),
            (
                "Call the nearest centre and ask on which days there is legal advice.",
                "Bring the papers you have. No papers? Come anyway.",
                "Say at reception that you would like to see a lawyer, a woman or a man. No need to say why.",
                "Meet the lawyer in private, and ask about every step before you sign.",
            ),
        ),
        paragraph(
            "لا تدفعوا مالاً لأحد لقاء هذه الخدمة. إن طُلب منكم مال فأبلغوا المركز.",
            "Pay nobody for this service. If you are asked for money, tell the centre.",
        ),
    ),
    reviewed_on=date(2026, 9, 20),
)

CIVIL_DOCUMENTS = Material(
    key="civil-documents",
    slug=words("وثائقكم-المدنية", "your-civil-documents"),
    title=words("وثائقكم المدنية: ماذا تحضرون معكم؟", "Your civil documents: what to bring"),
    summary=words(
        "قائمة تُطبع ويُؤشَّر عليها قبل مراجعة خدمة الوثائق في المركز.",
        "A checklist to print and tick off before coming to the documents service at a centre.",
    ),
    topic="documents",
    audiences=("returnees", "displaced"),
    files=(MaterialFile("civil-documents-ar.pdf", "pdf", "ar", words("قائمة للطباعة", "Checklist for printing")),),
    text=(
        paragraph(
            "ضاعت وثائقكم (مستمسكاتكم) أو تلفت؟ نساعدكم مجاناً في استخراج غيرها. أحضروا مما يأتي ما يتوفر لديكم.",
            "Are your documents lost or damaged? We help you obtain new ones, free of charge. Bring whatever you have"
            " of the following.",
        ),
        heading("لإثبات الهوية", "To prove who you are"),
        bullets(
            (
                "أي وثيقة قديمة أو تالفة، أو صورة عنها في الهاتف",
                "وثيقة أحد أفراد العائلة، كالأب أو الأم أو الأخ أو الأخت",
                "رقم السجل والصفحة في سجل الأحوال المدنية، إن كنتم تعرفونهما",
            ),
            (
                "any old or damaged document, or a photograph of it on your phone",
                "a document of a family member, such as father, mother, brother or sister",
                "the record and page number in the civil status register, if you know them",
            ),
        ),
        heading("لتسجيل ولادة", "To register a birth"),
        bullets(
            ("بيان الولادة من المستشفى أو القابلة، إن وُجد", "عقد زواج الوالدين، إن وُجد"),
            (
                "the birth notice from the hospital or midwife, if there is one",
                "the parents’ marriage contract, if there is one",
            ),
        ),
        heading("إن لم يكن لديكم شيء من هذا", "If you have none of these"),
        paragraph(
            "تعالوا على أي حال. يستمع إليكم الموظف ويشرح لكم ما يمكن عمله. ولا تسلّموا وثائقكم الأصلية لأحد خارج"
            " الدوائر الرسمية.",
            "Come anyway. A staff member will listen to you and explain what can be done. Do not hand your original"
            " documents to anyone outside government offices.",
        ),
    ),
    reviewed_on=date(2026, 9, 27),
)

HOUSING_QUESTIONS = Material(
    key="housing-questions",
    slug=words("السكن-والأراضي-والملكية-أسئلة-وأجوبة", "housing-land-and-property-questions"),
    title=words("السكن والأراضي والملكية: أسئلة وأجوبة", "Housing, land and property: questions and answers"),
    summary=words(
        "مطوية تجيب عن أكثر ما يسأل عنه العائدون في أمر بيوتهم وأراضيهم.",
        "A leaflet that answers what people who return often ask about their homes and land.",
    ),
    topic="housing",
    audiences=EVERYONE,
    files=(
        MaterialFile("housing-questions-ar.pdf", "pdf", "ar", words("مطوية للطباعة", "Leaflet for printing")),
        MaterialFile("housing-questions-en.pdf", "pdf", "en", words("مطوية للطباعة", "Leaflet for printing")),
    ),
    text=(
        paragraph(
            "هذه معلومات عامة لا تغني عن مشورة محامٍ. المشورة في مراكز الموارد المجتمعية مجانية وسرية.",
            "This is general information and does not replace advice from a lawyer. Advice at the Community Resource"
            " Centres is free of charge and confidential.",
        ),
        heading("ضاع سند الملكية (الطابو). هل ضاع حقنا؟", "The title deed (tapu) is lost. Have we lost our right?"),
        paragraph(
            "لا. ضياع الورقة لا يعني ضياع الحق. أحضروا ما لديكم: عقداً، أو فواتير كهرباء أو ماء، أو صوراً قديمة، أو"
            " أسماء جيران يعرفون البيت. ويشرح لكم المحامي كيف تطلبون نسخة.",
            "No. Losing the paper does not mean losing the right. Bring what you have: a contract, electricity or water"
            " bills, old photographs, or names of neighbours who know the house. The lawyer explains how to ask for a"
            " copy.",
        ),
        heading("سكن غيرنا في بيتنا. ماذا نفعل؟", "Others live in our house. What do we do?"),
        paragraph(
            "لا تدخلوا بالقوة ولا تهددوا أحداً. اكتبوا ما تعرفونه عمّن في البيت ومنذ متى، ثم اسألوا المحامي. كثيراً ما"
            " يكون الاتفاق أسرع من المحكمة.",
            "Do not force your way in and do not threaten anyone. Write down what you know about who is in the house"
            " and since when, then ask the lawyer. An agreement is often quicker than a court case.",
        ),
        heading("بيتنا متضرر. من أين نبدأ؟", "Our house is damaged. Where do we start?"),
        paragraph(
            "من السلامة: لا تدخلوا بناءً قد ينهار أو قد تكون فيه مواد متفجرة. صوّروا الضرر من مكان آمن قبل أي إصلاح، ثم"
            " اسألوا عن ملف التعويض.",
            "With safety: do not enter a building that may collapse or may hold explosives. Photograph the damage"
            " from a safe place before any repair, then ask about a compensation claim.",
        ),
        heading("هل للمرأة أن تسأل عن بيتها أو إرثها؟", "Can a woman ask about her house or inheritance?"),
        paragraph(
            "نعم، ولها أن تأتي وحدها وأن تطلب مقابلة محامية. وما تقوله يبقى سرياً.",
            "Yes. She can come alone and ask to see a woman lawyer. What she says stays confidential.",
        ),
        heading("نحن مستأجرون بلا عقد. هل نستشير؟", "We rent without a contract. Can we ask for advice?"),
        paragraph(
            "نعم. يشرح لكم المستشار حقوقكم وواجباتكم، ويساعدكم وصاحبَ البيت على كتابة عقد واضح.",
            "Yes. The adviser explains your rights and duties, and helps you and the owner put a clear contract in"
            " writing.",
        ),
        heading("هل ندفع شيئاً؟", "Do we pay anything?"),
        paragraph(
            "لا. إن طلب منكم أحد مالاً لقاء المشورة فأبلغوا المركز.",
            "No. If anyone asks you for money for advice, tell the centre.",
        ),
    ),
    reviewed_on=date(2026, 10, 18),
)
