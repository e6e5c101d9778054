// What pages gain from JavaScript; every page is complete without it. It holds no words but those the page gave it.

const all = (selector, root = document) => root.querySelectorAll(selector);

// An error summary is read first, and its links go to the field itself rather than to the top of its page.
const summary = document.querySelector('[data-module="govuk-error-summary"]');
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
  summary.addEventListener("blur", () => summary.removeAttribute("tabindex"), { once: true });
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const legend = field.closest("fieldset")?.querySelector("legend");
    const words = legend ?? document.querySelector(`label[for="${field.id}"]`) ?? field;
    words.scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

// A form is sent once, however often its button is pressed; after some seconds of silence it may be sent again.
const sent = new WeakMap();
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || event.defaultPrevented) return;
  if (Date.now() - (sent.get(event.target) ?? 0) < 5000) event.preventDefault();
  else sent.set(event.target, Date.now());
});

// A link that looks like a button obeys the space bar as a button does.
document.addEventListener("keydown", (event) => {
  const link = event.key === " " && event.target.closest?.('a[role="button"]');
  if (link) {
    event.preventDefault();
    link.click();
  }
});

// "Use my location" asks the page's own "Find" to say in words where that is; nothing is sent on unseen.
for (const button of all("[data-locate]")) {
  if (!navigator.geolocation) continue;
  const key = button.dataset.locate;
  const field = (part) => document.getElementsByName(`${key}-${part}`)[0];
  const says = document.getElementById(`${key}-located`);
  const say = (words) => { if (says) says.textContent = words ?? ""; };
  button.hidden = false;
  button.addEventListener("click", () => {
    say(button.dataset.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field("lat").value = coords.latitude.toFixed(6);
        field("lng").value = coords.longitude.toFixed(6);
        if (field("accuracy")) field("accuracy").value = Math.ceil(coords.accuracy);
        if (button.dataset.located) return say(button.dataset.located);
        const find = document.getElementsByName(`${key}-find`)[0];
        button.form.requestSubmit(find);
      },
      () => say(button.dataset.failed),
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    );
  });
}

// Character count, over the design system's own markup: the limit in data-maxlength, the message beneath the field.
for (const group of all('[data-module="govuk-character-count"]')) {
  const field = group.querySelector("textarea, input");
  const message = group.querySelector(".govuk-character-count__message");
  if (!field || !message) continue;
  const most = Number(group.dataset.maxlength);
  const left = group.dataset.left ?? "%d characters left";
  const over = group.dataset.over ?? "%d characters too many";
  let waiting;
  const live = message.cloneNode();
  live.removeAttribute("id");
  live.className = "govuk-visually-hidden";
  live.setAttribute("aria-live", "polite");
  message.after(live);
  const count = () => {
    const rest = most - field.value.length;
    message.textContent = (rest < 0 ? over : left).replace("%d", Math.abs(rest));
    message.classList.toggle("govuk-error-message", rest < 0);
    clearTimeout(waiting);
    waiting = setTimeout(() => { live.textContent = message.textContent; }, 1000);
  };
  field.addEventListener("input", count);
  count();
}

// Print, in place of the browser's menu.
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A small worker stands in while there is no signal. It is told which form may be wanted, in which language, and tries to send what waits.
if ("serviceWorker" in navigator && document.body.classList.contains("for-residents")) {
  navigator.serviceWorker.register("/service-worker.js").then(() => navigator.serviceWorker.ready).then(({ active }) => {
    const form = document.querySelector("[data-form-without-signal]")?.dataset.formWithoutSignal;
    const tell = () => active.postMessage({ form, forms: matchMedia("(display-mode: standalone)").matches, language: document.documentElement.lang });
    tell();
    window.addEventListener("online", tell);
  }, () => null);
}
