"""Given names and titles that are common in Iraq: words typed with one of them may be about a person.

Names that are also words of this portal (امل, نور, سلام, بغداد) are left out where the word is looked for more often.
"""

from .completing import folded_words

_ARABIC = """
محمد احمد محمود حامد حميد حمد علي حسن حسين حسنين عباس جعفر كاظم رضا مهدي هادي باقر صادق جواد حيدر كرار سجاد زين
عمر عثمان خالد وليد طارق زياد يزيد معاوية سعد سعيد ابراهيم اسماعيل اسحاق يعقوب يوسف موسى عيسى يحيى زكريا داود سليمان
ايوب يونس ادريس نوح مصطفى مرتضى مجتبى عبدالله عبدالرحمن عبدالستار عبدالكريم عبدالرزاق عبدالقادر عبدالامير عبدالحسين
عبدالزهرة عبد قاسم جاسم ناصر منصور نصير كريم رحيم سليم قيس بلال اسامة انس ليث فهد اسعد اياد رائد ماجد حازم عامر عمار
ياسر ياسين فارس فراس مازن لؤي قصي عدي صدام بشار غسان مثنى نزار نبيل جمال كمال جلال طالب غالب سالم سامي شاكر ثامر ضياء
علاء بهاء صباح فاضل فيصل مشتاق هاشم هيثم وسام زهير عصام حسام بسام باسم جبار ستار غفار لطيف مجيد صالح مراد دلشاد
ازاد سردار كاروان هيوا دلير هوشيار شيركو ريبوار سامان
فاطمة زينب مريم عائشة خديجة رقية سكينة زهراء حوراء بتول نرجس اسراء ايمان اسماء شيماء دعاء هناء سناء وفاء رجاء
رنا ريم سارة سهى ضحى هدى نهى ندى لبنى ليلى سلمى سعاد سميرة كريمة خالدة نادية هند حنان حنين رغد شهد رسل تبارك
ابتسام انتصار بشرى نجلاء غفران اية
"""
_LATIN = """
mohammed muhammad mohamed mohammad mohamad ahmed ahmad mahmoud mahmood ali hassan hasan hussein hussain husain abbas
jaafar jafar kadhim kazim haider haidar hayder omar umar othman uthman khalid khaled waleed walid tariq ibrahim ismail
yousif yousef youssef yusuf musa yahya dawood mustafa murtadha abdullah abdulrahman abdul qasim jassim nasser mansour
karim kareem rahim salim saleem laith raed majid hazim ammar yasser yasir yaseen faris firas mazin nizar nabil jamal
kamal jalal salim sami shakir alaa sabah fadhil faisal hashim haitham wissam zuhair bassam jabbar sattar latif majeed
salih saleh murad dilshad azad karwan rebwar
fatima fatimah zainab zaynab maryam mariam aisha khadija zahraa batool israa iman asmaa shaimaa duaa hanaa
rana reem sara sarah huda nada layla leila suad nadia hanan haneen raghad shahad rusul
john david michael james peter paul maria anna elizabeth
"""
_TITLES = "السيد السيدة الدكتور الدكتورة المهندس الشيخ ابن بنت ابو ام mr mrs ms dr"

PERSON_NAMES = frozenset(folded_words(f"{_ARABIC} {_LATIN} {_TITLES}"))
