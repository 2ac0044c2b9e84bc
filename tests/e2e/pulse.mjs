// The confidential questions: tapped on a phone, without a script, never given back; and what is published of them.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ADMIN, ORGANISATION, installation, looksRight, press, until } from "./lib/hilo.mjs";
import { idOf, rootArea, somebody } from "./lib/people.mjs";

// Monday 2 November 2026; week 45, with which the period opens, opens on Thursday.
const hilo = await installation("pulse", { clock: "2026-11-02T15:00:00Z" });
const PHONE = 390;

const root = await rootArea(hilo);
const shops = idOf(await hilo.post(ADMIN, "/areas/new", { name: "Tiendas", parent: root }));
const hilda = await somebody(hilo, "Hilda Mena", { area: root, grants: ["hr"] });
const people = [];
for (const name of ["Bruno Parra", "Berta Lagos", "Dora Paz", "Ema Ruiz", "Fabio Leal", "Gema Soto"]) {
    people.push(await somebody(hilo, name, { area: shops }));
}
const [bruno, berta] = people;

const radio = (page, week, item, score) => page.locator(`[name="tap-2026-W${week}-${item}"][value="${score}"]`);
const keys = () => readdirSync(join(hilo.server.folder, "data/keys")).filter((name) => name.endsWith(".key")).length;

test("a period opens with its week, and a tap is kept at once", async () => {
    await hilo.moveTo("2026-11-05T12:00:00Z");
    assert.equal(keys(), 1);
    await hilo.visit({ as: bruno, width: PHONE }, async (page) => {
        await page.goto("/check-in");
        const pulse = page.locator("#pulse");
        assert.match(await pulse.innerText(), /la de Tiendas, 6 personas/);
        assert.ok(await pulse.getByRole("button", { name: "Guardar estas respuestas" }).isHidden());
        await radio(page, 45, "believe", 4).check({ force: true });
        await pulse.getByText("guardada", { exact: true }).waitFor();
        // In a hurry: the last one counts.
        for (const score of [1, 5, 2]) await radio(page, 45, "know", score).check({ force: true });
        await until(async () => await pulse.getByText("guardada", { exact: true }).count() === 2, "both are kept");
        await page.reload();
        assert.equal(await page.locator("#pulse :checked").count(), 0, "what was answered is not given back");
        assert.equal(await page.getByText("Ya hay una respuesta guardada").count(), 2);
        await page.locator("#pulse").getByRole("link", { name: "Cómo se protegen mis respuestas" }).click();
        await page.waitForURL("**/how-answers-are-protected");
        await page.goBack();
        assert.equal(await page.locator("#pulse :checked").count(), 0, "nor when the browser goes back");
        const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
        assert.ok(!kept.includes("tap-"), kept);
    });
});

test("without JavaScript it is a form with a button", () =>
    hilo.visit({ as: berta, width: PHONE, javaScript: false }, async (page) => {
        await page.goto("/check-in");
        await radio(page, 45, "live", 3).check({ force: true });
        await press(page, page.getByRole("button", { name: "Guardar estas respuestas" }));
        assert.match(await page.locator(".flash").innerText(), /Respuestas guardadas bajo sello/);
        assert.equal(await page.locator("#pulse :checked").count(), 0);
        assert.equal(await page.getByText("Ya hay una respuesta guardada").count(), 1);
    }));

test("the pages look right", async () => {
    await looksRight(hilo, "/check-in", { as: bruno, name: "check-in-pulse" });
    await looksRight(hilo, "/how-answers-are-protected?rule=naive&f0=1&f1=-1", { as: bruno, name: "protection" });
    await looksRight(hilo, "/alignment/period", { as: hilda, name: "pulse-nothing" });
});

test("a session that ends carries nothing along", () =>
    hilo.visit({ as: berta, expect: [/^401/] }, async (page) => {
        await page.goto("/check-in");
        await hilo.post(berta, "/account/sign-out-everywhere");
        await radio(page, 45, "know", 5).click({ force: true });
        await page.locator("#pulse [role=status]", { hasText: /sesión|entrar/i }).first().waitFor();
        assert.equal(await page.locator("#pulse :checked").count(), 0);
        hilo.forget(berta);
    }));

test("what may be published is shown once the period has closed, and its key is gone", async () => {
    for (const [at, who] of people.entries()) {
        await hilo.post(who, "/check-in/pulse", {
            _page: "/check-in", period: "2026-P12",
            "tap-2026-W45-know": String(at < 3 ? 4 : 5), "tap-2026-W45-believe": at < 4 ? "4" : "0",
        });
    }
    for (const at of ["2026-11-09T15:00:01Z", "2026-11-12T12:00:00Z", "2026-11-16T15:00:01Z", "2026-11-19T12:00:00Z", "2026-11-23T15:00:01Z", "2026-11-26T12:00:00Z", "2026-11-30T15:00:01Z"]) {
        await hilo.moveTo(at);
    }
    assert.equal(keys(), 0);
    // Nobody's session lasts as long.
    hilo.forget(hilda);
    await hilo.visit({ as: hilda }, async (page) => {
        await page.goto("/alignment");
        await page.getByRole("link", { name: "Período", exact: true }).click();
        await page.waitForURL("**/alignment/period*");
        // Two work at the head office and said nothing: between the shops and the organisation they would show.
        const cells = async (area) => (await page.locator("#tree tbody tr", { hasText: area }).locator("td").allInnerTexts()).slice(5);
        const hidden = "No se muestra, para proteger la confidencialidad";
        assert.deepEqual(await cells(ORGANISATION), ["90", hidden, hidden, hidden, hidden, "—"]);
        assert.deepEqual(await cells("Tiendas"), [hidden, hidden, hidden, hidden, hidden, "—"]);
    });
    await looksRight(hilo, "/alignment/period", { as: hilda, name: "period" });
    await looksRight(hilo, `/alignment/period/${root}/know`, { as: hilda, name: "behind-pulse" });
    await looksRight(hilo, `/alignment/period/${shops}/participation`, { as: hilda, name: "behind-weeks" });
    await looksRight(hilo, "/alignment/report", { as: hilda, name: "report" });
});
