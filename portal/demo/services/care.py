"""Sample Partner D: referral, psychosocial support and sensitive services, under titles that give nothing away."""

from portal.demo.services.shapes import CALL, At, Service
from portal.demo.shapes import sample_phone, words

NO_DOCUMENTS = words("لا حاجة إلى وثائق.", "No documents are needed.")

CARE_SERVICES = (
    Service(
        key="support-and-referral",
        partner="spd",
        slug=words("الدعم-والإحالة", "support-and-referral"),
        name=words("الدعم والإحالة", "Support and referral"),
        what=words(
            "تتحدثون على انفراد إلى موظفة مدرَّبة أو موظف مدرَّب، وتعرفون ما هو متاح لكم من خدمات. لا تُعطى معلوماتكم"
            " لأحد من دون موافقتكم، ولكم أن تتوقفوا في أي وقت.",
            "You talk in private to a trained member of staff, a woman or a man, and learn what help is open to you."
            " Nothing about you is passed on without your consent, and you can stop at any time.",
        ),
        who=words("كل من يحتاج إلى الحديث مع شخص يثق به.", "Anyone who needs to talk to someone they can trust."),
        how=words(
            "اتصلوا واطلبوا «الدعم والإحالة». لا حاجة إلى شرح السبب هاتفياً.\n"
            "نتفق معكم على وقت ومكان يناسبانكم.\n"
            "لا يُتخذ أي إجراء إلا بموافقتكم.",
            "Call and ask for “support and referral”. You do not need to explain why on the phone.\n"
            "We agree with you on a time and place that suit you.\n"
            "Nothing is done unless you agree.",
        ),
        documents=NO_DOCUMENTS,
        kinds=("protection",),
        languages=("ar", "ku", "en"),
        phones=(sample_phone(51, "service"),),
        offered=(
            At("jalawla", CALL, (sample_phone(51, "service"),)),
            At("baiji", CALL, (sample_phone(51, "service"),)),
            At("mosul-west", "Su-Th 09:00-14:00", (sample_phone(52, "service"),)),
            At("mosul-east", CALL, (sample_phone(52, "service"),)),
            At("fallujah", CALL, (sample_phone(53, "service"),)),
        ),
    ),
    Service(
        key="psychosocial-support",
        partner="spd",
        slug=words("الدعم-النفسي-والاجتماعي", "psychosocial-support"),
        name=words("الدعم النفسي والاجتماعي", "Psychosocial support"),
        what=words(
            "جلسات فردية مع اختصاصي أو اختصاصية لمن يعانون من الحزن أو القلق أو الأرق أو ذكريات مؤلمة. وإن احتجتم"
            " إلى طبيب، نحيلكم إلى خدمات الصحة النفسية.",
            "Individual sessions with a specialist, a woman or a man, for people who live with grief, worry,"
            " sleeplessness or painful memories. If you need a doctor, we refer you to mental health services.",
        ),
        who=words(
            "البالغون، واليافعون من عمر ١٢ سنة. يحتاج من هم دون الثامنة عشرة إلى موافقة من يرعاهم.",
            "Adults and young people from the age of 12. Those under 18 need the consent of a carer.",
        ),
        how=words(
            "اتصلوا أو اطلبوا موعداً في الاستقبال. يكفي أن تقولوا إنكم تريدون موعداً.\n"
            "اللقاء الأول للتعارف، وتقررون بعده هل تواصلون.",
            "Call, or ask for an appointment at reception. It is enough to say that you want an appointment.\n"
            "The first meeting is to get to know each other; afterwards you decide whether to go on.",
        ),
        documents=NO_DOCUMENTS,
        kinds=("mhpss",),
        access="appointment",
        languages=("ar", "ku"),
        phones=(sample_phone(54, "service", whatsapp=True),),
        offered=(
            At("jalawla", "Su,Tu 09:00-14:00", (sample_phone(54, "service", whatsapp=True),)),
            At("mosul-east", "Su-We 09:00-14:00", (sample_phone(55, "service"),)),
            At("fallujah", CALL, (sample_phone(53, "service"),)),
        ),
    ),
    Service(
        key="group-sessions",
        partner="spd",
        slug=words("لقاءات-جماعية", "group-sessions"),
        name=words("لقاءات الدعم الجماعية", "Group support sessions"),
        what=words(
            "لقاء أسبوعي لمجموعة صغيرة، فيه حديث وتمارين بسيطة لتخفيف الضغط، وأحياناً رسم أو حياكة أو رياضة. للنساء"
            " لقاءاتهن وللرجال لقاءاتهم.",
            "A weekly meeting of a small group, with conversation and simple exercises to ease stress, and sometimes"
            " drawing, knitting or sport. Women and men meet separately.",
        ),
        who=words("النساء والرجال من عمر ١٨ سنة فما فوق.", "Women and men aged 18 and over."),
        how=words(
            "اسألوا في الاستقبال عن موعد اللقاء التالي، أو تعالوا مباشرة.",
            "Ask at reception when the next meeting is, or just come.",
        ),
        documents=NO_DOCUMENTS,
        kinds=("mhpss",),
        offered=(
            At("baiji", "Tu 10:00-12:00", (sample_phone(56, "service"),)),
            At("mosul-west", "We 10:00-12:00", (sample_phone(52, "service"),)),
        ),
    ),
    Service(
        key="children-and-carers",
        partner="spd",
        slug=words("دعم-الأطفال-ومن-يرعاهم", "support-for-children-and-carers"),
        name=words("دعم الأطفال ومن يرعاهم", "Support for children and their carers"),
        what=words(
            "وقت آمن للعب والتعلم للأطفال، ومشورة للآباء والأمهات ومن يرعون أطفالاً. ومن يقلقه حال طفل يمكنه أن يتحدث"
            " إلى موظفة مختصة على انفراد.",
            "A safe time for children to play and learn, and advice for parents and others who care for children. If"
            " you are worried about a child, you can talk in private to a specialist.",
        ),
        who=words("الأطفال حتى ١٧ سنة ومن يرعاهم.", "Children up to the age of 17 and those who care for them."),
        how=words(
            "اتصلوا أو تعالوا إلى الاستقبال. وللطفل أن يأتي وحده ويطلب الحديث إلى الموظفة.",
            "Call or come to reception. A child can also come alone and ask to talk to a member of staff.",
        ),
        documents=NO_DOCUMENTS,
        kinds=("child_protection",),
        phones=(sample_phone(57, "service"),),
        offered=(
            At("mosul-east", "Su-Th 09:00-13:00", (sample_phone(57, "service"),)),
            At("fallujah", CALL, (sample_phone(53, "service"),)),
        ),
    ),
    Service(
        key="individual-follow-up",
        partner="spd",
        slug=words("المتابعة-الفردية", "individual-follow-up"),
        name=words("المتابعة الفردية", "Individual follow-up"),
        what=words(
            "إدارة حالة للناجيات والناجين من العنف القائم على النوع الاجتماعي: استماع، وتقدير للمخاطر، وخطة أمان،"
            " وإحالة إلى الرعاية الصحية والنفسية والقانونية. تراها المنظمات الشريكة وحدها.",
            "Case management for survivors of gender-based violence: listening, assessing risks, a safety plan, and"
            " referral to health care, psychosocial support and legal aid. Only partner organisations see this"
            " listing.",
        ),
        who=words(
            "كل شخص يطلب هذا الدعم بإرادته، أياً كان عمره أو وضعه القانوني.",
            "Anyone who asks for this support of their own free will, whatever their age or legal status.",
        ),
        how=words(
            "اطلبوا موافقة صريحة قبل أي إحالة، ولا تذكروا الاسم أو القصة في رسالة.\n"
            "اتصلوا بنقطة الاتصال واتفقوا على موعد ومكان آمنين.\n"
            "لا تعيدوا الأسئلة على من تحيلونهم، فمنظمتنا تتولى ذلك.",
            "Ask for explicit consent before any referral, and put no name or story in a message.\n"
            "Call the focal point and agree on a safe time and place.\n"
            "Do not interview the person again: our staff will do that.",
        ),
        documents=NO_DOCUMENTS,
        kinds=("gbv",),
        access="appointment",
        referral_needed=True,
        visibility="partners",
        offered=(At("mosul-west", CALL, (sample_phone(58, "service"),)),),
    ),
)
