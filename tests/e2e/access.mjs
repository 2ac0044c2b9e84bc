// Getting in and out: set-up, sign-in, the account page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ADMIN, ORGANISATION, fill, installation, looksRight, signIn, signOut, submit } from "./lib/hilo.mjs";

const hilo = await installation("access", { setUp: false });
const setupPath = new URL(hilo.server.setupLink).pathname;

test("before there is an organisation, every page says what to do", () =>
    hilo.visit({ expect: [/^503/] }, async (page) => {
        const response = await page.goto("/");
        assert.equal(response.status(), 503);
        assert.match(await page.locator("h1").innerText(), /Hilo está listo/);
    }));

test("a wrong set-up link leads nowhere", () =>
    hilo.visit({}, async (page) => {
        const response = await page.goto("/setup/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assert.equal(response.status(), 404);
        assert.match(await page.locator("h1").innerText(), /Este enlace no sirve/);
    }));

test("the set-up page looks right", () => looksRight(hilo, setupPath, { name: "setup" }));

test("the set-up says what is missing and keeps what was typed", () =>
    hilo.visit({ javaScript: false }, async (page) => {
        await page.goto(setupPath);
        const evil = "</textarea><script>alert(1)</script>";
        await fill(page, { organisation: evil, name: ADMIN.name, email: ADMIN.login, password: "corta", password_again: "corta" });
        await submit(page, "[name=organisation]");
        assert.equal(new URL(page.url()).pathname, setupPath);
        assert.ok(await page.locator("#errors").isVisible());
        assert.equal(await page.locator("[name=password]").getAttribute("aria-invalid"), "true");
        assert.equal(await page.locator("[name=organisation]").inputValue(), evil);
        assert.equal(await page.locator("[name=password]").inputValue(), "");
    }));

test("the set-up link makes the organisation and its first admin", async () => {
    await hilo.setUp();
    await hilo.visit({ as: ADMIN }, async (page) => {
        await page.goto("/account");
        assert.equal(await page.locator("h1").innerText(), ADMIN.name);
        assert.match(await page.title(), new RegExp(ORGANISATION));
    });
});

test("the set-up link works once", () =>
    hilo.visit({}, async (page) => {
        const response = await page.goto(setupPath);
        assert.equal(response.status(), 404);
    }));

for (const javaScript of [true, false]) {
    const how = javaScript ? "with JavaScript" : "without JavaScript";

    test(`signing in, the account page and signing out, ${how}`, () =>
        hilo.visit({ javaScript }, async (page) => {
            await signIn(page, ADMIN);
            assert.equal(new URL(page.url()).pathname, "/");
            await page.goto("/account");
            assert.equal(await page.locator("h1").innerText(), ADMIN.name);
            await signOut(page);
            assert.equal(new URL(page.url()).pathname, "/sign-in");
            const response = await page.goto("/account");
            assert.equal(response.status(), 401);
            assert.ok(await page.locator("[name=login]").isVisible());
        }));

    test(`signing in leads to the page that was asked for, ${how}`, () =>
        hilo.visit({ javaScript }, async (page) => {
            await signIn(page, ADMIN, "/account");
            assert.equal(new URL(page.url()).pathname, "/account");
        }));

    test(`a wrong password is refused, and the login stays typed, ${how}`, () =>
        hilo.visit({ javaScript }, async (page) => {
            await page.goto("/sign-in");
            await fill(page, { login: "nadie@ejemplo.test", password: "no es esta" });
            await submit(page, "[name=login]");
            assert.ok(await page.locator("#errors").isVisible());
            if (javaScript) await page.locator("#errors:focus").waitFor();
            assert.equal(await page.locator("[name=login]").inputValue(), "nadie@ejemplo.test");
        }));

    test(`language and looks are a choice, ${how}`, () =>
        hilo.visit({ as: ADMIN, javaScript }, async (page) => {
            await page.goto("/account");
            await page.locator("[name=language]").selectOption("en");
            await page.locator("[name=theme]").selectOption("dark");
            await submit(page, "[name=theme]");
            assert.match(await page.locator(".flash").innerText(), /Preferences saved/);
            assert.equal(await page.locator("html").getAttribute("lang"), "en");
            assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
            await page.locator("[name=language]").selectOption("");
            await page.locator("[name=theme]").selectOption("");
            await submit(page, "[name=theme]");
            assert.equal(await page.locator("html").getAttribute("lang"), "es");
            assert.equal(await page.locator("html").getAttribute("data-theme"), null);
        }));
}

test("a new password ends the other sessions", async () => {
    const password = "otra frase muy distinta";
    await hilo.visit({ as: ADMIN }, (elsewhere) =>
        hilo.visit({}, async (page) => {
            await signIn(page, ADMIN, "/account");
            await fill(page, { present: ADMIN.password, password, password_again: password });
            await submit(page, "[name=present]");
            assert.match(await page.locator(".flash").innerText(), /Contraseña cambiada/);
            const response = await elsewhere.goto("/account");
            assert.equal(response.status(), 401);
            await fill(page, { present: password, password: ADMIN.password, password_again: ADMIN.password });
            await submit(page, "[name=present]");
        }));
    hilo.forget(ADMIN);
});

test("signing out everywhere ends every session", async () => {
    await hilo.visit({ as: ADMIN }, (elsewhere) =>
        hilo.visit({}, async (page) => {
            await signIn(page, ADMIN, "/account");
            await submit(page, "form[action='/account/sign-out-everywhere']");
            const response = await elsewhere.goto("/account");
            assert.equal(response.status(), 401);
        }));
    hilo.forget(ADMIN);
});

test("the sign-in page looks right", () => looksRight(hilo, "/sign-in"));
test("home looks right", () => looksRight(hilo, "/", { as: ADMIN }));
test("the account page looks right", () => looksRight(hilo, "/account", { as: ADMIN }));
test("a page that does not exist looks right", () => looksRight(hilo, "/no-such-page", { as: ADMIN, name: "not-found" }));
