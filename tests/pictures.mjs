// Takes the README's pictures of the sample organisation, in both languages: docs/pictures/<page>-<language>.png.
//     node tests/pictures.mjs        (after `make build`; `make pictures` does both)
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Hilo, press } from "./e2e/lib/hilo.mjs";
import { Server } from "./e2e/lib/server.mjs";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../docs/pictures");
const PICTURES = [
    { name: "alignment", persona: "hr", path: "/alignment", width: 1280, height: 1330 },
    { name: "period", persona: "hr", path: "/alignment/period", width: 1280, height: 1820 },
    { name: "map", persona: "experience", path: (page) => firstLink(page, "/experience", /^\/experience\/[0-9a-f-]{36}$/), width: 1280, height: 1100 },
    { name: "statement", persona: "employee", path: "/statements", width: 1280, height: 900 },
    { name: "check-in", persona: "employee", path: "/check-in", width: 390, height: 844 },
    { name: "check-in-dark", persona: "employee", path: "/check-in", width: 390, height: 844, theme: "dark" },
];

async function firstLink(page, from, pattern) {
    await page.goto(from);
    const links = await page.locator("main a").evaluateAll((found) => found.map((link) => link.getAttribute("href")));
    return links.find((href) => pattern.test(href));
}

const server = new Server("pictures");
const hilo = new Hilo(server);
// A Tuesday on which the week is open, and the one before has closed.
server.setClock("2026-11-24T15:00:00Z");
try {
    await server.start();
    await hilo.visit({}, async (page) => {
        await page.goto(server.setupLink);
        await page.locator("form[action$='/explore'] button").click();
        await page.locator(".persona-bar").waitFor();
    });
    mkdirSync(folder, { recursive: true });
    for (const lang of ["es", "en"]) {
        for (const { name, persona, path, width, height, theme } of PICTURES) {
            await hilo.visit({ lang, width, theme }, async (page) => {
                await page.goto("/sign-in");
                await press(page, page.locator(`.persona-bar [value=${persona}]`));
                await page.goto(typeof path === "string" ? path : await path(page));
                // The bar belongs to the sample, not to what is shown.
                await page.locator(".persona-bar").evaluate((bar) => bar.remove());
                await page.setViewportSize({ width, height });
                await page.evaluate(() => document.fonts.ready);
                await page.screenshot({ path: join(folder, `${name}-${lang}.png`), animations: "disabled" });
            });
            console.log(`docs/pictures/${name}-${lang}.png`);
        }
    }
} finally {
    await hilo.end();
}
