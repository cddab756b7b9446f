// Chromium with a review page in it. A test file that cannot have one ends as skipped, with the reason.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const SKIPPED = 77; // ctest's SKIP_RETURN_CODE

export function skip(reason) {
  console.log(`skipped: ${reason}`);
  process.exit(SKIPPED);
}

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const COTEJO = process.env.COTEJO;
const modules = createRequire(resolve(process.env.COTEJO_REVIEW_MODULES ?? ".", "here.js"));

function load(name) {
  try {
    return modules(name);
  } catch {
    return skip(`${name} is not installed (tests/review/setup.sh does it)`);
  }
}

if (!existsSync(CHROMIUM)) skip(`there is no ${CHROMIUM} (Debian's chromium, or CHROMIUM may name another)`);
const { chromium } = load("playwright-core");
export const AXE = modules.resolve("axe-core/axe.min.js");

const folder = mkdtempSync(join(tmpdir(), "cotejo-review-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
export const closeBrowser = () => browser.close();

export const path = (name) => join(folder, name);
export const read = (name) => readFileSync(path(name), "utf8");

export function put(name, text) {
  writeFileSync(path(name), text);
  return path(name);
}

/** Standard output; throws when the command fails. */
export function run(command, ...parameters) {
  return execFileSync(command, parameters, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
export const cotejo = (...parameters) => run(COTEJO, ...parameters);

/** Pairs of sentences as two files, a line each; "" has no counterpart. */
export function putPairs(name, pairs) {
  for (const [k, side] of ["es", "en"].entries()) {
    put(
      `${name}.${side}.txt`,
      pairs
        .map((pair) => pair[k])
        .filter((text) => text !== "")
        .map((text) => text + "\n")
        .join(""),
    );
  }
  return [path(`${name}.es.txt`), path(`${name}.en.txt`)];
}

/**
 * Opens a page made from pairs of sentences, or the file that `options.file` names.
 * @returns playwright's page, with `errors`: what the page complained of
 */
export async function open(file, { language = "en", colorScheme = "light", before = () => {}, context = null } = {}) {
  const own =
    context ?? (await browser.newContext({ viewport: { width: 1360, height: 820 }, colorScheme, locale: language }));
  const page = await own.newPage();
  page.errors = [];
  page.on("console", (message) => message.type() === "error" && page.errors.push(message.text()));
  page.on("pageerror", (error) => page.errors.push(String(error)));
  await page.addInitScript(before);
  await page.goto(pathToFileURL(file).href);
  return page;
}

export function makePage(name, pairs, ...parameters) {
  const texts = putPairs(name, pairs);
  cotejo("check", "--presegmented", ...texts, "--report", path(`${name}.html`), "--format", "jsonl", ...parameters);
  return path(`${name}.html`);
}

/** What an export saves. */
export async function exported(page, what) {
  await page.click("#export");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-export=${what}]`)]);
  return readFileSync(await download.path(), "utf8");
}
