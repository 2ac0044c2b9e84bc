// Areas, people, grants, leave, invitations, settings and the record of it all.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { ADMIN, ORGANISATION, fill, installation, looksRight, noHorizontalScroll, signIn, submit } from "./lib/hilo.mjs";

const hilo = await installation("people");
const PASSWORD = "tres gatos azules y un tren";
const EVIL = "</textarea><script>alert(1)</script>";

/** The id in an address such as /people/<id>. */
const idOf = (path) => path.match(/[0-9a-f-]{36}/)?.[0];
const path = (page) => new URL(page.url()).pathname;

let root;
const area = async (name, parent = root, form = {}) => idOf(await hilo.post(ADMIN, "/areas/new", { name, parent, ...form }));
const person = async (name, inArea, form = {}) => {
    const login = `${name.toLowerCase().normalize("NFD").replace(/[^a-z ]/g, "").replaceAll(" ", ".")}@ejemplo.test`;
    const id = idOf(await hilo.post(ADMIN, "/people/new", { name, email: login, area: inArea, ...form }));
    return { id, name, login, password: PASSWORD };
};

/** Through the page that shows the link once, to a password of their own. */
const settle = (user) => hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
    await page.goto(`/people/${user.id}`);
    await submit(page, `form[action='/people/${user.id}/link']`);
    const link = await page.locator("#link").inputValue();
    await hilo.visit({ javaScript: false }, async (theirs) => {
        await theirs.goto(new URL(link).pathname);
        await fill(theirs, { password: PASSWORD, password_again: PASSWORD });
        await submit(theirs, "[name=password]");
        assert.equal(path(theirs), "/");
    });
    return link;
});

let tiendas, maipu, bodega, carla, bruno, elsa;

test("the organisation is the root of the tree", () =>
    hilo.visit({ as: ADMIN }, async (page) => {
        await page.goto("/areas");
        const link = page.locator(".tree a").first();
        assert.equal(await link.innerText(), ORGANISATION);
        root = idOf(await link.getAttribute("href"));
    }));

for (const javaScript of [true, false]) {
    const how = javaScript ? "with JavaScript" : "without JavaScript";
    test(`an area is made, says what is missing, and is renamed, ${how}`, () =>
        hilo.visit({ as: ADMIN, javaScript }, async (page) => {
            await page.goto(`/areas/new?parent=${root}`);
            await page.locator("form.form").evaluate((form) => { form.noValidate = true; });
            await submit(page, "[name=name]");
            assert.equal(await page.locator("[name=name]").getAttribute("aria-invalid"), "true");
            await fill(page, { name: javaScript ? "Tiendas" : EVIL });
            await submit(page, "[name=name]");
            assert.equal(await page.locator("h1").innerText(), javaScript ? "Tiendas" : EVIL);
            if (javaScript) return;
            await page.goto(`${page.url()}/edit`);
            await fill(page, { name: "Bodega" });
            await page.locator("[name=external]").check();
            await submit(page, "[name=name]");
            assert.equal(await page.locator("h1").innerText(), "Bodega");
            assert.match(await page.locator(".page-head").innerText(), /externa/);
            bodega = idOf(page.url());
        }));
}

test("people are made in their areas", async () => {
    await hilo.visit({ as: ADMIN }, async (page) => {
        await page.goto("/areas");
        tiendas = idOf(await page.locator(".tree a", { hasText: "Tiendas" }).getAttribute("href"));
    });
    maipu = await area("Maipú", tiendas);
    carla = await person("Carla Rivas", tiendas, { role: "Jefa de tienda", hired_on: "2019-03-01" });
    bruno = await person("Bruno Soto", maipu, { role: "Cajero", manager: carla.login });
    elsa = await person("Elsa Paz", bodega, { role: "Bodeguera" });
    await hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        await page.goto("/people/new");
        await fill(page, { name: EVIL, email: carla.login, manager: "Nadie" });
        await page.locator("[name=area]").selectOption(maipu);
        await submit(page, "[name=name]");
        assert.equal(path(page), "/people/new");
        assert.equal(await page.locator("[name=name]").inputValue(), EVIL);
        assert.equal(await page.locator("[name=area]").inputValue(), maipu);
        for (const field of ["email", "manager"]) assert.ok(await page.locator(`#${field}-error`).isVisible(), field);
    });
});

test("the list is searched, filtered and sorted", () =>
    hilo.visit({ as: ADMIN }, async (page) => {
        const names = () => page.locator("tbody th a").allInnerTexts();
        await page.goto("/people");
        assert.deepEqual(await names(), ["Ana Díaz", "Bruno Soto", "Carla Rivas", "Elsa Paz"]);
        await page.locator("[name=q]").fill("riVAS");
        await submit(page, "[name=q]");
        assert.deepEqual(await names(), ["Carla Rivas"]);
        await page.goto(`/people?area=${tiendas}&sort=-name`);
        assert.deepEqual(await names(), ["Carla Rivas", "Bruno Soto"]);
        await page.goto("/people?q=zzz");
        assert.match(await page.locator(".empty h2").innerText(), /Nadie coincide/);
    }));

test("a link gets in once, and a second one resets", async () => {
    const used = await settle(carla);
    await hilo.visit({}, async (page) => {
        assert.equal((await page.goto(new URL(used).pathname)).status(), 404);
    });
    await hilo.visit({ as: ADMIN }, async (page) => {
        await page.goto(`/people/${carla.id}`);
        assert.match(await page.locator("aside").innerText(), /Tiene contraseña/);
    });
});

test("a link is shown whole on a phone, and copied", () =>
    hilo.visit({ as: ADMIN, width: 320 }, async (page) => {
        await page.goto(`/people/${carla.id}`);
        await submit(page, `form[action='/people/${carla.id}/link']`);
        await noHorizontalScroll(page);
        assert.ok(await page.locator("#link").evaluate((field) => field.scrollHeight <= field.clientHeight + 1));
        await page.getByRole("button", { name: "Copiar" }).click();
        await page.locator("main [role=status]", { hasText: "Copiado." }).waitFor();
    }));

test("invitations for many come as a file", () =>
    hilo.visit({ as: ADMIN }, async (page) => {
        await page.goto("/people?state=no-password");
        await page.getByLabel("Marcar a Bruno Soto").check();
        const [marked] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /marcadas/ }).click()]);
        const lines = (await readFile(await marked.path(), "utf8")).trim().split("\r\n");
        assert.equal(lines.length, 2);
        assert.match(lines[1], /^Bruno Soto,bruno\.soto@ejemplo\.test,http.+\/welcome\/[\w-]{43},\d{4}-/);
        await page.goto("/people/invitations");
        assert.match(await page.locator(".notice").innerText(), /2 personas/);
        const [all] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /descargar/ }).click()]);
        assert.equal((await readFile(await all.path(), "utf8")).trim().split("\r\n").length, 3);
    }));

test("a lead is named from a search, names a stand-in, and sees the own people", async () => {
    await settle(bruno);
    await settle(elsa);
    await hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        await page.goto(`/areas/${tiendas}/lead?q=carla`);
        await submit(page, "ul.list form");
        assert.match(await page.locator(".flash").innerText(), /Carla Rivas es ahora responsable/);
    });
    await hilo.visit({ as: carla }, async (page) => {
        await page.goto(`/areas/${maipu}/stand-ins?q=bruno`);
        await submit(page, "ul.list form");
        assert.match(await page.locator("aside").innerText(), /Bruno Soto/);
        await page.goto("/people");
        assert.deepEqual(await page.locator("tbody th a").allInnerTexts(), ["Bruno Soto", "Carla Rivas"]);
        await page.goto(`/people/${bruno.id}`);
        assert.match(await page.locator("main").innerText(), /bruno\.soto@ejemplo\.test/);
    });
});

test("a colleague sees name, area and role, and no list", () =>
    hilo.visit({ as: elsa }, async (page) => {
        await page.goto(`/people/${carla.id}`);
        const text = await page.locator("main").innerText();
        assert.match(text, /Jefa de tienda en Tiendas/);
        assert.doesNotMatch(text, /ejemplo\.test|Permisos|Ausencias/);
        for (const [where, status] of [["/people", 403], ["/people/new", 403], ["/settings", 403], ["/audit", 403], [`/areas/${tiendas}/edit`, 403]]) {
            assert.equal((await page.goto(where)).status(), status, where);
        }
        assert.equal((await page.goto("/areas")).status(), 200);
        assert.equal(await page.locator("a[href='/areas/new']").count(), 0);
    }));

test("leave is noted by oneself and by the lead", async () => {
    const day = (plus) => new Date(Date.now() + plus * 86_400_000).toISOString().slice(0, 10);
    await hilo.visit({ as: bruno, javaScript: false }, async (page) => {
        await page.goto("/account");
        await fill(page, { from: day(2), to: day(1) });
        await submit(page, "[name=from]");
        assert.match(await page.locator("#to-error").innerText(), /anterior al comienzo/);
        assert.equal(await page.locator("#from").inputValue(), day(2));
        await fill(page, { from: day(-1), to: day(5) });
        await submit(page, "[name=from]");
        assert.equal(path(page), "/account");
        assert.match(await page.locator(".flash").innerText(), /Ausencia anotada/);
    });
    await hilo.visit({ as: carla }, async (page) => {
        await page.goto("/people?state=leave");
        assert.deepEqual(await page.locator("tbody th a").allInnerTexts(), ["Bruno Soto"]);
        await page.goto(`/people/${bruno.id}`);
        await page.locator("summary", { hasText: "Cambiar" }).click();
        await submit(page, "form[action$='/remove']");
        assert.match(await page.locator(".flash").innerText(), /Ausencia quitada/);
    });
});

test("grants are given by an admin, and the last admin stays", () =>
    hilo.visit({ as: ADMIN }, async (page) => {
        await page.goto(`/people/${carla.id}`);
        await page.locator("[name=grant][value=hr]").check();
        await submit(page, "[name=grant][value=hr]");
        assert.match(await page.locator(".flash").innerText(), /Permisos guardados/);
        await page.goto("/people?q=Ana");
        await page.locator("tbody th a").click();
        await page.locator("[name=grant][value=admin]").uncheck();
        await submit(page, "[name=grant][value=admin]");
        assert.match(await page.locator("#errors").innerText(), /última persona con administración/);
    }));

test("HR sees the record; deactivating ends sessions; coming back needs an area", async () => {
    await hilo.visit({ as: elsa }, (elsewhere) =>
        hilo.visit({ as: carla, javaScript: false }, async (page) => {
            await page.goto(`/people/${elsa.id}/deactivate`);
            assert.match(await page.locator("h1").innerText(), /¿Desactivar a Elsa Paz\?/);
            await submit(page, "form[action$='/deactivate']");
            assert.match(await page.locator(".flash").innerText(), /ya no tiene acceso/);
            assert.equal((await elsewhere.goto("/account")).status(), 401);
            await page.goto(`/people/${elsa.id}/reactivate`);
            await page.locator("[name=area]").selectOption(bodega);
            await submit(page, "[name=area]");
            assert.match(await page.locator(".flash").innerText(), /está de vuelta/);
            await page.goto("/audit?group=people&about=elsa");
            const lines = await page.locator(".timeline li > p:first-child").allInnerTexts();
            assert.match(lines[0], /^Carla Rivas reactivó a Elsa Paz en Bodega$/);
            assert.match(lines[1], /^Carla Rivas desactivó a Elsa Paz$/);
        }));
    hilo.forget(elsa);
    await hilo.visit({}, (page) => signIn(page, elsa, "/account"));
});

test("a form made from something older is not saved and not lost", () =>
    hilo.visit({ as: ADMIN }, async (page) => {
        await page.goto(`/people/${elsa.id}/edit`);
        const revision = await page.locator("[name=revision]").inputValue();
        await hilo.post(ADMIN, `/people/${elsa.id}/edit`, { name: "Elsa Paz Vial", email: elsa.login, area: bodega, role: "Bodeguera", revision });
        await fill(page, { name: "Elsa Paz Otra" });
        await submit(page, "[name=name]");
        assert.match(await page.locator("#errors").innerText(), /Mientras tanto se guardó otra cosa/);
        assert.equal(await page.locator("[name=name]").inputValue(), "Elsa Paz Otra");
    }));

test("the week can be set, and says from when it applies", () =>
    hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        await page.goto("/settings");
        await page.locator("[name=closes_day]").selectOption("4");
        await fill(page, { closes_time: "09:00" });
        await submit(page, "[name=closes_time]");
        assert.match(await page.locator("#closes_time-error").innerText(), /al menos cuatro horas/);
        await page.locator("[name=closes_day]").selectOption("1");
        await submit(page, "[name=closes_time]");
        assert.match(await page.locator(".flash").innerText(), /Configuración guardada/);
        assert.match(await page.locator("main .notice").innerText(), /Un cambio vale desde la semana \d+/);
    }));

test("an empty area is archived after a question", () =>
    hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        const empty = await area("Por cerrar");
        await page.goto(`/areas/${empty}/edit`);
        await page.locator("a", { hasText: "Archivar" }).click();
        await submit(page, "form[action$='/archive']");
        assert.match(await page.locator(".flash").innerText(), /quedó archivada/);
        assert.equal((await page.goto(`/areas/${empty}`)).status(), 404);
    }));

test("somebody waits for an invitation, and somebody is away", async () => {
    await person("Zoé Núñez de la Fuente y Etcheverry", maipu, { role: "Reponedora de materiales de construcción" });
    const today = new Date().toISOString().slice(0, 10);
    await hilo.post(ADMIN, `/people/${carla.id}/leave`, { from: today, to: "", _page: "/people" });
});

for (const [where, name] of [
    [() => "/people", "people"],
    [() => "/people?q=zzz", "people-none"],
    [() => "/people?state=no-password", "people-no-password"],
    [() => "/people/new", "people-new"],
    [() => "/people/invitations", "people-invitations"],
    [() => `/people/${carla.id}`, "people-one"],
    [() => `/people/${carla.id}/edit`, "people-edit"],
    [() => `/people/${carla.id}/deactivate`, "people-deactivate"],
    [() => "/areas", "areas"],
    [() => "/areas/new", "areas-new"],
    [() => `/areas/${tiendas}`, "areas-one"],
    [() => `/areas/${tiendas}/edit`, "areas-edit"],
    [() => `/areas/${tiendas}/lead?q=a`, "areas-lead"],
    [() => "/settings", "settings"],
    [() => "/audit", "audit"],
    [() => "/who-sees-what", "who-sees-what"],
    [() => "/account", "account-leave"],
]) {
    test(`${name} looks right`, () => looksRight(hilo, where(), { as: ADMIN, name }));
}
test("a colleague's page looks right", () => looksRight(hilo, `/people/${carla.id}`, { as: elsa, name: "people-colleague" }));
