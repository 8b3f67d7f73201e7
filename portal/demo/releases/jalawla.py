"""The press release on the opening of the centre in Jalawla."""

from datetime import date

from portal.demo.releases.shapes import Release
from portal.demo.shapes import bullets, figure, heading, paragraph, words

ISSUED = date(2019, 9, 20)
SOURCE = words("المنظمة الدولية للهجرة، بيان ٢٠ أيلول ٢٠١٩", "IOM, press release of 20 September 2019")

JALAWLA = Release(
    key="jalawla-opening",
    slug=words("افتتاح-مركز-جلولاء", "jalawla-centre-opens"),
    title=words(
        "افتتاح مركز الموارد المجتمعية السادس في جلولاء دعماً لإعادة الاندماج والتعافي",
        "Sixth Community Resource Centre opens in Jalawla to support reintegration and recovery",
    ),
    summary=words(
        "افتُتح في جلولاء بمحافظة ديالى مركز تجد فيه العوائل العائدة والعوائل النازحة والمجتمع المضيف المعلومات"
        " والمشورة والإحالة إلى الخدمات في مكان واحد.",
        "A centre has opened in Jalawla, Diyala governorate, where returning families, displaced families and the"
        " host community find information, advice and referral to services in one place.",
    ),
    dateline="iq-jalawla",
    issued=ISSUED,
    event=date(2019, 9, 19),
    centres=("jalawla", "baiji"),
    partners=("iom", "jcmc"),
    project="safe_return",
    donors=("eu",),
    un_entities=("iom",),
    picture="jalawla",
    body=(
        paragraph(
            "افتُتح يوم الخميس ١٩ أيلول ٢٠١٩ مركز الموارد المجتمعية في جلولاء بمحافظة ديالى، وهو سادس مركز من نوعه"
            " تديره المنظمة الدولية للهجرة في العراق، بقيادة حكومية من المركز المشترك للتنسيق والرصد (JCMC) التابع"
            " لحكومة العراق.",
            "The Community Resource Centre in Jalawla, Diyala governorate, opened on Thursday 19 September 2019. It is"
            " the sixth centre of its kind run by the International Organization for Migration (IOM) in Iraq; the"
            " Joint Coordination and Monitoring Centre (JCMC) of the Government of Iraq is the government lead.",
        ),
        paragraph(
            "نزح خلال الأزمة في العراق نحو ٣٫٥ مليون شخص، عاد منهم بحسب أرقام هذا البيان نحو ١٫٥ مليون. واستقبلت"
            " جلولاء والمنطقة المحيطة بها أكثر من ٢٢٠ ألف عائد. وكثيراً ما يواجه العائدون نقصاً في الخدمات وقلة في"
            " فرص العمل وبنى تحتية متضررة.",
            "About 3.5 million people were displaced during the crisis in Iraq, of whom, by the figures of this"
            " release, about 1.5 million have returned. The town of Jalawla and the area around it have received more"
            " than 220,000 returnees. Those who come back often find services incomplete, jobs scarce and"
            " infrastructure damaged.",
        ),
        figure(
            "3500000",
            words("شخص نزح خلال الأزمة", "people displaced during the crisis"),
            ISSUED,
            SOURCE,
            approximate=True,
        ),
        figure(
            "1500000",
            words("شخص عاد إلى منطقته", "people who have returned to their areas"),
            ISSUED,
            SOURCE,
            approximate=True,
        ),
        figure(
            "220000",
            words("عائد أو أكثر استقبلتهم منطقة جلولاء", "returnees or more received by the Jalawla area"),
            ISSUED,
            SOURCE,
        ),
        heading("خدمات شركاء عدة في مكان واحد", "Services of several partners in one place"),
        paragraph(
            "مراكز الموارد المجتمعية أماكن مفتوحة لكل من يحتاج إلى معلومة أو مشورة. يلتقي فيها المراجعون بموظفين من"
            " منظمات شريكة، بدلاً من التنقل بين مكاتب متفرقة. ويقدم مركز جلولاء، مباشرة أو بالإحالة، ما يأتي:",
            "Community Resource Centres are open to anyone who needs information or advice. Visitors meet staff of"
            " partner organisations in one place instead of going from office to office. Directly or through"
            " referral, the Jalawla centre offers:",
        ),
        bullets(
            (
                "التوعية والمعلومات",
                "المساعدة القانونية: مشورة محامٍ وتمثيل أمام المحاكم",
                "التعليم غير الرسمي",
                "المشورة في السكن والأراضي والملكية",
                "سبل كسب العيش، وبناء القدرات والمهارات",
                "الإحالة إلى خدمات الحماية",
                "الإحالة إلى خدمات الصحة النفسية والدعم النفسي والاجتماعي",
            ),
            (
                "awareness and information",
                "legal aid: advice from a lawyer and representation in court",
                "non-formal education",
                "advice on housing, land and property",
                "livelihoods, capacity building and skills",
                "referral to protection services",
                "referral to mental health and psychosocial support",
            ),
        ),
        paragraph(
            "والخدمات متاحة للعائدين والعوائل النازحة والمجتمع المضيف على حد سواء.",
            "The services are open to returnees, displaced families and the host community alike.",
        ),
        heading("أيام العمل", "Opening days"),
        paragraph(
            "يفتح المركز أبوابه من الأحد إلى الخميس، ويحدد الشركاء المنفذون ساعات العمل، لذا يُفضَّل الاتصال قبل الحضور.",
            "The centre is open from Sunday to Thursday. The implementing partners set the hours, so it is best to"
            " call before coming.",
        ),
        heading("مشروع «عودة آمنة»", "The project “Safe Return”"),
        paragraph(
            "وكان مركز آخر قد افتُتح في بيجي بمحافظة صلاح الدين مطلع أيلول. ومركزا جلولاء وبيجي، دون غيرهما من"
            " المراكز الستة، جزء من مشروع «عودة آمنة» لدعم إعادة الاندماج والتعافي في مناطق العودة، بتمويل من الاتحاد"
            " الأوروبي.",
            "Another centre opened in Baiji, Salah al-Din governorate, early in September. Of the six centres, only"
            " those in Jalawla and Baiji are part of the project “Safe Return”, which supports reintegration and"
            " recovery in areas of return and is funded by the European Union.",
        ),
    ),
)
