"""Sample Partner C: finding work, earning a living, and safety from explosive hazards."""

from datetime import date

from portal.demo.services.shapes import CALL, At, Service
from portal.demo.shapes import sample_phone, words

WORK_SERVICES = (
    Service(
        key="job-support",
        partner="spc",
        slug=words("البحث-عن-عمل", "help-finding-work"),
        name=words("المساعدة في البحث عن عمل", "Help finding work"),
        what=words(
            "نكتب معكم السيرة الذاتية، ونعرض عليكم فرص العمل المعلنة في المنطقة، ونهيئكم لمقابلة صاحب العمل. لا نضمن"
            " الحصول على وظيفة، ولا نتقاضى أجراً من أحد.",
            "We write a CV with you, show you the jobs advertised in the area and prepare you for an interview. We"
            " cannot promise a job, and we charge nobody.",
        ),
        who=words(
            "الباحثون والباحثات عن عمل من عمر ١٨ سنة فما فوق.",
            "Women and men aged 18 and over who are looking for work.",
        ),
        how=words(
            "تعالوا إلى الاستقبال في ساعات الخدمة.\n"
            "يسألكم المستشار عن خبرتكم وعمّا تريدون عمله.\n"
            "نتصل بكم إذا ظهرت فرصة مناسبة.",
            "Come to reception during the hours of this service.\n"
            "An adviser asks about your experience and the work you want.\n"
            "We call you when a suitable job comes up.",
        ),
        documents=words(
            "وثيقة تثبت هويتكم، إن وُجدت.\nشهادات الدراسة أو التدريب، إن وُجدت.",
            "A document that proves who you are, if you have one.\nSchool or training certificates, if you have any.",
        ),
        kinds=("livelihoods",),
        languages=("ar", "ku"),
        phones=(sample_phone(41, "service"),),
        offered=(
            At("jalawla", "Su-We 09:00-14:00; Th 09:00-12:00", (sample_phone(41, "service"),)),
            At("mosul-east", "Su,We 09:00-13:00", (sample_phone(42, "service"),)),
        ),
    ),
    Service(
        key="small-business",
        partner="spc",
        slug=words("المشاريع-الصغيرة", "small-business-support"),
        name=words("دعم المشاريع الصغيرة", "Support for small businesses"),
        what=words(
            "تدريب على إدارة مشروع صغير وكتابة خطة له، ثم منحة لشراء المعدات لأفضل الخطط، مع زيارات متابعة. وتختار"
            " المشاريعَ لجنةٌ وفق شروط معلنة.",
            "Training in running a small business and writing a plan for it, then a grant for equipment for the best"
            " plans, with follow-up visits. A committee chooses by published criteria.",
        ),
        who=words(
            "من فقدوا مصدر رزقهم ولديهم فكرة مشروع أو مشروع متوقف، من العائدين والعوائل النازحة والمجتمع المضيف."
            " نشجع النساء على التقديم.",
            "People who have lost their livelihood and have an idea for a business or one that has stopped, among"
            " returnees, displaced families and the host community. Women are encouraged to apply.",
        ),
        how=words(
            "اسألوا في المركز عن موعد التقديم التالي.\n"
            "املؤوا الاستمارة بأنفسكم أو بمساعدة موظف.\n"
            "نبلغ كل من يتقدم بالنتيجة، قبولاً أو اعتذاراً.",
            "Ask at the centre when the next round opens.\n"
            "Fill in the form yourselves or with a staff member.\n"
            "Everyone who applies is told the result, whether yes or no.",
        ),
        documents=words(
            "وثيقة تثبت هويتكم.\nأي ورقة تخص المشروع السابق، إن وُجدت.",
            "A document that proves who you are.\nAny paper about an earlier business, if there is one.",
        ),
        kinds=("livelihoods", "skills"),
        access="appointment",
        offered=(
            At("baiji", CALL, (sample_phone(43, "service"),)),
            At("mosul-west", "Mo,Tu 09:00-13:00", (sample_phone(44, "service"),)),
        ),
    ),
    Service(
        key="vocational-training",
        partner="spc",
        slug=words("التدريب-المهني", "vocational-training"),
        name=words("التدريب المهني", "Vocational training"),
        what=words(
            "دورات عملية في الكهرباء المنزلية والسباكة وصيانة الهواتف والخياطة، مدة كل منها ثلاثة أشهر، مع حقيبة عُدّة"
            " لمن يكمل الدورة. الخدمة موقوفة مؤقتاً، ويمكنكم ترك أسمائكم للدورات المقبلة.",
            "Hands-on courses in household electrics, plumbing, phone repair and tailoring, three months each, with a"
            " tool kit for those who complete the course. The service is suspended for now; you can leave your name"
            " for later courses.",
        ),
        who=words("النساء والرجال من ١٨ إلى ٤٥ سنة.", "Women and men aged 18 to 45."),
        how=words("اتركوا اسمكم ورقم هاتفكم في الاستقبال.", "Leave your name and phone number at reception."),
        documents=words("وثيقة تثبت هويتكم، إن وُجدت.", "A document that proves who you are, if you have one."),
        kinds=("skills",),
        access="appointment",
        status="suspended",
        status_from=date(2026, 11, 1),
        status_until=date(2027, 12, 31),
        offered=(
            At("jalawla", "", (sample_phone(41, "service"),)),
            At("fallujah", "", (sample_phone(45, "service"),)),
        ),
    ),
    Service(
        key="cash-assistance",
        partner="spc",
        slug=words("المساعدة-النقدية", "cash-assistance"),
        name=words("المساعدة النقدية الطارئة", "Emergency cash assistance"),
        what=words(
            "مبلغ يُدفع مرة واحدة لعائلة تمر بظرف طارئ، بعد زيارة منزلية وتقييم. لا وسطاء ولا رسوم: إن طلب منكم أحد"
            " مالاً لقاء التسجيل فأبلغوا المركز.",
            "A single payment to a family in an emergency, after a home visit and assessment. There are no"
            " go-betweens and no fees: if anyone asks you for money to register, tell the centre.",
        ),
        who=words(
            "العوائل التي تحيلها منظمة شريكة أو مكتب الاستعلامات في المركز، بحسب شدة الحاجة.",
            "Families referred by a partner organisation or by the centre’s information desk, by degree of need.",
        ),
        how=words(
            "اسألوا مكتب الاستعلامات عن الإحالة.\n"
            "إن قُبلت الإحالة، نتصل بكم لتحديد موعد الزيارة.\n"
            "نبلغكم بالقرار هاتفياً.",
            "Ask the information desk about a referral.\n"
            "If the referral is accepted, we call you to arrange the visit.\n"
            "We tell you the decision by phone.",
        ),
        documents=words(
            "وثيقة تثبت هوية رب الأسرة أو ربة الأسرة.", "A document that proves who the head of household is."
        ),
        kinds=("cash",),
        access="appointment",
        referral_needed=True,
        referral_how=words(
            "اتصلوا بموظف الاستعلامات في المركز، واسألوه إن كان التسجيل مفتوحاً.\n"
            "اشرحوا للعائلة الخدمة وشروطها، واطلبوا موافقتها قبل أن تذكروا اسمها.\n"
            "سلّموا استمارة الإحالة في المركز باليد، ولا ترسلوا أسماء في رسالة.",
            "Call the centre’s information desk and ask whether registration is open.\n"
            "Explain the service and its conditions to the family, and ask for consent before you give a name.\n"
            "Hand in the referral form at the centre in person; do not send names in a message.",
        ),
        next_step=words(
            "نتصل بالعائلة خلال ثلاثة أيام لنحدد موعد الزيارة المنزلية. بعد الزيارة نبلغها بالقرار هاتفياً،"
            " ونبلغ الجهة التي أحالتها إن وافقت العائلة.",
            "We call the family within three days to arrange the home visit. After the visit we tell them the decision"
            " by phone, and tell the organisation that referred them if the family agrees.",
        ),
        feedback=words(
            "في كل مركز صندوق للملاحظات والشكاوى لا يفتحه إلا موظف من المنظمة الدولية للهجرة. ولكم أن تتصلوا"
            " بهاتف المركز أو أن تبلغوا عن خطأ من هذه الصفحة من دون ذكر اسمكم.",
            "Every centre has a box for feedback and complaints that only IOM staff open. You can also call the"
            " centre, or report a mistake from this page without giving your name.",
        ),
        response_days=3,
        offered=(
            At("baiji", CALL, (sample_phone(43, "service"),)),
            At("mosul-west", "", (sample_phone(44, "service"),)),
        ),
    ),
    Service(
        key="explosive-hazards",
        partner="spc",
        slug=words("التوعية-بمخاطر-الألغام", "mine-risk-education"),
        name=words("جلسات التوعية بمخاطر الألغام ومخلفات الحرب", "Mine risk education sessions"),
        what=words(
            "نشرح كيف تميّزون الأجسام الخطرة وعلامات التحذير، وكيف تتصرفون إن رأيتم جسماً غريباً في البيت أو الحقل أو"
            " الطريق. للأطفال جلسات بالرسوم والألعاب.",
            "We explain how to recognise dangerous objects and warning signs, and what to do if you see something"
            " suspicious at home, in a field or on the road. Sessions for children use drawings and games.",
        ),
        who=words(
            "الجميع، ولا سيما العوائل التي تستعد للعودة والمزارعون والرعاة والأطفال.",
            "Everyone, above all families preparing to return, farmers, shepherds and children.",
        ),
        how=words(
            "تعالوا إلى الجلسة الأسبوعية، أو اطلبوا جلسة لمدرسة أو قرية.",
            "Come to the weekly session, or ask for a session at a school or in a village.",
        ),
        documents=words("لا حاجة إلى وثائق.", "No documents are needed."),
        kinds=("mine_risk", "info"),
        languages=("ar", "ku"),
        phones=(sample_phone(46, "service"),),
        offered=(
            At("jalawla", "We 10:00-12:00", (sample_phone(46, "service"),)),
            At("mosul-west", "Mo 10:00-12:00", (sample_phone(46, "service"),)),
            At("fallujah", CALL, (sample_phone(45, "service"),)),
        ),
    ),
)
