// Which key does what in the grid. The names of InterText's keys are kept where it has one.

/** As people read them, and what they are for: the list under "?". */
export const KEY_LIST = [
  ["↑ ↓ ← →", "keyMove"],
  ["PgUp PgDn Home End", "keyPage"],
  ["N", "keyNext"],
  ["U", "keyUnconfirmed"],
  ["G", "keyFinding"],
  ["Space", "keyConfirm"],
  ["C", "keyConfirmAbove"],
  ["Backspace", "keyUp"],
  ["Enter", "keyDown"],
  ["Ctrl+Backspace", "keyMerge"],
  ["S", "keySplit"],
  ["F2", "keyEdit"],
  ["X", "keyPurpose"],
  ["M", "keyNote"],
  ["Ctrl+Z Ctrl+Y", "keyUndo"],
  ["/", "keySearch"],
  ["?", "keyHelp"],
];

const COMMANDS = {
  ArrowDown: "nextRow",
  ArrowUp: "previousRow",
  ArrowLeft: "toSpanish",
  ArrowRight: "toEnglish",
  PageDown: "nextPage",
  PageUp: "previousPage",
  Home: "firstRow",
  End: "lastRow",
  N: "nextNotOneToOne",
  "Shift+N": "previousNotOneToOne",
  U: "nextUnconfirmed",
  "Shift+U": "previousUnconfirmed",
  G: "nextFinding",
  "Shift+G": "previousFinding",
  " ": "confirmAndGoOn",
  C: "confirmAbove",
  Backspace: "moveUp",
  Enter: "moveDown",
  "Ctrl+Backspace": "merge",
  S: "split",
  F2: "edit",
  X: "toggleOnPurpose",
  M: "annotate",
  "Ctrl+Z": "undo",
  "Ctrl+Y": "redo",
  "Ctrl+Shift+Z": "redo",
  "/": "search",
  "?": "help",
};

/** The command of a key press; undefined when it has none. */
export function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (altKey) return undefined;
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase(); // Shift is part of how it is typed
  return COMMANDS[
    (ctrlKey || metaKey ? "Ctrl+" : "") +
      (shiftKey && !isSign ? "Shift+" : "") +
      (key.length === 1 ? key.toUpperCase() : key)
  ];
}
