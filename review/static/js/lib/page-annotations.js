// Annotations on the pages of a PDF as they look: words selected there are words of our text, and the
// words that have threads are painted there too.
import { Composer } from "./composing.js";
import { Forms } from "./forms.js";
import { paintToo, unpaint } from "./highlights.js";
import { DraftKeeper } from "./draft-keeping.js";
import { listen } from "./keys.js";
import { anchorOf, Layer, standing } from "./text-layer.js";
import { Mentions } from "./mentions.js";
import { rangeOf } from "./offsets.js";
import { selected } from "./selection.js";

const UNKNOWN = "这几个字对不上左边读出的文字，请在左边选取";

export class PageAnnotations {
  // `say(words)` tells the reader in a line of the page, `done()` is called after an annotation was
  // taken; `pageOf(id)` is the page of a paragraph.
  constructor(root, text, { spots, drafts, people, me }, pageOf, { say, done }) {
    Object.assign(this, { root, text, spots, pageOf, say });
    this.blocks = [...text.querySelectorAll("[data-p]")];
    this.layers = new Map(); // number of a page -> {sheet, layer, painted: Map of id -> range}
    const form = root.querySelector("#annotate");
    if (!form) return;
    const { matter } = root.dataset;
    this.composer = new Composer(text, form, () => this.selected());
    const keeper = new DraftKeeper(matter, me, drafts, (one, words) => one.querySelector("[data-saved]")?.replaceChildren(words));
    const close = () => this.composer.close();
    new Forms(root, { matter, me }, keeper, { done: () => (close(), done()), closed: close });
    new Mentions(root, people);
    this.composer.pick.addEventListener("click", () => this.follow());
    listen({ a: () => this.composer.write() && this.follow() });
    if (form.elements.text.value || form.elements.proposal.value) this.composer.open();
  }

  // The words selected on a page, in our text beside it.
  follow() {
    this.composer.range()?.startContainer.parentElement.scrollIntoView({ block: "nearest" });
    this.composer.place();
  }

  // After the words of a page were laid over it, also anew at another size or with other threads.
  drawn(sheet, number) {
    const words = sheet.querySelector(".page-words");
    unpaint(words, [...(this.layers.get(number)?.painted.values() ?? [])]);
    const anew = () => new Layer(words, standing(this.blocks, number, this.pageOf));
    const layer = anew();
    const found = this.spots.map((spot) => [spot, layer.rangeOf(spot)]).filter(([, range]) => range);
    const painted = new Map(found.map(([spot, range]) => [String(spot.id), paintToo(range, spot)]));
    // Painting with <mark> splits the text nodes the first layer knew.
    this.layers.set(number, { sheet, layer: anew(), painted });
  }

  renew(spots) {
    this.spots = spots;
    for (const [number, { sheet }] of this.layers) if (sheet.querySelector(".page-words")) this.drawn(sheet, number);
  }

  // What is selected, as an anchor: in our text, or in the text layers of the pages.
  selected() {
    const selection = document.getSelection();
    const own = selected(this.text);
    const there = own || selection.isCollapsed || !selection.rangeCount ? null : selection.getRangeAt(0);
    const touched = there ? this.inOrder().filter(({ sheet }) => there.intersectsNode(sheet)) : [];
    if (!touched.length) {
      this.say("");
      return own;
    }
    const anchor = anchorOf(touched.map(({ layer }) => layer), there);
    this.say(anchor ? "" : UNKNOWN);
    return anchor && { ...anchor, quote: rangeOf(this.text, anchor).toString() };
  }

  inOrder() {
    return [...this.layers].sort(([one], [other]) => one - other).map(([, page]) => page);
  }

  // The ids of the annotations on the words of a page at a point of the window.
  at(number, x, y) {
    const inside = ([, range]) => [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    return [...(this.layers.get(number)?.painted ?? [])].filter(inside).map(([id]) => id);
  }
}
