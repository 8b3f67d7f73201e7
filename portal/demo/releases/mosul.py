"""The press release on the two centres in Mosul."""

from datetime import date

from portal.demo.releases.shapes import Release
from portal.demo.shapes import heading, paragraph, words

MOSUL = Release(
    key="mosul-centres",
    slug=words("مركزان-في-الموصل", "two-centres-in-mosul"),
    title=words(
        "مركزان للموارد المجتمعية في جانبَي الموصل الأيمن والأيسر",
        "Two Community Resource Centres open in Mosul, one on each bank",
    ),
    summary=words(
        "صار لأهالي الموصل مركز للموارد المجتمعية في الجديدة بالجانب الأيمن وآخر في التحرير بالجانب الأيسر.",
        "People in Mosul now have a Community Resource Centre in Al-Jadeda, on the right bank, and another in Tahrir,"
        " on the left bank.",
    ),
    dateline="iq-mosul",
    issued=date(2018, 7, 26),
    event=date(2018, 7, 25),
    centres=("mosul-west", "mosul-east"),
    picture="mosul-east",
    body=(
        paragraph(
            "افتُتح يوم الأربعاء ٢٥ تموز ٢٠١٨ مركزان للموارد المجتمعية في مدينة الموصل بمحافظة نينوى: مركز غرب الموصل"
            " في منطقة الجديدة، ومركز شرق الموصل في منطقة التحرير. وتدير المركزين المنظمة الدولية للهجرة، بقيادة"
            " حكومية من المركز المشترك للتنسيق والرصد.",
            "Two Community Resource Centres opened in the city of Mosul, Nineveh governorate, on Wednesday 25 July"
            " 2018: the West Mosul centre in Al-Jadeda and the East Mosul centre in Tahrir. The International"
            " Organization for Migration (IOM) runs both; the Joint Coordination and Monitoring Centre (JCMC) is the"
            " government lead.",
        ),
        paragraph(
            "وبوجود مركز على كل من ضفتَي دجلة، يجد أهالي الجانبين المعلومات والمشورة من دون عبور النهر.",
            "With a centre on each side of the Tigris, people on both banks find information and advice without"
            " crossing the river.",
        ),
        heading("لمن المركزان", "Who the centres are for"),
        paragraph(
            "يستقبل المركزان العائدين والعوائل النازحة والمجتمع المضيف من دون تمييز. يسأل المراجع في الاستقبال عمّا"
            " يحتاج إليه، فيُرشَد إلى الخدمة المناسبة في المركز أو يُحال، بموافقته، إلى جهة أخرى تقدمها.",
            "Both centres receive returnees, displaced families and the host community without distinction. Visitors"
            " say at reception what they need and are shown the right service at the centre or, if they agree,"
            " referred to another organisation that offers it.",
        ),
        paragraph(
            "والمركزان مفتوحان من الأحد إلى الخميس، وتختلف ساعات العمل من شريك إلى آخر، لذا يُفضَّل الاتصال قبل الحضور.",
            "The centres are open from Sunday to Thursday. Hours differ from partner to partner, so it is best to call"
            " before coming.",
        ),
    ),
)
