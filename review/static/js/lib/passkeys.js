// The two ceremonies of WebAuthn, from the server's JSON to JSON for the server; bytes are base64url.
const JSON_ONLY = { Accept: "application/json" };

// {answer} as text for the form, or {refused} where the server asks for something else first.
export async function answered(address, body) {
  const asked = await fetch(address, { method: "POST", body, headers: JSON_ONLY });
  if (asked.status === 422) return { refused: true };
  if (!asked.ok) throw new Error(String(asked.status));
  const { options, nonce } = await asked.json();
  const credential = options.rp ? await create(options) : await get(options);
  return { answer: JSON.stringify(nonce ? { nonce, credential } : credential) };
}

async function create(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(named),
  };
  const made = await navigator.credentials.create({ publicKey });
  return told(made, ["clientDataJSON", "attestationObject"]);
}

async function get(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map(named),
  };
  const signed = await navigator.credentials.get({ publicKey });
  return told(signed, ["clientDataJSON", "authenticatorData", "signature"]);
}

const named = (credential) => ({ ...credential, id: bytes(credential.id) });

function told(credential, names) {
  const response = Object.fromEntries(names.map((name) => [name, text(credential.response[name])]));
  return { id: credential.id, rawId: credential.id, type: credential.type, response, clientExtensionResults: {} };
}

function bytes(words) {
  const plain = atob(words.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
