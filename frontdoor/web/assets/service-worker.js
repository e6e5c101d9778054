// Stands in while there is no signal: pages come from the council whenever they can. KEPT is written before this.

importScripts(KEPT.script);

const name = `front-door-${KEPT.version}`;

// Fetched as nobody, so that a page of somebody's own is never kept. `search` is the language, where it is not English.
const keep = async (cache, address, search = "") => {
  const page = await fetch(address + search, { credentials: "omit", cache: "no-cache" });
  if (!page.ok) throw new Error(address);
  if (!/no-store/.test(page.headers.get("Cache-Control") ?? "")) await cache.put(address, page);
};

const searchOf = (page) => (page ? new URL(page.url).search : "");

const keepPage = async (address, language) => {
  const cache = await caches.open(name);
  const search = KEPT.languages.includes(language) ? `?in=${language}` : "";
  const had = await cache.match(address);
  if (had && searchOf(had) === search) return;
  if (search) await Promise.all(KEPT.more.map(async (file) => (await cache.match(file)) ?? keep(cache, file)));
  await keep(cache, address, search);
};

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const pages = await Promise.all([KEPT.page, ...KEPT.forms].map(async (address) => [address, await caches.match(address)]));
    const had = pages.filter(([, page]) => page);
    const cache = await caches.open(name);
    const more = had.some(([, page]) => searchOf(page)) ? KEPT.more : [];
    await Promise.all([...KEPT.dress, ...more].map((address) => keep(cache, address)));
    await keep(cache, KEPT.page, searchOf(await caches.match(KEPT.page)));
    // A form that cannot be had anew on a weak line stays as it was.
    const forms = had.filter(([address]) => address !== KEPT.page);
    await Promise.all(forms.map(([address, page]) => keep(cache, address, searchOf(page)).catch(() => cache.put(address, page))));
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
  } else if ([...KEPT.dress, ...KEPT.more].includes(address.pathname)) {
    event.respondWith(caches.match(address.pathname).then((found) => found ?? fetch(request)));
  }
});

// A page tells which form may be wanted, or that all are, in which language, and that there may be signal now.
self.addEventListener("message", (event) => {
  const { form, forms, language } = event.data;
  const wanted = KEPT.forms.filter((address) => forms || address === form);
  event.waitUntil(Promise.allSettled([KEPT.page, ...wanted].map((address) => keepPage(address, language))));
  event.waitUntil(kept.send());
});

self.addEventListener("sync", (event) => event.waitUntil(kept.send()));
