"""Lists the words that say nothing about what a question is after; as stems, so that spelling does not matter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .forms import form_of
from .tokens import written_words

_ARABIC = """
في من إلى على عن مع هل ما ماذا كيف أين متى لماذا هو هي هم هما هذا هذه ذلك تلك التي الذي الذين اللتان اللذان أو و ثم أن
إن كان كانت كانوا يكون تكون قد لقد كل أي أية بعد قبل عند بين حول أنا نحن أنت لا لم لن إذا كما حتى فيه فيها منه منها عليه
عليها لي لنا له لها لهم أريد كم ماهو ماهي مالذي ماالذي بماذا ولماذا وما ومن وهل وكيف تم يتم قام قامت أستطيع نستطيع يمكن
يمكنني يمكننا أحصل نحصل أجد نجد لدي لدينا يوجد توجد هناك
"""
# As people in Iraq type it.
_DIALECT = """
وين وينه شنو شنوه شلون شكد شگد شوكت ليش منو اكو ماكو هسه هاي هذي اقدر نكدر اكدر نقدر گدر الاقي اريد نريد
عندي عدنا عندنا احنا اني يمي شسوي اسوي لكيت لقيت محتاج محتاجة احتاج ممكن رجاء تريد يريد يصير
"""
_ENGLISH = """
a al an and any are as at be by can could do does did el find for from get go has had have help how i in is it its many
me much my need of on or our please s shall should tell than that the their them there these they this those to us want
was we were what when where which who whom whose why will with would you your
"""
# What is asked of something: beside its name these say what about it, not which. Also as they are most often mistyped.
_ASKED_OF = """
phone telephone number mobile contact email mail address adress addres location directions map hours opening open opens
closed closes closing time times nearest near today tomorrow now
sunday monday tuesday wednesday thursday friday saturday
رقم أرقام هاتف تلفون تليفون موبايل نقال عنوان موقع مكان دوام أوقات وقت ساعات يفتح تفتح يغلق يسد مفتوح مسدود مغلق
قريب أقرب اليوم غدا غداً باجر بكرة الآن هسه هسة السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة
"""
# Who asks with one of these wants to be told a date or a number.
_ASKING_FOR_NUMBERS = """
متى شوكت شوقت كم شكد شگد بيش عدد نسبة تاريخ سنة عام when year date many much number percentage
"""
# What makes a question of a text, wherever it stands, and what does only at its beginning.
_QUESTIONS = """
هل ماذا كيف أين متى لماذا كم ماهو ماهي مالذي ماالذي بماذا ولماذا وهل وكيف وأين ومتى وين وينه شنو شنوه شلون شكد شگد شوكت
ليش منو how what when where which who whom whose why
"""
_QUESTIONS_AT_FIRST = "ما من أي أية وما ومن اكو can could do does did is are"


@lru_cache(maxsize=1)
def _question_words() -> tuple[frozenset[str], frozenset[str]]:
    anywhere, first = (
        frozenset(form_of(word).folded for word in written_words(listed))
        for listed in (_QUESTIONS, _QUESTIONS_AT_FIRST)
    )
    return anywhere, first


def is_question(folded: Sequence[str]) -> bool:
    """Say whether a text of these folded words asks a question, rather than naming what it is after."""
    anywhere, first = _question_words()
    return bool(folded) and (folded[0] in first or not anywhere.isdisjoint(folded))


@lru_cache(maxsize=1)
def stems_asking_for_numbers() -> frozenset[str]:
    """Return the stems of the words with which dates and numbers are asked for."""
    return frozenset(form_of(word).stem for word in written_words(_ASKING_FOR_NUMBERS))


@lru_cache(maxsize=1)
def stems_asked_of_things() -> frozenset[str]:
    """Return the stems of the words that say what is asked of a thing, not which thing."""
    return frozenset(form_of(word).stem for word in written_words(_ASKED_OF))


@lru_cache(maxsize=1)
def stop_stems() -> frozenset[str]:
    """Return the stems of the stop words of both languages."""
    return frozenset(form_of(word).stem for word in written_words(" ".join((_ARABIC, _DIALECT, _ENGLISH))))
