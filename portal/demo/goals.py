"""The seventeen Sustainable Development Goals, by their official short titles in both languages."""

from portal.demo.shapes import Words, words

# Number of the goal → short title, as the United Nations prints them.
GOALS: dict[int, Words] = {
    1: words("القضاء على الفقر", "No poverty"),
    2: words("القضاء التام على الجوع", "Zero hunger"),
    3: words("الصحة الجيدة والرفاه", "Good health and well-being"),
    4: words("التعليم الجيد", "Quality education"),
    5: words("المساواة بين الجنسين", "Gender equality"),
    6: words("المياه النظيفة والنظافة الصحية", "Clean water and sanitation"),
    7: words("طاقة نظيفة وبأسعار معقولة", "Affordable and clean energy"),
    8: words("العمل اللائق ونمو الاقتصاد", "Decent work and economic growth"),
    9: words("الصناعة والابتكار والهياكل الأساسية", "Industry, innovation and infrastructure"),
    10: words("الحد من أوجه عدم المساواة", "Reduced inequalities"),
    11: words("مدن ومجتمعات محلية مستدامة", "Sustainable cities and communities"),
    12: words("الاستهلاك والإنتاج المسؤولان", "Responsible consumption and production"),
    13: words("العمل المناخي", "Climate action"),
    14: words("الحياة تحت الماء", "Life below water"),
    15: words("الحياة في البر", "Life on land"),
    16: words("السلام والعدل والمؤسسات القوية", "Peace, justice and strong institutions"),
    17: words("عقد الشراكات لتحقيق الأهداف", "Partnerships for the goals"),
}
