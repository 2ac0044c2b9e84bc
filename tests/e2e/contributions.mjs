// How each role contributes: proposed by its people, decided by the lead, confirmed again when the meaning changes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { ADMIN, awake, axe, fill, installation, looksRight, press, submit } from "./lib/hilo.mjs";
import { idOf, rootArea, somebody } from "./lib/people.mjs";

const hilo = await installation("contributions");
const EVIL = "</textarea><script>alert(1)</script>";
const path = (page) => new URL(page.url()).pathname;

const root = await rootArea(hilo);
const shops = idOf(await hilo.post(ADMIN, "/areas/new", { name: "Tiendas", parent: root }));
const maipu = idOf(await hilo.post(ADMIN, "/areas/new", { name: "Maipú", parent: shops }));
const laura = await somebody(hilo, "Laura Vega", { area: root, grants: ["leadership"], form: { role: "Gerenta" } });
const carla = await somebody(hilo, "Carla Rivas", { area: shops, form: { role: "Jefa de tiendas" } });
const bruno = await somebody(hilo, "Bruno Soto", { area: maipu, form: { role: "Cajero" } });
const elsa = await somebody(hilo, "Elsa Paz", { area: root, form: { role: "Analista" } });
await hilo.post(ADMIN, `/areas/${shops}/lead`, { person: carla.id });
hilo.forget(carla);

let purpose, journey, till;
let version = 1;

/** The next version of the purpose, of another meaning. */
async function nextPurpose(title) {
    version += 1;
    const number = String(version);
    await hilo.post(laura, `${purpose}/draft`, { number, revision: "0", title, body: "" });
    await hilo.post(laura, `${purpose}/publish`, { number, revision: "1", change: "meaning", change_note: "Se entendía mal." });
}

/** The choice in a select whose text holds this. */
const valueOf = (page, select, text) => page.locator(`#${select} option`, { hasText: text }).first().getAttribute("value");

test("before anything is published, my role says what it waits for", async () => {
    await looksRight(hilo, "/my-role", { as: bruno, name: "my-role-nothing" });
    await hilo.visit({ as: bruno }, async (page) => {
        await page.goto("/my-role");
        assert.match(await page.locator("h1").innerText(), /¿Cómo contribuye/);
        assert.match(await page.locator(".empty").innerText(), /Todavía no hay experiencia publicada/);
    });
});

test("leadership publishes a purpose and a journey", async () => {
    purpose = (await hilo.post(laura, "/statements", { kind: "purpose", title: "Que arreglar la casa sea una alegría" })).replace(/\/edit$/, "");
    await hilo.post(laura, `${purpose}/publish`, { revision: "1" });
    const value = (await hilo.post(laura, "/statements", { kind: "value", title: "Lo que se ve, funciona" })).replace(/\/edit$/, "");
    await hilo.post(laura, `${value}/publish`, { revision: "1" });
    journey = idOf(await hilo.post(laura, "/experience/journeys/new", { name: "Comprar para la casa", summary: "", stages: "Se entera\nCompra" }));
    await hilo.visit({ as: laura, javaScript: false }, async (page) => {
        await page.goto(`/experience/${journey}/draft`);
        const stages = await page.locator("a[href*='/stages/'][href$='/touchpoint']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
        for (const [at, name] of [[0, "Exhibición en tienda"], [1, "Caja"], [1, "Despacho a domicilio"]]) {
            const carries = name === "Caja" ? purpose.split("/").at(-1) : value.split("/").at(-1);
            const to = await hilo.post(laura, stages[at], {
                name, promise: `Lo que promete ${name}`, emotion_word: "confianza", emotion: "1", effort: "Poco", channel: "Tienda",
                side: "front", statements: carries, moment_of_truth: name === "Caja" ? "yes" : "",
            });
            if (name === "Caja") till = to.split("#t-").at(-1);
        }
        await page.goto(`/experience/${journey}/publish`);
        await submit(page, "[name=change_note]");
        assert.equal(path(page), `/experience/${journey}`);
    });
});

test("an empty role is invited to answer", async () => {
    await looksRight(hilo, "/my-role", { as: bruno, name: "my-role-empty" });
    await looksRight(hilo, "/my-role/propose", { as: bruno, name: "propose" });
});

for (const javaScript of [true, false]) {
    const how = javaScript ? "with JavaScript" : "without JavaScript";
    const does = javaScript ? "cuento el vuelto en voz alta" : "abro otra caja cuando hay fila";

    test(`an employee proposes, the lead asks for a change, the employee edits, the lead confirms, ${how}`, async () => {
        let address;
        await hilo.visit({ as: bruno, javaScript }, async (page) => {
            await page.goto("/my-role/propose");
            await page.locator("form.composer").evaluate((form) => { form.noValidate = true; });
            await fill(page, { does: EVIL });
            await page.getByRole("button", { name: "Proponer", exact: true }).click();
            await page.locator("#errors").waitFor();
            assert.equal(await page.locator("[name=does]").inputValue(), EVIL);
            assert.equal(await page.locator("[name=touchpoint]").getAttribute("aria-invalid"), "true");
            await fill(page, { does, gets: "se vaya sin dudas." });
            if (javaScript) {
                await awake(page);
                assert.equal(await page.locator("#touchpoint-search").count(), 0);
                await page.locator("#touchpoint_q").pressSequentially("COMPRA caj");
                await page.locator("main [role=status]", { hasText: "1 coincide" }).waitFor();
                assert.deepEqual(await page.locator("#touchpoint option:not([value=''])").allInnerTexts(), ["Caja"]);
                await page.keyboard.press("Enter");
                assert.equal(await page.evaluate(() => document.activeElement.id), "touchpoint");
                await page.locator("#touchpoint").selectOption({ label: "Caja" });
                assert.equal(await page.locator("#statement optgroup").first().getAttribute("label"), "Las que lleva este punto de contacto");
            } else {
                await fill(page, { touchpoint_q: "compra CAJ" });
                await press(page, page.locator("#touchpoint-search"));
                assert.equal(await page.locator("[name=does]").inputValue(), does);
                assert.deepEqual(await page.locator("#touchpoint option:not([value=''])").allInnerTexts(), ["Caja"]);
                await page.locator("#touchpoint").selectOption({ label: "Caja" });
                await page.locator("#statement").selectOption(purpose.split("/").at(-1));
            }
            assert.equal(await page.locator("#statement").inputValue(), purpose.split("/").at(-1));
            await press(page, page.getByRole("button", { name: "Proponer", exact: true }));
            address = path(page);
            assert.match(address, /^\/contributions\//);
            const sentence = (await page.locator("h1").innerText()).replace(/\s+/g, " ");
            assert.equal(sentence, `Como Cajero en Maipú, ${does}, para que en Caja el cliente se vaya sin dudas.`);
        });
        await hilo.visit({ as: elsa }, async (page) => {
            assert.equal((await page.goto(address)).status(), 404, "it is not decided yet");
        });
        if (javaScript) await looksRight(hilo, `/areas/${shops}/contributions`, { as: carla, name: "area-contributions-waiting" });
        await hilo.visit({ as: carla, javaScript }, async (page) => {
            await page.goto(`/areas/${shops}/contributions`);
            assert.match(await page.locator("h1").innerText(), /Un aporte espera una decisión/);
            await page.getByRole("link", { name: /Pedir un cambio/ }).click();
            await page.waitForURL(/say=ask-change/);
            if (javaScript) await axe(page);
            await page.locator("form:has([name=comment])").evaluate((form) => { form.noValidate = true; });
            await submit(page, "[name=comment]");
            assert.equal(await page.locator("[name=comment]").getAttribute("aria-invalid"), "true");
            await page.locator("[name=comment]").fill("¿Y si la persona no escucha?");
            await submit(page, "[name=comment]");
            assert.match(await page.locator(".flash").innerText(), /Cambio pedido/);
        });
        if (javaScript) await looksRight(hilo, address, { as: bruno, name: "contribution-asked" });
        await hilo.visit({ as: bruno, javaScript }, async (page) => {
            await page.goto("/my-role");
            assert.match(await page.locator("main").innerText(), /Carla Rivas pide un cambio\s+¿Y si la persona no escucha\?/);
            await page.getByRole("link", { name: "Editar y volver a proponer" }).click();
            await page.waitForURL(/\/edit$/);
            assert.equal(await page.locator("[name=does]").inputValue(), does);
            await fill(page, { does: `${does}, mirando a la persona` });
            await press(page, page.getByRole("button", { name: "Proponer", exact: true }));
            assert.equal(path(page), address);
        });
        await hilo.visit({ as: carla, javaScript }, async (page) => {
            await page.goto(`/areas/${shops}/contributions`);
            await submit(page, `form[action='${address}/confirm']`);
            assert.equal(path(page), `/areas/${shops}/contributions`);
            assert.match(await page.locator("h1").innerText(), /Ningún aporte espera/);
        });
        await hilo.visit({ as: elsa, javaScript }, async (page) => {
            await page.goto(address);
            assert.match(await page.locator("main").innerText(), /confirmado/);
            assert.doesNotMatch(await page.locator("main").innerText(), /no escucha/, "what was said stays between them");
        });
    });

    test(`a new meaning asks the role again, with the difference, in one tap, ${how}`, async () => {
        await nextPurpose(javaScript ? "Que arreglar la casa deje de ser un problema" : "Que arreglar la casa dé gusto");
        if (javaScript) await looksRight(hilo, "/my-role", { as: bruno, name: "my-role-stale" });
        await hilo.visit({ as: bruno, javaScript }, async (page) => {
            await page.goto("/my-role");
            const stale = page.locator(".contribution.is-stale");
            const before = await stale.count();
            assert.ok(before > 0);
            assert.match(await stale.first().locator("ins").first().innerText(), javaScript ? /deje/ : /dé/);
            await press(page, stale.first().getByRole("button", { name: /Sigue valiendo/ }));
            assert.match(await page.locator(".flash").innerText(), /Confirmado otra vez/);
            assert.equal(path(page), "/my-role");
            assert.equal(await stale.count(), before - 1);
        });
    });
}

test("a lead declares at once for a title used below, and it holds there", async () => {
    await looksRight(hilo, `/my-role/propose?area=${shops}&title=Cajero`, { as: carla, name: "propose-lead" });
    await hilo.visit({ as: carla }, async (page) => {
        await page.goto(`/my-role/propose?area=${shops}`);
        await awake(page);
        await fill(page, { title: "cajero", does: "saludo antes de cobrar", gets: "sepa que se le vio" });
        await page.locator("#touchpoint").selectOption({ label: "Caja" });
        await page.locator("[name=confirm]").check();
        await press(page, page.getByRole("button", { name: "Proponer", exact: true }));
        assert.match(await page.locator(".flash").innerText(), /Declarado y confirmado/);
        assert.match(await page.locator("main").innerText(), /Tiendas y un área más abajo/);
    });
    await hilo.visit({ as: bruno }, async (page) => {
        await page.goto("/my-role");
        const above = page.locator("section", { has: page.locator("#above-h") });
        assert.match(await above.innerText(), /saludo antes de cobrar/);
    });
    await looksRight(hilo, "/my-role", { as: bruno, name: "my-role" });
});

test("a lead declines with a reason and retires after being asked", async () => {
    const choice = await hilo.visit({ as: bruno, javaScript: false }, async (page) => {
        await page.goto("/my-role/propose");
        return { touchpoint: till, statement: await valueOf(page, "statement", "funciona") };
    });
    const address = await hilo.post(bruno, "/my-role/propose", { ...choice, does: "apago la luz", gets: "vea menos" });
    await hilo.visit({ as: carla }, async (page) => {
        await page.goto(`${address}?say=decline#decline`);
        await page.locator("[name=reason]").fill("Al contrario.");
        await submit(page, "[name=reason]");
        assert.match(await page.locator("main").innerText(), /declinado/);
    });
    const kept = await hilo.post(carla, "/my-role/propose", { ...choice, area: shops, title: "Cajero", does: "cuadro la caja", gets: "reciba bien su vuelto", confirm: "yes" });
    await looksRight(hilo, `${kept}/retire`, { as: carla, name: "contribution-retire" });
    await hilo.visit({ as: carla }, async (page) => {
        await page.goto(kept);
        await page.getByRole("link", { name: "Retirar" }).click();
        await page.waitForURL(/\/retire$/);
        await submit(page, "[name=comment]");
        assert.match(await page.locator("main").innerText(), /retirado/);
    });
    await looksRight(hilo, kept, { as: carla, name: "contribution-retired" });
});

test("the area answers the question for itself", async () => {
    await hilo.visit({ as: carla }, async (page) => {
        await page.goto(`/areas/${shops}/contributions`);
        await fill(page, { body: "Abrimos a la hora que decimos.\n\nY si algo falta, se dice." });
        await submit(page, "[name=body]");
        assert.match(await page.locator("main").innerText(), /Responde a la versión 1 de la experiencia, la vigente/);
    });
    await hilo.visit({ as: laura }, async (page) => {
        await page.goto(`/areas/${shops}/contributions`);
        assert.match(await page.locator("main").innerText(), /Y si algo falta, se dice/);
        assert.equal(await page.locator("[name=body]").count(), 0);
    });
    await looksRight(hilo, `/areas/${shops}/contributions`, { as: carla, name: "area-contributions" });
});

test("the overview filters, says what is missing and exports", async () => {
    await looksRight(hilo, "/contributions", { as: laura, name: "contributions" });
    await looksRight(hilo, "/contributions?q=nada+de+esto", { as: laura, name: "contributions-none" });
    await hilo.visit({ as: laura }, async (page) => {
        await page.goto("/contributions");
        assert.match(await page.locator("h1").innerText(), /3 puestos aún no dicen/);
        assert.match(await page.locator("main").innerText(), /Exhibición en tienda/);
        await page.locator("[name=q]").fill("SALUDO");
        await submit(page, "[name=q]");
        assert.match(await page.locator("#found-h").innerText(), /Un aporte/);
        const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Exportar CSV" }).click()]);
        const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
        assert.equal(lines.length, 2);
        assert.match(lines[1], /^Tiendas,Cajero,saludo antes de cobrar,Caja,/);
    });
    await hilo.visit({ as: bruno }, async (page) => {
        assert.equal((await page.goto("/contributions")).status(), 403);
    });
});
