// Files dropped before the form for them is open. They stay in this browser, and are sent to nobody, until
// the form has asked whether they are secret; what no form takes is forgotten.
const NAME = "carried-files";
const PLACE = "files";
const MINUTES = 30;

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });

async function place() {
  const opening = indexedDB.open(NAME, 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(PLACE));
  return (await settled(opening)).transaction(PLACE, "readwrite").objectStore(PLACE);
}

const owner = () => document.body.dataset.person ?? "";

export async function carry(files) {
  await settled((await place()).put({ files, owner: owner(), at: Date.now() }, PLACE));
}

export async function forgetCarried() {
  await settled((await place()).clear());
}

// Those of the person at the screen; a browser that keeps nothing has none.
export async function carried() {
  try {
    const kept = await settled((await place()).get(PLACE));
    if (!kept) return [];
    if (kept.owner === owner() && Date.now() - kept.at < MINUTES * 60000) return kept.files;
    await forgetCarried();
  } catch {
    return [];
  }
  return [];
}
