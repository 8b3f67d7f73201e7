// Folds names as the portal's search does. Written by `python -m search.analysis.in_javascript` from search/analysis: change it there.
const ARABIC = {"ة":"ه","ۃ":"ه","ە":"ه","ھ":"ه","ہ":"ه","ۀ":"ه","ۂ":"ه","ى":"ي","ی":"ي","ې":"ي","ێ":"ي","ے":"ي","ۍ":"ي","ک":"ك","ڪ":"ك","گ":"ك","ڭ":"ك","ڬ":"ك","پ":"ب","ٮ":"ب","چ":"ج","ژ":"ز","ڤ":"ف","ڨ":"ق","ٯ":"ق","ۆ":"و","ۇ":"و","ۈ":"و","ۋ":"و","ڵ":"ل","ڕ":"ر","ں":"ن","ٱ":"ا","ـ":""};
const HAMZA = {"أ":"ا","إ":"ا","آ":"ا","ٲ":"ا","ٳ":"ا","ٵ":"ا","ؤ":"و","ئ":"ي"};
const LATIN = {"ø":"o","æ":"ae","œ":"oe","đ":"d","ł":"l","ı":"i","ð":"d","þ":"th","ʿ":"","ʾ":"","ʼ":"","ʻ":"","ˈ":""};
const SCRIPT = "\\u0620-\\u064a\\u066e\\u066f\\u0671-\\u06d3\\u06d5\\u06ee\\u06ef\\u06fa-\\u06fc\\u06ff\\u0750-\\u077f\\u0870-\\u0887\\u08a0-\\u08c9\\ufb50-\\ufbb1\\ufbd3-\\ufd3d\\ufd50-\\ufdfb\\ufe70-\\ufefc", INSIDE = "\\u0300-\\u036f\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed\\u08ca-\\u08ff\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff", OTHER = `(?![${SCRIPT}])[\\p{L}\\p{N}]`;
const WORD = new RegExp(`[${SCRIPT}][${SCRIPT}${INSIDE}]*|${OTHER}(?:${OTHER}|[${INSIDE}]|['’](?=${OTHER}))*`, "gu");
const IS_ARABIC = new RegExp(`^[${SCRIPT}]`, "u");
// The zero of each script's ten digits.
const ZEROS = [48,1632,1776,1984,2406,2534,2662,2790,2918,3046,3174,3302,3430,3558,3664,3792,3872,4160,4240,6112,6160,6470,6608,6784,6800,6992,7088,7232,7248,42528,43216,43264,43472,43504,43600,44016,65296,66720,68912,69734,69872,69942,70096,70384,70736,70864,71248,71360,71472,71904,72016,72784,73040,73120,92768,92864,93008,120782,120792,120802,120812,120822,123200,123632,125264,130032];
const mapped = (text, table) => [...text].map(letter => table[letter] ?? letter).join("");
const letters = text => text.replace(/[^\p{L}\p{N}]/gu, "");
const cut = text => [...text].slice(0, 64).join("");

function arabic(word) {
  return mapped(cut(letters(mapped(cut(word).normalize("NFKC"), ARABIC))), HAMZA);
}

function other(word) {
  let lowered = mapped(cut(word).normalize("NFKC").toLowerCase(), {"ß": "ss", "ς": "σ", "ſ": "s"}).normalize("NFKD");
  for (const ending of ["'s", "’s"]) if (lowered.endsWith(ending)) lowered = lowered.slice(0, -ending.length);
  return cut(letters(mapped(lowered, LATIN)).replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0), zero = ZEROS.findLast(each => each <= code);
    return zero !== undefined && code - zero < 10 ? String(code - zero) : digit;
  }));
}

export function fold(text) {
  return (text.match(WORD) || []).map(word => IS_ARABIC.test(word) ? arabic(word) : other(word)).filter(Boolean)
    .map(word => word.startsWith("ال") && word.length > 2 ? word.slice(2) : word).join("");
}
