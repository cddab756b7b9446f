// One bead as a row of the grid: Spanish, the bead, English, and what was found beneath.
import { element } from "./dom.js";
import { isUnsure, searchMarks } from "./filter.js";
import { isGap, pieceText, shapeOf, sourceText } from "./model.js";
import { typeName } from "./strings.js";
import { fill, hiddenName, hiddenOffsets, runs } from "./text.js";

const SEVERITY_SIGNS = { error: "✖", warning: "▲", note: "●" };

/** What the mouse does in the row that is worked on: commands, with their signs. */
const ACTIONS = [
  ["toggleConfirmed", "✓", "confirm"],
  ["edit", "✎", "edit"],
  ["moveUp", "↑", "up"],
  ["moveDown", "↓", "down"],
  ["split", "✂", "split"],
  ["merge", "⤒", "merge"],
  ["toggleOnPurpose", "∅", "purpose"],
  ["annotate", "✉", "annotate"],
];

/**
 * @param view {pair, beads, index, strings, limit, words, active, side}
 */
export function drawRow(view, number) {
  const bead = view.beads[number];
  const isActive = number === view.active;
  const found = view.index.of(bead);
  return element(
    "div",
    {
      role: "row",
      class: rowClass(view, bead, isActive),
      "data-bead": number,
      "aria-rowindex": number + 2,
      "aria-selected": String(isActive),
      "aria-label": spokenBead(view, number),
    },
    textCell(view, bead, "es", isActive),
    beadCell(view, bead, number, isActive),
    textCell(view, bead, "en", isActive),
    found.length > 0 || bead.note !== "" ? remarks(view, bead, found) : null,
  );
}

function rowClass(view, bead, isActive) {
  return [
    "row",
    isGap(bead) && "gap",
    isUnsure(bead, view.limit) && "unsure",
    bead.isConfirmed && "confirmed",
    isActive && "active",
  ]
    .filter(Boolean)
    .join(" ");
}

function textCell(view, bead, side, isActive) {
  const { strings } = view;
  const isHere = isActive && view.side === side;
  const cell = element("div", {
    role: "gridcell",
    class: `text ${side}`,
    "data-side": side,
    lang: view.pair[side].lang,
    tabindex: isHere ? 0 : -1,
  });
  bead[side].forEach((piece, index) => cell.append(drawPiece(view, side, piece, index)));
  if (bead[side].length === 0) cell.append(emptiness(strings, bead, side));
  return cell;
}

function emptiness(strings, bead, side) {
  const what = side === "en" ? strings.noTranslation : strings.noSource;
  return element(
    "p",
    { class: "empty", lang: document.documentElement.lang },
    bead.isOnPurpose ? `${what} (${strings.onPurpose})` : what,
  );
}

function drawPiece(view, side, piece, index) {
  const text = pieceText(view.pair, side, piece);
  const marks = [
    ...view.index.marks(view.pair, side, piece),
    ...searchMarks(text, view.words),
    ...hiddenOffsets(text).map((at) => ({ begin: at, end: at + 1, kind: "hidden" })),
  ];
  const out = element("p", { "data-index": index }, ...runs(text, marks).map(drawRun));
  if (piece.revised !== undefined) out.append(revisedSign(view, side, piece));
  return out;
}

function revisedSign(view, side, piece) {
  return element(
    "small",
    { class: "sign", title: fill(view.strings.wasText, sourceText(view.pair, side, piece)) },
    `✎ ${view.strings.revisedText}`,
  );
}

/** Where it begins in its sentence is kept, for the caret. */
function drawRun({ at, text, kinds }) {
  if (kinds.includes("hidden")) return element("span", { class: "hidden", "data-at": at }, hiddenName(text));
  if (kinds.length === 0) return element("span", { "data-at": at }, text);
  return element("mark", { class: [...new Set(kinds)].join(" "), "data-at": at }, text);
}

// ---- the middle ------------------------------------------------------------------------------------------------------

function beadCell(view, bead, number, isActive) {
  return element(
    "div",
    { role: "gridcell", class: "bead" },
    element("p", {}, element("small", {}, `${number + 1} · `), element("b", { class: "shape" }, shapeOf(bead))),
    confidenceLine(view, bead),
    ...signs(view.strings, bead).map(([sign, words]) => element("p", { class: "sign" }, `${sign} ${words}`)),
    isActive ? toolbar(view.strings) : null,
  );
}

/** A share of the whole as a bar and in words: colour is not needed to read it. */
function confidenceLine({ strings, limit }, bead) {
  if (bead.confidence === null) return element("p", { class: "confidence" }, strings.byHand);
  const percent = Math.round(bead.confidence * 100);
  const isLow = isUnsure(bead, limit);
  const meter = element("meter", { min: 0, max: 100, value: percent, "aria-label": fill(strings.confidence, percent) });
  return element("p", { class: "confidence" }, meter, isLow ? `? ${percent} % ${strings.low}` : `${percent} %`);
}

function signs(strings, bead) {
  return [
    bead.isConfirmed && ["✓", strings.confirmed],
    bead.isOnPurpose && ["∅", strings.onPurpose],
    bead.isMoved && ["⇅", strings.moved],
  ].filter(Boolean);
}

function toolbar(strings) {
  return element(
    "div",
    { class: "toolbar", role: "group", "aria-label": strings.actions },
    ...ACTIONS.map(([command, sign, key]) =>
      element(
        "button",
        { type: "button", "data-command": command, title: strings[key], "aria-label": strings[key], tabindex: -1 },
        sign,
      ),
    ),
  );
}

// ---- beneath ---------------------------------------------------------------------------------------------------------

function remarks({ strings, index }, bead, found) {
  const lines = found.map((number) => findingLine(strings, index.findings[number]));
  if (bead.note !== "")
    lines.push(element("li", { class: "note" }, element("b", {}, `✉ ${strings.note}: `), bead.note));
  return element("div", { role: "gridcell", class: "remarks", "aria-colspan": 3 }, element("ul", {}, ...lines));
}

function findingLine(strings, finding) {
  const sign = SEVERITY_SIGNS[finding.severity] ?? SEVERITY_SIGNS.note;
  const head = element(
    "b",
    {},
    `${sign} ${strings[`severity_${finding.severity}`] ?? finding.severity}: ` + typeName(strings, finding.type),
  );
  const score = element("small", { class: "quiet" }, fill(strings.score, Math.round(finding.confidence * 100)));
  return element("li", { class: finding.severity }, head, " ", explanation(strings, finding), " ", score);
}

/** In one sentence: as the check said it, or for terms by what is rendered with what. */
function explanation(strings, finding) {
  if (finding.reason) return finding.reason;
  const here = `«${finding.esTerm}»: `;
  const guessed = finding.enIsGuess ? fill(strings.perhaps, finding.enTerm) : finding.enTerm;
  const rendering = guessed || strings.noRendering;
  if (finding.type === "glossary") return `${here}${rendering}; ${fill(strings.glossaryAsks, finding.expected)}`;
  const others = fill(strings.seen, rendering, finding.expected, finding.asExpected, finding.occurrences);
  return (
    here + others + (finding.alsoRenders ? `; ${fill(strings.alsoRenders, finding.enTerm, finding.alsoRenders)}` : "")
  );
}

/** About how high the row will be in cells `width` pixels wide: what the scroll bar believes until it is drawn. */
export function estimatedHeight({ pair, index }, bead, width) {
  const perLine = Math.max(10, width / 7.6);
  const linesOf = (side) =>
    bead[side].reduce((sum, piece) => sum + Math.ceil(pieceText(pair, side, piece).length / perLine), 0);
  const remarksBelow = index.of(bead).length + (bead.note === "" ? 0 : 1);
  return 22 + Math.max(3, linesOf("es"), linesOf("en")) * 24 + remarksBelow * 26;
}

/** A row for paper: all that the grid shows, without what only works on a screen. */
export function drawForPrint(view, number) {
  return drawRow({ ...view, active: -1 }, number);
}

/** For who does not see it: "Bead 3 of 120, 1-2, confidence 84 %". */
function spokenBead({ strings, beads }, number) {
  const bead = beads[number];
  const sure = bead.confidence === null ? strings.byHand : fill(strings.confidence, Math.round(bead.confidence * 100));
  return fill(strings.rowLabel, number + 1, beads.length, shapeOf(bead), sure);
}
