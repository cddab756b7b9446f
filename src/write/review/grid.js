// Rows of unequal heights of which only those in view exist. Heights are believed to be what they are estimated at
// until a row has been drawn; what stands at the top of the view stays there when they turn out otherwise.
import { oncePerFrame } from "./dom.js";

const BEYOND = 500; // pixels drawn above and below the view, so that fast scrolling meets rows

export class Grid {
  #scroller;
  #rows;
  #source;
  #shown = []; // bead numbers, in order
  #offsets = [0]; // of the rows' tops, and the end of the last one
  #drawn = new Map(); // position in #shown → element
  #heights = new WeakMap(); // measured or estimated, by bead; beads are never changed
  #width = 0;
  #isOnPaper = false;

  /**
   * @param source {bead(number), draw(number), estimate(number, width), isKept(number)}: kept rows stay in the document
   *   when they are out of view, as focus is in them
   */
  constructor(scroller, rows, source) {
    this.#scroller = scroller;
    this.#rows = rows;
    this.#source = source;
    this.onview = () => {};
    scroller.addEventListener(
      "scroll",
      oncePerFrame(() => this.#draw()),
      { passive: true },
    );
    new ResizeObserver(oncePerFrame(() => this.#onResize())).observe(scroller);
  }

  get shown() {
    return this.#shown;
  }

  /** The first and the last bead in view. */
  get view() {
    const top = this.#scroller.scrollTop;
    const at = (y) => this.#shown[this.#positionAt(y)];
    return [at(top), at(top + this.#scroller.clientHeight)];
  }

  /** All rows shown, one below the other, until show() is called: paper does not scroll. */
  layOut(draw) {
    this.#isOnPaper = true;
    this.#forgetDrawn();
    this.#rows.append(...this.#shown.map(draw));
  }

  /** Shows these beads, drawn anew; the bead `anchor`, where it is shown, keeps its place on the screen. */
  show(numbers, anchor) {
    const place = this.#placeOf(anchor);
    this.#shown = numbers;
    this.#isOnPaper = false;
    this.#forgetDrawn();
    this.#measureUp();
    const position = this.#positionOf(anchor);
    if (position >= 0) this.#scroller.scrollTop = this.#offsets[position] - place;
    this.#draw();
  }

  /** Draws the row of a bead again, where it is drawn. */
  redraw(number) {
    const position = this.#positionOf(number);
    this.#drawn.get(position)?.remove();
    if (this.#drawn.delete(position)) this.#draw();
  }

  /** Takes notice that a row is no longer as high as it was. */
  measure(number) {
    const position = this.#positionOf(number);
    if (this.#drawn.has(position)) this.#settle([position], this.#positionAt(this.#scroller.scrollTop));
  }

  /** The element of a bead's row, which is brought into view. */
  reveal(number) {
    const position = this.#positionOf(number);
    if (position < 0) return null;
    for (let tries = 0; tries < 3 && !this.#isInView(position); ++tries) {
      this.#scrollTo(position);
      this.#draw();
    }
    return this.#drawn.get(position) ?? null;
  }

  rowOf(number) {
    return this.#drawn.get(this.#positionOf(number)) ?? null;
  }

  /** About `share` of all rows down. */
  scrollToShare(share) {
    this.#scroller.scrollTop = share * this.#total() - this.#scroller.clientHeight / 2;
  }

  #total() {
    return this.#offsets[this.#offsets.length - 1];
  }

  #isInView(position) {
    const { scrollTop, clientHeight } = this.#scroller;
    const [top, bottom] = [this.#offsets[position], this.#offsets[position + 1]];
    return (
      this.#drawn.has(position) && top >= scrollTop && (bottom <= scrollTop + clientHeight || top <= scrollTop + 1)
    );
  }

  #scrollTo(position) {
    const { scrollTop, clientHeight } = this.#scroller;
    const [top, bottom] = [this.#offsets[position], this.#offsets[position + 1]];
    const isNear = top > scrollTop - clientHeight && bottom < scrollTop + 2 * clientHeight;
    if (!isNear) this.#scroller.scrollTop = top - clientHeight / 3;
    else if (top < scrollTop || bottom - top > clientHeight) this.#scroller.scrollTop = top;
    else this.#scroller.scrollTop = bottom - clientHeight;
  }

  /** How far below the top of the view a bead is; a third down where it is not in view. */
  #placeOf(number) {
    const position = this.#positionOf(number);
    const { scrollTop, clientHeight } = this.#scroller;
    const place = position < 0 ? -1 : this.#offsets[position] - scrollTop;
    return place >= 0 && place < clientHeight ? place : clientHeight / 3;
  }

  #positionOf(number) {
    const [from, to] = [0, this.#shown.length];
    const position = lowerBound(from, to, (k) => this.#shown[k] >= number);
    return this.#shown[position] === number ? position : -1;
  }

  #positionAt(y) {
    const position = lowerBound(0, this.#shown.length, (k) => this.#offsets[k + 1] > y);
    return Math.min(position, this.#shown.length - 1);
  }

  #measureUp() {
    this.#width = this.#scroller.clientWidth;
    this.#offsets = new Array(this.#shown.length + 1);
    this.#offsets[0] = 0;
    this.#shown.forEach((number, k) => {
      this.#offsets[k + 1] = this.#offsets[k] + this.#heightOf(number);
    });
    this.#rows.style.height = `${this.#total()}px`;
  }

  #heightOf(number) {
    const bead = this.#source.bead(number);
    let height = this.#heights.get(bead);
    if (height === undefined) {
      height = this.#source.estimate(number, this.#width);
      this.#heights.set(bead, height);
    }
    return height;
  }

  #onResize() {
    if (this.#isOnPaper) return;
    if (this.#scroller.clientWidth !== this.#width) {
      this.#heights = new WeakMap();
      this.show(this.#shown, this.view[0]);
    } else {
      this.#draw();
    }
  }

  #forgetDrawn() {
    this.#rows.replaceChildren();
    this.#drawn.clear();
  }

  #draw() {
    if (this.#isOnPaper) return;
    if (this.#shown.length === 0) return this.onview();
    const top = this.#scroller.scrollTop;
    const first = this.#positionAt(top - BEYOND),
      last = this.#positionAt(top + this.#scroller.clientHeight + BEYOND);
    this.#dropOutside(first, last);
    const fresh = this.#addMissing(first, last);
    if (fresh.length > 0) this.#settle(fresh, this.#positionAt(top));
    this.onview();
  }

  #dropOutside(first, last) {
    for (const [position, row] of this.#drawn) {
      if ((position >= first && position <= last) || this.#source.isKept(this.#shown[position])) continue;
      row.remove();
      this.#drawn.delete(position);
    }
  }

  /** In the order of the beads, as assistive technology reads them. */
  #addMissing(first, last) {
    const fresh = [];
    let after = null;
    for (let position = last; position >= first; --position) {
      let row = this.#drawn.get(position);
      if (!row) {
        row = this.#source.draw(this.#shown[position]);
        this.#drawn.set(position, row);
        this.#rows.insertBefore(row, after);
        fresh.push(position);
      }
      after = row;
    }
    return fresh;
  }

  /** Measures rows just drawn, then sets all in their places. */
  #settle(fresh, anchor) {
    for (const position of fresh) {
      const height = this.#drawn.get(position).offsetHeight;
      this.#heights.set(this.#source.bead(this.#shown[position]), height);
    }
    const before = this.#offsets[anchor];
    this.#measureUp();
    for (const [position, row] of this.#drawn) row.style.transform = `translateY(${this.#offsets[position]}px)`;
    if (this.#offsets[anchor] !== before) this.#scroller.scrollTop += this.#offsets[anchor] - before;
  }
}

/** The first k in [from, to) that is wanted, all after it being wanted too; `to` when none is. */
function lowerBound(from, to, isWanted) {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isWanted(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
