// The windows over the page: keys, a note, and what to export.
import { element } from "./dom.js";
import { KEY_LIST } from "./keys.js";
import { fill } from "./text.js";

/** Opens `dialog` with a title and what is in it; closing it gives focus back. */
function open(dialog, strings, title, ...content) {
  const close = element(
    "button",
    { type: "button", class: "close", "aria-label": strings.close, onclick: () => dialog.close() },
    "✕",
  );
  dialog.replaceChildren(
    element("div", { class: "title" }, element("h2", { id: "dialog-title" }, title), close),
    ...content,
  );
  dialog.setAttribute("aria-labelledby", "dialog-title");
  dialog.showModal();
}

export function showKeys(dialog, strings) {
  const rows = KEY_LIST.map(([keys, text]) =>
    element(
      "tr",
      {},
      element("td", {}, ...keys.split(" ").map((key) => element("kbd", {}, key))),
      element("td", {}, strings[text]),
    ),
  );
  open(dialog, strings, strings.help, element("table", { class: "keys" }, element("tbody", {}, ...rows)));
}

/** @param done called with the note when it is saved */
export function askNote(dialog, strings, { number, note }, done) {
  const title = fill(strings.noteFor, number + 1);
  const field = element("textarea", { rows: 5, "aria-label": title });
  field.value = note;
  const save = () => {
    dialog.close();
    done(field.value);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
  });
  open(
    dialog,
    strings,
    title,
    field,
    element(
      "div",
      { class: "buttons" },
      element("button", { type: "button", onclick: () => dialog.close() }, strings.cancel),
      element("button", { type: "button", class: "main", onclick: save }, strings.save),
    ),
  );
  field.focus();
}

/** @param chosen called with "tmx", "tsv" or "decisions", and whether only what is confirmed is wanted */
export function askExport(dialog, strings, chosen) {
  const confirmedOnly = element("input", { type: "checkbox" });
  const choice = (what, text) =>
    element(
      "button",
      {
        type: "button",
        "data-export": what,
        onclick: () => {
          dialog.close();
          chosen(what, confirmedOnly.checked);
        },
      },
      text,
    );
  open(
    dialog,
    strings,
    strings.export,
    element(
      "div",
      { class: "choices" },
      choice("tmx", strings.exportTmx),
      element("label", {}, confirmedOnly, " ", strings.confirmedOnly),
      choice("tsv", strings.exportTsv),
      choice("decisions", strings.exportDecisions),
    ),
  );
}
