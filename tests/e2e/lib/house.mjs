// What a company has before its first week: a purpose, a journey, a contribution. Made as its people make them.
import { fill, press, submit } from "./hilo.mjs";
import { idOf } from "./people.mjs";

/**
 * A purpose, and a journey whose one stage has the touchpoints Exhibición and Caja, published.
 * @param {import("./hilo.mjs").Hilo} hilo
 * @param {import("./hilo.mjs").User} by somebody of the leadership
 */
export async function published(hilo, by) {
    const purpose = (await hilo.post(by, "/statements", { kind: "purpose", title: "Que lo que se ve, funcione" })).replace(/\/edit$/, "");
    await hilo.post(by, `${purpose}/publish`, { revision: "1" });
    const journey = idOf(await hilo.post(by, "/experience/journeys/new", { name: "Comprar", summary: "", stages: "Llega" }));
    await hilo.visit({ as: by, javaScript: false }, async (page) => {
        await page.goto(`/experience/${journey}/draft`);
        const stage = await page.locator("a[href*='/stages/'][href$='/touchpoint']").first().getAttribute("href");
        for (const name of ["Exhibición", "Caja"]) {
            await hilo.post(by, stage, { name, promise: `Lo que promete ${name}`, emotion_word: "confianza", emotion: "1", effort: "Poco", channel: "Tienda", side: "front", statements: idOf(purpose) });
        }
        await page.goto(`/experience/${journey}/publish`);
        await submit(page, "[name=change_note]");
    });
}

/**
 * A contribution at Exhibición, proposed and confirmed.
 * @param {import("./hilo.mjs").Hilo} hilo
 * @param {{by: import("./hilo.mjs").User, lead: import("./hilo.mjs").User, does: string, gets: string}} what
 */
export async function contributed(hilo, { by, lead, does, gets }) {
    await hilo.visit({ as: by, javaScript: false }, async (page) => {
        await page.goto("/my-role/propose");
        await fill(page, { does, gets });
        await page.locator("#touchpoint").selectOption({ label: "Exhibición" });
        const statement = await page.locator("#statement option", { hasText: "funcione" }).first().getAttribute("value");
        await page.locator("#statement").selectOption(statement);
        await press(page, page.getByRole("button", { name: "Proponer", exact: true }));
        const contribution = new URL(page.url()).pathname;
        const revision = await hilo.visit({ as: lead, javaScript: false }, async (theirs) => {
            await theirs.goto(contribution);
            return theirs.locator("form[action$='/confirm'] [name=revision]").first().inputValue();
        });
        await hilo.post(lead, `${contribution}/confirm`, { revision });
    });
}
