// Send a form of the workbench without leaving the page: what was typed stays until it is taken.
const JSON_ONLY = { Accept: "application/json" };

// {kind: "done", …} or {kind: "offline" | "expired" | "stranger" | "refused", detail, …}.
export async function send(form, { matter, me, submitter = null }) {
  const address = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
  const first = await post(address, form);
  if (first.code !== "keys") return first;
  const renewed = await renew(matter, me);
  return renewed.kind === "done" ? post(address, form) : renewed;
}

async function post(address, form) {
  const body = new FormData(form);
  return ask(address, { method: "POST", body, keepalive: short(body) });
}

// What was pressed is sent even if the page is left at once; browsers do that for 64 KiB at most.
const short = (body) => new TextEncoder().encode([...body.values()].join("")).length < 32_000;

async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, { ...options, headers: JSON_ONLY });
  } catch {
    return { kind: "offline", detail: "网络不通，没有发出；内容保存在本机，联网后再发。" };
  }
  const told = await answer.json().catch(() => ({}));
  if (answer.ok) return { kind: "done", ...told };
  if (answer.status === 401) return { kind: "expired", detail: "登录已过期，没有发出；内容保存着，请重新登录后再发。" };
  return { kind: "refused", detail: "没有发出，请稍后再试。", ...told, status: answer.status };
}

// Someone signed in again in another window: take the new key, if it is the same person.
async function renew(matter, me) {
  const told = await ask(`/matters/${matter}/keys`, {});
  if (told.kind !== "done") return told;
  if (told.person !== me) return { kind: "stranger", detail: "这台电脑上现在登录的是另一个人，没有发出；请换回自己的账号。" };
  for (const field of document.querySelectorAll('input[name="csrf_token"]')) field.value = told.csrf;
  return told;
}

// Say in a form, or by a button, what went wrong; the sentence is text, a conflict is the server's own HTML.
export function show(form, answer) {
  clear(form);
  const said = document.createElement("div");
  said.className = "fault sent-fault";
  said.setAttribute("role", "alert");
  const errors = Object.values(answer.errors ?? {}).flat();
  said.append(errors.join("；") || answer.detail);
  if (answer.kind === "expired") said.append(link("重新登录", `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`, true));
  if (answer.location) said.append(link("到新版继续写", answer.location, false));
  (form.querySelector("[data-saved]")?.parentElement ?? form).after(said);
  if (!said.isConnected || !form.contains(said)) form.append(said);
  if (answer.conflict) insert(form, answer.conflict);
  if (answer.seen) form.elements.seen.value = answer.seen;
  said.scrollIntoView({ block: "nearest" });
}

export function clear(form) {
  form.querySelectorAll(".sent-fault, .sent-conflict").forEach((one) => one.remove());
}

export function insert(form, conflict) {
  form.querySelectorAll(".sent-conflict").forEach((one) => one.remove());
  const block = document.createElement("div");
  block.className = "sent-conflict";
  block.innerHTML = conflict;
  (form.querySelector("[data-conflict]") ?? form).append(block);
}

function link(words, href, apart) {
  const made = Object.assign(document.createElement("a"), { href, textContent: words });
  if (apart) made.target = "_blank";
  return made;
}
