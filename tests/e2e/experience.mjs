// The designed experience: drafted by the experience team, published by leadership, seen by everybody.
import assert from "node:assert/strict";
import { test } from "node:test";
import { awake, fill, installation, looksRight, press, submit, until } from "./lib/hilo.mjs";
import { rootArea, somebody } from "./lib/people.mjs";

const hilo = await installation("experience");
const area = await rootArea(hilo);
const elisa = await somebody(hilo, "Elisa Rojas", { area, grants: ["experience"] });
const laura = await somebody(hilo, "Laura Vega", { area, grants: ["leadership"] });
const bruno = await somebody(hilo, "Bruno Soto", { area });

const path = (page) => new URL(page.url()).pathname;
/** Stages and touchpoints as the editor has them. */
const order = (page) => page.locator(".draft-stage").evaluateAll((stages) => stages.map((stage) =>
    [stage.querySelector("h2").innerText, ...[...stage.querySelectorAll("[data-kind=touchpoint] strong")].map((name) => name.innerText)].join(" ")));

/** A journey with a draft, past any page. */
async function begun(name, stages) {
    const draft = await hilo.post(elisa, "/experience/journeys/new", { name, summary: "De principio a fin.", stages: stages.join("\n") });
    return draft.replace(/\/draft$/, "");
}

async function stagesOf(address) {
    return hilo.visit({ as: elisa, javaScript: false }, async (page) => {
        await page.goto(`${address}/draft`);
        return page.locator(".draft-stage").evaluateAll((stages) => stages.map((stage) => stage.dataset.item));
    });
}

/** Adds a touchpoint, past any page; its id. */
async function added(address, stage, name, fields = {}) {
    const form = { name, promise: `Aquí, ${name.toLowerCase()} funciona`, emotion: "1", side: "front", channel: "Tienda", ...fields };
    return (await hilo.post(elisa, `${address}/draft/stages/${stage}/touchpoint`, form)).split("#t-")[1];
}

async function published(address, fields = {}) {
    await hilo.visit({ as: laura, javaScript: false }, async (page) => {
        await page.goto(`${address}/publish`);
        for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
        await submit(page, "[name=change_note]");
        assert.match(await page.locator(".flash").innerText(), /Publicada/);
    });
}

test("where there is nothing yet, employees wait and the team begins", async () => {
    await hilo.visit({ as: bruno }, async (page) => {
        await page.goto("/experience");
        assert.match(await page.locator(".empty").innerText(), /Todavía no hay recorridos/);
        assert.equal(await page.locator(".empty a").count(), 0);
        const response = await page.goto("/experience/journeys/new");
        assert.equal(response.status(), 403);
    });
    await looksRight(hilo, "/experience", { as: bruno, name: "experience-nothing" });
});

for (const javaScript of [true, false]) {
    const how = javaScript ? "with JavaScript" : "without JavaScript";
    const name = javaScript ? "Comprar para la casa" : "Pedir ayuda";

    test(`a journey is drafted, published and read, ${how}`, async () => {
        let address;
        await hilo.visit({ as: elisa, javaScript }, async (page) => {
            await page.goto("/experience/journeys/new");
            await fill(page, { name, summary: "Desde que algo falta.", stages: "Se entera\nCompra" });
            await submit(page, "[name=name]");
            address = path(page).replace(/\/draft$/, "");
            await page.locator(".draft-stage").first().getByRole("link", { name: "Agregar punto de contacto" }).click();
            await fill(page, { name: "Exhibición", promise: "x".repeat(301) });
            await submit(page, "[name=promise]");
            assert.ok(await page.locator("#errors").isVisible());
            assert.equal(await page.locator("[name=name]").inputValue(), "Exhibición");
            await fill(page, { promise: "Lo que se ve, funciona", emotion_word: "confianza", minutes: "5", channel: "Tienda" });
            await page.locator("[name=emotion][value='2']").check({ force: true });
            await page.locator("[name=moment_of_truth]").check();
            await submit(page, "[name=promise]");
            assert.match(await page.locator(".flash").innerText(), /guardado/);
            await fill(page, { stage_name: "Recibe" });
            await submit(page, "[name=stage_name]");
            assert.deepEqual(await order(page), ["Se entera Exhibición", "Compra", "Recibe"]);
            assert.equal(await page.getByRole("link", { name: "Revisar y publicar" }).count(), 0);
        });
        await hilo.visit({ as: bruno }, async (page) => {
            assert.equal((await page.goto(address)).status(), 404);
            assert.equal((await page.goto(`${address}/draft`)).status(), 403);
        });
        await hilo.visit({ as: laura, javaScript }, async (page) => {
            await page.goto(`${address}/draft`);
            await page.getByRole("link", { name: "Revisar y publicar" }).click();
            await page.waitForURL("**/publish");
            assert.match(await page.locator("main").innerText(), /Se suma un punto de contacto/);
            await submit(page, "[name=change_note]");
            assert.equal(path(page), address);
        });
        await hilo.visit({ as: bruno, javaScript }, async (page) => {
            await page.goto("/experience");
            await page.getByRole("link", { name }).click();
            await page.waitForURL(`**${address}`);
            assert.match(await page.locator(".map .truth").innerText(), /momento de la verdad/);
            assert.match(await page.locator("svg.map-curve[role=img]").getAttribute("aria-label"), /Exhibición: confianza · \+2/);
            assert.equal(await page.getByRole("button", { name: "Preparar cambios" }).count(), 0);
            await page.locator(".map").getByRole("link", { name: "Exhibición" }).click();
            await page.waitForURL("**/touchpoints/**");
            assert.match(await page.locator(".promise-l").innerText(), /«Lo que se ve, funciona»/);
            assert.match(await page.locator("main").innerText(), /Nadie lo ha declarado todavía/);
        });
    });

    test(`buttons put stages and touchpoints in order, ${how}`, async () => {
        const address = await begun(`Orden ${how}`, ["Uno", "Dos"]);
        const [one] = await stagesOf(address);
        await added(address, one, "A");
        await added(address, one, "B");
        await hilo.visit({ as: elisa, javaScript }, async (page) => {
            await page.goto(`${address}/draft`);
            await press(page, page.getByRole("button", { name: "Bajar B" }));
            await until(async () => (await order(page)).join() === "Uno A,Dos B", "B in the second stage");
            if (javaScript) {
                // It can't go further down: whoever goes on by keyboard has the other arrow.
                const held = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
                await until(async () => await held() === "Subir B", "the arrow is held");
            }
            await press(page, page.getByRole("button", { name: "Bajar Uno" }));
            await until(async () => (await order(page)).join() === "Dos B,Uno A", "the stages changed places");
            await press(page, page.getByRole("button", { name: "Quitar A" }));
            await press(page, page.getByRole("button", { name: "Devolver" }));
            assert.deepEqual(await order(page), ["Dos B", "Uno A"]);
            await page.getByRole("link", { name: "Descartar el borrador" }).click();
            await page.waitForURL("**/discard");
            await submit(page, ".confirm form");
            assert.equal(path(page), "/experience");
        });
    });
}

test("the arrow keys, the mouse and a finger move what they hold", async () => {
    const address = await begun("Orden a mano", ["Uno", "Dos"]);
    const [one] = await stagesOf(address);
    for (const name of ["A", "B", "C"]) await added(address, one, name);
    await hilo.visit({ as: elisa }, async (page) => {
        await page.setViewportSize({ width: 1280, height: 1600 });
        await page.goto(`${address}/draft`);
        await awake(page);
        const handle = (name) => page.locator(`button.handle[aria-label^="Mover ${name}:"]`);
        await handle("A").focus();
        await page.keyboard.press("ArrowDown");
        await until(async () => (await order(page))[0] === "Uno B A C", "A after B");
        assert.equal(await handle("A").evaluate((button) => button === document.activeElement), true);
        await page.getByText("Ahora en el lugar 2").waitFor({ state: "attached" });

        const middle = async (locator) => {
            const box = await locator.boundingBox();
            return [box.x + box.width / 2, box.y + box.height / 2];
        };
        // To the empty stage, with the mouse.
        await page.mouse.move(...await middle(handle("C")));
        await page.mouse.down();
        await page.mouse.move(...await middle(page.locator(".draft-stage").nth(1)), { steps: 4 });
        await page.mouse.up();
        await until(async () => (await order(page)).join() === "Uno B A,Dos C", "C in the second stage");

        // A finger, as the browser tells of it.
        const finger = await page.context().newCDPSession(page);
        const touch = async (type, [x, y] = []) =>
            finger.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y }] });
        const [x, y] = await middle(handle("A"));
        const [, above] = await middle(handle("B"));
        await touch("touchStart", [x, y]);
        await touch("touchMove", [x, (y + above) / 2]);
        await touch("touchMove", [x, above - 12]);
        await touch("touchEnd");
        await until(async () => (await order(page)).join() === "Uno A B,Dos C", "A before B");
    });
});

test("a changed promise asks for its meaning, and what is left out goes", async () => {
    const address = await begun("Devolver", ["Vuelve"]);
    const [stage] = await stagesOf(address);
    const kept = await added(address, stage, "Cambio en tienda");
    const other = await added(address, stage, "Cambios por teléfono", { channel: "Teléfono" });
    await published(address);
    await hilo.visit({ as: elisa }, async (page) => {
        await page.goto(`${address}/consistency`);
        assert.match(await page.locator("h1").innerText(), /Un paso dice dos cosas/);
        assert.equal(await page.locator(".versus article").count(), 2);
        await page.goto(`${address}/touchpoints/${kept}`);
        await page.getByRole("link", { name: "Editar en el borrador" }).click();
        await page.waitForURL("**/draft/touchpoints/**");
        await fill(page, { promise: "Sin boleta, en un minuto" });
        await submit(page, "[name=promise]");
        await press(page, page.getByRole("button", { name: "Quitar Cambios por teléfono" }));
    });
    await hilo.visit({ as: laura, javaScript: false }, async (page) => {
        await page.goto(`${address}/publish`);
        assert.match(await page.locator(".diff ins").first().innerText(), /Sin boleta/);
        assert.match(await page.locator("main").innerText(), /Se retira un punto de contacto/);
        await fill(page, { change_note: "Ya no se pide boleta." });
        await submit(page, "[name=change_note]");
        assert.equal(await page.locator("#errors a").count(), 1);
        assert.equal(await page.locator("[name=change_note]").inputValue(), "Ya no se pide boleta.");
        await page.locator(`[name="change-${kept}"][value=meaning]`).check();
        await submit(page, "[name=change_note]");
        assert.match(await page.locator(".flash").innerText(), /Publicada la versión 2/);
    });
    await hilo.visit({ as: bruno }, async (page) => {
        await page.goto(`${address}/versions`);
        assert.equal(await page.locator(".timeline > li").count(), 2);
        assert.match(await page.locator(".timeline").innerText(), /Ya no se pide boleta/);
        await page.goto(`${address}/versions/1`);
        assert.match(await page.locator(".notice").innerText(), /versión anterior/);
        assert.equal(await page.locator(".touchpoint").count(), 2);
        await page.goto(`${address}/touchpoints/${other}`);
        assert.match(await page.locator(".notice").innerText(), /se retiró/);
    });
    await looksRight(hilo, `${address}/versions`, { as: bruno, name: "experience-versions" });
    await looksRight(hilo, `${address}/versions/1`, { as: bruno, name: "experience-former" });
    await looksRight(hilo, `${address}/touchpoints/${kept}`, { as: bruno, name: "experience-touchpoint" });
    await looksRight(hilo, `${address}/consistency`, { as: laura, name: "experience-consistency" });
    await looksRight(hilo, `${address}/retire`, { as: laura, name: "experience-retire" });
    await hilo.visit({ as: laura }, async (page) => {
        await page.goto(`${address}/retire`);
        await submit(page, ".confirm form");
        assert.match(await page.locator(".flash").innerText(), /retirado/);
        await page.goto(address);
        assert.match(await page.locator(".notice").innerText(), /se retiró/);
    });
});

test("the pages look right", async () => {
    const address = await begun("Comprar un sillón", ["Se entera", "Elige", "Compra", "Recibe"]);
    const stages = await stagesOf(address);
    await added(address, stages[0], "Llamada con oferta", { emotion: "0", emotion_word: "respeto", channel: "Teléfono" });
    const truth = await added(address, stages[1], "Exhibición en tienda", { emotion: "2", emotion_word: "seguridad", moment_of_truth: "1" });
    await added(address, stages[2], "Caja", { emotion: "-1", emotion_word: "apuro" });
    await added(address, stages[2], "Precios al día", { side: "back", owner: area });
    await looksRight(hilo, `${address}/draft`, { as: elisa, name: "experience-draft" });
    await looksRight(hilo, `${address}/draft/touchpoints/${truth}`, { as: elisa, name: "experience-form" });
    await looksRight(hilo, `${address}/draft/discard`, { as: elisa, name: "experience-discard" });
    await looksRight(hilo, `${address}/publish`, { as: laura, name: "experience-publish" });
    await published(address);
    await looksRight(hilo, address, { as: laura, name: "experience-map" });
    await looksRight(hilo, "/experience", { as: bruno, name: "experience" });
    await looksRight(hilo, "/experience/journeys/new", { as: elisa, name: "experience-new" });
});
