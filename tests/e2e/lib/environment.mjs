// What run.mjs tells the files that it runs.
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Where results go: target, wherever cargo has it. */
export const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
export const binary = resolve(process.env.HILO_BIN ?? `${target}/release/hilo`);
/** "sqlite" or "postgres". */
export const engine = process.env.HILO_E2E_ENGINE ?? "sqlite";
/** Without a database's name at its end. */
export const postgresUrl = process.env.HILO_TEST_POSTGRES;
export const chromium = process.env.HILO_CHROMIUM ?? "/usr/bin/chromium";
/** Pictures of every page that is looked at are wanted. */
export const screenshots = Boolean(process.env.HILO_SCREENSHOTS);
