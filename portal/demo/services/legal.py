"""Sample Partner A: legal aid, documents, housing and property."""

from portal.demo.services.shapes import CALL, At, Service
from portal.demo.shapes import sample_phone, words

MORNINGS = "Su-We 09:00-14:00; Th 09:00-12:00"

LEGAL_SERVICES = (
    Service(
        key="legal-advice",
        partner="spa",
        slug=words("المشورة-القانونية", "legal-advice"),
        name=words("المشورة والمساعدة القانونية", "Legal advice and legal aid"),
        what=words(
            "يستمع إليكم محامٍ أو محامية على انفراد، ويشرح لكم حقوقكم والخطوات الممكنة، ويساعدكم في كتابة الطلبات"
            " وتقديمها. المساعدة القانونية مجانية، وما تقولونه يبقى سرياً.",
            "A lawyer listens to you in private, explains your rights and the steps open to you, and helps you write"
            " and submit applications. Legal aid is free of charge, and what you say stays confidential.",
        ),
        who=words(
            "العائدون والعوائل النازحة والمجتمع المضيف، نساءً ورجالاً. ولمن هم دون الثامنة عشرة أن يأتوا مع شخص"
            " بالغ يثقون به.",
            "Returnees, displaced families and the host community, women and men. Those under 18 can come with an"
            " adult they trust.",
        ),
        how=words(
            "اتصلوا بالمركز أو تعالوا إلى الاستقبال في ساعات الخدمة.\n"
            "قولوا إنكم تريدون مقابلة محامٍ. لا حاجة إلى شرح القضية في الاستقبال.\n"
            "قابلوا المحامي أو المحامية على انفراد، كما تفضلون.",
            "Call the centre or come to reception during the hours of this service.\n"
            "Say that you would like to see a lawyer. You do not need to explain your case at reception.\n"
            "Meet the lawyer in private. You can ask to see a woman or a man.",
        ),
        documents=words(
            "البطاقة الوطنية الموحدة أو هوية الأحوال المدنية، إن وُجدت.\n"
            "أي ورقة تخص القضية: عقد أو سند أو قرار أو كتاب رسمي.\n"
            "ليست لديكم وثائق؟ تعالوا على أي حال، فالمشورة تبدأ من دونها.",
            "Unified national card or civil status ID, if you have one.\n"
            "Any paper about your case: contract, deed, decision or official letter.\n"
            "No papers? Come anyway: advice can start without them.",
        ),
        kinds=("legal",),
        languages=("ar", "ku"),
        phones=(sample_phone(21, "service", whatsapp=True),),
        offered=(
            At("jalawla", MORNINGS, (sample_phone(22, "service"),)),
            At("baiji", "Su,Tu,Th 09:00-13:00", (sample_phone(23, "service"),)),
            At("mosul-west", CALL),
        ),
    ),
    Service(
        key="court-representation",
        partner="spa",
        slug=words("التمثيل-القانوني", "legal-representation"),
        name=words("التمثيل القانوني أمام المحاكم", "Legal representation in court"),
        what=words(
            "يتابع محامٍ قضيتكم لدى المحاكم والدوائر الرسمية ويحضر الجلسات نيابة عنكم، في قضايا الأحوال الشخصية"
            " والوثائق والسكن والملكية. لا تشمل الخدمة القضايا الجزائية.",
            "A lawyer takes your case to court and to government offices and attends hearings on your behalf, in"
            " matters of family law, documents, housing and property. Criminal cases are not covered.",
        ),
        who=words(
            "من قابلوا محامياً في خدمة المشورة القانونية وتبيّن أن قضيتهم تحتاج إلى تمثيل أمام المحكمة.",
            "People who have seen a lawyer at the legal advice service and whose case needs to go to court.",
        ),
        how=words(
            "ابدؤوا بخدمة المشورة القانونية.\n"
            "إن احتاجت القضية إلى محكمة، يحدد لكم المحامي موعداً.\n"
            "تمنحون المحامي وكالة ليتابع القضية، ويبلغكم بكل خطوة.",
            "Start with the legal advice service.\n"
            "If your case needs to go to court, the lawyer gives you an appointment.\n"
            "You give the lawyer a power of attorney to follow the case, and are told of every step.",
        ),
        documents=words(
            "وثيقة تثبت هويتكم.\nأوراق القضية كلها: الأصل ونسخة منه.",
            "A document that proves who you are.\nAll papers of the case: the originals and a copy.",
        ),
        kinds=("legal",),
        access="appointment",
        languages=("ar",),
        offered=(
            At("jalawla", "Mo,We 10:00-13:00", (sample_phone(22, "service"),)),
            At("baiji", CALL, (sample_phone(23, "service"),)),
        ),
    ),
    Service(
        key="civil-documents",
        partner="spa",
        slug=words("الوثائق-المدنية", "civil-documents"),
        name=words("المساعدة في استخراج الوثائق المدنية", "Help to obtain civil documents"),
        what=words(
            "نساعدكم في استخراج الوثائق (المستمسكات) المفقودة أو التالفة: شهادة الولادة والبطاقة الوطنية الموحدة وعقد"
            " الزواج وشهادة الوفاة. نملأ معكم الاستمارات ونشرح لكم أي دائرة تراجعون، ويرافقكم محامٍ عند الحاجة.",
            "We help you obtain lost or damaged documents: birth certificate, unified national card, marriage"
            " contract, death certificate. We fill in the forms with you, explain which office to go to, and a"
            " lawyer comes with you where needed.",
        ),
        who=words(
            "كل من ضاعت وثائقه أو تلفت، أو لم تُسجَّل له ولادة أو زواج أو وفاة.",
            "Anyone whose documents are lost or damaged, or who has a birth, marriage or death that was never"
            " registered.",
        ),
        how=words(
            "تعالوا إلى الاستقبال أو إلى الفريق الجوال، واسألوا عن خدمة الوثائق.\n"
            "اذكروا الوثيقة الناقصة، ويراجع الموظف معكم ما لديكم.\n"
            "تتسلمون قائمة مكتوبة بالخطوات والدوائر التي تراجعونها.",
            "Come to reception or to the mobile team and ask for the documents service.\n"
            "Say which document is missing; a staff member looks through what you have.\n"
            "You receive a written list of the steps and the offices to visit.",
        ),
        documents=words(
            "ما بقي لديكم من وثائق أو صور عنها.\n"
            "وثيقة أحد أفراد العائلة، إن وُجدت.\n"
            "رقم السجل والصفحة في سجل الأحوال المدنية، إن كنتم تعرفونهما.",
            "Any documents you still have, or photographs of them.\n"
            "A document of a family member, if there is one.\n"
            "The record and page number in the civil status register, if you know them.",
        ),
        kinds=("civil_documents", "legal"),
        languages=("ar", "ku"),
        offered=(
            At("jalawla", "Su-Th 09:00-12:00", (sample_phone(22, "service"),)),
            At("mosul-east", MORNINGS, (sample_phone(24, "service"),)),
            At("fallujah", CALL, (sample_phone(25, "service"),)),
            At("mobile-anbar", phones=(sample_phone(25, "service"),)),
        ),
    ),
    Service(
        key="housing-land-property",
        partner="spa",
        slug=words("السكن-والأراضي-والملكية", "housing-land-property"),
        name=words("مشورة السكن والأراضي والملكية", "Housing, land and property advice"),
        what=words(
            "نشرح لكم كيف تثبتون ملكية بيت أو أرض، وماذا تفعلون إن سكن غيركم في بيتكم، أو ضاع السند (الطابو)، أو وقع"
            " خلاف على الإيجار. ونسعى إلى اتفاق بين الطرفين متى أمكن.",
            "We explain how to prove that a house or land is yours, and what to do if others live in your home, the"
            " deed (tapu) is lost, or there is a dispute over rent. Where possible we help both sides to agree.",
        ),
        who=words(
            "العائدون والعوائل النازحة والمجتمع المضيف، مالكين ومستأجرين. وللنساء أن يسألن عن حقهن في الملكية والإرث.",
            "Returnees, displaced families and the host community, owners and tenants. Women can ask about their"
            " rights to property and inheritance.",
        ),
        how=words(
            "تعالوا إلى الاستقبال في أيام الخدمة أو اتصلوا قبل ذلك.\nقابلوا المستشار واعرضوا ما لديكم من أوراق.",
            "Come to reception on the days of this service, or call first.\n"
            "Meet the adviser and show the papers you have.",
        ),
        documents=words(
            "سند الملكية أو عقد الإيجار، إن وُجد.\n"
            "فواتير الكهرباء أو الماء أو أي ورقة فيها العنوان.\n"
            "صور البيت أو الأرض، إن وُجدت.",
            "Title deed or rental contract, if you have one.\n"
            "Electricity or water bills, or any paper that shows the address.\n"
            "Photographs of the house or land, if you have any.",
        ),
        kinds=("hlp", "legal"),
        offered=(
            At("jalawla", "Tu,Th 09:00-13:00", (sample_phone(26, "service"),)),
            At("baiji", CALL, (sample_phone(26, "service"),)),
            At("mosul-west", "Su-We 09:00-14:00", (sample_phone(27, "service"),)),
        ),
    ),
    Service(
        key="compensation-claims",
        partner="spa",
        slug=words("طلبات-التعويض", "compensation-claims"),
        name=words("المساعدة في طلبات التعويض", "Help with compensation claims"),
        what=words(
            "نساعدكم في إعداد ملف التعويض عن بيت أو محل أو أرض تضررت، ونشرح لكم الأوراق المطلوبة والجهة التي يُقدَّم"
            " إليها الملف. القرار للجهة الحكومية المختصة وحدها، ولا نتقاضى شيئاً.",
            "We help you prepare a compensation claim for a damaged house, shop or piece of land, and explain the"
            " papers needed and where to submit them. The decision is the government’s alone, and we charge nothing.",
        ),
        who=words(
            "أصحاب البيوت والمحال والأراضي المتضررة وورثتهم.",
            "Owners of damaged houses, shops or land, and their heirs.",
        ),
        how=words(
            "اتصلوا لحجز موعد.\nأحضروا الأوراق والصور، ونراجعها معكم.\nتقدمون الملف بأنفسكم أو عن طريق محامٍ.",
            "Call to make an appointment.\nBring your papers and photographs; we go through them with you.\n"
            "You submit the file yourselves or through a lawyer.",
        ),
        documents=words(
            "وثيقة تثبت هويتكم.\nما يثبت الملكية.\nصور الضرر، إن أمكن التقاطها من مكان آمن.",
            "A document that proves who you are.\nProof of ownership.\n"
            "Photographs of the damage, if they can be taken from a safe place.",
        ),
        kinds=("hlp",),
        access="appointment",
        offered=(
            At("mosul-west", CALL, (sample_phone(27, "service"),)),
            At("fallujah", "Mo,We 09:00-13:00", (sample_phone(25, "service"),)),
        ),
    ),
)
