// One `hilo serve` on an empty folder and a free port, with a database of its own.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { binary, engine, postgresUrl, target } from "./environment.mjs";

const run = promisify(execFile);
const START_MS = 30_000;
const STOP_MS = 30_000;

export class Server {
    /** Where the server runs and keeps its data. */
    folder = mkdtempSync(join(tmpdir(), "hilo-e2e."));
    /** Such as http://127.0.0.1:40123. */
    address;
    /** The one-time link of an installation without an organisation. */
    setupLink;
    #process;
    #lines = [];
    #database;
    #name;

    /** @param {string} name of the log in target/e2e */
    constructor(name) {
        this.#name = name;
    }

    /**
     * @param {object} [options]
     * @param {string} [options.at] an address that it had before, to have it again
     */
    async start({ at } = {}) {
        this.#database ??= await this.#makeDatabase();
        const env = { ...this.#environment(), ...(at ? { HILO_ADDR: new URL(at).host } : {}) };
        const child = spawn(binary, ["serve"], { cwd: this.folder, env, stdio: ["ignore", "pipe", "pipe"] });
        this.#process = child;
        mkdirSync(join(target, "e2e"), { recursive: true });
        const log = createWriteStream(join(target, "e2e", `${this.#name}-${engine}.log`), { flags: "a" });
        const gone = once(child, "close").then(([code, signal]) => {
            log.end();
            throw new Error(`the server ended (${signal ?? code}):\n${this.tail()}`);
        });
        gone.catch(() => {});
        const said = new Promise((resolve) => {
            for (const stream of [child.stdout, child.stderr]) {
                createInterface({ input: stream }).on("line", (line) => {
                    this.#lines.push(line);
                    log.write(`${line}\n`);
                    this.address ??= line.match(/^Hilo (?:is at|está en) (https?:\S+)/)?.[1];
                    this.setupLink = line.match(/https?:\S+\/setup\/[\w-]+/)?.[0] ?? this.setupLink;
                    if (this.address) resolve();
                });
            }
        });
        await within(START_MS, Promise.race([said, gone]), () => `the server did not start:\n${this.tail()}`);
        await within(START_MS, Promise.race([this.#ready(), gone]), () => `the server is not ready:\n${this.tail()}`);
    }

    /** As an operator would: SIGTERM, and requests under way may finish. */
    async stop() {
        const child = this.#process;
        if (!child || child.exitCode !== null || child.signalCode !== null) return;
        child.kill("SIGTERM");
        const closed = once(child, "close");
        const [code] = await within(STOP_MS, closed, () => `the server does not stop:\n${this.tail()}`).catch((error) => {
            child.kill("SIGKILL");
            throw error;
        });
        this.address = undefined;
        if (code !== 0) throw new Error(`the server stopped with ${code}:\n${this.tail()}`);
    }

    async restart() {
        await this.stop();
        await this.start();
    }

    /** Stops it and takes its data away; fails if the server complained of itself meanwhile. */
    async end() {
        try {
            await this.stop();
        } finally {
            if (engine === "postgres" && this.#database) await psql(`drop database if exists ${this.#database.name} with (force)`);
            rmSync(this.folder, { recursive: true, force: true });
        }
        const errors = this.#lines.filter((line) => /"level":"ERROR"|panicked at/.test(line));
        if (errors.length > 0) throw new Error(`the server logged errors:\n${errors.join("\n")}`);
    }

    /**
     * Runs `hilo` with the server's own configuration, such as `cli("people", "import", file)`.
     * @returns {Promise<{code: number, stdout: string, stderr: string}>}
     */
    async cli(...args) {
        this.#database ??= await this.#makeDatabase();
        try {
            return { code: 0, ...(await run(binary, args, { cwd: this.folder, env: this.#environment() })) };
        } catch (error) {
            if (typeof error.code !== "number") throw error;
            return { code: error.code, stdout: error.stdout, stderr: error.stderr };
        }
    }

    /**
     * Moves the server's clock (and that of commands); it runs on from there. Before `start`, call it once to have it
     * faked at all.
     * @param {string | Date} time
     */
    setClock(time) {
        const seconds = Math.round((new Date(time).getTime() - Date.now()) / 1000);
        if (this.#process && !existsSync(this.#clockFile)) throw new Error("a running clock can't be replaced; set it before the start");
        writeFileSync(this.#clockFile, `${seconds < 0 ? "" : "+"}${seconds}s\n`);
    }

    tail() {
        return this.#lines.slice(-40).join("\n");
    }

    get #clockFile() {
        return join(this.folder, "clock");
    }

    // Nothing of the tester's own configuration reaches the server under test.
    #environment() {
        const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("HILO_"));
        return {
            ...Object.fromEntries(inherited),
            HILO_ADDR: "127.0.0.1:0",
            HILO_DATABASE_URL: this.#database.url,
            ...(existsSync(this.#clockFile) ? fakeTime(this.#clockFile) : {}),
        };
    }

    async #makeDatabase() {
        if (engine === "sqlite") return { url: "sqlite://data/hilo.db" };
        const name = `e2e_${process.pid}_${Date.now().toString(36)}`;
        await psql(`create database ${name}`);
        return { name, url: `${postgresUrl}/${name}` };
    }

    async #ready() {
        await until(async () => {
            const response = await fetch(`${this.address}/readyz`).catch(() => null);
            return response?.ok;
        }, "readyz answers");
    }
}

async function psql(statement) {
    await run("psql", ["--no-psqlrc", "--quiet", "--command", statement, `${postgresUrl}/postgres`]);
}

function fakeTime(file) {
    const library = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"]
        .map((folder) => join(folder, "faketime/libfaketimeMT.so.1"))
        .find((path) => existsSync(path));
    if (!library) throw new Error("faketime is not installed; 'make setup' installs it");
    return { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: "1", FAKETIME_DONT_FAKE_MONOTONIC: "1" };
}

async function within(ms, promise, message) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(message())), ms);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * Asks again until something holds, for what no page shows (there, locators wait by themselves).
 * @param {() => Promise<any> | any} holds gives back what it found, or something false
 * @param {string} what for the message, as in "the week has closed"
 */
export async function until(holds, what, ms = 20_000) {
    const end = Date.now() + ms;
    for (;;) {
        const found = await holds();
        if (found) return found;
        if (Date.now() > end) throw new Error(`waited ${ms} ms, but not yet: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
