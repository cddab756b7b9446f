// The page in a real browser: what a translator does there with keys and mouse, and what comes out of it.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { AXE, closeBrowser, cotejo, exported, makePage, open, path, put, putPairs, read, run } from "./browser.mjs";

after(closeBrowser);

// The oil pipeline is a "conduit" once; bead 3 has no English; the numbers hold the rest in place.
const PAIRS = [
  ["El oleoducto 101 del norte se inauguró en mayo.", "The northern pipeline 101 was opened in May."],
  ["Los ingenieros revisan el oleoducto 102 cada semana.", "The engineers inspect the pipeline 102 every week."],
  ["Nadie se acordaba ya de aquella tarde.", ""],
  ["Una fuga cerró el oleoducto 103 durante tres días.", "A leak closed the pipeline 103 for three days."],
  [
    "El alcalde defendió el oleoducto 104 ante los vecinos.",
    "The mayor defended the pipeline 104 before the neighbours.",
  ],
  ["La empresa vendió el oleoducto 105 a un banco.", "The company sold the conduit 105 to a bank."],
  ["Nadie sabe cuánto petróleo lleva el oleoducto 106.", "Nobody knows how much oil the pipeline 106 carries."],
];
const FILE = makePage("texto", PAIRS);

const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const activeRow = (page) => page.locator(".row.active");
const activeNumber = async (page) => Number(await activeRow(page).getAttribute("data-bead")) + 1;
const textOf = (page, number, side) => page.locator(`[data-bead="${number - 1}"] .${side}`).innerText();
const start = async (page) => page.click('[data-bead="0"] .es');

test("all beads are there, and the page complains of nothing", async () => {
  const page = await open(FILE);
  assert.equal(await page.locator(".row").count(), 7);
  assert.equal(await page.title(), "texto.es.txt ⇄ texto.en.txt · review");
  assert.equal(await textOf(page, 3, "en"), "no translation");
  assert.match(await page.locator('[data-bead="5"] .remarks').innerText(), /conduit here, pipeline in 5 of 6/);
  assert.equal(await page.locator('[data-bead="5"] mark.finding').allInnerTexts().then(String), "oleoducto,conduit");
  assert.equal(await page.locator('[data-bead="0"] mark.term').allInnerTexts().then(String), "oleoducto,pipeline");
  assert.deepEqual(page.errors, []);
});

test("filters and search narrow what is shown", async () => {
  const page = await open(FILE);
  // Filters act with the next frame, which a busy machine is late with; what never comes is a timeout.
  const shows = (text) =>
    page.waitForFunction((wanted) => document.getElementById("shown").innerText === wanted, text);
  await page.check('[name="isGap"]');
  await shows("1 of 7 beads");
  await page.click("#clear");
  await page.waitForFunction(() => document.querySelectorAll(".row").length === 7);
  await page.selectOption('[name="type"]', "one-to-many");
  await shows("1 of 7 beads");
  await page.selectOption('[name="type"]', "");
  await page.selectOption('[name="term"]', "oleoducto");
  await shows("6 of 7 beads");
  await page.fill("#words", "VECINOS");
  await page.waitForFunction(() => document.querySelectorAll(".row").length === 1);
  assert.equal(await page.locator("mark.hit").innerText(), "vecinos");
  await page.fill("#words", "zzz");
  await page.locator("#nothing").waitFor();
});

test("keys go where they say", async () => {
  const page = await open(FILE);
  await start(page);
  for (const [key, number] of [
    ["n", 3],
    ["ArrowDown", 4],
    ["Shift+N", 3],
    ["g", 6],
    ["u", 7],
    ["Home", 1],
    ["End", 7],
  ]) {
    await press(page, key);
    assert.equal(await activeNumber(page), number, key);
  }
  await press(page, "ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.side), "en");
  await press(page, "?");
  assert.ok(await page.locator("dialog kbd", { hasText: "Ctrl+Backspace" }).isVisible());
  await press(page, "Escape", "/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "words");
});

test("what is edited by keyboard can be undone, step by step, and done again", async () => {
  const page = await open(FILE);
  const before = await exported(page, "tsv");
  await start(page);
  await press(page, "ArrowDown", "ArrowRight", "F2");
  await page.keyboard.type(" Every one.");
  await press(page, "Enter");
  assert.equal(await textOf(page, 2, "en").then((text) => text.split("✎")[0].trim()), `${PAIRS[1][1]} Every one.`);
  await press(page, "Enter"); // moves it down, to the Spanish sentence without English
  assert.equal(await textOf(page, 2, "en"), "no translation");
  await press(page, "Backspace"); // and up again
  await press(page, "Control+Backspace"); // beads 1 and 2 become one
  assert.equal(await page.locator(".row").count(), 6);
  assert.equal(await page.locator('[data-bead="0"] .shape').innerText(), "2-2");
  await press(page, "s"); // and two
  await press(page, "c");
  await press(page, "m");
  await page.keyboard.type("¿y esto?");
  await press(page, "Control+Enter");
  const after_ = await exported(page, "tsv");
  assert.match(after_, /Every one\./);
  assert.match(after_, /confirmed\t¿y esto\?/);
  await start(page);
  for (let k = 0; k < 7; ++k) await press(page, "Control+z");
  assert.equal(await exported(page, "tsv"), before);
  await start(page);
  for (let k = 0; k < 7; ++k) await press(page, "Control+y");
  assert.equal(await exported(page, "tsv"), after_);
});

test("a sentence is split at the caret, by keyboard and by mouse", async () => {
  const page = await open(FILE);
  await start(page);
  await press(page, "F2", "Home");
  for (let k = 0; k < "El oleoducto".length; ++k) await press(page, "ArrowRight");
  await press(page, "Control+Enter");
  assert.deepEqual(
    [await textOf(page, 1, "es"), await textOf(page, 2, "es")],
    ["El oleoducto", "101 del norte se inauguró en mayo."],
  );
  await page.click('[data-bead="2"] .en');
  await page.evaluate(() => {
    const run = document.querySelector('[data-bead="2"] .en [data-at="0"]');
    document.getSelection().collapse(run.firstChild, 3);
  });
  await page.click('[data-bead="2"] [data-command="split"]');
  assert.deepEqual(
    [await textOf(page, 3, "en"), await textOf(page, 4, "en")].map((text) => text.slice(0, 9)),
    ["The", "engineers"],
  );
});

test("the state outlives the page; a damaged one does not", async () => {
  const page = await open(FILE);
  await start(page);
  await press(page, "c");
  await page.reload();
  assert.match(await page.locator("#progress").innerText(), /^1 of 7/);
  const key = await page.evaluate(() => Object.keys(localStorage)[0]);
  assert.match(key, /^cotejo-review-[0-9a-f]{16}$/);
  const again = await open(FILE, {
    before: () => localStorage.setItem(Object.keys(localStorage)[0] ?? "x", '{"version":1,"beads":[[]]}'),
  });
  assert.match(await again.locator("#progress").innerText(), /^0 of 7/);
  assert.deepEqual(again.errors, []);
});

test("without a store the page works, and says that it keeps nothing", async () => {
  const page = await open(FILE, {
    before: () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      }),
  });
  await start(page);
  await press(page, "c");
  await page.waitForFunction(() =>
    document.querySelector("#status").textContent.startsWith("The browser keeps nothing"),
  );
  assert.deepEqual(page.errors, []);
});

test("both languages", async () => {
  const page = await open(makePage("idioma", PAIRS, "--ui-lang", "es"));
  assert.equal(await page.getAttribute("html", "lang"), "es");
  assert.equal(await page.locator("#export").innerText(), "Exportar");
  assert.equal(await textOf(page, 3, "en"), "sin traducción");
  await page.click("#language");
  assert.equal(await page.locator("#export").innerText(), "Export");
  assert.equal(await textOf(page, 3, "en"), "no translation");
});

test("the memory is the one that cotejo writes, and valid", async () => {
  const page = await open(FILE);
  const units = (tmx) =>
    [...tmx.matchAll(/<tu tuid="([^"]*)".*?<seg>(.*?)<\/seg>.*?<seg>(.*?)<\/seg>/g)].map((match) => match.slice(1));
  const tmx = await exported(page, "tmx");
  const own = cotejo("align", "--presegmented", path("texto.es.txt"), path("texto.en.txt"), "--quiet");
  assert.equal(units(tmx).length, 6);
  assert.deepEqual(units(tmx), units(own));
  assert.match(cotejo("tmx", "validate", put("page.tmx", tmx), "--fail-on", "warning"), /, 0 problems/);
});

test("decisions are kept to when the texts are aligned again", async () => {
  const page = await open(FILE);
  await start(page);
  await press(page, "F2", "Home");
  for (let k = 0; k < "El oleoducto".length; ++k) await press(page, "ArrowRight");
  await press(page, "Control+Enter", "ArrowUp"); // the first sentence in two
  await press(page, " ", "x"); // its first part rendered; its second left out on purpose
  await press(page, "End", "m");
  await page.keyboard.type("comprobar la cifra");
  await press(page, "Control+Enter", "ArrowRight", "F2", "End");
  await page.keyboard.type(" Daily.");
  await press(page, "Enter", "c", "Home");
  const decisions = put("decisions.json", await exported(page, "decisions"));
  const beads = await exported(page, "tsv").then((tsv) =>
    tsv.split("\n").map((line) => line.split("\t").slice(0, 2).join("|")),
  );
  const texts = [path("texto.es.txt"), path("texto.en.txt")];
  cotejo(
    "align",
    "--presegmented",
    ...texts,
    "--decisions",
    decisions,
    "--quiet",
    "-o",
    path("again.tsv"),
    "-o",
    path("again.tmx"),
    "--report",
    path("again.html"),
  );
  assert.deepEqual(
    read("again.tsv")
      .split("\n")
      .map((line) => line.split("\t").slice(0, 2).join("|")),
    beads,
  );
  assert.match(read("again.tmx"), /<note>comprobar la cifra<\/note>.*carries\. Daily\.<\/seg>/);

  const second = await open(path("again.html"));
  assert.match(await second.locator("#progress").innerText(), /^8 of 8/);
  assert.equal(await second.locator('[data-bead="1"] .empty').innerText(), "no translation (on purpose)");
  assert.equal(await exported(second, "decisions"), read("decisions.json"));
});

test("a decision about a text that has changed is passed over, and the place is named", async () => {
  const page = await open(FILE);
  await start(page);
  await press(page, "End", "c");
  const decisions = put("old.json", await exported(page, "decisions"));
  const changed = PAIRS.map(([es, en], k) => [k === 1 ? "Ya no dice lo mismo el 102." : es, en]);
  const texts = putPairs("changed", [["Una línea nueva 100.", "A new line 100."], ...changed]);
  const done = run(
    "sh",
    "-c",
    `"$0" align --presegmented "$@" 2>&1 >/dev/null`,
    process.env.COTEJO,
    ...texts,
    "--decisions",
    decisions,
  );
  assert.match(
    done,
    /changed\.es\.txt:2: warning: the text has changed since it was decided about \(expected 'Los ingenieros/,
  );
});

test("a hostile document stays text", async () => {
  const bad =
    "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\"> </script><!-- \u2028 \u202Egnp.exe & 'x'";
  const page = await open(
    makePage("hostil", [
      [`Uno 101 ${bad}`, `One 101 ${bad}`],
      ["Dos 102 {1} ]]>", "Two 102 {{x}} ${y}"],
    ]),
  );
  await start(page);
  await press(page, "F2", "Enter", "m");
  await page.keyboard.type(bad.replace("\u2028", ""));
  await press(page, "Control+Enter");
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator(".row script, .row img").count(), 0);
  assert.match(await textOf(page, 1, "en"), /<script>window\.hacked=1<\/script><img src=x onerror=/);
  assert.equal(await page.locator('[data-bead="0"] .en .hidden').innerText(), "RLO");
  assert.deepEqual(page.errors, []);
  // Even what gets in as markup does not run: the policy names one script.
  await page.evaluate(
    (markup) => document.body.insertAdjacentHTML("beforeend", markup),
    '<img src="x" onerror="window.hacked=1">',
  );
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing serious in ${colorScheme}`, async () => {
    const page = await open(FILE, { colorScheme, context: null });
    await start(page);
    await press(page, "c");
    for (const stage of ["grid", "edit", "help", "export"]) {
      if (stage === "edit") await press(page, "F2");
      if (stage === "help") await press(page, "Escape", "?");
      if (stage === "export") {
        await press(page, "Escape");
        await page.click("#export");
      }
      const { readFileSync } = await import("node:fs");
      await page.evaluate(readFileSync(AXE, "utf8"));
      const { violations } = await page.evaluate(() => window.axe.run(document));
      const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
      assert.deepEqual(
        serious.map(({ id, nodes }) => `${stage}: ${id}: ${nodes[0].html}`),
        [],
      );
    }
  });
}

test("paper has all beads", async () => {
  const page = await open(FILE);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator(".row").count(), 7);
  assert.ok(!(await page.locator("#filters").isVisible()));
});
