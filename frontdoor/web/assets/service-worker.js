// Stands in while there is no signal: pages come from the council whenever they can. KEPT is written before this.

importScripts(KEPT.script);

const name = `front-door-${KEPT.version}`;

// Fetched as nobody, so that a page of somebody's own is never kept.
const keep = async (cache, address) => {
  const page = await fetch(address, { credentials: "omit", cache: "no-cache" });
  if (page.ok && !/no-store/.test(page.headers.get("Cache-Control") ?? "")) await cache.put(address, page);
};

const keepForm = async (address) => {
  const cache = await caches.open(name);
  if (KEPT.forms.includes(address) && !(await cache.match(address))) await keep(cache, address);
};

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const had = await Promise.all(KEPT.forms.map(async (form) => ((await caches.match(form)) ? form : "")));
    const cache = await caches.open(name);
    await Promise.all([KEPT.page, ...KEPT.dress].map((address) => keep(cache, address)));
    await Promise.allSettled(had.filter(Boolean).map((form) => keep(cache, form)));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const other of await caches.keys()) if (other.startsWith("front-door-") && other !== name) await caches.delete(other);
    await self.clients.claim();
    await kept.send();
  })());
});

const whileThereIsNone = async (address) => {
  const same = await caches.match(address.pathname);
  if (same) return same;
  const form = KEPT.forms.find((one) => one.startsWith(`/${address.pathname.split("/")[1]}/`));
  if (form && (await caches.match(form))) return Response.redirect(form);
  return (await caches.match(KEPT.page)) ?? Response.error();
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => whileThereIsNone(address)));
  } else if (KEPT.dress.includes(address.pathname)) {
    event.respondWith(caches.match(address.pathname).then((found) => found ?? fetch(request)));
  }
});

// A page tells which form may be wanted, that all are, or that there may be signal now.
self.addEventListener("message", (event) => {
  const { form, forms } = event.data;
  if (form) event.waitUntil(keepForm(form));
  if (forms) event.waitUntil(Promise.allSettled(KEPT.forms.map(keepForm)));
  event.waitUntil(kept.send());
});

self.addEventListener("sync", (event) => event.waitUntil(kept.send()));
