// What leaves the page, word for word.
import assert from "node:assert/strict";
import test from "node:test";
import { fnv1a, toDecisions, toTmx, toTsv } from "../../src/write/review/export.js";
import * as model from "../../src/write/review/model.js";
import { beadsOf, makePair } from "./pairs.mjs";

const edited = (pair, ...changes) => {
  const history = new model.History(beadsOf(pair));
  for (const change of changes) history.do(change(history.beads));
  return history.beads;
};

test("FNV-1a as published", () => {
  // From the reference vectors of Fowler, Noll and Vo.
  for (const [text, hash] of [
    ["", "cbf29ce484222325"],
    ["a", "af63dc4c8601ec8c"],
    ["foobar", "85944171f73967e8"],
  ])
    assert.equal(fnv1a(text), hash);
});

test("a unit of the memory", () => {
  const pair = makePair(
    ["Hola & <adiós>.", "Fin."],
    ["Hi & \u0001<bye>.", "End."],
    [
      [1, 1, 0.5],
      [1, 1, 0.25],
    ],
  );
  const tmx = toTmx(
    pair,
    edited(pair, (beads) => model.annotate(beads, 0, "¿así?")),
  );
  const [unit] = tmx.split("\n").filter((line) => line.startsWith("<tu "));
  assert.equal(
    unit,
    `<tu tuid="${fnv1a("Hola & <adiós>.\0Hi & <bye>.")}"><note>¿así?</note>` +
      '<prop type="x-Origin">Alignment</prop><prop type="x-ConfirmationLevel">Draft</prop><prop type="aligned">yes</prop>' +
      '<prop type="x-document">texto.es.txt</prop><prop type="x-cotejo-confidence">0.500</prop>' +
      '<prop type="x-cotejo-bead">1-1</prop><tuv xml:lang="es-MX"><prop type="x-context-post">&lt;seg&gt;Fin.&lt;/seg&gt;</prop>' +
      '<seg>Hola &amp; &lt;adiós&gt;.</seg></tuv><tuv xml:lang="en-US"><seg>Hi &amp; &lt;bye&gt;.</seg></tuv></tu>',
  );
});

test("no unit has an empty side, and what repeats is one unit unless its source has several translations", () => {
  const units = (es, en, shapes) => {
    const pair = makePair(es, en, shapes);
    return [...toTmx(pair, beadsOf(pair)).matchAll(/<tu tuid="[0-9a-f]{16}(-\d+)?"( usagecount="\d+")?/g)].map(
      (m) => (m[1] ?? "") + (m[2] ?? ""),
    );
  };
  assert.deepEqual(
    units(
      ["A.", "B."],
      ["a."],
      [
        [1, 0],
        [1, 1],
      ],
    ),
    [""],
  );
  assert.deepEqual(
    units(
      ["A.", "A."],
      ["a.", "a."],
      [
        [1, 1],
        [1, 1],
      ],
    ),
    [' usagecount="2"'],
  );
  assert.deepEqual(
    units(
      ["A.", "A.", "A."],
      ["a.", "a.", "x."],
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    ),
    ["", "-2", ""],
  );
});

test("only what is confirmed", () => {
  const pair = makePair(
    ["A.", "B."],
    ["a.", "b."],
    [
      [1, 1],
      [1, 1],
    ],
  );
  const tmx = toTmx(
    pair,
    edited(pair, (beads) => model.toggleConfirmed(beads, 1)),
    { isConfirmedOnly: true },
  );
  assert.equal(tmx.match(/<tu /g).length, 1);
  assert.match(tmx, /Translated.*<seg>B\.<\/seg>/);
});

test("the table keeps its columns", () => {
  const pair = makePair(["A\tB."], ["a\u2028b."], [[1, 1, 0.5]]);
  assert.equal(toTsv(pair, beadsOf(pair)), "es\ten\tconfidence\tbead\tstate\tnote\nA B.\ta b.\t0.500\t1-1\t\t\n");
});

test("decisions tell sentences by number and text, their parts in code points", () => {
  const pair = makePair(
    ["😀 uno dos.", "Tres."],
    ["One two.", "Three."],
    [
      [1, 1],
      [1, 1],
    ],
  );
  const beads = edited(
    pair,
    (beads) => model.split(pair, beads, 0, { side: "es", index: 0, offset: 7 }),
    (beads) => model.toggleOnPurpose(beads, 1, "es"),
    (beads) => model.revise(pair, beads, 2, { side: "en", index: 0 }, "Three!"),
  );
  assert.deepEqual(JSON.parse(toDecisions(pair, beads)), {
    format: "cotejo-decisions",
    version: 1,
    es: "texto.es.txt",
    en: "text.en.txt",
    beads: [
      { es: [{ segment: 0, text: "😀 uno dos.", part: [6, 10] }], en: [], confirmed: true, on_purpose: true },
      {
        es: [{ segment: 1, text: "Tres." }],
        en: [{ segment: 1, text: "Three.", revised: "Three!" }],
        confirmed: false,
      },
    ],
  });
});
