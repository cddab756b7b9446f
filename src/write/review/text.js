// Text as the page has it: UTF-16 strings, whose offsets are what the page counts in; files count in code points.

/** Characters that steer the direction of text or cannot be seen, and what the page shows in their place. */
const HIDDEN = new Map([
  ["\u200E", "LRM"],
  ["\u200F", "RLM"],
  ["\u061C", "ALM"],
  ["\u202A", "LRE"],
  ["\u202B", "RLE"],
  ["\u202C", "PDF"],
  ["\u202D", "LRO"],
  ["\u202E", "RLO"],
  ["\u2066", "LRI"],
  ["\u2067", "RLI"],
  ["\u2068", "FSI"],
  ["\u2069", "PDI"],
  ["\u200B", "ZWSP"],
  ["\u2060", "WJ"],
  ["\uFEFF", "BOM"],
  ["\u00AD", "SHY"],
]);
const HIDDEN_PATTERN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** "RLO", "U+0007". */
export function hiddenName(character) {
  return HIDDEN.get(character) ?? "U+" + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}

/** Where hidden characters stand in `text`. */
export function hiddenOffsets(text) {
  return Array.from(text.matchAll(HIDDEN_PATTERN), (match) => match.index);
}

/** Without case and accents, each character in its place: offsets in the result are offsets in `text`. */
export function folded(text) {
  let out = "";
  for (const character of text) {
    const plain = character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    out += plain.length === character.length ? plain : character;
  }
  return out;
}

/** Code points in text[0, offset). */
export function codePointsBefore(text, offset) {
  let count = 0;
  for (let at = 0; at < offset; ++at) {
    const unit = text.charCodeAt(at);
    if (unit < 0xdc00 || unit > 0xdfff) ++count;
  }
  return count;
}

/** `offset`, moved off the middle of a surrogate pair. */
export function onBorder(text, offset) {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

/** What is between `from` and `to` without white space at its ends; null when nothing is. */
export function trimmedRange(text, from, to) {
  const inner = text.slice(from, to);
  const begin = from + inner.length - inner.trimStart().length;
  const end = from + inner.trimEnd().length;
  return begin < end ? [begin, end] : null;
}

/** `template` with {1}, {2} … replaced. */
export function fill(template, ...values) {
  return template.replace(/\{(\d)\}/g, (place, number) => String(values[number - 1] ?? place));
}

/**
 * Cuts `text` where marks begin and end.
 * @param marks [{begin, end, kind}], which may overlap
 * @returns [{at, text, kinds}], together all of `text`
 */
export function runs(text, marks) {
  const borders = new Set([0, text.length]);
  for (const { begin, end } of marks) borders.add(begin).add(end);
  const sorted = [...borders].sort((a, b) => a - b);
  const out = [];
  for (let k = 0; k + 1 < sorted.length; ++k) {
    const [begin, end] = [sorted[k], sorted[k + 1]];
    const over = marks.filter((mark) => mark.begin <= begin && end <= mark.end);
    out.push({ at: begin, text: text.slice(begin, end), kinds: over.map((mark) => mark.kind) });
  }
  return out;
}
