// Editing a cell in place: a field for each of its sentences, and where the caret is in a text that is only read.
import { element } from "./dom.js";
import { pieceText } from "./model.js";
import { fill } from "./text.js";

/**
 * Puts fields in the place of the cell's sentences.
 * @param where {side, bead, index}: the field that gets the caret
 * @param on {save(), split(index, offset), cancel(), resized()}
 * @returns {texts()}: what is in the fields
 */
export function editCell(cell, { pair, strings }, { side, bead, index }, on) {
  const sideName = side === "es" ? strings.spanish : strings.english;
  const fields = bead[side].map((piece, k) => {
    const field = drawField(pair[side].lang, fill(strings.sentence, sideName, k + 1), on);
    field.value = pieceText(pair, side, piece);
    field.addEventListener("keydown", (event) => onKey(event, field, k, on));
    return field;
  });
  cell.replaceChildren(...fields, element("small", { id: "edit-hint", class: "quiet" }, strings.editHint));
  fields.forEach(fit);
  on.resized();
  const field = fields[Math.min(index, fields.length - 1)];
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  return { texts: () => fields.map(({ value }) => value) };
}

function drawField(lang, label, on) {
  const field = element("textarea", { rows: 1, lang, "aria-label": label, "aria-describedby": "edit-hint" });
  field.addEventListener("input", () => {
    fit(field);
    on.resized();
  });
  return field;
}

/** As high as its text. */
function fit(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function onKey(event, field, index, on) {
  event.stopPropagation(); // the keys of the grid are letters here
  if (event.isComposing) return;
  if (event.key === "Escape") on.cancel();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) on.split(index, field.selectionStart);
  else if (event.key === "Enter") on.save();
  else return;
  event.preventDefault();
}

/** {index, offset} of the caret in a cell's sentences; null when it is not in them. */
export function caretIn(cell) {
  const { focusNode: node, focusOffset: offset } = document.getSelection();
  if (!node || !cell.contains(node)) return null;
  const run = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  const piece = run?.closest("[data-index]");
  if (!piece) return null;
  const within = run.classList.contains("hidden") ? Math.min(offset, 1) : offset;
  return { index: Number(piece.dataset.index), offset: Number(run.dataset.at) + within };
}
