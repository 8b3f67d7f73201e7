"""The drawn pictures of the demo site: what each shows, in both languages, and who made it."""

from portal.demo.shapes import Picture, words

# One name that both languages print as it is: a picture has a single credit.
# Drawn for this portal. One credit stands beside the words of every language, so it is a name.
CREDIT = "Markaz"

PICTURES = (
    Picture(
        "jalawla",
        "river_town",
        words("بلدة على نهر", "A town by a river"),
        words(
            "رسم لبيوت واطئة ونخيل على ضفة نهر، وخلفها تلال عند شروق الشمس.",
            "Drawing of low houses and palm trees on a river bank, with hills behind them at sunrise.",
        ),
    ),
    Picture(
        "baiji",
        "plain_town",
        words("بيوت في السهل", "Houses on the plain"),
        words(
            "رسم لبيوت على سهل مفتوح يمر أمامها طريق، والشمس في أعلى السماء.",
            "Drawing of houses on an open plain with a road passing in front of them and the sun high in the sky.",
        ),
    ),
    Picture(
        "mosul-west",
        "old_quarter",
        words("بيوت متلاصقة", "Houses side by side"),
        words(
            "رسم لحي تتلاصق بيوته على سفح، وبعضها تحيط به سقالات الترميم.",
            "Drawing of a quarter of houses side by side on a slope, some of them under repair with scaffolding.",
        ),
    ),
    Picture(
        "mosul-east",
        "bridge_town",
        words("جسر إلى الضفة الأخرى", "A bridge to the other bank"),
        words(
            "رسم لجسر ذي أقواس فوق نهر عريض، وعلى الضفة بيوت وأشجار.",
            "Drawing of an arched bridge over a wide river, with houses and trees on the bank.",
        ),
    ),
    Picture(
        "fallujah",
        "palm_grove",
        words("بستان نخيل", "A palm grove"),
        words(
            "رسم لبستان نخيل عند الغروب، وخلفه سطوح بيوت.",
            "Drawing of a palm grove at sunset with the roofs of houses behind it.",
        ),
    ),
    Picture(
        "reception",
        "reception_room",
        words("قاعة الاستقبال", "The reception room"),
        words(
            "رسم لقاعة استقبال فيها طاولة وكراسٍ ونافذة ونبتة، وعلى الجدار لوح إعلانات.",
            "Drawing of a reception room with a desk, chairs, a window, a plant and a notice board on the wall.",
        ),
    ),
)
