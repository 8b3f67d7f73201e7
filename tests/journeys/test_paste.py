"""A media officer begins a release, finds the standing parts there, and pastes the text from Word."""

from tests.journeys.colleague import Colleague, address_of, expect
from tests.portal.paste_samples import entry, word

WORD = word(
    "<h1>عنوان</h1><p class=MsoNormal dir=RTL><span lang=AR-IQ style='font-size:12.0pt'>النص<o:p></o:p></span></p>"
    + entry("مشورة")
    + entry("تعليم")
    + "<p class=MsoQuote>كلام</p>"
)
PASTE = """(target, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "x");
  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_text_from_word_arrives_as_headings_lists_and_quotations(fresh_live_site, open_page):
    page = open_page(width=1280)
    officer = Colleague(page, fresh_live_site, "officer")
    officer.sign_in()
    officer.go_to("مراكز الموارد المجتمعية في العراق", "الأخبار")
    index = address_of(page).rstrip("/").rsplit("/", 1)[-1]
    officer.open(f"/admin/pages/add/news/pressreleasepage/{index}/")
    body = page.locator("[id$=body-section]")
    expect(body.locator("input[type=text], textarea").filter(visible=True).first).to_have_value(
        "عن مراكز الموارد المجتمعية"
    )
    editor = body.locator(".Draftail-Editor [contenteditable=true]").first
    editor.click()
    editor.evaluate(PASTE, WORD)
    expect(editor.locator("h2")).to_have_text("عنوان")
    expect(editor.locator("ul > li")).to_have_text(["مشورة", "تعليم"])
    expect(editor.locator("blockquote")).to_have_text("كلام")
    assert "mso" not in editor.inner_html()
