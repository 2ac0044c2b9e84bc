// The sample organisation: from the set-up link into it, through it with six pairs of eyes, and out of it again.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { engine, installation, looksRight, press, submit } from "./lib/hilo.mjs";

const PERSONAS = ["employee", "lead", "leadership", "experience", "hr", "admin"];
const hilo = await installation("sample", { setUp: false });
const setup = new URL(hilo.server.setupLink).pathname;
const MAKING_MS = 120_000;
const path = (page) => new URL(page.url()).pathname;

/** A window with somebody's eyes. */
const visitAs = (persona, options, act) => hilo.visit(options, async (page) => {
    await page.goto("/sign-in");
    await press(page, page.locator(`.persona-bar [name=persona][value=${persona}]`));
    return act(page);
});

test("before it is opened, nobody's eyes can be borrowed", () =>
    hilo.visit({ javaScript: false, expect: [/^503/] }, async (page) => {
        for (const route of ["/sample/persona", "/sample/start"]) {
            const answer = await page.context().request.post(route, { form: { persona: "hr" }, headers: { Origin: hilo.server.address } });
            assert.ok([404, 503].includes(answer.status()), `${route}: ${answer.status()}`);
        }
    }));

test("the set-up leads into the sample, which is a file of its own", () =>
    hilo.visit({ javaScript: false }, async (page) => {
        await page.goto(setup);
        // Sixteen weeks are lived through meanwhile.
        await page.locator(`form[action='${setup}/explore'] button`).click({ timeout: MAKING_MS });
        await page.locator(".persona-bar").waitFor({ timeout: MAKING_MS });
        assert.equal(await page.locator(".persona-bar [name=persona]").count(), PERSONAS.length);
        assert.ok(existsSync(join(hilo.server.folder, "data/sample.db")));
        if (engine === "sqlite") assert.ok(existsSync(join(hilo.server.folder, "data/hilo.db")));
    }));

for (const javaScript of [true, false]) {
    test(`each of the six sees what is theirs, ${javaScript ? "with" : "without"} JavaScript`, async () => {
        for (const persona of PERSONAS) {
            await visitAs(persona, { javaScript }, async (page) => {
                assert.equal(path(page), "/", persona);
                assert.equal(await page.locator(".persona-bar [aria-pressed=true]").getAttribute("value"), persona);
                for (const address of ["/check-in", "/statements", "/experience", "/my-role", "/my-weeks"]) {
                    assert.equal((await page.goto(address)).status(), 200, `${address} as ${persona}`);
                    // Who works in an office may have no contribution to tap yet.
                    const empty = ["employee", "lead"].includes(persona) && (await page.locator("main .empty").count()) > 0;
                    assert.ok(!empty, `${address} has something to show to ${persona}`);
                }
                const alignment = (await page.goto("/alignment")).status();
                assert.equal(alignment, ["employee", "admin"].includes(persona) ? 403 : 200, `alignment as ${persona}`);
            });
        }
    });
}

// Full pages, where the other specs look at nearly empty ones.
const pages = {
    employee: ["/", "/check-in", "/my-role", "/my-weeks", "/statements", "/experience"],
    lead: ["/", "/team", "/alignment", "/alignment/period"],
    leadership: ["/statements", "/statements/acknowledgement", "/alignment/leadership", "/contributions", "/alignment/report"],
    experience: ["/alignment/coverage", "/alignment/coverage?view=26", "/alignment/period?over=quarter&open=all"],
    hr: ["/", "/alignment", "/people", "/areas", "/audit"],
};
for (const [persona, addresses] of Object.entries(pages)) {
    test(`full pages look right to the ${persona}`, { skip: engine !== "sqlite" && "the sample is always SQLite" }, async () => {
        const state = await visitAs(persona, { javaScript: false }, (page) => page.context().storageState());
        for (const address of addresses) {
            const name = `sample-${persona}${address.replace(/[^a-z0-9]+/g, "-")}`;
            await looksRight(hilo, address, { storageState: state, name });
        }
    });
}

test("the map of a full journey looks right, on the screen and to whoever follows its links", () =>
    visitAs("experience", {}, async (page) => {
        await page.goto("/experience");
        const journeys = await page.locator("main a[href^='/experience/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
        const map = journeys.find((href) => /^\/experience\/[0-9a-f-]{36}$/.test(href));
        await looksRight(hilo, map, { storageState: await page.context().storageState(), name: "sample-map" });
        await page.goto(map);
        const touchpoint = await page.locator("a[href*='/touchpoints/']").first().getAttribute("href");
        await looksRight(hilo, touchpoint, { storageState: await page.context().storageState(), name: "sample-touchpoint" });
    }));

const WHOSE = /\/team\/check-ins\/|\/people\//;

/** Addresses that the page's own part links to. */
const linked = (page) => page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));

// Whoever leads the company reads what its people wrote, as any lead does; whoever designs the experience meets no name.
for (const [persona, names] of [["leadership", true], ["experience", false]]) {
    const whose = (links) => links.some((href) => WHOSE.test(href));

    test(`the ${persona} goes from a figure down to what it is made of, ${names ? "by name" : "and meets no name"}`, () =>
        visitAs(persona, {}, async (page) => {
            await page.goto("/alignment");
            await page.getByRole("link", { name: "Período", exact: true }).click();
            await page.waitForURL("**/alignment/period*");
            // A figure of the pulse, and one of the weeks.
            for (const measure of ["believe", "lived"]) {
                await page.locator(`#tree tbody a[href*="/${measure}?"]`).first().click();
                await page.waitForURL(`**/${measure}?*`);
                assert.ok(await page.locator(".figure-value").isVisible());
                assert.equal(whose(await linked(page)), names);
                await page.locator("[name=over]").selectOption("quarter");
                await press(page, page.getByRole("button", { name: "Mostrar", exact: true }));
                assert.ok(await page.locator(".figure-value").isVisible());
                await page.goto("/alignment/period");
            }
        }));

    test(`the ${persona} follows a sentence to what was done for it`, () =>
        visitAs(persona, { javaScript: false }, async (page) => {
            await page.goto("/statements");
            const sentences = (await linked(page)).filter((href) => /^\/statements\/[0-9a-f-]{36}$/.test(href));
            for (const sentence of [...new Set(sentences)]) {
                await page.goto(`${sentence}/work`);
                if (await page.locator("main .list-row").count() === 0) continue;
                assert.equal(whose(await linked(page)), names);
                await looksRight(hilo, `${sentence}/work`, { storageState: await page.context().storageState(), name: `sample-${persona}-work` });
                return;
            }
            assert.fail("nothing was done for any sentence");
        }));
}

test("whoever leads goes from an entry back to the sentence that it serves", () =>
    visitAs("lead", {}, async (page) => {
        await page.goto("/alignment/period");
        await page.locator("#tree tbody a[href*='/participation?']").first().click();
        await page.waitForURL("**/participation?*");
        await page.locator("main .list-row a[href^='/statements/']").first().click();
        await page.waitForURL(/\/statements\/[0-9a-f-]{36}$/);
    }));

test("the board's report is in either language, and stands on its own in print", () =>
    visitAs("leadership", {}, async (page) => {
        await page.goto("/alignment/period");
        await page.getByRole("link", { name: "Informe para el directorio" }).click();
        await page.waitForURL("**/alignment/report?*");
        await press(page, page.locator("a[hreflang=en]"));
        assert.equal(await page.locator("html").getAttribute("lang"), "en");
        await page.emulateMedia({ media: "print" });
        for (const part of ["header.topbar", "nav", ".persona-bar", ".actions"]) {
            assert.equal(await page.locator(part).locator("visible=true").count(), 0, `${part} is printed`);
        }
        assert.ok(await page.locator(".report h1").isVisible());
        assert.ok(await page.locator(".report svg").first().isVisible(), "the charts are printed");
    }));

test("starting for real leads to the set-up of the real database", () =>
    visitAs("admin", { javaScript: false }, async (page) => {
        await submit(page, "form[action='/sample/start']");
        assert.match(path(page), /^\/setup\//);
        assert.ok(await page.locator("[name=organisation]").isVisible());
        assert.equal(await page.locator(".persona-bar").count(), 0);
        const answer = await page.context().request.post("/sample/persona", { form: { persona: "hr" }, headers: { Origin: hilo.server.address } });
        assert.ok([404, 503].includes(answer.status()), `${answer.status()}`);
    }));
