// Importing people: upload, columns, review, outcome; again changes nothing; bad files; the export.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ADMIN, installation, looksRight, submit, until } from "./lib/hilo.mjs";

const sample = resolve(dirname(fileURLToPath(import.meta.url)), "../../server/sample/people.csv");
const hilo = await installation("import");
const lines = readFileSync(sample, "utf8").trimEnd().split("\n");

/** A file in the server's folder. */
function file(name, content) {
    const path = join(hilo.server.folder, name);
    writeFileSync(path, content);
    return path;
}

/** Uploads a file; the page that follows is its columns, or the upload again. */
async function upload(page, path) {
    await page.goto("/people/import");
    await page.locator("[name=file]").setInputFiles(path);
    await submit(page, "[name=file]");
}

/** From the columns to the review, as they are guessed. */
async function review(page, path) {
    await upload(page, path);
    await submit(page, "[name=column_0]");
}

/** Presses "import" and waits for the outcome, however often the page has to be loaded. */
async function apply(page) {
    await submit(page, "[name=fingerprint]");
    await until(async () => {
        if ((await page.locator("progress").count()) === 0) return true;
        await page.reload();
        return false;
    }, "the import is done");
}

const counts = (page) => page.locator("dl.counts > div").evaluateAll((items) =>
    Object.fromEntries(items.map((item) => [item.querySelector("dt").textContent, item.querySelector("dd").textContent])));

test("the start of an import looks right", () => looksRight(hilo, "/people/import", { as: ADMIN }));

for (const [what, name, content, said] of [
    ["a picture", "foto.csv", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /No es un archivo CSV/],
    ["a workbook", "personas.xlsx", Buffer.from("504b030414000600", "hex"), /Es una planilla/],
    ["an empty file", "nada.csv", "", /El archivo está vacío/],
    ["a header alone", "solo.csv", "nombre,correo\n", /ninguna fila/],
    ["an open quotation mark", "comillas.csv", "nombre,correo\n\"Ana,a@ejemplo.test\n", /línea 2/],
]) {
    test(`${what} is refused in words`, () => hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        await upload(page, file(name, content));
        assert.match(await page.locator("#file-error").innerText(), said);
    }));
}

test("a file that is too large is refused on its own form", () => hilo.visit({ as: ADMIN, expect: [/^413/] }, async (page) => {
    await upload(page, file("grande.csv", Buffer.alloc(80 << 20, "nombre,correo\n")));
    assert.match(await page.locator("#errors").innerText(), /hasta 64 MB/);
    assert.ok(await page.locator("[name=file]").isVisible());
}));

test("columns can be corrected, and a missing one is named", () => hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
    await upload(page, file("raras.csv", "A;B;C\nAna Díaz;ana.d@ejemplo.test;Tiendas\n"));
    assert.match(await page.locator("main").innerText(), /punto y coma/);
    await page.locator("[name=column_1]").selectOption("name");
    await submit(page, "[name=column_0]");
    assert.match(await page.locator("#errors").innerText(), /número de empleado o el correo/);
    assert.equal(await page.locator("[name=column_1]").inputValue(), "name");
    await page.locator("[name=column_0]").selectOption("name");
    await submit(page, "[name=column_0]");
    assert.ok(await page.locator("#column_1-error").isVisible());
    await page.locator("[name=column_1]").selectOption("email");
    await page.locator("[name=column_2]").selectOption("area");
    await submit(page, "[name=column_0]");
    assert.match(await page.locator("h1").innerText(), /una persona nueva o con cambios/);
    await submit(page, "form[action$='/discard']");
    assert.match(await page.locator(".flash").innerText(), /descartado/);
}));

test("bad rows are listed with line, column and value, and nothing is applied", async () => {
    const bad = [...lines];
    bad[3] = bad[3].replace("@example.com", "@@example.com");
    bad[5] = bad[5].replace(/,\d{4}-\d\d-\d\d$/, ",31/02/2020");
    const path = file("malas.csv", bad.join("\n"));
    let address;
    await hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        await review(page, path);
        address = new URL(page.url()).pathname;
        const rows = await page.locator("tr.is-problem").allInnerTexts();
        assert.ok(rows.some((row) => /^4\s/.test(row) && /@@example\.com/.test(row) && /No es una dirección/.test(row)), rows.join("\n"));
        assert.ok(rows.some((row) => /^6\s/.test(row) && /31\/02\/2020/.test(row)), rows.join("\n"));
        assert.equal(await page.locator("[name=fingerprint]").count(), 0);
    });
    await looksRight(hilo, address, { as: ADMIN, name: "people-import-errors" });
    await looksRight(hilo, `${address}?step=columns`, { as: ADMIN, name: "people-import-columns" });
});

test("the sample is imported, and again changes nothing", async () => {
    let address;
    await hilo.visit({ as: ADMIN }, async (page) => {
        await review(page, sample);
        address = new URL(page.url()).pathname;
        assert.equal((await counts(page)).nuevas, "120");
    });
    await looksRight(hilo, address, { as: ADMIN, name: "people-import-review" });
    await hilo.visit({ as: ADMIN }, async (page) => {
        await page.goto(address);
        await apply(page);
        assert.match(await page.locator("h1").innerText(), /Importación lista/);
        assert.equal((await counts(page)).nuevas, "120");
        // A second press, from a tab that was left open, changes nothing.
        await hilo.post(ADMIN, `${address}/apply`, { fingerprint: "old" });
    });
    await looksRight(hilo, address, { as: ADMIN, name: "people-import-outcome" });
    await hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        await review(page, sample);
        assert.match(await page.locator("h1").innerText(), /Todo está al día/);
        assert.equal((await counts(page))["sin cambios"], "120");
    });
});

test("changes are shown before and after, and many who leave need a word", async () => {
    const fewer = lines.filter((_, line) => line < 60).map((line) => line.replace("Asistente de gerencia", "Jefe de gabinete"));
    const path = file("menos.csv", fewer.join("\n"));
    let address;
    await hilo.visit({ as: ADMIN, javaScript: false }, async (page) => {
        await review(page, path);
        address = new URL(page.url()).pathname;
        assert.match(await page.locator("h1").innerText(), /61 de 120/);
        await page.goto(`${address}?list=changed`);
        const change = page.locator(".diff").first();
        assert.equal(await change.locator("del").innerText(), "Asistente de gerencia");
        assert.equal(await change.locator("ins").innerText(), "Jefe de gabinete");
        await submit(page, "[name=fingerprint]");
        assert.match(await page.locator("#errors").innerText(), /Marcar la casilla/);
    });
    await looksRight(hilo, address, { as: ADMIN, name: "people-import-leaving" });
    await looksRight(hilo, `${address}?list=changed`, { as: ADMIN, name: "people-import-changed" });
    await hilo.visit({ as: ADMIN }, async (page) => {
        await page.goto(address);
        await page.locator("[name=confirmed]").check();
        await apply(page);
        assert.equal((await counts(page)).desactivadas, "61");
    });
});

test("the export imports to nothing new, also at the command line", async () => {
    await hilo.visit({ as: ADMIN }, async (page) => {
        await page.goto("/people/import");
        const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a[href='/people/export.csv']").click()]);
        const path = join(hilo.server.folder, "export.csv");
        await download.saveAs(path);
        assert.match(readFileSync(path, "utf8"), /^\ufeffemployee_id,name,email/);
        const said = await hilo.server.cli("people", "import", path, "--dry-run", "--lang", "es");
        assert.equal(said.code, 0, said.stderr);
        assert.match(said.stdout, /0 nuevas, 0 con cambios/);
    });
});

test("nobody else gets in", () => hilo.visit({}, async (page) => {
    const response = await page.goto("/people/import");
    assert.equal(response.status(), 401);
}));
