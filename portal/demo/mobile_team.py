"""A mobile team with dated stops: a sample, as its name says, so that the finder shows one."""

from datetime import time

from portal.demo.centres import Centre, Opening, Stop
from portal.demo.shapes import sample_phone, words

# So many weeks of stops are written, from the day on which the demo site is loaded.
WEEKS = 8
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, SATURDAY, SUNDAY = 0, 1, 2, 3, 5, 6

MOBILE_TEAM = Centre(
    key="mobile-anbar",
    slug=words("فريق-جوال-نموذجي-الأنبار", "sample-mobile-team-anbar"),
    name=words("فريق جوال نموذجي، الأنبار", "Sample mobile team, Anbar"),
    lead=words(
        "فريق جوال نموذجي يزور بلدات غرب الأنبار في أيام معلنة",
        "A sample mobile team that visits towns in the west of Anbar on announced days",
    ),
    description=words(
        "هذا الفريق نموذج يبيّن كيف تُعرض مواعيد الفرق الجوالة. في كل موقف معلومات وإحالة إلى خدمات المراكز، مجاناً.",
        "This team is a sample that shows how the days of mobile teams are told. At each stop there are information and"
        " referral to the services of the centres, free of charge.",
    ),
    directions=words(
        "اتصلوا في يوم الزيارة، وسيقول لكم الفريق أين يقف.\nإن لم تجدوا الفريق، فاتصلوا من مكانكم.",
        "Call on the day of the visit and the team will tell you where it stands.\nIf you cannot find it, call"
        " from where you are.",
    ),
    accessibility=words(
        "إن كنتم لا تستطيعون الوصول إلى الموقف، فاتصلوا واسألوا إن كان الفريق يستطيع أن يأتي إليكم.",
        "If you cannot get to the stop, call and ask whether the team can come to you.",
    ),
    place="",
    governorate="anbar",
    latitude=None,
    longitude=None,
    opening=Opening(),
    phones=(sample_phone(9, whatsapp=True),),
    delivers=("spa", "spb"),
    coverage=("iq-heet", "iq-haditha", "iq-baghdadi"),
    hours='Sa,Tu 09:00-13:00; Su,We 09:30-12:30; Th 09:00-12:00; Mo unknown "call"',
    kinds=("info", "civil_documents"),
    stops=(
        *(Stop(day, "iq-heet", time(9), time(13)) for day in (SATURDAY, TUESDAY)),
        *(Stop(day, "iq-haditha", time(9, 30), time(12, 30)) for day in (SUNDAY, WEDNESDAY)),
        Stop(THURSDAY, "iq-baghdadi", time(9), time(12)),
        Stop(MONDAY, "iq-baghdadi"),
    ),
)
