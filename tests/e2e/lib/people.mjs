// People for a test to begin with, made as an admin makes them.
import { ADMIN, fill, submit } from "./hilo.mjs";

const PASSWORD = "tres gatos azules y un tren";

/** The id in an address such as /people/<id>. */
export const idOf = (path) => path.match(/[0-9a-f]{8}-[0-9a-f-]{27}/)?.[0];

/** The organisation's own area. */
export function rootArea(hilo) {
    return hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        await page.goto("/areas");
        return idOf(await page.locator(".tree a").first().getAttribute("href"));
    });
}

/**
 * Somebody with a password of their own, who can be `as` in a visit.
 * @param {import("./hilo.mjs").Hilo} hilo
 * @param {string} name
 * @param {object} options
 * @param {string} options.area its id
 * @param {string[]} [options.grants] such as "leadership"
 * @param {Record<string, string>} [options.form] more fields of the form for a new person
 * @returns {Promise<import("./hilo.mjs").User & {id: string}>}
 */
export async function somebody(hilo, name, { area, grants = [], form = {} }) {
    const login = `${name.toLowerCase().normalize("NFD").replace(/[^a-z ]/g, "").replaceAll(" ", ".")}@ejemplo.test`;
    const id = idOf(await hilo.post(ADMIN, "/people/new", { name, email: login, area, ...form }));
    await hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        await page.goto(`/people/${id}`);
        const rights = `form[action='/people/${id}/grants']`;
        for (const grant of grants) await page.locator(`${rights} [name=grant][value=${grant}]`).check();
        if (grants.length > 0) await submit(page, rights);
        await page.goto(`/people/${id}`);
        await submit(page, `form[action='/people/${id}/link']`);
        const link = await page.locator("#link").inputValue();
        await hilo.visit({ javaScript: false }, async (theirs) => {
            await theirs.goto(new URL(link).pathname);
            await fill(theirs, { password: PASSWORD, password_again: PASSWORD });
            await submit(theirs, "[name=password]");
        });
    });
    return { id, name, login, password: PASSWORD };
}
