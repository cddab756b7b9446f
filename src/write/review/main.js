// The page: what is shown, which commands there are, and what happens to what they leave.
import { readPair } from "./data.js";
import { askExport, askNote, showKeys } from "./dialogs.js";
import { byId, oncePerFrame } from "./dom.js";
import { caretIn, editCell } from "./editor.js";
import { baseName, toDecisions, toTmx, toTsv } from "./export.js";
import { isNotOneToOne, nextWanted, NO_FILTER, passes, USUAL_LIMIT } from "./filter.js";
import { FindingIndex } from "./findings.js";
import { changeTheme, download, drawTally, labelPage, readFilter, tellProgress } from "./frame.js";
import { Grid } from "./grid.js";
import { commandOf } from "./keys.js";
import {
  annotate,
  confirmAbove,
  detach,
  History,
  initialBeads,
  merge,
  moveDown,
  moveUp,
  pieceText,
  revise,
  split,
  toggleConfirmed,
  toggleOnPurpose,
} from "./model.js";
import { beadAt, drawPlot, drawStrip, markView } from "./overview.js";
import { drawForPrint, drawRow, estimatedHeight } from "./row.js";
import { Store } from "./store.js";
import { STRINGS } from "./strings.js";
import { fill } from "./text.js";

const SAID_FOR = 6000; // milliseconds that a message stays
const SAVE_DELAY = 400; // milliseconds without an edit after which the browser keeps what there is

class Review {
  #pair;
  #history;
  #index;
  #store;
  #grid;
  #filter = NO_FILTER;
  #limit = USUAL_LIMIT;
  #active = 0;
  #side = "es";
  #editing = null; // {side, texts()} while a cell is edited
  #language;
  #isKept = true; // what was done, by the browser
  #saveTimer = 0;
  #statusTimer = 0;
  #drawOverview;

  constructor(data, openStorage) {
    this.#pair = readPair(data);
    this.#store = new Store(openStorage, data.id);
    this.#index = new FindingIndex(this.#pair, this.#pair.findings);
    this.#language = data.ui;
    this.#restore();
    this.#grid = new Grid(byId("scroller"), byId("rows"), {
      bead: (number) => this.#history.beads[number],
      draw: (number) => drawRow(this.#view, number),
      estimate: (number, width) => estimatedHeight(this.#view, this.#history.beads[number], (width - 150) / 2),
      isKept: (number) => number === this.#active,
    });
    this.#drawOverview = oncePerFrame(() => this.#paintOverview());
    this.#listen();
    this.#speak(data.ui);
  }

  #restore() {
    const initial = initialBeads(this.#pair);
    const kept = this.#store.load(this.#pair);
    this.#history = new History(kept ?? initial);
    if (kept) queueMicrotask(() => this.#say(this.#strings.restored));
  }

  get #strings() {
    return STRINGS[this.#language];
  }
  get #beads() {
    return this.#history.beads;
  }

  get #view() {
    return {
      pair: this.#pair,
      beads: this.#beads,
      index: this.#index,
      strings: this.#strings,
      limit: this.#limit,
      words: this.#filter.words,
      active: this.#active,
      side: this.#side,
    };
  }

  // ---- what is heard ----

  #listen() {
    const table = byId("table");
    table.addEventListener("keydown", (event) => this.#onKey(event));
    table.addEventListener("click", (event) => this.#onClick(event));
    table.addEventListener("dblclick", (event) => this.#onDoubleClick(event));
    table.addEventListener("focusin", (event) => this.#onFocus(event));
    const filters = byId("filters");
    filters.addEventListener(
      "input",
      oncePerFrame(() => this.#onFilter()),
    );
    filters.addEventListener("reset", () => setTimeout(() => this.#onFilter()));
    filters.addEventListener("submit", (event) => event.preventDefault());
    byId("words").addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#focusGrid();
    });
    for (const command of ["undo", "redo", "help", "export", "theme", "print", "language"])
      byId(command).addEventListener("click", () => this[command]());
    byId("start-over").addEventListener("click", () => this.startOver());
    this.#listenToOverview();
    window.addEventListener("keydown", (event) => this.#onPageKey(event));
    window.addEventListener("pagehide", () => this.#save());
    window.addEventListener("beforeunload", (event) => {
      if (!this.#isKept) event.preventDefault(); // the browser asks whether to leave
    });
    window.addEventListener("beforeprint", () => this.#grid.layOut((number) => drawForPrint(this.#view, number)));
    window.addEventListener("afterprint", () => this.#showAll());
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", this.#drawOverview);
    new ResizeObserver(this.#drawOverview).observe(byId("strip"));
    this.#grid.onview = oncePerFrame(() => this.#onView());
  }

  #listenToOverview() {
    const strip = byId("strip"),
      plot = byId("plot");
    const shares = (box, event) => {
      const { left, top, width, height } = box.getBoundingClientRect();
      return [(event.clientX - left) / width, (event.clientY - top) / height];
    };
    const goTo = (number) =>
      this.#goTo(nextWanted(this.#beads, this.#grid.shown, number - 1, 1, () => true) ?? this.#grid.shown.at(-1));
    const onStrip = (event) => goTo(Math.floor(shares(strip, event)[1] * this.#beads.length));
    strip.addEventListener("pointerdown", (event) => {
      strip.setPointerCapture(event.pointerId);
      onStrip(event);
    });
    strip.addEventListener("pointermove", (event) => {
      if (strip.hasPointerCapture(event.pointerId)) onStrip(event);
    });
    plot.addEventListener("click", (event) => goTo(beadAt(this.#pair, this.#beads, ...shares(plot, event))));
  }

  #onPageKey(event) {
    if (event.key === "?" && !event.target.closest("input, textarea, select, dialog")) this.help();
  }

  #onKey(event) {
    const command = this.#editing ? undefined : commandOf(event);
    if (!command) return;
    if (event.target.closest("button") && [" ", "Enter"].includes(event.key)) return; // the button's own
    event.preventDefault();
    event.stopPropagation();
    this[command]();
  }

  #onClick(event) {
    const button = event.target.closest("[data-command]");
    if (button) return this[button.dataset.command]();
    this.#activateAt(event.target);
  }

  #onDoubleClick(event) {
    if (event.target.closest(".text") && !this.#editing) this.edit();
  }

  #onFocus(event) {
    if (!this.#editing && event.target.matches(".text")) this.#activateAt(event.target);
  }

  #activateAt(target) {
    const row = target.closest("[data-bead]");
    if (!row || target.closest("textarea")) return;
    const side = target.closest(".text")?.dataset.side ?? this.#side;
    const number = Number(row.dataset.bead);
    if (number === this.#active && side === this.#side) return;
    const caret = target.closest(".text") ? caretIn(target.closest(".text")) : null;
    this.#goTo(number, side);
    if (caret) this.#putCaret(number, side, caret);
  }

  /** After the row was drawn anew, the caret stands where it was set. */
  #putCaret(number, side, { index, offset }) {
    const runs = this.#cell(number, side)?.querySelectorAll(`[data-index="${index}"] [data-at]`) ?? [];
    const run = Array.from(runs).findLast((one) => Number(one.dataset.at) <= offset);
    if (run?.firstChild)
      document.getSelection().collapse(run.firstChild, Math.min(offset - run.dataset.at, run.firstChild.length));
  }

  // ---- where one is ----

  #cell(number, side) {
    return this.#grid.rowOf(number)?.querySelector(`.${side}.text`) ?? null;
  }

  #goTo(number, side = this.#side) {
    this.#finishEditing();
    if (number === null || number === undefined) return this.#say(this.#strings.noMore);
    const before = this.#active;
    [this.#active, this.#side] = [number, side];
    if (before !== number) this.#grid.redraw(before);
    this.#grid.redraw(number);
    this.#focusGrid();
  }

  #focusGrid() {
    this.#grid.reveal(this.#active);
    this.#cell(this.#active, this.#side)?.focus({ preventScroll: true });
  }

  #step(step, isWanted = () => true) {
    this.#goTo(nextWanted(this.#beads, this.#grid.shown, this.#active, step, isWanted));
  }

  nextRow() {
    this.#step(1);
  }
  previousRow() {
    this.#step(-1);
  }
  toSpanish() {
    this.#goTo(this.#active, "es");
  }
  toEnglish() {
    this.#goTo(this.#active, "en");
  }
  firstRow() {
    this.#goTo(this.#grid.shown[0]);
  }
  lastRow() {
    this.#goTo(this.#grid.shown.at(-1));
  }
  nextPage() {
    this.#page(1);
  }
  previousPage() {
    this.#page(-1);
  }
  nextNotOneToOne() {
    this.#step(1, isNotOneToOne);
  }
  previousNotOneToOne() {
    this.#step(-1, isNotOneToOne);
  }
  nextUnconfirmed() {
    this.#step(1, (bead) => !bead.isConfirmed);
  }
  previousUnconfirmed() {
    this.#step(-1, (bead) => !bead.isConfirmed);
  }
  nextFinding() {
    this.#step(1, (bead) => this.#index.of(bead).length > 0);
  }
  previousFinding() {
    this.#step(-1, (bead) => this.#index.of(bead).length > 0);
  }
  search() {
    byId("words").focus();
  }

  #page(step) {
    const {
      shown,
      view: [first, last],
    } = this.#grid;
    const rows = Math.max(1, shown.indexOf(last) - shown.indexOf(first) - 1);
    const at = shown.indexOf(this.#active) + step * rows;
    this.#goTo(shown[Math.min(Math.max(at, 0), shown.length - 1)]);
  }

  // ---- what is done ----

  #do(change, said) {
    if (!change) return this.#say(this.#strings.nothing);
    this.#active = this.#history.do(change);
    this.#changed(said);
  }

  #changed(said) {
    this.#showAll();
    this.#focusGrid();
    this.#say(said);
    this.#saveSoon();
  }

  merge() {
    this.#do(merge(this.#pair, this.#beads, this.#active), this.#strings.merged);
  }
  moveUp() {
    this.#do(moveUp(this.#pair, this.#beads, this.#active, this.#side), this.#strings.movedUp);
  }
  moveDown() {
    this.#do(moveDown(this.#pair, this.#beads, this.#active, this.#side), this.#strings.movedDown);
  }
  confirmAbove() {
    this.#do(confirmAbove(this.#beads, this.#active), fill(this.#strings.confirmedAbove, this.#active + 1));
  }

  toggleConfirmed() {
    const said = this.#beads[this.#active].isConfirmed ? this.#strings.nowUnconfirmed : this.#strings.nowConfirmed;
    this.#do(toggleConfirmed(this.#beads, this.#active), said);
  }

  confirmAndGoOn() {
    const next = nextWanted(this.#beads, this.#grid.shown, this.#active, 1, () => true);
    this.toggleConfirmed();
    if (this.#beads[this.#active].isConfirmed && next !== null) this.#goTo(next);
  }

  toggleOnPurpose() {
    const said = this.#beads[this.#active].isOnPurpose ? this.#strings.unmarked : this.#strings.marked;
    this.#do(toggleOnPurpose(this.#beads, this.#active, this.#side), said);
  }

  /** At the caret; without one after the first sentence, or between the sides where there is only one. */
  split() {
    const caret = caretIn(this.#cell(this.#active, this.#side)) ?? { index: 0, offset: Infinity };
    this.#splitAt(caret.index, caret.offset);
  }

  #splitAt(index, offset) {
    const bead = this.#beads[this.#active];
    const pieces = bead[this.#side];
    if (pieces.length === 0) return this.#say(this.#strings.nothing);
    const length = pieceText(this.#pair, this.#side, pieces[index]).length;
    const place = { side: this.#side, index, offset: Math.min(offset, length) };
    this.#do(
      split(this.#pair, this.#beads, this.#active, place) ?? detach(this.#beads, this.#active),
      this.#strings.wasSplit,
    );
  }

  undo() {
    this.#travel(this.#history.undo(), this.#strings.undone);
  }
  redo() {
    this.#travel(this.#history.redo(), this.#strings.redone);
  }

  #travel(focus, said) {
    if (focus === null) return this.#say(this.#strings.noMore);
    this.#active = focus;
    this.#changed(said);
  }

  annotate() {
    const number = this.#active;
    askNote(byId("dialog"), this.#strings, { number, note: this.#beads[number].note }, (note) =>
      this.#do(annotate(this.#beads, number, note), this.#strings.saved),
    );
  }

  // ---- editing a text ----

  edit() {
    const bead = this.#beads[this.#active];
    if (this.#editing || bead[this.#side].length === 0) return;
    const index = caretIn(this.#cell(this.#active, this.#side))?.index ?? 0;
    this.#grid.reveal(this.#active);
    const [number, side] = [this.#active, this.#side];
    this.#editing = {
      number,
      side,
      ...editCell(
        this.#cell(number, side),
        this.#view,
        { side, bead, index },
        {
          save: () => {
            this.#finishEditing();
            this.#focusGrid();
          },
          split: (at, offset) => {
            this.#finishEditing();
            this.#splitAt(at, offset);
          },
          resized: () => this.#grid.measure(number),
          cancel: () => {
            this.#editing = null;
            this.#grid.redraw(number);
            this.#focusGrid();
          },
        },
      ),
    };
    this.#grid.reveal(number);
  }

  /** What was typed is kept, wherever one goes next. */
  #finishEditing() {
    if (!this.#editing) return;
    const { number, side, texts } = this.#editing;
    this.#editing = null;
    texts().forEach((text, index) => {
      const change = revise(this.#pair, this.#beads, number, { side, index }, text);
      if (change) this.#history.do(change);
    });
    this.#showAll();
    this.#saveSoon();
  }

  // ---- what is shown ----

  #onFilter() {
    this.#finishEditing();
    this.#filter = readFilter();
    this.#limit = Number(byId("limit").value);
    this.#showAll();
  }

  #showAll() {
    const test = passes(this.#filter, this.#view);
    const shown = [];
    this.#beads.forEach((bead, number) => {
      if (test(bead)) shown.push(number);
    });
    if (shown.length > 0 && !shown.includes(this.#active)) {
      this.#active = shown.find((number) => number >= this.#active) ?? shown.at(-1);
    }
    this.#grid.show(shown, this.#active);
    this.#tell();
  }

  #tell() {
    tellProgress(this.#view, this.#grid.shown.length);
    drawTally(this.#view, this.#filter.type, (type) => {
      byId("filters").elements.type.value = type;
      this.#onFilter();
    });
    byId("undo").disabled = !this.#history.canUndo;
    byId("redo").disabled = !this.#history.canRedo;
    this.#drawOverview();
  }

  #onView() {
    if (this.#grid.shown.length > 0) markView(byId("strip"), byId("plot"), this.#view, this.#grid.view);
  }

  #paintOverview() {
    drawStrip(byId("strip"), this.#view);
    drawPlot(byId("plot"), this.#view);
  }

  /** All words of the page in a language. */
  #speak(language) {
    this.#language = language;
    document.documentElement.lang = language;
    labelPage(this.#view);
    byId("limit").value = this.#limit;
    this.#showAll();
  }

  #say(text) {
    byId("status").textContent = text;
    clearTimeout(this.#statusTimer);
    this.#statusTimer = setTimeout(() => byId("status").replaceChildren(), SAID_FOR);
  }

  language() {
    this.#speak(this.#language === "es" ? "en" : "es");
  }

  theme() {
    changeTheme();
    this.#drawOverview();
  }

  help() {
    showKeys(byId("dialog"), this.#strings);
  }
  print() {
    window.print();
  }

  // ---- what stays ----

  #saveSoon() {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => this.#save(), SAVE_DELAY);
  }

  #save() {
    if (!this.#history.canUndo && !this.#history.canRedo) return;
    this.#isKept = this.#store.save(this.#beads);
    if (!this.#isKept) this.#say(this.#strings.notKept);
  }

  startOver() {
    if (!window.confirm(this.#strings.startOverSure)) return;
    clearTimeout(this.#saveTimer);
    this.#store.forget();
    this.#history = new History(initialBeads(this.#pair));
    this.#active = 0;
    this.#showAll();
  }

  export() {
    this.#finishEditing();
    askExport(byId("dialog"), this.#strings, (what, isConfirmedOnly) => this.#exportAs(what, isConfirmedOnly));
  }

  #exportAs(what, isConfirmedOnly) {
    const base = baseName(this.#pair.es.name).replace(/(\.es)?\.[^.]*$/, "") || "cotejo";
    const files = {
      tmx: [`${base}.tmx`, "application/x-tmx+xml", () => toTmx(this.#pair, this.#beads, { isConfirmedOnly })],
      tsv: [`${base}.tsv`, "text/tab-separated-values", () => toTsv(this.#pair, this.#beads)],
      decisions: [`${base}.decisions.json`, "application/json", () => toDecisions(this.#pair, this.#beads)],
    };
    const [name, type, make] = files[what];
    download(name, type, make());
    this.#say(fill(this.#strings.exported, name));
  }
}

new Review(JSON.parse(byId("data").textContent), () => window.localStorage);
