// Folds names as the portal's search does. Written by `python -m search.analysis.in_javascript` from search/analysis: change it there.
const ARABIC = %(arabic)s;
const HAMZA = %(hamza)s;
const LATIN = %(latin)s;
const SCRIPT = "%(letters)s", INSIDE = "%(inside)s", OTHER = `(?![${SCRIPT}])[\\p{L}\\p{N}]`;
const WORD = new RegExp(`[${SCRIPT}][${SCRIPT}${INSIDE}]*|${OTHER}(?:${OTHER}|[${INSIDE}]|['’](?=${OTHER}))*`, "gu");
const IS_ARABIC = new RegExp(`^[${SCRIPT}]`, "u");
// The zero of each script's ten digits.
const ZEROS = %(zeros)s;
const mapped = (text, table) => [...text].map(letter => table[letter] ?? letter).join("");
const letters = text => text.replace(/[^\p{L}\p{N}]/gu, "");
const cut = text => [...text].slice(0, %(longest)d).join("");

function arabic(word) {
  return mapped(cut(letters(mapped(cut(word).normalize("NFKC"), ARABIC))), HAMZA);
}

function other(word) {
  let lowered = mapped(cut(word).normalize("NFKC").toLowerCase(), %(casefolded)s).normalize("NFKD");
  for (const ending of %(possessives)s) if (lowered.endsWith(ending)) lowered = lowered.slice(0, -ending.length);
  return cut(letters(mapped(lowered, LATIN)).replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0), zero = ZEROS.findLast(each => each <= code);
    return zero !== undefined && code - zero < 10 ? String(code - zero) : digit;
  }));
}

export function fold(text) {
  return (text.match(WORD) || []).map(word => IS_ARABIC.test(word) ? arabic(word) : other(word)).filter(Boolean)
    .map(word => word.startsWith("ال") && word.length > 2 ? word.slice(2) : word).join("");
}
