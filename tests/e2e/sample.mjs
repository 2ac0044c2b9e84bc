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
    lead: ["/", "/team", "/alignment"],
    leadership: ["/statements", "/statements/acknowledgement", "/alignment/leadership", "/contributions"],
    experience: ["/alignment/coverage", "/alignment/coverage?view=26"],
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

test("starting for real leads to the set-up of the real database", () =>
    visitAs("admin", { javaScript: false }, async (page) => {
        await submit(page, "form[action='/sample/start']");
        assert.match(path(page), /^\/setup\//);
        assert.ok(await page.locator("[name=organisation]").isVisible());
        assert.equal(await page.locator(".persona-bar").count(), 0);
        const answer = await page.context().request.post("/sample/persona", { form: { persona: "hr" }, headers: { Origin: hilo.server.address } });
        assert.ok([404, 503].includes(answer.status()), `${answer.status()}`);
    }));
