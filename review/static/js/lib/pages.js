// Mozilla's pdf.js, taken from our own server and only where a page needs it. Nothing in a file is
// ever run: no eval, no scripts, no forms, and decoders in plain JavaScript under a strict policy.
let engine;

async function library(base) {
  engine ??= import(new URL("pdf.min.mjs", new URL(base, location.href)).href).then((found) => {
    found.GlobalWorkerOptions.workerSrc = `${base}pdf.worker.min.mjs`;
    return found;
  });
  return engine;
}

// The document at `url`, opened.
export async function opened(base, url) {
  const pdfjs = await library(base);
  return pdfjs.getDocument({
    url,
    cMapUrl: `${base}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${base}standard_fonts/`,
    wasmUrl: `${base}wasm/`,
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
    disableRange: true,
    disableStream: true,
  }).promise;
}

// The page a paragraph begins on, which its id names: p3b41 begins on page 3.
export const pageOf = (id) => Number(/^p(\d+)b\d+$/.exec(id ?? "")?.[1] ?? 0);

// An empty sheet for a page, as tall as the page.
export function blank(number, { width, height }) {
  const names = { className: "page-sheet", id: `page-${number}` };
  const sheet = Object.assign(document.createElement("div"), names);
  sheet.setAttribute("role", "img");
  sheet.setAttribute("aria-label", `第${number}页`);
  sheet.style.setProperty("aspect-ratio", `${width} / ${height}`);
  return sheet;
}

// Draw a page into `sheet`, as wide as it is, with its words over it so that they can be selected.
export async function drawn(base, page, sheet) {
  const pdfjs = await library(base);
  const natural = page.getViewport({ scale: 1 });
  sheet.style.setProperty("aspect-ratio", `${natural.width} / ${natural.height}`);
  const scale = sheet.clientWidth / natural.width;
  const viewport = page.getViewport({ scale });
  const sharp = Math.min(devicePixelRatio || 1, 2);
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(viewport.width * sharp);
  canvas.height = Math.floor(viewport.height * sharp);
  const words = Object.assign(document.createElement("div"), { className: "page-words" });
  words.style.setProperty("--total-scale-factor", scale);
  words.style.setProperty("--scale-factor", scale);
  sheet.replaceChildren(canvas, words);
  const transform = sharp === 1 ? undefined : [sharp, 0, 0, sharp, 0, 0];
  await page.render({ canvas, viewport, transform }).promise;
  const source = page.streamTextContent();
  await new pdfjs.TextLayer({ textContentSource: source, container: words, viewport }).render();
}
