"""Lists the words that say nothing about what a question is after; as stems, so that spelling does not matter."""

from __future__ import annotations

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
a an and any are as at be by can could do does did find for from get go has had have help how i in is it its many me
much my need of on or our please s shall should tell than that the their them there these they this those to us want
was we were what when where which who whom whose why will with would you your
"""


@lru_cache(maxsize=1)
def stop_stems() -> frozenset[str]:
    """Return the stems of the stop words of both languages."""
    return frozenset(form_of(word).stem for word in written_words(" ".join((_ARABIC, _DIALECT, _ENGLISH))))
