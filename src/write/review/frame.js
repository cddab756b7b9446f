// What stands around the grid: the words of the page, its filters, and what it says of the whole.
import { byId, element } from "./dom.js";
import { baseName } from "./export.js";
import { coverage, NO_FILTER } from "./filter.js";
import { SIDES } from "./model.js";
import { typeName } from "./strings.js";
import { fill } from "./text.js";

/** All words that do not change with what is done. */
export function labelPage({ pair, strings, index }) {
  byId("names").textContent = SIDES.map((side) => baseName(pair[side].name)).join(" ⇄ ");
  byId("names").title = SIDES.map((side) => pair[side].name).join("\n");
  document.title = fill(strings.title, byId("names").textContent);
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = strings[node.dataset.text];
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", strings[node.dataset.label]);
    if (!node.matches("[role=grid]")) node.title = strings[node.dataset.label];
  }
  byId("words").placeholder = strings.searchShort;
  fillChoice("type", strings.anyType, index.types(), (type) => typeName(strings, type));
  fillChoice("term", strings.anyTerm, index.terms(), (term) => term);
}

/** A choice keeps what was chosen, and is not there when there is nothing to choose. */
function fillChoice(key, any, values, name) {
  const select = byId("filters").elements[key];
  const chosen = select.value;
  const options = values.map((value) => element("option", { value }, name(value)));
  select.replaceChildren(element("option", { value: "" }, any), ...options);
  select.value = chosen;
  select.hidden = values.length === 0;
}

/** What the filters ask for. */
export function readFilter() {
  const { elements } = byId("filters");
  const filter = { ...NO_FILTER, words: byId("words").value };
  for (const key of Object.keys(NO_FILTER)) {
    if (typeof NO_FILTER[key] === "boolean") filter[key] = elements[key].checked;
    else if (elements[key]) filter[key] = elements[key].value;
  }
  return filter;
}

/** How much is shown, confirmed and covered. */
export function tellProgress({ pair, beads, strings }, shown) {
  const language = document.documentElement.lang;
  const percent = (side) => (Math.floor(1000 * coverage(pair, beads, side)) / 10).toLocaleString(language);
  const confirmed = beads.filter((bead) => bead.isConfirmed).length;
  byId("shown").textContent = fill(strings.shown, shown, beads.length);
  byId("nothing").hidden = shown > 0;
  byId("table").setAttribute("aria-rowcount", beads.length + 1);
  byId("progress").textContent = fill(strings.confirmedShare, confirmed, beads.length);
  byId("covered").textContent = fill(strings.covered, percent("es"), percent("en"));
}

/** The types of findings and how often they are there: a press chooses one, or all again. */
export function drawTally({ strings, index }, chosen, choose) {
  const line = (type) => {
    const count = index.findings.filter((finding) => finding.type === type).length;
    const button = {
      type: "button",
      "aria-pressed": String(type === chosen),
      onclick: () => choose(type === chosen ? "" : type),
    };
    return element("li", {}, element("button", button, `${typeName(strings, type)} · ${count}`));
  };
  byId("tally").replaceChildren(...index.types().map(line));
}

/** From what is seen now to the other of light and dark. */
export function changeTheme() {
  const root = document.documentElement;
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : prefersDark;
  root.dataset.theme = isDark ? "light" : "dark";
}

/** Hands a file to the reader. */
export function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
