// How a page looks and whether everybody can use it, in both languages, themes and widths.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { engine, screenshots, target } from "./environment.mjs";

const LANGUAGES = ["es", "en"];
const WIDTHS = [1280, 320];
const THEMES = ["light", "dark"];
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails if axe finds anything on the page as it is now. */
export async function axe(page) {
    // Past the page's own policy, and in the page's world, where axe has to be.
    if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
        resultTypes: ["violations"],
        rules: { "target-size": { enabled: true } },
    }));
    const found = violations.flatMap((violation) => violation.nodes.map((node) =>
        `${violation.id}: ${violation.help}\n    ${node.target.join(" ")}\n    ${node.html.slice(0, 200)}\n    ${node.failureSummary?.replaceAll("\n", "\n    ")}`));
    if (found.length > 0) throw new Error(`${found.length} found by axe on ${page.url()}:\n  ${found.join("\n  ")}`);
}

/** Fails if the page is wider than the window. */
export async function noHorizontalScroll(page) {
    const wide = await page.evaluate(() => {
        const { clientWidth, scrollWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return null;
        const culprits = [...document.body.querySelectorAll("*")]
            .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
            .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
        return `${scrollWidth} px in a window of ${clientWidth} px: ${culprits.slice(0, 8).join(", ")}`;
    });
    if (wide) throw new Error(`${page.url()} scrolls sideways: ${wide}`);
}

/** A picture of the whole page: target/screenshots/<name>.png. */
export async function screenshot(page, name) {
    const folder = join(target, "screenshots");
    const path = join(folder, `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await page.screenshot({ path, fullPage: true, animations: "disabled" });
    return path;
}

/**
 * Looks at one address in every language, theme and width: axe finds nothing, nothing scrolls sideways; with
 * HILO_SCREENSHOTS set, a picture of each. On PostgreSQL only that the page comes, in both languages.
 * @param {import("./hilo.mjs").Hilo} hilo
 * @param {string} path
 * @param {object} [options]
 * @param {import("./hilo.mjs").User} [options.as] whose language is set to each in turn
 * @param {object} [options.storageState] cookies, where nobody can sign in
 * @param {string} [options.name] of the pictures
 * @param {(page: import("playwright-core").Page) => Promise<void>} [options.prepare] for a state that the address alone does not show
 * @param {RegExp[]} [options.expect] complaints that belong to the page
 */
export async function looksRight(hilo, path, { as, storageState, name, prepare, expect } = {}) {
    const picture = name ?? (path.replace(/[?#].*/, "").split("/").filter(Boolean).join("-") || "home");
    for (const lang of LANGUAGES) {
        if (as || storageState) await hilo.post({ as, storageState }, "/account/preferences", { language: lang, theme: "", time_zone: "" });
        await hilo.visit({ as, storageState, lang, expect }, async (page) => {
            await page.goto(path);
            await prepare?.(page);
            const spoken = await page.locator("html").getAttribute("lang");
            if (spoken !== lang) throw new Error(`${path} is in ${spoken}, not in ${lang}`);
            // The page is the same on every engine; that it comes at all is not.
            if (engine !== "sqlite") return;
            for (const width of WIDTHS) {
                await page.setViewportSize({ width, height: width < 768 ? 720 : 900 });
                for (const theme of THEMES) {
                    await page.emulateMedia({ colorScheme: theme });
                    if (screenshots) await screenshot(page, `${picture}-${lang}-${theme}-${width}`);
                    await axe(page);
                }
                await noHorizontalScroll(page);
            }
        });
    }
    if (as || storageState) await hilo.post({ as, storageState }, "/account/preferences", { language: "", theme: "", time_zone: "" });
}
