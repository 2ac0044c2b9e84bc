// The main job on real input: from an empty folder to figures by area that agree with a count made here.
//
// A people file is imported, leadership publishes a purpose, three values and a journey of six touchpoints, every role
// of two areas declares a contribution and its lead confirms it, and everybody sends a check-in.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Client, csv, options, values } from "./lib/client.mjs";
import { idOf } from "./lib/people.mjs";
import { Server } from "./lib/server.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const ORGANISATION = "Casa Matriz";
const PASSWORD = "once cucharas y un mantel";
// Week 47 of 2026 opens on Thursday the 19th at 08:00 and closes on Monday the 23rd at 12:00, in UTC here.
const BEFORE = "2026-11-18T09:00:00Z";
const OPEN = "2026-11-19T09:00:00Z";
const CLOSED = "2026-11-23T13:00:00Z";
const TOUCHPOINTS = ["Anuncio", "Exhibición", "Consejo", "Caja", "Despacho", "Reclamo"];
const VALUES = ["Lo que se ve, funciona", "Quien atiende, resuelve", "La palabra se cumple"];

/** @type {{name: string, file: string, people: number, warnings: number, two: string[]}[]} */
const INPUTS = [
    { name: "the sample's people", file: resolve(root, "server/sample/people.csv"), people: 120, warnings: 0, two: ["Tiendas/Maipú", "Logística"] },
    // A real company's, where the checkout has it beside itself.
    { name: "a real company's people", file: resolve(root, "../shared/data/people-hr.csv"), people: 107, warnings: 1, two: ["Sales", "Shipping"] },
].filter(({ file }) => existsSync(file));

for (const [number, input] of INPUTS.entries()) {
    test(`the main job with ${input.name}`, () => mainJob(number, input));
}

async function mainJob(number, input) {
    const server = new Server(`main-job-${number}`);
    after(() => server.end());
    server.setClock(BEFORE);
    const people = csv(readFileSync(input.file, "utf8")).map((row, place) => ({ ...row, place }));
    assert.equal(people.length, input.people);

    const imported = await server.cli("people", "import", input.file, "--organisation", ORGANISATION, "--leads-from-managers");
    assert.equal(imported.code, 0, imported.stderr);
    assert.match(imported.stdout, new RegExp(`^${input.people} new, 0 changed`));
    assert.equal((imported.stdout.match(/warning:|Warning:/g) ?? []).length, input.warnings, imported.stdout);
    await server.start();

    const keeper = await makeKeeper(server, people[0]);
    const clients = await everybodyComesIn(server, keeper, people);
    const boss = clients.get(people[0]);
    const statements = await publishStatements(boss);
    const touchpoints = await publishJourney(boss, statements);
    const areas = await areaIds(boss);
    const declared = await declareContributions({ boss, clients, people, areas, statements, touchpoints }, input.two);
    await acknowledge(clients, people, statements);

    server.setClock(OPEN);
    await server.restart();
    await everybodyWrites(clients, people.filter((person) => !isLate(person)), { declared, touchpoints });
    server.setClock(CLOSED);
    await server.restart();
    await everybodyWrites(clients, people.filter(isLate), { declared, touchpoints });

    const shown = csv(await boss.get("/alignment/export.csv?week=2026-W47"));
    assert.deepEqual(shown.map(plain).sort(byPath), expectedRows(people, { declared, touchpoints, statements }));
}

// —— who does what: by place in the file, so that each figure differs from area to area

/** Sends after the close. */
const isLate = (person) => person.place % 7 === 6;
/** Taps their own contribution, if their role has one. */
const lives = (person) => person.place % 3 !== 1;
/** Did something for a touchpoint that is not their role's. */
const helps = (person) => person.place % 11 === 5;
const acknowledges = (person, statement) => (person.place + statement) % 4 !== 0;

const login = (person) => person.email || person.employee_id;
/** Where somebody without an area is: in the organisation's own. */
const pathOf = (person) => (person.area === "" || person.area === ORGANISATION ? [] : person.area.split("/"));
const roleOf = (person) => `${person.area}|${person.role}`;

// —— the story

/** The first person of the file as admin, who may also publish and see all. */
async function makeKeeper(server, person) {
    const made = await server.cli("admin", "create", login(person));
    assert.equal(made.code, 0, made.stderr);
    const keeper = await comeIn(server, made.stdout.match(/\/welcome\/\S+/)[0]);
    const id = await personId(keeper, person);
    const revision = values(await keeper.get(`/people/${id}`), "revision").at(-1);
    const rights = new URLSearchParams([["revision", revision], ["grant", "admin"], ["grant", "leadership"], ["grant", "hr"]]);
    await keeper.post(`/people/${id}/grants`, rights);
    return keeper;
}

async function comeIn(server, link) {
    const client = new Client(server);
    await client.get(link);
    await client.post(link, { password: PASSWORD, password_again: PASSWORD });
    return client;
}

async function personId(client, person) {
    const page = await client.get(`/people?q=${encodeURIComponent(login(person))}`);
    return idOf(page.match(/href="\/people\/[0-9a-f-]{36}"/)[0]);
}

async function everybodyComesIn(server, keeper, people) {
    const links = csv(await keeper.download("/people/invitations", { area: "" }));
    assert.equal(links.length, people.length - 1, "everybody but the keeper, who is in");
    const byLogin = new Map(links.map((row) => Object.values(row)).map(([, name, link]) => [name, new URL(link).pathname]));
    const clients = new Map([[people[0], keeper]]);
    for (const person of people.slice(1)) clients.set(person, await comeIn(server, byLogin.get(login(person))));
    return clients;
}

async function publishStatements(boss) {
    const wanted = [["purpose", "Que arreglar la casa sea una alegría"], ...VALUES.map((title) => ["value", title])];
    const ids = [];
    for (const [kind, title] of wanted) {
        const id = idOf(await boss.post("/statements", { kind, title }));
        await boss.post(`/statements/${id}/publish`, { revision: "1" });
        ids.push(id);
    }
    return ids;
}

async function publishJourney(boss, statements) {
    const journey = idOf(await boss.post("/experience/journeys/new", { name: "Comprar para la casa", summary: "", stages: "Elige\nCompra\nRecibe" }));
    const draft = await boss.get(`/experience/${journey}/draft`);
    const stages = [...new Set(draft.match(/\/experience\/[0-9a-f-]{36}\/draft\/stages\/[0-9a-f-]{36}\/touchpoint/g))];
    assert.equal(stages.length, 3);
    for (const [at, name] of TOUCHPOINTS.entries()) {
        await boss.post(stages[Math.floor(at / 2)], {
            name, promise: `Lo que promete ${name}`, emotion_word: "confianza", emotion: "1", effort: "Poco", channel: "Tienda",
            side: "front", statements: statements[at % statements.length],
        });
    }
    const publish = await boss.get(`/experience/${journey}/publish`);
    await boss.post(`/experience/${journey}/publish`, { revision: values(publish, "revision")[0], change_note: "" });
    const choices = options(await boss.get("/my-role/propose"), "touchpoint");
    return TOUCHPOINTS.map((name) => choices.find(({ text }) => text === name).value);
}

/** By their path, such as `Sales` or `Tiendas/Maipú`. */
async function areaIds(boss) {
    const names = new Set();
    const ids = new Map();
    for (const { value, text } of options(await boss.get("/areas/new"), "parent")) {
        // Deeper areas are indented; two of the same name would need their paths.
        const name = text.replace(/^[\s·—–\u00a0]+/, "");
        assert.ok(!names.has(name), `two areas are called ${name}`);
        names.add(name);
        ids.set(name, value);
    }
    return (path) => ids.get(path.split("/").at(-1));
}

/** A sentence for every role of two areas, proposed by somebody of the role and confirmed by the area's lead. */
async function declareContributions({ boss, clients, people, areas, statements, touchpoints }, two) {
    const declared = new Map();
    for (const area of two) {
        const members = people.filter((person) => person.area === area);
        const lead = leadOf(members);
        await boss.post(`/areas/${areas(area)}/lead`, { person: await personId(boss, lead) });
        for (const role of new Set(members.map((person) => person.role))) {
            const somebody = members.find((person) => person.role === role);
            const touchpoint = declared.size % touchpoints.length;
            const to = await clients.get(somebody).post("/my-role/propose", {
                touchpoint: touchpoints[touchpoint], statement: statements[touchpoint % statements.length],
                does: `hago lo mío como ${role}`, gets: "reciba lo prometido",
            });
            const revision = values(await clients.get(lead).get(to), "revision")[0];
            await clients.get(lead).post(`${to}/confirm`, { revision });
            declared.set(`${area}|${role}`, touchpoint);
        }
    }
    assert.ok(declared.size >= 4, "several roles declare");
    return declared;
}

/** Whom most of its people name as their manager; of several the one hired first. */
function leadOf(members) {
    const votes = (person) => members.filter((member) => member.manager_email && member.manager_email === person.email).length;
    return [...members].sort((a, b) => votes(b) - votes(a) || a.hired_on.localeCompare(b.hired_on))[0];
}

async function acknowledge(clients, people, statements) {
    for (const person of people) {
        for (const [at, statement] of statements.entries()) {
            if (acknowledges(person, at)) await clients.get(person).post(`/statements/${statement}/acknowledge`, { number: "1" });
        }
    }
}

async function everybodyWrites(clients, people, { declared, touchpoints }) {
    for (const person of people) {
        const page = await clients.get(person).get("/check-in?week=2026-W47");
        const mine = values(page, "lived");
        assert.equal(mine.length, declared.has(roleOf(person)) ? 1 : 0, `${person.name} may tap what holds for ${roleOf(person)}`);
        const form = { week: "2026-W47", revision: values(page, "revision")[0], note: `Semana de ${person.name}`, action: "send" };
        if (lives(person) && mine.length > 0) Object.assign(form, { lived: mine[0], [`did-${mine[0]}`]: "Lo hice." });
        if (helps(person)) Object.assign(form, { "touchpoint-o0": touchpoints[person.place % 6], "did-o0": "Ayudé." });
        await clients.get(person).post("/check-in", form);
    }
}

// —— the count, made from the file alone

function expectedRows(people, { declared, statements }) {
    const paths = new Set([""]);
    for (const person of people) pathOf(person).forEach((_, depth) => paths.add(pathOf(person).slice(0, depth + 1).join("/")));
    return [...paths].map((path) => figures(path, people, declared, statements)).sort(byPath);
}

function figures(path, people, declared, statements) {
    const within = people.filter((person) => path === "" || `${pathOf(person).join("/")}/`.startsWith(`${path}/`));
    const inTime = within.filter((person) => !isLate(person));
    const pairs = within.flatMap((person) => statements.map((_, at) => acknowledges(person, at)));
    const claims = new Set(within.filter((person) => declared.has(roleOf(person))).map((person) => declared.get(roleOf(person))));
    const entries = new Set(inTime.flatMap((person) => [
        ...(lives(person) && declared.has(roleOf(person)) ? [declared.get(roleOf(person))] : []),
        ...(helps(person) ? [person.place % 6] : []),
    ]));
    const lived = [...claims].filter((touchpoint) => entries.has(touchpoint));
    const covered = within.filter((person) => declared.has(roleOf(person)));
    return {
        path: [ORGANISATION, ...path.split("/").filter(Boolean)].join("/"),
        participation: share(inTime.length, within.length), late: within.length - inTime.length,
        acknowledgement: share(pairs.filter(Boolean).length, pairs.length),
        coverage: share(covered.length, within.length),
        lived: share(lived.length, claims.size),
    };
}

/** As text: numerator, denominator and percentage, rounded with halves up; no figure of nothing. */
const share = (part, whole) => `${part}/${whole}=${whole === 0 ? "" : Math.floor((200 * part + whole) / (2 * whole))}`;

const byPath = (a, b) => (a.path < b.path ? -1 : 1);

function plain(row) {
    return {
        path: row.path,
        participation: `${row.in_time}/${row.expected}=${row.participation}`, late: Number(row.late),
        acknowledgement: `${row.acknowledged}/${row.acknowledgements_possible}=${row.acknowledgement}`,
        coverage: `${row.covered}/${row.people}=${row.coverage}`,
        lived: `${row.lived}/${row.declared}=${row.lived_share}`,
    };
}
