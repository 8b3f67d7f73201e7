"""Sample Partner B: information, education and training."""

from portal.demo.services.shapes import CALL, At, Service
from portal.demo.shapes import sample_phone, words

LEARNING_SERVICES = (
    Service(
        key="information-desk",
        partner="spb",
        slug=words("الاستعلامات", "information-desk"),
        name=words("مكتب الاستعلامات", "Information desk"),
        what=words(
            "اسألوا عن أي خدمة في المركز أو خارجه: من يقدمها، ولمن، وأين، ومتى. وإن احتجتم إلى منظمة أخرى، نتصل بها"
            " بحضوركم ونحيلكم إليها إذا وافقتم.",
            "Ask about any service at the centre or elsewhere: who offers it, for whom, where and when. If you need"
            " another organisation, we call it with you and refer you, if you agree.",
        ),
        who=words("كل من لديه سؤال.", "Anyone with a question."),
        how=words(
            "تعالوا إلى الاستقبال أو إلى الفريق الجوال، أو اتصلوا. لا حاجة إلى موعد.",
            "Come to reception or to the mobile team, or call. No appointment is needed.",
        ),
        documents=words("لا حاجة إلى وثائق.", "No documents are needed."),
        kinds=("info",),
        languages=("ar", "ku", "en"),
        phones=(sample_phone(31, "service", whatsapp=True),),
        offered=(
            At("jalawla", CALL, (sample_phone(1, "service", whatsapp=True),)),
            At("baiji", "Su-Th 08:30-14:00"),
            At("mosul-west", "Su-Th 08:30-14:00"),
            At("mosul-east", CALL),
            At("fallujah", ""),
            At("mobile-anbar"),
        ),
    ),
    Service(
        key="awareness-sessions",
        partner="spb",
        slug=words("جلسات-التوعية", "awareness-sessions"),
        name=words("جلسات توعية في الأحياء", "Awareness sessions in neighbourhoods"),
        what=words(
            "لقاءات قصيرة في الأحياء عن الحقوق والوثائق والخدمات المتاحة، بلغة سهلة ومع وقت للأسئلة. تتسع كل جلسة"
            " لنحو عشرين شخصاً، وتُعقد جلسات للنساء وأخرى للرجال.",
            "Short meetings in neighbourhoods about rights, documents and the services available, in plain language"
            " and with time for questions. Each session takes about 20 people; there are sessions for women and for"
            " men.",
        ),
        who=words(
            "العائدون والعوائل النازحة والمجتمع المضيف. وللمدارس والمختارين أن يطلبوا جلسة في منطقتهم.",
            "Returnees, displaced families and the host community. Schools and mukhtars can ask for a session in"
            " their area.",
        ),
        how=words(
            "اتصلوا واسألوا عن أقرب جلسة إليكم، أو اطلبوا جلسة في حيّكم.",
            "Call and ask for the next session near you, or ask for one in your neighbourhood.",
        ),
        documents=words("لا حاجة إلى وثائق.", "No documents are needed."),
        kinds=("info",),
        languages=("ar", "ku"),
        offered=(
            At("jalawla", CALL, (sample_phone(32, "service"),)),
            At("fallujah", "Mo 10:00-12:00", (sample_phone(33, "service"),)),
        ),
    ),
    Service(
        key="catch-up-classes",
        partner="spb",
        slug=words("دروس-التقوية", "catch-up-classes"),
        name=words("دروس التقوية للأطفال", "Catch-up classes for children"),
        what=words(
            "دروس في القراءة والكتابة والحساب للأطفال الذين انقطعوا عن المدرسة أو تأخروا فيها، كي يلحقوا بصفوفهم."
            " المجموعات صغيرة، والقرطاسية مجانية.",
            "Classes in reading, writing and arithmetic for children who have missed school or fallen behind, to"
            " help them catch up with their grade. Groups are small, and stationery is provided free.",
        ),
        who=words("الأطفال من ٦ سنوات إلى ١٤ سنة، بنات وبنين.", "Girls and boys aged 6 to 14."),
        how=words(
            "يأتي ولي الأمر أو من يرعى الطفل إلى الاستقبال لتسجيل اسمه.\n"
            "يجلس الطفل مع المعلمة قليلاً لاختيار المجموعة المناسبة.\n"
            "نتصل بكم لنبلغكم بموعد أول درس.",
            "A parent or carer comes to reception and registers the child.\n"
            "The child spends a short time with the teacher, to choose the right group.\n"
            "We call you with the date of the first class.",
        ),
        documents=words(
            "هوية ولي الأمر أو من يرعى الطفل.\nشهادة مدرسية سابقة، إن وُجدت. وغيابها لا يمنع التسجيل.",
            "An ID of the parent or carer.\n"
            "An earlier school certificate, if there is one. A child can register without it.",
        ),
        kinds=("education",),
        phones=(sample_phone(34, "service"),),
        offered=(
            At("mosul-east", "Su-Th 14:00-17:00", (sample_phone(34, "service"),)),
            At("fallujah", "Su-We 09:00-12:00,14:00-16:00", (sample_phone(33, "service"),)),
        ),
    ),
    Service(
        key="adult-literacy",
        partner="spb",
        slug=words("محو-الأمية", "adult-literacy"),
        name=words("محو الأمية للكبار", "Literacy for adults"),
        what=words(
            "نتعلم معاً القراءة والكتابة والحساب اليومي، بواقع درسين في الأسبوع على مدى أربعة أشهر. للنساء مجموعة"
            " وللرجال مجموعة، وفي المركز ركن للأطفال أثناء الدرس.",
            "Learn to read, write and do everyday sums, two classes a week for four months. There is a group for"
            " women and a group for men, and a children’s corner during class.",
        ),
        who=words("النساء والرجال من عمر ١٥ سنة فما فوق.", "Women and men aged 15 and over."),
        how=words(
            "سجلوا أسماءكم في الاستقبال. تبدأ مجموعة جديدة متى اكتمل العدد، ونتصل بكم.",
            "Leave your name at reception. A new group starts when it is full, and we call you.",
        ),
        documents=words("لا حاجة إلى وثائق.", "No documents are needed."),
        kinds=("education",),
        access="appointment",
        languages=("ar", "ku"),
        offered=(
            At("jalawla", "Mo,We 15:00-17:00", (sample_phone(32, "service"),)),
            At("mosul-west", CALL, (sample_phone(35, "service"),)),
        ),
    ),
    Service(
        key="computer-course",
        partner="spb",
        slug=words("دورة-الحاسوب", "computer-course"),
        name=words("دورة أساسيات الحاسوب", "Basic computer course"),
        what=words(
            "دورة من اثني عشر درساً: استعمال الحاسوب والبريد الإلكتروني، وكتابة السيرة الذاتية، والبحث عن عمل عبر"
            " الإنترنت. الأجهزة في القاعة، ويحصل من يكمل الدورة على شهادة مشاركة.",
            "A course of 12 classes: using a computer and e-mail, writing a CV and looking for work online."
            " Computers are in the room, and those who complete the course receive a certificate of attendance.",
        ),
        who=words("الشباب والشابات من ١٦ إلى ٣٠ سنة.", "Young women and men aged 16 to 30."),
        how=words(
            "اتصلوا واحجزوا مكاناً في الدورة التالية. في كل دورة خمسة عشر مكاناً.",
            "Call and book a place on the next course. Each course has 15 places.",
        ),
        documents=words("وثيقة تثبت هويتكم، إن وُجدت.", "A document that proves who you are, if you have one."),
        kinds=("skills",),
        access="appointment",
        offered=(
            At("mosul-east", "Su,Tu 09:00-12:00", (sample_phone(34, "service"),)),
            At("baiji", CALL, (sample_phone(36, "service"),)),
        ),
    ),
)
