// The weekly check-in: opened by the clock, filled in on a phone, sent, read by the lead, answered, closed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ADMIN, awake, fill, installation, looksRight, press, signIn, submit } from "./lib/hilo.mjs";
import { contributed, published } from "./lib/house.mjs";
import { idOf, rootArea, somebody } from "./lib/people.mjs";

// Tuesday 17 November 2026; week 47 opens on Thursday at 08:00 in Santiago, and closes on Monday at 12:00.
const hilo = await installation("checkins", { clock: "2026-11-17T15:00:00Z" });
const path = (page) => new URL(page.url()).pathname;
const EVIL = "</textarea><script>alert(1)</script>";
const PHONE = 390;

const root = await rootArea(hilo);
const shops = idOf(await hilo.post(ADMIN, "/areas/new", { name: "Tiendas", parent: root }));
const maipu = idOf(await hilo.post(ADMIN, "/areas/new", { name: "Maipú", parent: shops }));
const laura = await somebody(hilo, "Laura Vega", { area: root, grants: ["leadership"] });
const hilda = await somebody(hilo, "Hilda Mena", { area: root, grants: ["hr"] });
const ines = await somebody(hilo, "Inés Soto", { area: shops });
const carla = await somebody(hilo, "Carla Rivas", { area: maipu, form: { role: "Encargada" } });
const bruno = await somebody(hilo, "Bruno Parra", { area: maipu, form: { role: "Reponedor" } });
const berta = await somebody(hilo, "Berta Lagos", { area: maipu, form: { role: "Reponedor" } });
const dora = await somebody(hilo, "Dora Paz", { area: maipu, form: { role: "Cajera" } });
await hilo.post(ADMIN, `/areas/${shops}/lead`, { person: ines.id });
await hilo.post(ADMIN, `/areas/${maipu}/lead`, { person: carla.id });
for (const user of [ines, carla]) hilo.forget(user);

/** Ends the form one way or the other. */
const choose = (page, value) => press(page, page.locator(`button[form=checkin][value=${value}]`));

test("between two weeks, the page says when the next one opens", async () => {
    await looksRight(hilo, "/check-in", { as: bruno, name: "check-in-closed" });
    await hilo.visit({ as: bruno, width: PHONE }, async (page) => {
        await page.goto("/check-in");
        assert.match(await page.locator("main").innerText(), /La semana 47 abre el jueves 19 de noviembre, 08:00/);
    });
});

test("at its hour the week opens by itself, and waits on the first page", async () => {
    await published(hilo, laura);
    await contributed(hilo, { by: bruno, lead: carla, does: "reviso que toda ampolleta encienda", gets: "vea que lo que ve, funciona" });
    await contributed(hilo, { by: bruno, lead: carla, does: "acompaño hasta el pasillo", gets: "no tenga que buscar dos veces" });
    await hilo.moveTo("2026-11-19T12:00:00Z");
    await hilo.visit({ as: bruno, width: PHONE }, async (page) => {
        await page.goto("/");
        assert.match(await page.locator(".waiting .first").innerText(), /Semana 47 · hasta el lunes a las 12:00/);
        await page.locator(".waiting .first a").click();
        await page.waitForURL("**/check-in");
        const text = await page.locator("main").innerText();
        assert.match(text, /Lo veremos Carla Rivas, Inés Soto, Recursos Humanos y yo\./);
        assert.match(text, /Lo leeremos solo Carla Rivas y yo\./);
    });
});

test("the check-in looks right, filled in or not", async () => {
    await looksRight(hilo, "/check-in", { as: bruno });
    await looksRight(hilo, "/check-in", { as: dora, name: "check-in-nothing-to-tap" });
    await looksRight(hilo, "/check-in", {
        as: bruno, name: "check-in-typed",
        prepare: async (page) => {
            await page.locator(".pick > label").first().click();
            await page.locator(".pick-also summary").first().click();
        },
    });
});

for (const [whom, javaScript] of [[bruno, true], [berta, false]]) {
    test(`the lead reminds, once, and it is there to be seen, ${javaScript ? "with" : "without"} JavaScript`, async () => {
        await hilo.visit({ as: carla, width: PHONE, javaScript }, async (page) => {
            await page.goto("/team");
            const row = page.locator("#missing .list-row", { hasText: whom.name });
            await press(page, row.getByRole("button", { name: "Recordar" }));
            assert.equal(new URL(page.url()).hash, "#missing");
            assert.match(await page.locator(".flash").innerText(), /Recordatorio enviado/);
            assert.match(await row.innerText(), /Recordatorio enviado\s+jueves a las 09:/);
            assert.equal(await row.getByRole("button").count(), 0);
        });
        await hilo.visit({ as: whom, width: PHONE, javaScript }, async (page) => {
            await page.goto("/");
            assert.match(await page.locator(".waiting .first").innerText(), /Carla Rivas recordó el registro de esta semana el jueves/);
            await page.goto("/check-in");
            assert.match(await page.locator(".page-head").innerText(), /Carla Rivas recordó este registro el jueves/);
        });
    });
}

test("a button that is pressed twice reminds once", () =>
    hilo.visit({ as: ines }, async (page) => {
        await page.goto("/team");
        const row = page.locator("#missing .list-row", { hasText: carla.name });
        await row.getByRole("button").dblclick();
        // The second press may cut the first answer short: whichever page comes, it says so.
        await row.getByText("Recordatorio enviado").waitFor();
        assert.equal(await row.getByRole("button").count(), 0);
        assert.equal(await page.locator("#missing .badge-calm").count(), 1);
    }));

test("the week of whoever leads looks right while people are missing", async () => {
    await looksRight(hilo, "/team", { as: carla, name: "team-missing" });
    await looksRight(hilo, "/", { as: bruno, name: "home-reminded" });
});

test("no italic face is asked for", () =>
    hilo.visit({ as: dora, width: PHONE }, async (page) => {
        const asked = [];
        page.on("request", (request) => asked.push(request.url()));
        await page.goto("/check-in");
        await page.evaluate(() => document.fonts.ready);
        assert.deepEqual(asked.filter((url) => url.includes("italic")), []);
    }));

test("typed on a phone, saved by itself, sent with one button", () =>
    hilo.visit({ as: bruno, width: PHONE }, async (page) => {
        await page.goto("/check-in");
        await awake(page);
        const pick = page.locator(".pick").first();
        await pick.locator("textarea").first().waitFor({ state: "hidden" });
        await pick.locator("label").first().click();
        await pick.locator("textarea").first().fill(`Saqué tres lámparas malas. ${EVIL}`);
        await page.locator(".saved[data-state=saved]").waitFor();
        await page.goto("/check-in");
        assert.ok(await page.locator("[name=lived]").first().isChecked());
        assert.equal(await page.locator(".pick textarea").first().inputValue(), `Saqué tres lámparas malas. ${EVIL}`);
        await fill(page, { note: "Faltan ampolletas." });
        await choose(page, "send");
        assert.match(await page.locator(".flash").innerText(), /Registro enviado/);
        assert.match(await page.locator(".notice-calm").innerText(), /Se puede cambiar hasta el lunes a las 12:00/);
        await page.goto("/");
        assert.match(await page.locator(".waiting .done").innerText(), /Semana 47: registro enviado/);
        assert.doesNotMatch(await page.locator("main").innerText(), /recordó/);
    }));

test("a mark that is taken away leaves the words where they were", () =>
    hilo.visit({ as: berta, width: PHONE }, async (page) => {
        await page.goto("/check-in");
        await awake(page);
        const pick = page.locator(".pick").first();
        const word = "Le llevé la caja hasta el auto.";
        await pick.locator("label").first().click();
        await pick.locator("textarea").first().fill(word);
        await page.locator(".saved[data-state=saved]").waitFor();
        for (const marked of [false, true]) {
            const saved = page.waitForResponse((answer) => answer.request().method() === "POST");
            await page.locator(".pick").first().locator("label").first().click();
            assert.equal((await saved).status(), 200);
            await page.goto("/check-in");
            await awake(page);
            assert.equal(await page.locator("[name=lived]").first().isChecked(), marked);
            assert.equal(await page.locator(".pick textarea").first().inputValue(), word);
        }
        // As it was, for those who come after.
        await page.locator(".pick textarea").first().fill("");
        await page.locator(".pick").first().locator("label").first().click();
        await page.locator(".saved[data-state=saved]").waitFor();
    }));

test("what is typed before the islands are awake is saved once they are", () =>
    hilo.visit({ as: dora, width: PHONE }, async (page) => {
        let wake;
        const asleep = new Promise((resolve) => { wake = resolve; });
        await page.route("**/*.wasm", async (route) => { await asleep; await route.continue(); });
        await page.goto("/check-in");
        await page.locator("#note").fill("Escribí antes.");
        wake();
        await page.locator(".saved[data-state=saved]").waitFor();
        assert.equal(await page.locator("#note").inputValue(), "Escribí antes.");
        const saved = page.waitForResponse((answer) => answer.request().method() === "POST");
        await page.locator("#note").fill("");
        assert.equal((await saved).status(), 200);
    }));

test("without JavaScript it is saved and sent all the same", () =>
    hilo.visit({ as: berta, width: PHONE, javaScript: false }, async (page) => {
        await page.goto("/check-in");
        await page.locator(".pick > label").nth(1).click();
        await page.locator(".pick").nth(1).locator("textarea").nth(1).fill("Encontró lo que buscaba.");
        await choose(page, "save");
        assert.match(await page.locator(".flash").innerText(), /Todavía no se ha enviado/);
        assert.ok(await page.locator("[name=lived]").nth(1).isChecked());
        await page.locator(".pick-also summary").first().click();
        await page.locator("[name=touchpoint-o0]").selectOption({ label: "Caja" });
        await fill(page, { "did-o0": "Abrí otra caja." });
        await choose(page, "send");
        assert.match(await page.locator(".flash").innerText(), /Registro enviado/);
        assert.equal(await page.locator("[name=did-o0]").inputValue(), "Abrí otra caja.");
        await fill(page, { note: "Todo bien." });
        await choose(page, "send");
        assert.match(await page.locator(".flash").innerText(), /Cambios guardados/);
        await page.goto("/");
        assert.doesNotMatch(await page.locator("main").innerText(), /recordó/);
    }));

test("what is unfinished is saved too, and what can't be kept is told beside its field", () =>
    hilo.visit({ as: dora, width: PHONE, expect: [/^422/] }, async (page) => {
        await page.goto("/check-in");
        await awake(page);
        await page.locator(".pick-also summary").first().click();
        await fill(page, { "did-o0": "Todavía sin punto de contacto." });
        await page.locator(".saved[data-state=saved]").waitFor();
        // More than anybody can type; a script, or a paste in an old browser.
        await page.locator("#note").evaluate((note) => note.removeAttribute("maxlength"));
        await fill(page, { note: "x".repeat(2001) });
        await page.locator(".saved[data-state=failed]", { hasText: "2000" }).waitFor();
        assert.match(await page.locator("#note-told").innerText(), /2000 caracteres/);
        assert.equal(await page.locator("#note").getAttribute("aria-invalid"), "true");
        await fill(page, { note: "Corta." });
        await page.locator(".saved[data-state=saved]").waitFor();
        assert.equal(await page.locator("#note-told").count(), 0);
        await page.goto("/check-in");
        assert.equal(await page.locator("[name=did-o0]").inputValue(), "Todavía sin punto de contacto.");
        assert.equal(await page.locator("[name=note]").inputValue(), "Corta.");
        await choose(page, "send");
        assert.match(await page.locator("#errors").innerText(), /Completar este campo/);
        await fill(page, { "did-o0": "", note: "" });
        await choose(page, "save");
    }));

for (const javaScript of [true, false]) {
    const how = javaScript ? "with JavaScript" : "without JavaScript";

    test(`an old tab is told, and neither text is lost, ${how}`, () =>
        hilo.visit({ as: dora, javaScript, expect: [/^409/] }, async (page) => {
            await page.goto("/check-in");
            const revision = await page.locator("[name=revision]").inputValue();
            const other = await page.context().newPage();
            await other.goto("/check-in");
            await fill(other, { note: `De la otra pestaña, ${how}.` });
            await choose(other, "save");
            await fill(page, { note: "De esta pestaña." });
            if (javaScript) await page.locator(".saved[data-state=failed]").waitFor();
            await choose(page, "save");
            assert.match(await page.locator("#errors").innerText(), /Lo escrito sigue aquí/);
            assert.match(await page.locator("#stored").innerText(), new RegExp(`De la otra pestaña, ${how}`));
            assert.equal(await page.locator("[name=note]").inputValue(), "De esta pestaña.");
            assert.notEqual(await page.locator("[name=revision]").inputValue(), revision);
            await choose(page, "save");
            await page.goto("/check-in");
            assert.equal(await page.locator("[name=note]").inputValue(), "De esta pestaña.");
        }));

    test(`a session that ends while somebody types gives the text back, ${how}`, async () => {
        const text = `Escrito sin sesión, ${how}.`;
        await hilo.visit({ as: dora, javaScript }, async (page) => {
            await page.goto("/check-in");
            await hilo.post(dora, "/account/sign-out-everywhere");
            await fill(page, { note: text });
            await choose(page, "save");
            assert.ok(await page.locator("[name=login]").isVisible());
            await fill(page, { login: dora.login, password: dora.password });
            await submit(page, "[name=login]");
            assert.equal(await page.locator("[name=note]").inputValue(), text);
            await choose(page, "save");
            assert.equal(await page.locator("[name=note]").inputValue(), text);
        });
        hilo.forget(dora);
    });
}

test("the lead reads, answers, and reaches the end", async () => {
    await looksRight(hilo, "/team", { as: carla });
    await hilo.visit({ as: carla }, async (page) => {
        await page.goto("/team");
        assert.match(await page.locator("h1").innerText(), /2 registros por leer/);
        assert.match(await page.locator("#missing").innerText(), /Falta una persona[^]*Quién respondió el pulso no lo sabe nadie[^]*Dora Paz/);
        assert.match(await page.locator("aside").innerText(), /Para la próxima conversación\s+Responder a Bruno Parra/);
        await page.getByRole("link", { name: "Bruno Parra" }).click();
        await page.locator(".letter").waitFor();
        const letter = await page.locator(".letter").innerText();
        assert.ok(letter.includes(EVIL) && letter.includes("Faltan ampolletas."), letter);
        await fill(page, { body: "Las pido hoy." });
        await submit(page, "[name=body]");
        assert.match(await page.locator(".comments").innerText(), /Las pido hoy\./);
        await page.getByRole("link", { name: /El siguiente/ }).click();
        await page.locator(".letter.is-unread").waitFor();
        await submit(page, "form[action$='/read']");
        assert.equal(path(page), "/team");
        assert.match(await page.locator("h1").innerText(), /Todo leído/);
    });
    await hilo.visit({ as: bruno, width: PHONE }, async (page) => {
        await page.goto("/");
        await page.getByRole("link", { name: /Carla Rivas respondió/ }).click();
        await page.waitForURL(/my-weeks\/2026-W47/);
        assert.match(await page.locator("main").innerText(), /Quién lo abrió\s+Carla Rivas/);
        await fill(page, { body: "¡Gracias!" });
        await submit(page, "[name=body]");
        assert.match(await page.locator(".comments").innerText(), /¡Gracias!/);
    });
    await looksRight(hilo, "/my-weeks/2026-W47", { as: bruno, name: "my-week" });
    await looksRight(hilo, "/my-weeks", { as: bruno });
});

test("a lead above and HR read what was done, and not the note", async () => {
    let letter;
    await hilo.visit({ as: ines }, async (page) => {
        await page.goto("/team");
        assert.match(await page.locator("h1").innerText(), /Nada por leer/);
        await page.locator("table").getByRole("link", { name: "Maipú" }).click();
        await page.getByRole("link", { name: "Bruno Parra" }).click();
        await page.locator(".letter").waitFor();
        letter = path(page);
        const text = await page.locator("main").innerText();
        assert.ok(text.includes("Saqué tres lámparas malas.") && !text.includes("Faltan ampolletas.") && !text.includes("Las pido hoy."), text);
        assert.equal(await page.locator("[name=body]").count(), 0);
    });
    await looksRight(hilo, letter, { as: hilda, name: "letter-hr" });
    await looksRight(hilo, letter, { as: carla, name: "letter" });
    await looksRight(hilo, "/team", { as: hilda, name: "team-hr" });
    await looksRight(hilo, "/team", { as: laura, name: "team-leadership" });
    await hilo.visit({ as: laura }, async (page) => {
        assert.equal((await page.goto(letter)).status(), 404);
    });
});

test("after the close a draft is sent late, and the rest is there to be read", async () => {
    await hilo.moveTo("2026-11-23T16:00:00Z");
    await hilo.visit({ as: dora, width: PHONE }, async (page) => {
        await page.goto("/check-in");
        await page.getByRole("link", { name: "Enviar tarde" }).click();
        await page.locator("#checkin").waitFor();
        await choose(page, "send");
        assert.equal(path(page), "/my-weeks/2026-W47");
        assert.match(await page.locator(".flash").innerText(), /fuera de plazo/);
    });
    await hilo.visit({ as: berta, javaScript: false }, async (page) => {
        await page.goto("/my-weeks");
        await fill(page, { q: "ABRI OTRA" });
        await submit(page, "[name=q]");
        assert.equal(await page.locator("main .list li").count(), 1);
        await fill(page, { q: "nada de esto" });
        await submit(page, "[name=q]");
        assert.match(await page.locator(".empty").innerText(), /Ninguna semana/);
        await page.goto("/check-in?week=2026-W47");
        assert.equal(path(page), "/my-weeks/2026-W47");
    });
    await looksRight(hilo, "/", { as: carla, name: "home-lead" });
});

test("signing in with an empty form leads where it should", () =>
    hilo.visit({}, async (page) => {
        await signIn(page, bruno, "/check-in");
        assert.equal(path(page), "/check-in");
    }));
