// An installation under test: server, browser, and what everybody does with them. Specs start here:
//
//     import { test } from "node:test";
//     import { ADMIN, installation } from "./lib/hilo.mjs";
//
//     const hilo = await installation("statements");
//     test("…", () => hilo.visit({ as: ADMIN }, async (page) => { … }));
import assert from "node:assert/strict";
import { after } from "node:test";
import { launch, visit } from "./browser.mjs";
import { Server } from "./server.mjs";

export { awake } from "./browser.mjs";
export { engine } from "./environment.mjs";
export { axe, looksRight, noHorizontalScroll, screenshot } from "./looks.mjs";
export { until } from "./server.mjs";

/** @typedef {{name: string, login: string, password: string}} User */

/** Who sets the installation up. @type {User} */
export const ADMIN = { name: "Ana Díaz", login: "ana@ejemplo.test", password: "caballo batería grapa correcto" };
export const ORGANISATION = "Ferretería del Sur";

/**
 * A server of its own for a spec file, gone when the file is done.
 * @param {string} name the spec's, for its log
 * @param {object} [options]
 * @param {boolean} [options.setUp] false leaves it without an organisation
 * @param {string} [options.clock] the server's time at the start; `hilo.server.setClock` moves it later
 */
export async function installation(name, { setUp = true, clock } = {}) {
    const server = new Server(name);
    const hilo = new Hilo(server);
    after(() => hilo.end());
    if (clock) server.setClock(clock);
    await server.start();
    if (setUp) await hilo.setUp();
    return hilo;
}

export class Hilo {
    #browser;
    #sessions = new Map();

    /** @param {Server} server */
    constructor(server) {
        this.server = server;
    }

    async end() {
        await this.#browser?.close();
        await this.server.end();
    }

    /**
     * Opens a window on the server; `as` somebody, if given.
     * @param {import("./browser.mjs").Visit & {as?: User}} options
     * @template T
     * @param {(page: import("playwright-core").Page) => Promise<T>} act
     * @returns {Promise<T>}
     */
    async visit({ as, storageState: given, ...options }, act) {
        const storageState = as ? await this.#session(as) : given;
        this.#browser ??= await launch();
        return visit(this.#browser, this.server.address, { storageState, ...options }, act);
    }

    /** Through the wizard to the first admin; without JavaScript unless told otherwise. */
    async setUp({ lang = "es", javaScript = false, admin = ADMIN } = {}) {
        assert.ok(this.server.setupLink, "the server printed no set-up link");
        await this.visit({ lang, javaScript }, async (page) => {
            await page.goto(this.server.setupLink);
            await fill(page, {
                organisation: ORGANISATION, name: admin.name, email: admin.login, password: admin.password, password_again: admin.password,
            });
            await page.locator("[name=language]").selectOption(lang);
            await page.locator("[name=time_zone]").selectOption("America/Santiago");
            await submit(page, "[name=organisation]");
            assert.equal(new URL(page.url()).pathname, "/");
            this.#sessions.set(admin.login, await page.context().storageState());
        });
    }

    /** The clock is at another hour, and the server has noticed. */
    async moveTo(time) {
        this.server.setClock(time);
        await this.server.restart();
    }

    /** Forgets somebody's cookies, so that the next visit signs in again. */
    forget(user) {
        this.#sessions.delete(user.login);
    }

    /**
     * Posts a form as somebody, past any page: to get a test to where it begins. Fails unless it was carried out.
     * @param {User | {as?: User, storageState?: object}} who
     * @param {string} path
     * @param {Record<string, string>} form
     * @returns {Promise<string>} where it leads
     */
    async post(who, path, form = {}) {
        const visitor = "login" in who ? { as: who } : who;
        return this.visit({ ...visitor, javaScript: false }, async (page) => {
            const response = await page.context().request.post(path, {
                form, maxRedirects: 0, headers: { Origin: this.server.address },
            });
            if (response.status() !== 303) {
                throw new Error(`POST ${path}: ${response.status()}\n${(await response.text()).slice(0, 2000)}`);
            }
            return response.headers().location;
        });
    }

    async #session(user) {
        if (!this.#sessions.has(user.login)) {
            const state = await this.visit({ javaScript: false }, async (page) => {
                await signIn(page, user);
                return page.context().storageState();
            });
            this.#sessions.set(user.login, state);
        }
        return this.#sessions.get(user.login);
    }
}

/** Fills fields by their names. */
export async function fill(page, fields) {
    for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
}

/**
 * Presses what leads to another page, and waits until that page is there. The page at hand is waited for first: a button
 * can be pressed before its page has come whole, and then the wait would end with the page that is being left.
 */
export async function press(page, button) {
    await page.waitForLoadState();
    await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

/** Sends the form that `selector` is or stands in, with its last button, and waits for the answer's page. */
export async function submit(page, selector) {
    const button = page.locator(selector).locator("xpath=ancestor-or-self::form[1]").locator("button").last();
    await press(page, button);
}

/** Through the sign-in page, in the window at hand. */
export async function signIn(page, user, path = "/sign-in") {
    await page.goto(path);
    await fill(page, { login: user.login, password: user.password });
    await submit(page, "[name=login]");
    assert.notEqual(new URL(page.url()).pathname, "/sign-in", `${user.login} can't sign in`);
}

/** Through the menu, as a person does. */
export async function signOut(page) {
    await page.locator("header details.menu > summary").click();
    await submit(page, "form[action='/sign-out']");
}
