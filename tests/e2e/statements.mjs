// What the company says it is: written and published by leadership, read by everybody.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ADMIN, awake, fill, installation, looksRight, press, signIn, submit } from "./lib/hilo.mjs";
import { rootArea, somebody } from "./lib/people.mjs";

const hilo = await installation("statements");
const area = await rootArea(hilo);
const laura = await somebody(hilo, "Laura Vega", { area, grants: ["leadership"] });
const bruno = await somebody(hilo, "Bruno Soto", { area });

const path = (page) => new URL(page.url()).pathname;
const saved = (page, state) => page.locator(`.saved[data-state=${state}]`).waitFor();
const choose = (page, then) => press(page, page.locator(`button[value=${then}]`));

/** A new statement through its own pages' forms; its address. */
async function published(kind, title) {
    const edit = await hilo.post(laura, "/statements", { kind, title });
    const address = edit.replace(/\/edit$/, "");
    await hilo.post(laura, `${address}/publish`, { revision: "1" });
    return address;
}

/** Its version of that number, after the one before. */
async function next(address, number, title, change) {
    await hilo.post(laura, `${address}/draft`, { number, revision: "0", title, body: "" });
    await hilo.post(laura, `${address}/publish`, { number, revision: "1", change, change_note: "Se entendía mal." });
}

test("where there is nothing yet, employees wait and leadership begins", async () => {
    await hilo.visit({ as: bruno }, async (page) => {
        await page.goto("/statements");
        assert.match(await page.locator(".empty").innerText(), /Todavía no hay declaraciones/);
        assert.equal(await page.locator(".empty a").count(), 0);
        const response = await page.goto("/statements/new");
        assert.equal(response.status(), 403);
    });
    await looksRight(hilo, "/statements", { as: bruno, name: "statements-nothing" });
    await hilo.visit({ as: laura }, async (page) => {
        await page.goto("/statements");
        await page.locator(".empty a").click();
        await page.waitForURL("**/statements/new");
    });
});

for (const javaScript of [true, false]) {
    const how = javaScript ? "with JavaScript" : "without JavaScript";
    const kind = javaScript ? "purpose" : "mission";

    test(`leadership writes, previews and publishes a ${kind}, ${how}`, () =>
        hilo.visit({ as: laura, javaScript }, async (page) => {
            await page.goto("/statements/new");
            await page.locator(`[name=kind][value=${kind}]`).check();
            await fill(page, { title: "Que arreglar la casa sea fácil." });
            await submit(page, "[name=title]");
            const address = path(page).replace(/\/edit$/, "");
            if (javaScript) {
                await awake(page);
                await fill(page, { body: "Y que **dé gusto**." });
                await page.locator("#statement-preview strong", { hasText: "dé gusto" }).waitFor();
                await saved(page, "saved");
                assert.equal(await page.locator("[name=revision]").inputValue(), "2");
                assert.equal(await page.locator("button[value=preview]").isVisible(), false);
                await page.reload();
            } else {
                await fill(page, { body: "Y que **dé gusto**." });
                await choose(page, "preview");
                assert.equal(await page.locator("#statement-preview strong").innerText(), "dé gusto");
                await choose(page, "stay");
                assert.match(await page.locator(".flash").innerText(), /Borrador guardado/);
            }
            assert.equal(await page.locator("[name=body]").inputValue(), "Y que **dé gusto**.");
            await choose(page, "publish");
            assert.equal(path(page), `${address}/publish`);
            assert.match(await page.locator("main").innerText(), /3 personas/);
            await submit(page, "[name=change_note]");
            assert.equal(path(page), address);
            assert.equal(await page.locator("h1").innerText(), "Que arreglar la casa sea fácil.");
            assert.match(await page.locator(".eyebrow").first().innerText(), /versión 1 · publicada por Laura Vega/);
        }));

    test(`an employee reads and acknowledges it once, ${how}`, () =>
        hilo.visit({ as: bruno, javaScript }, async (page) => {
            await page.goto("/statements");
            assert.equal(await page.getByRole("link", { name: "Editar" }).count(), 0);
            const unread = page.locator(".notice-thread a");
            const before = await unread.count();
            await unread.first().click();
            await page.waitForURL(/statements\/[0-9a-f-]{36}$/);
            await submit(page, "form[action$='/acknowledge']");
            assert.match(await page.locator(".flash").innerText(), /Lectura confirmada/);
            assert.equal(await page.locator("form[action$='/acknowledge']").count(), 0);
            await page.goto("/statements");
            assert.equal(await unread.count(), before - 1);
        }));
}

test("a new wording asks nobody, a new meaning asks everybody and shows what changed", async () => {
    const address = await published("vision", "Ser el lugar al que se vuelve.");
    await hilo.post(bruno, `${address}/acknowledge`, { number: "1" });
    await next(address, "2", "Ser el lugar adonde se vuelve.", "wording");
    await hilo.visit({ as: bruno }, async (page) => {
        await page.goto(address);
        assert.match(await page.locator(".statement-page .badge").innerText(), /versión 1, que dice lo mismo/);
        await next(address, "3", "Ser el lugar que se recomienda.", "meaning");
        await page.reload();
        assert.equal(await page.locator(".statement-page .badge").innerText(), "Leída la versión 1");
        await page.getByRole("link", { name: "Qué cambió" }).click();
        await page.waitForURL("**/compare?from=1&to=3");
        assert.equal(await page.locator(".statement ins").last().innerText(), "recomienda.");
        assert.match(await page.locator("main").innerText(), /Se entendía mal/);
        await page.locator("[name=from]").selectOption("2");
        await page.getByRole("button", { name: "Comparar" }).click();
        await page.waitForURL("**/compare?from=2&to=3");
        await page.goto(`${address}/versions/1`);
        assert.match(await page.locator("h1").innerText(), /al que se vuelve/);
    });
    await looksRight(hilo, address, { as: bruno, name: "statement" });
    await looksRight(hilo, `${address}/compare?from=1&to=3`, { as: bruno, name: "statement-compare" });
    await looksRight(hilo, `${address}/versions/1`, { as: bruno, name: "statement-version" });
});

test("publishing says what is missing and keeps what was typed", () =>
    hilo.visit({ as: laura, javaScript: false }, async (page) => {
        const address = await published("motivation", "Porque se nota.");
        await hilo.post(laura, `${address}/draft`, { number: "2", revision: "0", title: "Porque se nota en la casa.", body: "" });
        await page.goto(`${address}/publish`);
        await fill(page, { change_note: "</textarea><script>alert(1)</script>" });
        await submit(page, "[name=change_note]");
        assert.ok(await page.locator("#errors").isVisible());
        assert.equal(await page.locator("[name=change_note]").inputValue(), "</textarea><script>alert(1)</script>");
        await page.locator("[name=change][value=wording]").check();
        await submit(page, "[name=change_note]");
        assert.match(await page.locator(".flash").innerText(), /Versión 2 publicada/);
        assert.match(await page.locator(".timeline").innerText(), /<\/textarea><script>/);
    }));

test("a tab that was overtaken stops saving, says so, and loses nothing", async () => {
    const address = await published("customer_promise", "Lo que falta, cuando se dijo.");
    await hilo.visit({ as: laura }, async (page) => {
        await page.goto(`${address}/edit`);
        await awake(page);
        await hilo.post(laura, `${address}/draft`, { number: "2", revision: "0", title: "De la otra pestaña.", body: "" });
        await fill(page, { title: "De esta pestaña." });
        await saved(page, "failed");
        assert.match(await page.locator(".saved").innerText(), /pulsar Guardar/);
        await choose(page, "stay");
        assert.equal(await page.locator("[name=title]").inputValue(), "De esta pestaña.");
        assert.match(await page.locator("main").innerText(), /De la otra pestaña/);
        await choose(page, "stay");
        assert.match(await page.locator(".flash").innerText(), /Borrador guardado/);
        assert.equal(await page.locator("[name=title]").inputValue(), "De esta pestaña.");
    });
    await looksRight(hilo, `${address}/edit`, { as: laura, name: "statement-edit", prepare: awake });
    await looksRight(hilo, `${address}/publish`, { as: laura, name: "statement-publish" });
    await looksRight(hilo, `${address}/discard`, { as: laura, name: "statement-discard" });
});

test("without a connection the text waits and is saved by itself later", async () => {
    const address = await published("differentiating_value", "Se arregla sin discutir.");
    await hilo.visit({ as: laura }, async (page) => {
        await page.goto(`${address}/edit`);
        await awake(page);
        await page.context().setOffline(true);
        await fill(page, { body: "Escrito en el ascensor." });
        await saved(page, "failed");
        await page.context().setOffline(false);
        await saved(page, "saved");
        await page.reload();
        assert.equal(await page.locator("[name=body]").inputValue(), "Escrito en el ascensor.");
    });
});

test("a button that is pressed while the text is being saved waits for it", async () => {
    const address = await published("value", "Oficio.");
    await hilo.visit({ as: laura }, async (page) => {
        await page.goto(`${address}/edit`);
        await awake(page);
        let release;
        const held = new Promise((resolve) => { release = resolve; });
        const under = new Promise((resolve) => {
            page.route("**/draft", async (route) => {
                if (route.request().resourceType() === "fetch") {
                    resolve();
                    await held;
                }
                await route.continue();
            });
        });
        await fill(page, { title: "Oficio y paciencia." });
        await under;
        const arrived = page.waitForURL("**/publish");
        await page.locator("button[value=publish]").click({ noWaitAfter: true });
        release();
        await arrived;
        assert.match(await page.locator("ins").innerText(), /paciencia/);
    });
});

test("a session that ends while somebody writes loses nothing", async () => {
    const address = await published("value", "Franqueza.");
    await hilo.visit({}, async (page) => {
        await signIn(page, laura, `${address}/edit`);
        assert.equal(path(page), `${address}/edit`);
        await awake(page);
        await hilo.post(laura, "/account/sign-out-everywhere");
        hilo.forget(laura);
        await fill(page, { body: "Escrito antes de que terminara la sesión." });
        await saved(page, "failed");
        await choose(page, "stay");
        assert.match(await page.locator("main").innerText(), /La sesión terminó/);
        await fill(page, { login: laura.login, password: laura.password });
        await submit(page, "[name=login]");
        assert.equal(await page.locator("[name=body]").inputValue(), "Escrito antes de que terminara la sesión.");
        await choose(page, "stay");
        assert.match(await page.locator(".flash").innerText(), /Borrador guardado/);
    });
});

for (const javaScript of [true, false]) {
    test(`values are put into order, ${javaScript ? "with" : "without"} JavaScript`, () =>
        hilo.visit({ as: laura, javaScript }, async (page) => {
            await page.goto("/statements/order");
            const names = () => page.locator(".reorder .grow").allInnerTexts();
            const before = await names();
            await press(page, page.locator("button[value=down]").first());
            assert.deepEqual(await names(), before.toReversed());
            await page.goto("/statements");
            const shown = await page.locator(".values h3").allInnerTexts();
            assert.deepEqual(shown, before.toReversed());
        }));
}

test("who has read what, by statement and by area, and as a file", async () => {
    await hilo.visit({ as: bruno }, async (page) => {
        const response = await page.goto("/statements/acknowledgement");
        assert.equal(response.status(), 403);
    });
    await hilo.visit({ as: laura }, async (page) => {
        await page.goto("/statements/acknowledgement");
        const row = page.locator("tr", { hasText: "Que arreglar la casa sea fácil." }).first();
        assert.match((await row.innerText()).replace(/\s+/g, " "), /33 % 1 0 2$/);
        const href = await page.getByRole("link", { name: "Exportar CSV" }).getAttribute("href");
        const file = await (await page.context().request.get(href)).text();
        assert.match(file, /^\uFEFFÁrea,Ruta,Personas/);
    });
    await looksRight(hilo, "/statements/acknowledgement", { as: laura });
});

test("what is retired is no longer said, and stays readable", async () => {
    const address = await published("value", "Rapidez ante todo.");
    await hilo.visit({ as: laura, javaScript: false }, async (page) => {
        await page.goto(`${address}/retire`);
        await submit(page, "form[action$='/retire']");
        assert.match(await page.locator(".flash").innerText(), /retirada/);
    });
    await hilo.visit({ as: bruno }, async (page) => {
        await page.goto("/statements");
        assert.doesNotMatch(await page.locator("main").innerText(), /Rapidez/);
        await page.goto(address);
        assert.match(await page.locator(".notice").innerText(), /Retirada el/);
        assert.equal(await page.locator("form[action$='/acknowledge']").count(), 0);
    });
});

test("the pages look right", async () => {
    await looksRight(hilo, "/statements", { as: laura });
    await looksRight(hilo, "/statements", { as: bruno, name: "statements-employee" });
    await looksRight(hilo, "/statements/new", { as: laura });
    await looksRight(hilo, "/statements/order", { as: laura });
    await hilo.post(ADMIN, "/account/preferences", { language: "", theme: "", time_zone: "" });
});
