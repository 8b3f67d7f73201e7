"""HTML as word processors put it on the clipboard, with what has to remain of it, written by hand after their habits."""

WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<title>Press release</title><!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:Wingdings;} p.MsoNormal {mso-style-unhide:no; margin:0cm;} --></style>
</head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->"""
WORD_TAIL = "<!--EndFragment--></body></html>"
BULLET = """<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><span lang=EN-US>{text}<o:p></o:p></span></p>"""


def word(body: str) -> str:
    """Return a fragment as Word copies it."""
    return f"{WORD_HEAD}{body}{WORD_TAIL}"


def entry(text: str, mark: str = "·", level: int = 1) -> str:
    """Return an entry of a list as Word writes it: a paragraph with a drawn mark."""
    return BULLET.format(text=text, mark=mark, level=level)


def online(kind: str, level: int, text: str) -> str:
    """Return an entry of a list as Word on the web writes it: in a list of its own."""
    return (
        f'<div class="ListContainerWrapper"><{kind} role="list"><li data-aria-level="{level}" role="listitem"'
        f' class="OutlineElement"><p class="Paragraph"><span class="TextRun">{text}</span></p></li></{kind}></div>'
    )


# name: (pasted, kept)
SAMPLES = {
    "Word: headings and paragraphs": (
        word(
            "<h1 style='margin-top:12.0pt'><span lang=EN-US style='mso-fareast-font-family:\"Times New Roman\"'>A centre"
            " <b>opens</b><o:p></o:p></span></h1>\n<p class=MsoNormal><span lang=EN-US style='font-size:11.0pt'>The"
            " centre in\nJalawla<span style='mso-spacerun:yes'>  </span>has opened.<o:p></o:p></span></p>"
            "<p class=MsoNormal><o:p>&nbsp;</o:p></p><h4>Days</h4>"
        ),
        "<h2>A centre opens</h2><p>The centre in Jalawla has opened.</p><h3>Days</h3>",
    ),
    "Word: title and subtitle by style": (
        word("<p class=MsoTitle>Title</p><p class=MsoSubtitle>Below</p>"),
        "<h2>Title</h2><h3>Below</h3>",
    ),
    "Word: a false list of bullets": (
        word(entry("legal aid") + entry("education", "o", 2) + entry("courses", "§", 2) + entry("referral")),
        "<ul><li>legal aid<ul><li>education</li><li>courses</li></ul></li><li>referral</li></ul>",
    ),
    "Word: a false list of numbers": (
        word(entry("ask", "1.") + entry("listen", "2.") + "<p class=MsoNormal>End.</p>"),
        "<ol><li>ask</li><li>listen</li></ol><p>End.</p>",
    ),
    "Word: a false list with Arabic numbers": (
        word(entry("السؤال", "١-") + entry("الخدمة", "٢-") + entry("الإحالة", "أ.")),
        "<ol><li>السؤال</li><li>الخدمة</li><li>الإحالة</li></ol>",
    ),
    "Word: bullets and then numbers are two lists": (
        word(entry("a") + entry("b", "1.")),
        "<ul><li>a</li></ul><ol><li>b</li></ol>",
    ),
    "Word: smart tags, bookmarks and marks of spelling": (
        word(
            '<p class=MsoNormal>In <st1:place w:st="on"><st1:City w:st="on">Mosul</st1:City></st1:place><a'
            ' name="_Toc1"></a><span class=SpellE>Jadeda</span>, <a name="OLE_LINK1">Tahrir</a></p>'
        ),
        "<p>In MosulJadeda, Tahrir</p>",
    ),
    "Word: comments and tracked changes": (
        word(
            "<p class=MsoNormal>Said<a style='mso-comment-reference:A_1'></a><span class=MsoCommentReference><span"
            " style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id=\"_anchor_1\""
            ' href="#_msocom_1">[A1]</a><![endif]></span></span> <del cite="mailto:A">old</del><ins>new</ins></p>'
            "<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><p"
            " class=MsoCommentText>Is this so?</p></div></div>"
        ),
        "<p>Said new</p>",
    ),
    "Word: quotations by style": (
        word("<p class=MsoQuote><i>“We are glad.”</i></p><p class=MsoIntenseQuote>Two</p>"),
        "<blockquote><i>“We are glad.”</i></blockquote><blockquote>Two</blockquote>",
    ),
    "Word: bold spans, links, footnotes": (
        word(
            "<p class=MsoNormal><b><span>Call</span></b> <a href=\"https://iraq.iom.int/\"><span style='color:blue'>IOM"
            '</span></a><a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title=""><span'
            ' class=MsoFootnoteReference>[1]</span></a> <a href="file:///C:/x/plan.docx">plan</a></p>'
        ),
        '<p><b>Call</b> <a href="https://iraq.iom.int/">IOM</a>[1] plan</p>',
    ),
    "Word: Arabic from right to left": (
        word(
            "<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl;unicode-bidi:embed'><span dir=RTL></span><span"
            " lang=AR-IQ style='font-family:\"Arial\",sans-serif'><span dir=RTL></span>افتُتح المركز في <b>جلولاء</b><o:p>"
            "</o:p></span></p>"
        ),
        "<p>افتُتح المركز في <b>جلولاء</b></p>",
    ),
    "Word: a table becomes its words": (
        word(
            "<table class=MsoTableGrid border=1><tr><td width=100 style='width:5cm'><p class=MsoNormal>Day</p></td><td>Sunday"
            "</td></tr></table>"
        ),
        "<p>Day</p><p>Sunday</p>",
    ),
    "Word: pictures and shapes go": (
        word('<p class=MsoNormal><!--[if gte vml 1]><v:shape id="a"/><![endif]--><img src="file:///C:/a.png">Text</p>'),
        "<p>Text</p>",
    ),
    "Word: an entry of several paragraphs": (
        word(entry("first") + "<p class=MsoListParagraphCxSpMiddle><span>more</span></p>" + entry("second")),
        "<ul><li>first<br>more</li><li>second</li></ul>",
    ),
    "Word: a list that begins at its second level": (
        word(entry("a", "1.1.", 2) + entry("b", "1.2.", 2)),
        "<ol><li>a</li><li>b</li></ol>",
    ),
    "Word on the web": (
        '<div class="OutlineElement Ltr"><p class="Paragraph" role="heading" aria-level="2"><span class="TextRun">Days</span>'
        '<span class="EOP" data-ccp-props="{}">&nbsp;</span></p></div><div class="OutlineElement"><p class="Paragraph"><span'
        ' style="font-weight:bold"><span class="NormalTextRun">Open</span></span><span class="LineBreakBlob"><br></span>now'
        "</p></div>"
        + online("ul", 1, "one")
        + online("ul", 2, "below")
        + online("ul", 1, "two")
        + online("ol", 1, "three"),
        "<h2>Days</h2><p><b>Open</b><br>now</p><ul><li>one<ul><li>below</li></ul></li><li>two</li></ul><ol><li>three</li></ol>",
    ),
    "LibreOffice": (
        '<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4"/><style type="text/css">p { margin:'
        ' 0 }</style></head><body lang="ar-IQ" link="#000080" dir="rtl"><h2 class="western"><font face="Liberation Sans">'
        'أيام العمل</font></h2><p align="right" style="line-height: 115%"><font size="4">من <b>الأحد</b> إلى<br/>\nالخميس'
        '</font></p><ul><li><p style="margin-bottom: 0cm">مشورة</p></li><li><p>تعليم</p><ol><li><p>لغة</p></li></ol></li>'
        '</ul><p class="quotations">كلام</p></body></html>',
        "<h2>أيام العمل</h2><p>من <b>الأحد</b> إلى<br> الخميس</p><ul><li>مشورة</li><li>تعليم<ol><li>لغة</li></ol></li></ul>"
        "<blockquote>كلام</blockquote>",
    ),
    "Google Docs": (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><h2 dir="ltr" style="line-height:'
        '1.38"><span style="font-size:16pt;font-weight:400">Opening</span></h2><p dir="ltr"><span style="font-weight:700">'
        'Sunday</span><span style="font-weight:400"> to Thursday, see </span><a href="https://www.google.com/url?q=https://'
        'iraq.iom.int/a%3Fb%3D1&amp;sa=D&amp;source=editors" style="text-decoration:none"><span>IOM</span></a></p><ul'
        ' style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>one</span></p></li><ul>'
        '<li aria-level="2"><p><span>two</span></p></li></ul></ul></b><br class="Apple-interchange-newline">',
        '<h2>Opening</h2><p><b>Sunday</b> to Thursday, see <a href="https://iraq.iom.int/a?b=1">IOM</a></p>'
        "<ul><li>one<ul><li>two</li></ul></li></ul>",
    ),
    "a web page": (
        '<div class="post"><nav>Menu</nav><section><h1>News</h1><div>First<div>Second</div></div></section><blockquote><p>We'
        " are glad.</p><p>Very.</p></blockquote><script>alert(1)</script></div>",
        "<p>Menu</p><h2>News</h2><p>First</p><p>Second</p><blockquote>We are glad.<br>Very.</blockquote>",
    ),
    "a mail": (
        '<p class="MsoNormal" style="margin:0">Dear <span style="mso-hide:all;display:none">hidden</span>all</p><hr>',
        "<p>Dear all</p><hr>",
    ),
    "bullets typed by hand stay words": ('<p class="x">- to be kept</p>', "<p>- to be kept</p>"),
}
