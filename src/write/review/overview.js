// The whole pair at a glance, as navigation: a strip with a line a bead, and the alignment's path as a plot. What matters
// is told by form: gaps are notches, low confidence is thin, findings stick out.
import { isUnsure } from "./filter.js";
import { SIDES } from "./model.js";

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The canvas of `box`, in the pixels of the screen; null while the box has no size. */
function clearedContext(box) {
  const canvas = box.querySelector("canvas");
  const { clientWidth: width, clientHeight: height } = box;
  if (width === 0 || height === 0) return null;
  const scale = window.devicePixelRatio || 1;
  [canvas.width, canvas.height] = [width * scale, height * scale];
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  return Object.assign(context, { boxWidth: width, boxHeight: height });
}

/** Spanish left, English right, findings in the middle. */
export function drawStrip(box, { beads, index, limit }) {
  const context = clearedContext(box);
  if (!context) return;
  const [lane, line] = [context.boxWidth / 3, context.boxHeight / beads.length];
  const paint = (fill, x, y, width) => {
    context.fillStyle = fill;
    context.fillRect(x, y, width, Math.max(line, 1));
  };
  const [sure, confirmed, warning, error] = ["--lane", "--ok", "--warning", "--error"].map(colour);
  beads.forEach((bead, number) => {
    const width = isUnsure(bead, limit) ? lane / 2 : lane;
    if (bead.es.length > 0) paint(bead.isConfirmed ? confirmed : sure, lane - width, number * line, width);
    if (bead.en.length > 0) paint(bead.isConfirmed ? confirmed : sure, 2 * lane, number * line, width);
  });
  beads.forEach((bead, number) => {
    const severity = index.severity(bead);
    if (severity > 0) paint(severity === 3 ? error : warning, lane + 1, number * line, lane - 2);
  });
}

/** A dot a bead, at its first sentences; a gap is a stroke along its side. */
export function drawPlot(box, { pair, beads }) {
  const context = clearedContext(box);
  if (!context) return;
  const x = context.boxWidth / Math.max(1, pair.es.segments.length),
    y = context.boxHeight / Math.max(1, pair.en.segments.length);
  const [sure, gap, moved] = ["--lane", "--error", "--warning"].map(colour);
  for (const { bead, es, en } of placed(beads)) {
    const isOneSided = SIDES.some((side) => bead[side].length === 0);
    context.fillStyle = isOneSided ? gap : bead.isMoved ? moved : sure;
    const width = Math.max(isOneSided && bead.en.length > 0 ? 4 : 1.5, bead.es.length * x);
    const height = Math.max(isOneSided && bead.es.length > 0 ? 4 : 1.5, bead.en.length * y);
    context.fillRect(es * x, en * y, width, height);
  }
}

/** Beads with the segments where they begin; a missing side is where the bead before ended. */
function* placed(beads) {
  let [es, en] = [0, 0];
  for (const bead of beads) {
    es = bead.es[0]?.segment ?? es;
    en = bead.en[0]?.segment ?? en;
    yield { bead, es, en };
    es = (bead.es.at(-1)?.segment ?? es - 1) + 1;
    en = (bead.en.at(-1)?.segment ?? en - 1) + 1;
  }
}

/** The bead nearest to a point of the plot, whose coordinates are shares of its sides. */
export function beadAt(pair, beads, shareX, shareY) {
  let best = 0,
    least = Infinity,
    number = 0;
  for (const { es, en } of placed(beads)) {
    const distance = Math.hypot(es / pair.es.segments.length - shareX, en / pair.en.segments.length - shareY);
    if (distance < least) [best, least] = [number, distance];
    ++number;
  }
  return best;
}

/** Frames what is in view. */
export function markView(strip, plot, { pair, beads }, [first, last]) {
  const stripView = strip.querySelector("i"),
    plotView = plot.querySelector("i");
  stripView.style.top = `${(100 * first) / beads.length}%`;
  stripView.style.height = `${Math.max(0.5, (100 * (last + 1 - first)) / beads.length)}%`;
  const start = (side, from) => beads.slice(from).find((bead) => bead[side].length > 0)?.[side][0].segment ?? 0;
  const frame = (side) => {
    const all = pair[side].segments.length;
    const begin = start(side, first),
      end = Math.max(begin, start(side, last));
    return [(100 * begin) / all, Math.max(1, (100 * (end + 1 - begin)) / all)];
  };
  const [left, width] = frame("es"),
    [top, height] = frame("en");
  Object.assign(plotView.style, { left: `${left}%`, width: `${width}%`, top: `${top}%`, height: `${height}%` });
}
