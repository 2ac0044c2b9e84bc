// Alignment by area after a week that has closed: read, drilled into, exported, printed; as HR and as a lead.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ADMIN, fill, installation, looksRight, press, submit } from "./lib/hilo.mjs";
import { contributed, published } from "./lib/house.mjs";
import { idOf, rootArea, somebody } from "./lib/people.mjs";

// Tuesday 17 November 2026; week 47 opens on Thursday at 08:00 in Santiago, and closes on Monday at 12:00.
const hilo = await installation("alignment", { clock: "2026-11-17T15:00:00Z" });
const path = (page) => new URL(page.url()).pathname;

const root = await rootArea(hilo);
const shops = idOf(await hilo.post(ADMIN, "/areas/new", { name: "Tiendas", parent: root }));
const maipu = idOf(await hilo.post(ADMIN, "/areas/new", { name: "Maipú", parent: shops }));
const laura = await somebody(hilo, "Laura Vega", { area: root, grants: ["leadership"] });
const hilda = await somebody(hilo, "Hilda Mena", { area: root, grants: ["hr"] });
const carla = await somebody(hilo, "Carla Rivas", { area: shops, form: { role: "Encargada" } });
const bruno = await somebody(hilo, "Bruno Parra", { area: maipu, form: { role: "Reponedor" } });
const berta = await somebody(hilo, "Berta Lagos", { area: maipu, form: { role: "Reponedor" } });
await hilo.post(ADMIN, `/areas/${shops}/lead`, { person: carla.id });
hilo.forget(carla);

await published(hilo, laura);
await contributed(hilo, { by: bruno, lead: carla, does: "reviso que toda ampolleta encienda", gets: "vea que lo que ve, funciona" });
await hilo.moveTo("2026-11-19T12:00:00Z");
await hilo.visit({ as: bruno, javaScript: false }, async (page) => {
    await page.goto("/check-in");
    await page.locator(".pick > label").first().click();
    await press(page, page.locator("button[form=checkin][value=send]"));
});
await hilo.moveTo("2026-11-23T16:00:00Z");

for (const [who, user] of [["hr", hilda], ["lead", carla]]) {
    test(`every view looks right as ${who}`, async () => {
        for (const [name, address] of [
            ["alignment", "/alignment?open=all"],
            ["alignment-coverage", "/alignment/coverage?open=all"],
            ["alignment-over", "/alignment/coverage?view=26&open=all"],
            ["alignment-weeks", `/alignment/coverage?view=weeks&area=${shops}`],
            ["alignment-area", `/alignment/areas/${shops}`],
            ["alignment-people", `/alignment/areas/${shops}/people`],
        ]) {
            await looksRight(hilo, address, { as: user, name: `${name}-${who}` });
        }
    });
}

test("how the leadership does looks right", () => looksRight(hilo, "/alignment/leadership", { as: hilda }));
test("what was read looks right to a lead", () => looksRight(hilo, "/statements/acknowledgement", { as: carla, name: "acknowledgement-lead" }));

test("from a figure down to the people that it is made of", () =>
    hilo.visit({ as: hilda }, async (page) => {
        await page.goto("/alignment?open=all");
        await page.locator("table.heat").getByRole("link", { name: "Maipú" }).click();
        await page.waitForURL(`**/alignment/areas/${maipu}?**`);
        assert.match(await page.locator(".figure").first().innerText(), /1 de 2/);
        await page.locator(".figure summary").first().click();
        await page.getByRole("link", { name: "Quién respondió" }).click();
        await page.waitForURL(`**/alignment/areas/${maipu}/people?**`);
        assert.match(await page.locator(".roll").innerText(), /Bruno Parra[\s\S]*A tiempo/);
        await page.getByRole("link", { name: "Sin enviar" }).click();
        await page.waitForURL("**part=missing**");
        const missing = await page.locator(".roll").innerText();
        assert.ok(missing.includes("Berta Lagos") && !missing.includes("Bruno Parra"), missing);
        assert.equal(await page.locator(".roll a").count(), 0, "nothing sent, nothing to open");
        await page.getByRole("link", { name: "Todas" }).click();
        await page.locator(".roll").getByRole("link", { name: "Bruno Parra" }).click();
        await page.waitForURL("**/team/check-ins/**");
        assert.match(await page.locator("h1").innerText(), /Bruno Parra/);
    }));

test("from a cell over the weeks to the weeks of its area", () =>
    hilo.visit({ as: carla }, async (page) => {
        await page.goto("/alignment/coverage?open=all");
        await page.getByRole("link", { name: "Las últimas 26 semanas" }).click();
        await page.waitForURL("**view=26**");
        await page.locator("tr", { hasText: "Maipú" }).locator("a.over").first().click();
        await page.waitForURL("**view=weeks**");
        assert.match(await page.locator("#matrix-h").innerText(), /Maipú, semana a semana/);
        assert.match(await page.locator("tr:target").innerText(), /Exhibición/);
        await page.getByRole("link", { name: "Semana 47", exact: true }).click();
        await page.waitForURL((url) => !url.searchParams.has("view"));
    }));

test("a lead comes from acknowledgement and coverage to what they are made of", () =>
    hilo.visit({ as: carla }, async (page) => {
        for (const [link, expected] of [["Quién leyó qué", /acknowledgement/], ["Los aportes", /contributions/]]) {
            await page.goto("/alignment");
            for (const summary of await page.locator(".figure summary").all()) await summary.click();
            const found = page.locator(".figure a", { hasText: link });
            assert.match(await found.getAttribute("href"), expected);
            await found.click();
            await page.waitForURL(expected);
            assert.match(await page.locator("main").innerText(), /Tiendas|reviso que toda ampolleta/);
        }
    }));

test("what is seen is exported", () =>
    hilo.visit({ as: hilda }, async (page) => {
        for (const [address, line] of [
            ["/alignment", "2026-W47,Ferretería del Sur/Tiendas/Maipú,No,2,1,0,50"],
            ["/alignment/coverage", "2026-W47,Ferretería del Sur/Tiendas/Maipú,Comprar,Llega,Exhibición,cara al cliente,No,vivido"],
            ["/alignment/leadership", "2026-W47,gerencia,Registran su semana,0,1,0"],
            [`/alignment/areas/${maipu}`, "2026-W47,Ferretería del Sur/Tiendas/Maipú,No,2,1,0,50"],
            ["/alignment/coverage?view=26", "2026-W47,Ferretería del Sur/Tiendas/Maipú,Comprar,Llega,Exhibición,cara al cliente,No,1,1,1"],
        ]) {
            await page.goto(address);
            const href = await page.getByRole("link", { name: "Exportar CSV" }).getAttribute("href");
            const file = await page.context().request.get(href);
            assert.equal(file.status(), 200);
            assert.ok((await file.text()).includes(line), `${line} in ${await file.text()}`);
        }
    }));

test("on paper there is the page and nothing to press", () =>
    hilo.visit({ as: hilda }, async (page) => {
        await page.addInitScript(() => { window.print = () => { document.title = "printed"; }; });
        for (const address of ["/alignment", "/alignment/coverage", "/alignment/leadership", `/alignment/areas/${shops}`]) {
            await page.goto(address);
            const button = page.locator("[data-print]");
            await button.waitFor();
            await button.click();
            assert.equal(await page.title(), "printed");
            await page.emulateMedia({ media: "print" });
            for (const hidden of [".topbar", ".tabs", ".page-head > .actions", ".foot"]) {
                for (const found of await page.locator(hidden).all()) assert.ok(await found.isHidden(), `${hidden} on ${address}`);
            }
            assert.ok(await page.locator("h1").isVisible());
            await page.emulateMedia({ media: "screen" });
        }
    }));

test("without JavaScript there is no button that does nothing", () =>
    hilo.visit({ as: hilda, javaScript: false }, async (page) => {
        await page.goto("/alignment");
        assert.ok(await page.locator("[data-print]").isHidden());
    }));

test("somebody who leads nothing finds none of it", () =>
    hilo.visit({ as: berta, expect: [/403/] }, async (page) => {
        assert.equal((await page.goto("/alignment")).status(), 403);
    }));
