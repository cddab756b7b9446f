// COTEJO=… COTEJO_REVIEW_MODULES=… node screenshots.mjs FOLDER: the two pictures of the review page in README.md, made of a
// sample as it is.
import { join, resolve } from "node:path";
import { closeBrowser, cotejo, open, path } from "./browser.mjs";

const folder = resolve(process.argv[2]);
const samples = resolve(import.meta.dirname ?? ".", "../../samples");
const texts = ["es", "en"].map((side) => join(samples, `politics-congreso.${side}.html`));

async function take(name, { language, colorScheme, keys }) {
  const page_ = path(`${name}.html`);
  cotejo("check", ...texts, "--min-confidence", "0.25", "--report", page_, "--ui-lang", language, "--quiet");
  const page = await open(page_, { language, colorScheme });
  await page.setViewportSize({ width: 1240, height: 560 });
  await page.click('[data-bead="1"] .es');
  for (const key of keys) await page.keyboard.press(key);
  await page.evaluate(() => document.getElementById("status").replaceChildren());
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

await take("review-light", { language: "en", colorScheme: "light", keys: ["n", "ArrowUp", "c", "g", "ArrowRight"] });
await take("review-dark", { language: "es", colorScheme: "dark", keys: ["n", "x", "ArrowDown", "F2", "End"] });
await closeBrowser();
