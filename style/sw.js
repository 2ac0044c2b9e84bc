// Shows a page of our own where a page does not come because the server can't be reached. It keeps that page, its
// stylesheet and its fonts, and nothing else: no page that says anything of anybody is ever stored in the browser.
// In the language of the page that asked for the worker.
const PAGE = `/offline${self.location.search}`;
// Named for what it keeps, so that a new version of Hilo or another language is a new cache.
const PREFIX = "hilo-offline";

async function keep() {
    const response = await fetch(PAGE, { cache: "no-store" });
    if (!response.ok) throw new Error(`${PAGE}: ${response.status}`);
    const html = await response.clone().text();
    const parts = [...new Set(html.match(/\/assets\/[\w.-]+\.(?:css|woff2)/g))];
    const name = [PREFIX, PAGE, ...parts].join(" ");
    const cache = await caches.open(name);
    await cache.addAll(parts);
    await cache.put(PAGE, response);
    for (const other of await caches.keys()) {
        if (other.startsWith(PREFIX) && other !== name) await caches.delete(other);
    }
}

self.addEventListener("install", (event) => {
    event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
    event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== self.location.origin) return;
    if (request.mode === "navigate") {
        event.respondWith(fetch(request).catch(async (error) => {
            const kept = await caches.match(PAGE);
            if (!kept) throw error;
            return kept;
        }));
    } else if (url.pathname.startsWith("/assets/")) {
        event.respondWith(fetch(request).catch(async (error) => {
            const kept = await caches.match(request);
            if (!kept) throw error;
            return kept;
        }));
    }
});
