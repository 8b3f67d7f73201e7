"""How the files of the materials are made from their own text: `python -m portal.demo.make_files`.

A developer's tool, run again when a text changes; the results are kept in `files/`. It needs Chromium with the Noto
fonts for Arabic, and espeak-ng, sox and lame for the recording.
"""

import html
import io
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from portal.demo.materials import MATERIALS, Material, MaterialFile
from portal.demo.shapes import Block, in_language

IMAGE_SIZE = (1080, 1350)
FOOT = {"ar": "مراكز الموارد المجتمعية في العراق", "en": "Community Resource Centres in Iraq"}

# The recording says the Arabic text of `opening-days`; the voice needs the vowels written.
SPOKEN = (
    "السَّلامُ عَلَيكُم. مَراكِزُ المَوارِدِ المُجتَمَعِيَّةِ مَفتوحَةٌ مِنَ الأَحَدِ إِلى الخَميس، وَهِيَ مُغلَقَةٌ يَومَيِ الجُمعَةِ وَالسَّبت.",
    "لِكُلِّ خِدمَةٍ ساعاتُها. اِتَّصِلوا بِالمَركَزِ قَبلَ أَن تَأتوا، وَاسأَلوا عَنِ السّاعاتِ وَعَنِ الوَثائِقِ المَطلوبَة.",
    "الخِدماتُ مَجّانِيَّة، لِلعائِدينَ وَالعَوائِلِ النّازِحَةِ وَالمُجتَمَعِ المُضيف. أَهلاً وَسَهلاً بِكُم.",
)

# How large the letters of a sheet are, in pixels, in Arabic, so that it fills its page: material → PDF, image.
LETTERS = {
    "what-a-centre-offers": (25, 37),
    "ask-a-lawyer": (25, 46),
    "civil-documents": (24, 40),
    "housing-questions": (20, 36),
    "explosive-hazards": (25, 40),
}

# Latin letters look larger than Arabic ones of the same size.
LATIN_FACTOR = 0.86

STYLE = """
@page { size: A4; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; min-block-size: 296mm; display: flex; flex-direction: column; color: #1b2430; background: #fff;
  font-family: "Noto Sans", sans-serif; line-height: 1.45 }
body:lang(ar) { font-family: "Noto Naskh Arabic", "Noto Sans", serif; line-height: 1.65 }
header { background: #0033a0; color: #fff; padding: 13mm 16mm 9mm; display: flex; gap: 1em; align-items: center }
h1 { margin: 0; font-size: 1.6em; line-height: 1.4; text-wrap: balance }
svg { inline-size: 3.6em; flex: none }
main { padding: 7mm 16mm 0; flex: 1 }
h2 { color: #0033a0; font-size: 1.15em; margin: .7em 0 .1em; break-after: avoid }
p { margin: .3em 0; break-inside: avoid; text-wrap: pretty }
ul, ol { margin: 0; padding-inline-start: 1.4em } li { margin-block: .2em; break-inside: avoid }
ol:lang(ar) { list-style: arabic-indic }
.checks { list-style: none; padding: 0 } .checks li { display: flex; gap: .6em }
.checks li::before { content: ""; flex: none; inline-size: .9em; block-size: .9em; margin-block-start: .4em;
  border: 2px solid #0033a0; border-radius: 3px }
footer { padding: 4mm 16mm 8mm; color: #475263; font-size: .75em }
.image { min-block-size: 1350px } .image header { padding: 56px 64px 40px }
.image main { padding: 30px 64px 0 } .image footer { padding: 0 64px 36px }
"""

WARNING_SIGN = (
    '<svg viewBox="0 0 100 90" aria-hidden="true"><path d="M50 4 97 86H3z" fill="#fbe08a" stroke="#fff" '
    'stroke-width="6" stroke-linejoin="round"/><path d="M50 30v28M50 68v6" stroke="#1b2430" stroke-width="9" '
    'stroke-linecap="round"/></svg>'
)


def block_html(block: Block, language: str, form: str) -> str:
    """Return one block of a material's text as HTML; `form` is how its lists look: plain, steps or checks."""
    kind, value = in_language(block, language)
    if kind == "heading":
        return f"<h2>{html.escape(value)}</h2>"
    if kind == "list":
        tag = "ol" if form == "steps" else "ul"
        entries = "".join(f"<li><span>{html.escape(entry)}</span></li>" for entry in value)
        return f'<{tag} class="{form}">{entries}</{tag}>'
    return str(value)


def sheet_html(material: Material, file: MaterialFile) -> str:
    """Return the whole sheet of a material in the language of the file."""
    language = file.language
    form = {"ask-a-lawyer": "steps", "civil-documents": "checks"}.get(material.key, "plain")
    sign = WARNING_SIGN if material.topic == "safety" else ""
    title = html.escape(material.title[language])
    body = "".join(block_html(block, language, form) for block in material.text)
    direction = "rtl" if language == "ar" else "ltr"
    letters = LETTERS[material.key][file.kind == "image"] * (1 if language == "ar" else LATIN_FACTOR)
    return (
        f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE} body {{ font-size: {letters}px }}</style></head>"
        f'<body class="{file.kind}"><header>{sign}<h1>{title}</h1></header>'
        f"<main>{body}</main><footer>{FOOT[language]}</footer></body></html>"
    )


def chromium(page: Path, *options: str) -> None:
    """Open a local page in Chromium without a window; raises CalledProcessError when it fails."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *options, page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 the options are written above


def make_sheet(material: Material, file: MaterialFile, folder: Path) -> None:
    """Write a PDF or an image of a material."""
    page = folder / "sheet.html"
    page.write_text(sheet_html(material, file), encoding="utf-8")
    if file.kind == "pdf":
        chromium(page, "--no-pdf-header-footer", f"--print-to-pdf={file.path}")
        return
    shot = folder / "shot.png"
    chromium(page, "--window-size={},{}".format(*IMAGE_SIZE), f"--screenshot={shot}")
    output = io.BytesIO()
    Image.open(shot).convert("RGB").save(output, "WEBP", quality=82, method=6)
    file.path.write_bytes(output.getvalue())


def make_recording(file: MaterialFile, folder: Path) -> None:
    """Write the recording: each sentence spoken, with a pause after it."""
    parts = []
    for number, sentence in enumerate(SPOKEN):
        part = folder / f"{number}.wav"
        run("espeak-ng", "-v", "ar", "-s", "135", "-p", "40", "-w", str(part), sentence)
        parts.append(str(part))
    whole = folder / "whole.wav"
    run("sox", *parts, str(whole), "norm", "-3", "pad", "0.3", "0.6")
    run("lame", "--quiet", "-m", "m", "-b", "24", "--resample", "16", str(whole), str(file.path))


def run(*command: str) -> None:
    """Run a program; raises CalledProcessError when it fails."""
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 the commands are written above


def main() -> None:
    """Make every file of every material."""
    with tempfile.TemporaryDirectory() as name:
        for material in MATERIALS:
            for file in material.files:
                print(file.name)  # noqa: T201 a tool that says where it is
                if file.kind == "audio":
                    make_recording(file, Path(name))
                else:
                    make_sheet(material, file, Path(name))


if __name__ == "__main__":
    main()
