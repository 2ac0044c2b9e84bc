// Chromium, and visits to a server with it. A visit fails on whatever a person's browser would complain of.
import { chromium } from "playwright-core";
import { chromium as executablePath } from "./environment.mjs";

const WAIT_MS = 20_000;
const LOCALES = { es: "es-CL", en: "en-GB" };

/** A browser with a profile of its own in a temporary folder. */
export function launch() {
    return chromium.launch({
        executablePath,
        headless: true,
        args: [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            // A name for what is not this machine, to a page.
            "--host-resolver-rules=MAP hilo.test 127.0.0.1",
        ],
    });
}

/**
 * @typedef {object} Visit
 * @property {"es" | "en"} [lang] what the browser asks for
 * @property {"light" | "dark"} [theme] what the system is set to
 * @property {number} [width] of the window
 * @property {boolean} [javaScript]
 * @property {object} [storageState] cookies of somebody who is signed in
 * @property {RegExp[]} [expect] complaints that belong to the test
 */

/**
 * Opens a window, hands its page to `act` and closes it.
 * @param {import("playwright-core").Browser} browser
 * @param {string} baseURL
 * @param {Visit} options
 * @template T
 * @param {(page: import("playwright-core").Page) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function visit(browser, baseURL, options, act) {
    const { lang = "es", theme = "light", width = 1280, javaScript = true, storageState, expect = [] } = options;
    const context = await browser.newContext({
        baseURL,
        storageState,
        locale: LOCALES[lang],
        colorScheme: theme,
        javaScriptEnabled: javaScript,
        viewport: { width, height: width < 768 ? 720 : 900 },
        reducedMotion: "reduce",
    });
    try {
        context.setDefaultTimeout(WAIT_MS);
        const complaints = [];
        listen(context, baseURL, (text) => complaints.push(text));
        const result = await act(await context.newPage());
        const unexpected = complaints.filter((text) => !expect.some((pattern) => pattern.test(text)));
        if (unexpected.length > 0) throw new Error(`the browser complained:\n  ${unexpected.join("\n  ")}`);
        return result;
    } finally {
        await context.close();
    }
}

function listen(context, baseURL, complain) {
    context.on("weberror", (error) => complain(`script: ${error.error()}`));
    context.on("console", (message) => {
        // What was refused shows in its response, below; whether a font comes late depends on the machine.
        const known = /^Failed to load resource|was preloaded using link preload but not used/.test(message.text());
        if (["error", "warning"].includes(message.type()) && !known) complain(`console: ${message.text()}`);
    });
    context.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && url.origin !== baseURL) complain(`asked somebody else: ${url}`);
    });
    context.on("response", (response) => {
        const part = !["document", "fetch", "xhr"].includes(response.request().resourceType());
        if (response.status() >= (part ? 400 : 500)) complain(`${response.status()} for ${response.url()}`);
    });
}

/** Until the islands of the page react; pages work before that, and without. */
export async function awake(page) {
    await page.locator("html[data-awake]").waitFor({ state: "attached" });
}
