"""Reading aloud: offered where the device has a voice for the language, digit by digit for phones, and stopped at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.servers.browsing import PageOpener

# A browser without voices of its own gets some, and tells what it was to say.
VOICES = """([languages]) => {
  window.said = [];
  const voices = languages.map(lang => ({ lang, name: lang, localService: true, default: false, voiceURI: lang }));
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices, speak: one => window.said.push(one.text), cancel: () => { window.cancelled = true; },
  });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
CENTRE = {"ar": "مركز جلولاء", "en": "Jalawla centre"}
READ = {"ar": "استمع إلى هذه الصفحة", "en": "Read this page aloud"}
STOP = {"ar": "أوقف القراءة", "en": "Stop reading"}


def at_the_centre(open_page: PageOpener, language: str, voices: list[str]) -> Page:
    page = open_page(language=language)
    page.add_init_script(f"({VOICES})([{voices}])")
    page.goto(f"/{language}/centres/")
    page.get_by_role("link", name=CENTRE[language], exact=True).first.click()
    page.wait_for_load_state()
    return page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_page_is_read_in_its_language_with_phones_digit_by_digit_and_stopped_by_keyboard(
    open_page: PageOpener, language: str
) -> None:
    page = at_the_centre(open_page, language, ["fr-FR", f"{language}_IQ"])
    button = page.get_by_role("button", name=READ[language])
    box = button.bounding_box()
    assert box and box["width"] >= 44 and box["height"] >= 44
    button.focus()
    page.keyboard.press("Enter")
    said = page.evaluate("window.said")
    assert said[0] == CENTRE[language]
    assert any("+ 9 6 4, 7 0 0, 0 0 0, 0 0 0 1" in text for text in said)
    assert not any("<" in text or "WhatsApp Jalawla" in text for text in said)
    expect(page.get_by_role("button", name=STOP[language])).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("window.cancelled")
    expect(button).to_be_focused()


def test_without_a_voice_for_the_language_there_is_no_button_and_nothing_has_moved(open_page: PageOpener) -> None:
    where = "document.querySelector('h1').getBoundingClientRect().top"
    without = at_the_centre(open_page, "ar", ["en-US"])
    expect(without.locator("#read-aloud")).to_be_hidden()
    top = without.evaluate(where)
    assert at_the_centre(open_page, "ar", ["ar-SA"]).evaluate(where) == top
