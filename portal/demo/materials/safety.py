"""Materials about safety: mines and explosive remnants of war."""

from datetime import date

from portal.demo.materials.shapes import Material, MaterialFile
from portal.demo.shapes import bullets, heading, paragraph, words

EXPLOSIVE_HAZARDS = Material(
    key="explosive-hazards",
    slug=words("رأيتم-جسما-غريبا", "suspicious-object"),
    title=words("رأيتم جسماً غريباً؟ لا تقتربوا ولا تلمسوا", "Suspicious object? Keep away, do not touch"),
    summary=words(
        "ملصق عن مخاطر الألغام ومخلفات الحرب للبيوت والمدارس والحقول.",
        "A poster about mines and explosive remnants of war, for homes, schools and fields.",
    ),
    topic="safety",
    audiences=("returnees", "displaced", "host_community"),
    files=(
        MaterialFile("explosive-hazards-ar.webp", "image", "ar", words("ملصق", "Poster")),
        MaterialFile("explosive-hazards-en.webp", "image", "en", words("ملصق", "Poster")),
    ),
    text=(
        paragraph(
            "قد تبقى الألغام والعبوات الناسفة ومخلفات الحرب سنوات في البيوت والحقول والطرق. وقد تشبه لعبة أو علبة أو"
            " حجراً.",
            "Mines, improvised explosive devices and remnants of war can stay in houses, fields and roads for years."
            " They may look like a toy, a tin or a stone.",
        ),
        heading("ماذا تفعلون", "What to do"),
        bullets(
            (
                "قفوا فوراً. لا تقتربوا ولا تلمسوا ولا ترموا شيئاً.",
                "ارجعوا على خطاكم، من الطريق الذي جئتم منه.",
                "حذّروا من حولكم، وأبعدوا الأطفال.",
                "أبلغوا الشرطة أو الدفاع المدني، واذكروا المكان.",
            ),
            (
                "Stop at once. Do not go near, do not touch, do not throw anything.",
                "Go back in your own footsteps, the way you came.",
                "Warn those around you and keep children away.",
                "Tell the police or civil defence, and say where it is.",
            ),
        ),
        heading("قبل العودة إلى البيت أو الأرض", "Before going back to a house or land"),
        bullets(
            (
                "اسألوا الجهات الرسمية هل فُحصت المنطقة.",
                "لا تدخلوا مكاناً مهجوراً أو مكاناً عليه علامة تحذير.",
                "لا تحرقوا الأنقاض ولا ترفعوها بأيديكم.",
            ),
            (
                "Ask the authorities whether the area has been checked.",
                "Do not enter an abandoned place or one with a warning sign.",
                "Do not burn rubble or clear it with your hands.",
            ),
        ),
    ),
    reviewed_on=date(2026, 11, 1),
)
