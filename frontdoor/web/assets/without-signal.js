// Writing a report where there is no signal, and the page that lists what is kept. Its words are the page's own.

const form = document.querySelector("[data-without-signal]");
const list = document.querySelector("[data-kept]");

if (form && "indexedDB" in window && crypto.randomUUID) write(form);
if (list && "indexedDB" in window) show(list);

async function write(form) {
  const again = location.hash.slice(1);
  const was = again && (await kept.one(again));
  const files = new Map();
  if (was?.fields) fill(form, was, files);
  const sendButton = form.querySelector("[data-send]");
  form.addEventListener("submit", async (event) => {
    // Find, Add another: the council answers these, while there is signal.
    if (event.submitter?.name && navigator.onLine) return;
    event.preventDefault();
    if (event.submitter?.name) return say(form, form.dataset.later);
    if (missing(form)) return;
    sendButton.disabled = true;
    const typed = [...new FormData(form)].filter(([name, value]) => isAnswer(name) && !(value instanceof File && !value.size));
    const given = new Set(typed.filter(([, value]) => value instanceof File).map(([name]) => name));
    const before = [...files].filter(([name]) => !given.has(name)).flatMap(([name, each]) => each.map((file) => [name, file]));
    const { title, version } = form.dataset;
    const { pathname, search } = new URL(form.action);
    const report = { id: was?.id ?? crypto.randomUUID(), title, version, address: pathname + search, at: Date.now(), state: "waiting", fields: [...typed, ...before] };
    try {
      await kept.put(report);
    } catch {
      sendButton.disabled = false;
      return say(form, form.dataset.full);
    }
    const worker = await navigator.serviceWorker?.ready.catch(() => null);
    worker?.sync?.register("front-door-send").catch(() => null);
    location.assign(form.dataset.withoutSignal);
  });
}

function isAnswer(name) {
  return name !== "transaction" && name !== "version";
}

function fill(form, report, files) {
  const typed = new Map();
  for (const [name, value] of report.fields) {
    if (value instanceof File) files.set(name, [...(files.get(name) ?? []), value]);
    else typed.set(name, [...(typed.get(name) ?? []), value]);
  }
  for (const field of form.elements) {
    if (!field.name || !isAnswer(field.name) || field.type === "file" || field.type === "submit") continue;
    const values = typed.get(field.name) ?? [];
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
  for (const [name, each] of files) {
    const field = form.elements[name];
    const note = document.createElement("p");
    note.className = "quiet";
    note.textContent = each.map((file) => file.name).join(", ");
    field?.before(note);
  }
  const problems = form.querySelector("[data-problems]");
  const told = [...(report.changed ?? []), ...(report.errors ?? [])];
  if (!problems || !told.length) return;
  problems.querySelector("ul").replaceChildren(...told.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
  problems.hidden = false;
  problems.focus();
}

function say(form, words) {
  const place = form.querySelector("[data-said]");
  place.textContent = words;
}

// Only what is asked of everybody is missed here; the rest is judged when it arrives.
function missing(form) {
  let first;
  for (const part of form.querySelectorAll("[data-missing]")) {
    const names = part.dataset.question;
    const fields = [...form.elements].filter(({ name, type }) => (name === names || name?.startsWith(`${names}-`)) && type !== "submit");
    const answered = fields.some((field) => (["radio", "checkbox"].includes(field.type) ? field.checked : field.value.trim()));
    let error = part.querySelector("[data-error]");
    if (!error) {
      error = Object.assign(document.createElement("p"), { className: "govuk-error-message" });
      error.dataset.error = "";
      part.prepend(error);
    }
    error.textContent = answered ? "" : part.dataset.missing;
    if (!answered) first ??= fields.find(({ type }) => type !== "hidden");
  }
  first?.focus();
  return Boolean(first);
}

async function show(list) {
  const nothing = document.querySelector("[data-nothing]");
  const draw = async () => {
    const reports = (await kept.all()).sort((one, other) => other.at - one.at);
    nothing.hidden = reports.length > 0;
    list.replaceChildren(...reports.map(row));
  };
  const row = (report) => {
    const item = document.querySelector(`template[data-state="${report.state}"]`).content.cloneNode(true).firstElementChild;
    for (const place of item.querySelectorAll("[data-words]")) {
      const words = report[place.dataset.words];
      if (Array.isArray(words)) place.replaceChildren(...words.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
      else place.textContent = words ?? "";
      if (!words?.length) (place.closest("[data-if]") ?? place).hidden = true;
    }
    const change = item.querySelector("a[data-change]");
    if (change) change.href = `${report.address}#${report.id}`;
    item.querySelector("[data-forget]").addEventListener("click", async () => {
      await kept.forget(report.id);
      document.querySelector("main").focus();
    });
    return item;
  };
  if ("BroadcastChannel" in window) new BroadcastChannel("front-door").addEventListener("message", draw);
  await draw();
  const send = async () => {
    await kept.send();
    await draw();
  };
  window.addEventListener("online", send);
  document.querySelector("[data-send-now]")?.addEventListener("click", send);
  await send();
}
