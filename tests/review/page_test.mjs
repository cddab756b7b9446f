// What else of the page is pure: marks, filters, keys, words and the store.
import assert from "node:assert/strict";
import test from "node:test";
import { coverage, nextWanted, NO_FILTER, passes, searchMarks } from "../../src/write/review/filter.js";
import { FindingIndex } from "../../src/write/review/findings.js";
import { commandOf, KEY_LIST } from "../../src/write/review/keys.js";
import * as model from "../../src/write/review/model.js";
import { Store } from "../../src/write/review/store.js";
import { STRINGS } from "../../src/write/review/strings.js";
import { codePointsBefore, folded, hiddenName, hiddenOffsets, runs } from "../../src/write/review/text.js";
import { beadsOf, makePair, written } from "./pairs.mjs";

const finding = (type, places, more = {}) => ({
  type,
  severity: "warning",
  esTerm: "",
  enTerm: "",
  expected: "",
  alsoRenders: "",
  confidence: 0.5,
  occurrences: 0,
  asExpected: 0,
  places,
  ...more,
});

test("both languages have the same words, with the same places", () => {
  assert.deepEqual(Object.keys(STRINGS.es), Object.keys(STRINGS.en));
  const places = (text) => (text.match(/\{\d\}/g) ?? []).sort();
  for (const key of Object.keys(STRINGS.en)) assert.deepEqual(places(STRINGS.es[key]), places(STRINGS.en[key]), key);
  for (const [, key] of KEY_LIST) assert.ok(STRINGS.en[key], key);
});

test("folding keeps offsets", () => {
  for (const [text, plain] of [
    ["Órgãos", "organos".replace("organos", "orgaos")],
    ["ﬁn İ ß 😀", "ﬁn i ß 😀"],
    ["An\u0303o", "an\u0303o"],
  ]) {
    assert.equal(folded(text).length, text.length);
    assert.equal(folded(text), plain);
  }
});

test("runs cut where marks begin and end", () => {
  const out = runs("abcdef", [
    { begin: 1, end: 4, kind: "x" },
    { begin: 3, end: 5, kind: "y" },
  ]);
  assert.equal(out.map(({ text, kinds }) => `${text}:${kinds.join("")}`).join(" "), "a: bc:x d:xy e:y f:");
});

test("what cannot be seen has a name", () => {
  assert.deepEqual(hiddenOffsets("a\u202Eb\u0007c"), [1, 3]);
  assert.deepEqual(["\u202E", "\u0007", "\u2066"].map(hiddenName), ["RLO", "U+0007", "LRI"]);
  assert.equal(codePointsBefore("😀a", 2), 1);
});

test("keys, with and without what is held", () => {
  const press = (key, held = {}) =>
    commandOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });
  const KEYS = [
    ["n", {}, "nextNotOneToOne"],
    ["N", { shiftKey: true }, "previousNotOneToOne"],
    ["Backspace", {}, "moveUp"],
    ["Backspace", { ctrlKey: true }, "merge"],
    ["Backspace", { metaKey: true }, "merge"],
    ["?", { shiftKey: true }, "help"],
    ["z", { ctrlKey: true }, "undo"],
    ["Z", { ctrlKey: true, shiftKey: true }, "redo"],
    ["n", { altKey: true }, undefined],
    ["n", { ctrlKey: true }, undefined],
    ["Tab", {}, undefined],
  ];
  for (const [key, held, command] of KEYS) assert.equal(press(key, held), command, key);
});

test("filters", () => {
  const pair = makePair(
    ["Casa.", "Río.", "Sol."],
    ["House.", "Sun and river."],
    [
      [1, 1, 0.9],
      [1, 0, 1],
      [1, 1, 0.4],
    ],
    { findings: [finding("wrong_number", [[2, 0, 3, 1, 0, 3]], { esTerm: "sol" })] },
  );
  const index = new FindingIndex(pair, pair.findings);
  const beads = beadsOf(pair);
  const shown = (filter) => {
    const test_ = passes({ ...NO_FILTER, ...filter }, { pair, index, limit: 80 });
    return beads.flatMap((bead, number) => (test_(bead) ? [number] : []));
  };
  for (const [filter, expected] of [
    [{}, [0, 1, 2]],
    [{ isGap: true }, [1]],
    [{ isNotOneToOne: true }, [1]],
    [{ isUnsure: true }, [2]],
    [{ hasFinding: true }, [2]],
    [{ type: "wrong_number" }, [2]],
    [{ type: "moved" }, []],
    [{ term: "sol" }, [2]],
    [{ words: "RIO" }, [1]],
    [{ words: "river" }, [2]],
    [{ isGap: true, isUnsure: true }, []],
  ])
    assert.deepEqual(shown(filter), expected, JSON.stringify(filter));
  assert.deepEqual(searchMarks("Río, rio", "rio"), [
    { begin: 0, end: 3, kind: "hit" },
    { begin: 5, end: 8, kind: "hit" },
  ]);
  assert.equal(nextWanted(beads, [0, 1, 2], 2, -1, model.isGap), 1);
  assert.equal(nextWanted(beads, [0, 1, 2], 1, 1, model.isGap), null);
  assert.equal(coverage(pair, beads, "es"), 9 / 13);
});

test("a finding goes where its sentence goes, and points at nothing in a text that was changed", () => {
  const pair = makePair(
    ["Uno.", "Dos tres."],
    ["One.", "Two."],
    [
      [1, 1],
      [1, 1],
    ],
    { findings: [finding("one-to-many", [[1, 4, 8, 1, 0, 3]], { esTerm: "tres", expected: "three" })] },
  );
  const index = new FindingIndex(pair, pair.findings);
  const history = new model.History(beadsOf(pair));
  const marksOf = (bead) => index.marks(pair, "es", bead.es.at(-1)).filter(({ kind }) => kind === "finding");
  assert.deepEqual(
    [0, 1].map((k) => index.of(history.beads[k])),
    [[], [0]],
  );
  assert.deepEqual(marksOf(history.beads[1]), [{ begin: 4, end: 8, kind: "finding" }]);
  history.do(model.split(pair, history.beads, 1, { side: "es", index: 0, offset: 4 }));
  assert.deepEqual(
    [1, 2].map((k) => index.of(history.beads[k])),
    [[], [0]],
  );
  assert.deepEqual(marksOf(history.beads[2]), [{ begin: 0, end: 4, kind: "finding" }]);
  history.do(model.revise(pair, history.beads, 2, { side: "es", index: 0 }, "cuatro."));
  assert.deepEqual(marksOf(history.beads[2]), []);
});

// ---- the store -------------------------------------------------------------------------------------------------------

const memory = (content = {}) => ({
  getItem: (key) => content[key] ?? null,
  setItem: (key, value) => (content[key] = value),
  removeItem: (key) => delete content[key],
  content,
});
const throwing = () => {
  throw new DOMException("no", "SecurityError");
};

test("what was done comes back", () => {
  const pair = makePair(
    ["Uno dos.", "Tres."],
    ["One.", "Two."],
    [
      [1, 1],
      [1, 1, 0.5],
    ],
  );
  const history = new model.History(beadsOf(pair));
  history.do(model.split(pair, history.beads, 0, { side: "es", index: 0, offset: 3 }));
  history.do(model.annotate(history.beads, 2, "nota"));
  history.do(model.revise(pair, history.beads, 2, { side: "en", index: 0 }, "2."));
  const storage = memory();
  assert.equal(new Store(() => storage, "x").save(history.beads), true);
  assert.deepEqual(new Store(() => storage, "x").load(pair), history.beads);
  assert.equal(new Store(() => storage, "y").load(pair), null);
});

test("a store that fails, is damaged, or is of another text, is as none", () => {
  const pair = makePair(["Uno."], ["One."], [[1, 1]]);
  const store = (value) => new Store(() => memory({ "cotejo-review-x": value }), "x");
  assert.equal(new Store(throwing, "x").load(pair), null);
  assert.equal(new Store(throwing, "x").save(beadsOf(pair)), false);
  assert.equal(new Store(() => ({ setItem: throwing, getItem: throwing }), "x").save([]), false);
  for (const value of [
    "",
    "null",
    "{",
    "[]",
    '{"version":2,"beads":[]}',
    '{"version":1}',
    '{"version":1,"beads":[[]]}',
    '{"version":1,"beads":[[[[0,0,4]],[[0,0,4]],1,0,7]]}',
    '{"version":1,"beads":[[[[0,0,4]],[],1,0,""]]}',
    '{"version":1,"beads":[[[[0,0,4]],[[7,0,4]],1,0,""]]}',
    '{"version":1,"beads":[[[[0,0,4],[0,2,4]],[[0,0,4]],1,0,""]]}',
    '{"version":1,"beads":[[[[0,0,4,{}]],[[0,0,4]],1,0,""]]}',
  ])
    assert.equal(store(value).load(pair), null, value);
  const whole = store('{"version":1,"beads":[[[[0,0,4]],[[0,0,4]],1,2,""]]}').load(pair);
  assert.equal(written(pair, whole), "=Uno. | One.");
});
