"""The words that people ask for a kind of service with: what is wrong, whom they look for, what they want to have."""

ASKED_WITH = {
    "info": """
        information, question, questions, ask, advice, where to go, who can help me, what services are there
        معلومات، استفسار، سؤال، أسأل، نصيحة، من يساعدني، منو يساعدني، شنو الخدمات، وين اروح
    """,
    "legal": """
        lawyer, attorney, solicitor, court, judge, lawsuit, sue, trial, legal problem, rights, arrested,
        detained, prison, custody, divorce, inheritance, power of attorney, complaint against someone
        محامٍ، محامي، محامية، محكمة، قاضي، دعوى، قضية، مشكلة قانونية، حقوقي، اعتقال، معتقل، موقوف، سجين، سجن،
        توقيف، طلاق، حضانة، نفقة، ميراث، قسام شرعي، وكالة، شكوى، تصريح أمني، تدقيق أمني
    """,
    "civil_documents": """
        ID, ID card, identity card, identity papers, national card, passport, birth certificate, death
        certificate, marriage certificate, nationality certificate, residence card, ration card, register a
        birth, register a child, lost papers, lost documents, burnt papers, stolen ID, renew
        هوية، هويتي، جنسية، جنسيتي، شهادة الجنسية، بطاقة موحدة، البطاقة الوطنية، جواز سفر، جوازات، بيان ولادة،
        شهادة ولادة، شهادة وفاة، عقد زواج، بطاقة السكن، بطاقة تموينية، تسجيل مولود، تسجيل طفل، دائرة النفوس،
        الأحوال المدنية، مستمسكات، مستمسكاتي، أوراقي، فقدت، فقدان، ضاعت، احترقت، سرقت، بدل ضائع، تجديد
    """,
    "hlp": """
        house destroyed, destroyed home, damaged house, burnt house, rebuild, compensation, land, plot, title
        deed, deed, dispute, ownership, owner, rent, tenant, landlord, eviction, evicted, occupied house, someone
        lives in my house
        بيت مهدم، بيتي مهدم، بيت مدمر، نزاع، نزاع على أرض، خلاف،
        دار متضررة، بيت محروق، أضرار، تعويض، تعويضات، لجنة التعويضات، أرض، قطعة
        أرض، سند، طابو، ملك، ملكية، إيجار، مستأجر، مؤجر، إخلاء، طرد، بيتي مسكون، ساكنين ببيتي، تجاوز
    """,
    "education": """
        school, student, pupil, classes, lessons, exam, catch-up, tutoring, reading and writing, literacy,
        dropped out, my child does not go to school
        مدرسة، طالب، تلميذ، دروس، صفوف، امتحان، دروس تقوية، قراءة وكتابة، محو الأمية، ترك المدرسة، ابني ما يداوم
    """,
    "livelihoods": """
        job, jobs, work, employment, vacancy, salary, unemployed, CV, business, shop, project, grant, loan, start
        a business, farm, livestock, tools
        عمل، شغل، وظيفة، تعيين، راتب، عاطل، بطالة، سيرة ذاتية، مشروع، محل، دكان، منحة، قرض، سلفة، رأس مال، زراعة،
        مواشي، عدة شغل
    """,
    "skills": """
        training, course, courses, workshop, learn a trade, sewing, hairdressing, carpentry, welding,
        electrician, plumbing, mobile phone repair, computer, English, certificate
        تدريب، دورة، دورات، ورشة، أتعلم صنعة، خياطة، حلاقة، نجارة، حدادة، لحام، كهرباء، سباكة، صيانة موبايل،
        حاسوب، كومبيوتر، لغة إنجليزية، شهادة
    """,
    "cash": """
        money, cash, financial help, aid, poor, debt, pay the rent, emergency money
        فلوس، نقود، كاش، مال، مساعدة مالية، مساعدات، معونة، دين، ديون، فقير، محتاج، مصروف
    """,
    "mine_risk": """
        mine, mines, landmine, bomb, explosive, unexploded, shell, grenade, UXO, ERW, IED, booby trap, rocket,
        danger in the field
        لغم، ألغام، قنبلة، متفجرات، عبوة، عبوة ناسفة، قذيفة، رمانة، صاروخ، مقذوف، غير منفلق، جسم غريب، مخلفات
        حربية
    """,
    "protection": """
        danger, threat, threatened, afraid, not safe, safety, referral, protect me, violence, beaten, hit, abuse,
        harassment, exploitation
        خطر، تهديد، مهدد، خائف، خايف، أمان، حماية، إحالة، عنف، ضرب، يضربني، تعنيف، اعتداء، تحرش، استغلال
    """,
    "mhpss": """
        psychologist, psychiatrist, therapist, counsellor, counselling, therapy, mental health, depression,
        depressed, anxiety, stress, trauma, nightmares, cannot sleep, sad, grief, panic, talk to someone
        طبيب نفسي، دكتور نفسي، معالج نفسي، اختصاصي نفسي، علاج نفسي، جلسة نفسية، صحة نفسية، اكتئاب، كآبة، قلق، ضغط
        نفسي، صدمة، كوابيس، ما انام، أرق، حزن، هلع، تعبان نفسياً، أحد يسمعني
    """,
    "child_protection": """
        child in danger, lost child, child without parents, orphan, child labour, missing child
        طفل في خطر، طفل ضائع، طفل بلا والدين، يتيم، أيتام، عمالة أطفال، طفل مفقود
    """,
    "gbv": """
        violence, violence at home, beaten, abuse, abused, harassment, husband hits, forced marriage, blackmail
        عنف، عنف أسري، ضرب، تعنيف، معنفة، تحرش، زوجي يضربني، زواج قسري، ابتزاز
    """,
}
