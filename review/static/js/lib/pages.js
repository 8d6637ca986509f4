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
  await page.render({ canvas, viewport, transform: sharp === 1 ? undefined : [sharp, 0, 0, sharp, 0, 0] }).promise;
  await new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport }).render();
}
