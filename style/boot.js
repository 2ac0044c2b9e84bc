// Wakes the islands: what leptos 0.9's own script for islands does, but as a file of its own, so that pages carry
// names only, and so that a page without islands never asks for the wasm. And sees to it that a server that can't be
// reached loses nobody's words.
const { module, wasm, offline } = document.getElementById("boot").dataset;
const childrenCallbacks = [];

function whenIdle(task) {
    if ("requestIdleCallback" in window) {
        window.requestIdleCallback(task, { timeout: 2000 });
    } else {
        task();
    }
}

async function hydrateIsland(element, id, islands) {
    const hydrate = islands[id];
    if (!hydrate) {
        console.warn(`Could not find WASM function for the island ${id}.`);
        return;
    }
    childrenCallbacks.at(-1)?.();
    await hydrate(element);
}

// An island inside an island's children hydrates with what the outer one put on <leptos-children>.
async function hydrateWithin(element, islands) {
    const tag = element.tagName.toLowerCase();
    if (tag === "leptos-island") {
        await hydrateIsland(element, element.dataset.component ?? null, islands);
    }
    if (tag === "leptos-children") {
        childrenCallbacks.push(element.$$on_hydrate);
    }
    for (const child of element.children) {
        await hydrateWithin(child, islands);
    }
    if (tag === "leptos-children") {
        childrenCallbacks.pop();
    }
}

// What is typed before the islands are awake they ask for when they are.
document.addEventListener("input", ({ target }) => target.form?.setAttribute("data-typed", ""), { capture: true });

async function wake() {
    const islands = await import(module);
    window.__hydrateIsland = (element, id) => hydrateIsland(element, id, islands);
    await islands.default({ module_or_path: wasm });
    islands.hydrate();
    await hydrateWithin(document.body, islands);
    document.documentElement.dataset.awake = "";
}

if (document.querySelector("leptos-island")) {
    whenIdle(wake);
}

for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
    button.hidden = false;
}

// Whoever moves something by its arrows comes back to the arrow: the other one where there is no further to go.
const MOVED = "hilo-moved";
for (const form of document.querySelectorAll("form[data-arrows]")) {
    form.addEventListener("submit", ({ submitter }) => {
        sessionStorage.setItem(MOVED, JSON.stringify([form.getAttribute("action"), submitter?.value]));
    });
}
const [action, direction] = JSON.parse(sessionStorage.getItem(MOVED) ?? "[]");
sessionStorage.removeItem(MOVED);
// What was wrong with the form that was just sent: whoever hears the page begins there.
const errors = document.getElementById("errors");
errors?.focus();
if (action && !errors) {
    const arrows = [...document.querySelectorAll("form[data-arrows] button:enabled")].filter((arrow) => arrow.form.getAttribute("action") === action);
    // The address leads to what was moved; once the browser has gone there, it lets go of what has the focus.
    addEventListener("load", () => requestAnimationFrame(() => (arrows.find((arrow) => arrow.value === direction) ?? arrows[0])?.focus()));
}

// Copies what a field holds. Where the browser hands out no clipboard (it wants https), the field is marked and copied
// as it was done before there was one; if even that fails, it stays marked, for the reader's own keys.
async function copy(field) {
    try {
        await navigator.clipboard.writeText(field.value);
        return true;
    } catch {
        field.select();
        return document.execCommand("copy");
    }
}

for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const status = button.parentElement.querySelector("[role=status]");
    button.addEventListener("click", async () => {
        status.textContent = "";
        if (await copy(field)) status.textContent = button.dataset.copied;
    });
    button.hidden = false;
}

// The confidential questions: a tap is sent by itself, and is kept nowhere else, on this page neither.
for (const pulse of document.querySelectorAll("[data-pulse]")) {
    const form = pulse.querySelector("form");
    form.querySelector("[data-pulse-save]").hidden = true;
    // One after the other, so that the last tap is the one that stays.
    let before = Promise.resolve();
    form.addEventListener("change", ({ target }) => {
        const state = target.closest("fieldset").querySelector("[role=status]");
        state.textContent = pulse.dataset.saving;
        before = before.then(() => tap(pulse, form, target, state));
    });
    // Going back shows the page as it came, not as it was left.
    addEventListener("pageshow", ({ persisted }) => persisted && form.reset());
}

async function tap(pulse, form, radio, state) {
    const body = new URLSearchParams([[radio.name, radio.value]]);
    for (const name of ["_page", "_by", "period"]) body.set(name, form.elements[name]?.value ?? "");
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) {
        state.textContent = pulse.dataset.saved;
        return;
    }
    radio.checked = false;
    const said = await answer?.json().catch(() => null);
    state.textContent = said?.text ?? pulse.dataset.failed;
}

// Without a connection a form would be answered with the browser's own page of regret: it stays, and says so.
function sayOffline() {
    if (document.getElementById("offline")) return;
    const note = document.createElement("p");
    note.id = "offline";
    note.className = "offline";
    note.setAttribute("role", "alert");
    note.textContent = offline;
    document.body.append(note);
}

// This machine answers itself without any network.
if (!/^(localhost|127\..*|\[::1\])$/.test(location.hostname)) {
    addEventListener("offline", sayOffline);
    addEventListener("online", () => document.getElementById("offline")?.remove());
    addEventListener("submit", (event) => {
        if (navigator.onLine) return;
        event.preventDefault();
        sayOffline();
    }, { capture: true });
}

// No worker, no page for being offline: everything else is the same.
if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register(`/sw.js?lang=${document.documentElement.lang}`).catch(() => {});
}
