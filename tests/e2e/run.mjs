// Runs the end-to-end specs, each against servers of its own: on SQLite, and on PostgreSQL where HILO_TEST_POSTGRES
// names one (tests/with-postgres.sh does).
//     node tests/e2e/run.mjs [feature…]
import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import { binary, chromium, postgresUrl, target } from "./lib/environment.mjs";

const FILE_MS = 600_000;
const REASON_LINES = 6;
const folder = dirname(fileURLToPath(import.meta.url));
const features = readdirSync(folder).filter((file) => file.endsWith(".mjs") && file !== "run.mjs").map((file) => basename(file, ".mjs"));

function chosen(names) {
    const unknown = names.filter((name) => !features.includes(name));
    if (unknown.length > 0) throw new Error(`no such spec: ${unknown.join(", ")}; there are ${features.join(", ")}`);
    return (names.length > 0 ? names : features).map((name) => join(folder, `${name}.mjs`));
}

function needed() {
    if (!existsSync(binary)) throw new Error(`${binary} is not there; 'make e2e' builds it`);
    if (!existsSync(chromium)) throw new Error(`${chromium} is not there; 'make setup' installs Chromium`);
}

// What failed is said where it happens, and once more at the end: of a long log that is all that many people see.
const failures = [];

const indent = (text, by) => text.replace(/^/gm, " ".repeat(by));

function reason(error) {
    const cause = error?.cause ?? error;
    return cause?.stack ?? cause?.message ?? String(cause);
}

// One file after the other: each has a server and a browser, and the machine may be small.
async function runOn(engine, files) {
    console.log(`\nEnd to end on ${engine === "sqlite" ? "SQLite" : "PostgreSQL"}`);
    process.env.HILO_E2E_ENGINE = engine;
    const count = { passed: 0, failed: 0 };
    for (const file of files) {
        console.log(`  ${basename(file, ".mjs")}`);
        for await (const { type, data } of run({ files: [file], concurrency: false, timeout: FILE_MS })) {
            report(type, data, file, engine, count);
        }
    }
    return count;
}

function report(type, data, file, engine, count) {
    if (type === "test:stderr" || type === "test:stdout") {
        process.stdout.write(indent(data.message.trimEnd(), 6) + "\n");
    }
    if (type !== "test:pass" && type !== "test:fail") return;
    // The file itself counts only if it fails as such: a server that does not start, or complains of itself.
    const itself = data.name === file || data.name.endsWith(basename(file));
    if (type === "test:pass") {
        if (itself) return;
        count.passed += 1;
        console.log(`    ✔ ${data.name} (${Math.round(data.details.duration_ms)} ms)`);
    } else if (!itself || count.failed === 0 || data.details.error?.failureType !== "subtestsFailed") {
        count.failed += 1;
        const why = reason(data.details.error);
        console.log(`    ✘ ${data.name}\n${indent(why, 6)}`);
        const first = why.split("\n").slice(0, REASON_LINES).join("\n");
        failures.push(`  ✘ ${engine}, ${basename(file, ".mjs")}: ${data.name}\n${indent(first, 6)}`);
    }
}

try {
    needed();
    const files = chosen(process.argv.slice(2));
    rmSync(join(target, "e2e"), { recursive: true, force: true });
    const counts = [];
    for (const engine of postgresUrl ? ["sqlite", "postgres"] : ["sqlite"]) counts.push(await runOn(engine, files));
    const sum = (of) => counts.reduce((total, count) => total + count[of], 0);
    console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
    for (const failure of failures) console.log(failure);
    process.exitCode = sum("failed") > 0 || sum("passed") === 0 ? 1 : 0;
} catch (error) {
    console.error(error.message);
    process.exitCode = 1;
}
