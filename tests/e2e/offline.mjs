// The server can't be reached: a page of our own in place of the browser's, and nothing that was typed is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ADMIN, fill, installation, looksRight } from "./lib/hilo.mjs";

const hilo = await installation("offline");

/** The worker has what it needs, and looks after this page. */
const watched = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller
    ?? new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }))).then(() => true));

test("the page looks right", () => looksRight(hilo, "/offline", { as: ADMIN }));

test("the page says nothing of anybody", () =>
    hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        await page.goto("/offline");
        assert.ok(!(await page.content()).includes(ADMIN.name));
    }));

test("without a server there is a page of our own, and the page itself once the server is back", () =>
    hilo.visit({ as: ADMIN, expect: [/ERR_CONNECTION_REFUSED/] }, async (page) => {
        await page.goto("/account");
        await watched(page);
        const address = hilo.server.address;
        await hilo.server.stop();
        await page.goto("/statements");
        assert.match(await page.locator("h1").innerText(), /Sin conexión con Hilo/);
        assert.equal(new URL(page.url()).pathname, "/statements");
        // Its own stylesheet and font are there too.
        const font = await page.locator("h1").evaluate((h1) => getComputedStyle(h1).fontFamily);
        assert.match(font, /Newsreader/);
        await hilo.server.start({ at: address });
        await page.getByRole("link", { name: "Probar de nuevo" }).click();
        await page.getByRole("heading", { name: "Lo que somos" }).waitFor();
    }));

test("without a connection a form is not sent, and says so", () =>
    // On this machine itself it would be sent: that answers without any network.
    hilo.visit({ expect: [/asked somebody else/] }, async (page) => {
        await page.goto(`http://hilo.test:${new URL(hilo.server.address).port}/sign-in`);
        await fill(page, { login: "nadie", password: "adivinanza" });
        await page.context().setOffline(true);
        await page.locator("form .btn-primary").click();
        assert.match(await page.locator("#offline").innerText(), /nada se envió/);
        assert.equal(await page.locator("[name=login]").inputValue(), "nadie");
        await page.context().setOffline(false);
        await page.locator("#offline").waitFor({ state: "detached" });
    }));
