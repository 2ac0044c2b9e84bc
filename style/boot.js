// Wakes the islands: what leptos 0.9's own script for islands does, but as a file of its own, so that pages carry
// names only, and so that a page without islands never asks for the wasm.
const { module, wasm } = document.getElementById("boot").dataset;
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
