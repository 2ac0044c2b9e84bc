// Names and sentences that are one long word, as people type them: on the narrowest phone nothing grows wider than it.
import { test } from "node:test";
import { ADMIN, engine, fill, installation, noHorizontalScroll, press, submit } from "./lib/hilo.mjs";
import { idOf, rootArea, somebody } from "./lib/people.mjs";

// As in alignment.mjs: the day before yesterday of the week's opening.
const hilo = await installation("long-words", { clock: "2026-11-17T15:00:00Z" });
const WORD = "Extraordinariamente".repeat(5).slice(0, 80);
const STAGE = WORD.slice(0, 60);
const NARROW = 320;

const root = await rootArea(hilo);
const shops = idOf(await hilo.post(ADMIN, "/areas/new", { name: WORD, parent: root }));
const laura = await somebody(hilo, "Laura Vega", { area: root, grants: ["leadership", "hr"] });
const carla = await somebody(hilo, "Carla Rivas", { area: shops, form: { role: WORD } });
const bruno = await somebody(hilo, "Bruno Parra", { area: shops, form: { role: WORD } });
await hilo.post(ADMIN, `/areas/${shops}/lead`, { person: carla.id });
hilo.forget(carla);
const nobody = idOf(await hilo.post(ADMIN, "/people/new", { name: WORD, email: "largo@ejemplo.test", area: shops, role: WORD }));

async function statement(kind, form) {
    const address = (await hilo.post(laura, "/statements", { kind, title: WORD })).replace(/\/edit$/, "");
    await hilo.post(laura, `${address}/draft`, { number: "1", revision: "1", title: WORD, ...form });
    await hilo.post(laura, `${address}/publish`, { number: "1", revision: "2" });
    return address;
}

async function journey(purpose) {
    const address = (await hilo.post(laura, "/experience/journeys/new", { name: WORD, summary: WORD, stages: `${STAGE}\n${STAGE}` })).replace(/\/draft$/, "");
    await hilo.visit({ as: laura, javaScript: false }, async (page) => {
        await page.goto(`${address}/draft`);
        const stage = await page.locator("a[href*='/stages/'][href$='/touchpoint']").first().getAttribute("href");
        for (const side of ["front", "back"]) {
            await hilo.post(laura, stage, { name: WORD, promise: WORD, emotion_word: "confianza", emotion: "1", effort: WORD, guidance: WORD, side, statements: idOf(purpose) });
        }
        await page.goto(`${address}/publish`);
        await submit(page, "[name=change_note]");
    });
    return address;
}

/** Proposed by Bruno and confirmed by Carla; its address. */
const contribution = () => hilo.visit({ as: bruno, javaScript: false }, async (page) => {
    await page.goto("/my-role/propose");
    await fill(page, { does: WORD, gets: WORD });
    for (const choice of ["touchpoint", "statement"]) {
        await page.locator(`#${choice}`).selectOption(await page.locator(`#${choice} option:not([value=''])`).first().getAttribute("value"));
    }
    await press(page, page.getByRole("button", { name: "Proponer", exact: true }));
    const address = new URL(page.url()).pathname;
    await hilo.visit({ as: carla, javaScript: false }, async (theirs) => {
        await theirs.goto(address);
        await submit(theirs, "form[action$='/confirm'] [name=revision]");
    });
    return address;
});

const purpose = await statement("purpose", { body: `${WORD} **${WORD}**\n\n- ${WORD}` });
await statement("value", { body: WORD });
const map = await journey(purpose);
const said = await contribution();
hilo.server.setClock("2026-11-19T12:00:00Z");
await hilo.server.restart();

/** The first link of a page that goes to such an address. */
const linked = (user, from, part) => hilo.visit({ as: user, javaScript: false }, async (page) => {
    await page.goto(from);
    return page.locator(`main a[href*='${part}']`).first().getAttribute("href");
});

const views = {
    "an employee": [bruno, () => ["/", "/check-in", "/my-role", "/my-role/propose", "/statements", purpose, "/experience", map, said]],
    "a lead": [carla, () => ["/", "/team", "/contributions", `/areas/${shops}/contributions`, `/alignment/areas/${shops}/people`]],
    "leadership and HR": [laura, async () => [
        "/", "/statements", `${purpose}/edit`, "/statements/order", "/statements/acknowledgement",
        "/experience", map, `${map}/versions`, `${map}/consistency`, await linked(laura, map, "/touchpoints/"),
        "/areas", `/areas/${shops}`, "/people", `/people/${nobody}`, "/contributions", "/audit",
        "/alignment", "/alignment/coverage", "/alignment/coverage?view=26", `/alignment/areas/${shops}`,
    ]],
    "leadership with a draft": [laura, async () => {
        await hilo.post(laura, `${map}/draft/start`);
        return [`${map}/draft`, `${map}/publish`, await linked(laura, `${map}/draft`, "/draft/touchpoints/")];
    }],
};

// The page is the same on every engine.
for (const [who, [user, addresses]] of Object.entries(views)) {
    test(`one long word fits a phone, for ${who}`, { skip: engine !== "sqlite" && "the page is the same" }, async () => {
        const all = await addresses();
        await hilo.visit({ as: user, width: NARROW }, async (page) => {
            for (const address of all) {
                await page.goto(address);
                await noHorizontalScroll(page);
            }
        });
    });
}
