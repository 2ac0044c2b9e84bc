// Makes target/site: stylesheet, fonts, icon and the islands' wasm, each named for its content, with a .br beside
// whatever compresses, and manifest.json that tells the server the names. The binary carries that folder.
//   node style/build.mjs [folder with wasm-bindgen's output]
// Without such output (no islands built yet) the manifest's `boot` is null and pages do without.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";

const style = dirname(fileURLToPath(import.meta.url));
const target = resolve(style, "..", process.env.CARGO_TARGET_DIR ?? "target");
const bindgen = resolve(process.argv[2] ?? join(target, "wasm"));
// Where the server's build looks for it, wherever cargo builds.
const site = resolve(style, "../target/site");
const assets = join(site, "assets");
const packages = createRequire(import.meta.url);

const hash = (content) => createHash("sha256").update(content).digest("hex").slice(0, 10);
const written = new Map();

// Writes /assets/<name>.<hash>.<ext> and its .br; gives back the address.
function asset(name, content) {
    const bytes = Buffer.from(content);
    const extension = extname(name);
    const file = `${basename(name, extension)}.${hash(bytes)}${extension}`;
    put(file, bytes);
    const size = { raw: bytes.length };
    if (extension !== ".woff2") {
        size.brotli = compressed(file, bytes);
    }
    written.set(file, size);
    return `/assets/${file}`;
}

// A name stands for its content: what is there already is right.
function put(file, bytes) {
    if (!existsSync(join(assets, file))) {
        writeFileSync(join(assets, file), bytes);
    }
}

function compressed(file, bytes) {
    const path = join(assets, `${file}.br`);
    if (!existsSync(path)) {
        const params = {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_LGWIN]: 22,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        };
        writeFileSync(path, brotliCompressSync(bytes, { params }));
    }
    written.set(`${file}.br`, null);
    return readFileSync(path).length;
}

// The latin subset has every letter and sign of Spanish and English, «», ¿¡ and − included.
function fonts() {
    const newsreader = (face) => packages.resolve(`@fontsource/newsreader/files/newsreader-latin-${face}.woff2`);
    const hanken = packages.resolve("@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2");
    return {
        newsreader: asset("newsreader-400.woff2", readFileSync(newsreader("400-normal"))),
        newsreader_italic: asset("newsreader-400-italic.woff2", readFileSync(newsreader("400-italic"))),
        newsreader_strong: asset("newsreader-600.woff2", readFileSync(newsreader("600-normal"))),
        hanken: asset("hanken-grotesk-var.woff2", readFileSync(hanken)),
    };
}

// The Open Font License travels with the fonts.
function licences() {
    const texts = ["@fontsource/newsreader", "@fontsource-variable/hanken-grotesk"].map((name) =>
        `${name}\n\n${readFileSync(join(dirname(packages.resolve(`${name}/package.json`)), "LICENSE"), "utf8").trim()}\n`);
    return asset("font-licences.txt", texts.join("\n\n"));
}

// `url(/assets/newsreader-400.woff2)` in the sources is the font without its hash.
async function stylesheet(fonts) {
    const addresses = new Map(Object.values(fonts).map((address) => [address.replace(/\.[0-9a-f]{10}(?=\.)/, ""), address]));
    const hashed = {
        name: "hashed-fonts",
        setup(build) {
            build.onResolve({ filter: /^\/assets\// }, ({ path }) => {
                const address = addresses.get(path);
                return address ? { path: address, external: true } : { errors: [{ text: `${path} is not among the fonts` }] };
            });
        },
    };
    const css = await bundle({ entryPoints: [join(style, "main.css")], plugins: [hashed] });
    return asset("hilo.css", css);
}

// esnext: light-dark(), @layer and nesting stay as they are written.
async function bundle(options) {
    const result = await build({
        bundle: true, minify: true, write: false, target: "esnext", charset: "utf8", legalComments: "none", logLevel: "warning", ...options,
    });
    return result.outputFiles[0].contents;
}

async function boot() {
    const module = join(bindgen, "hilo.js");
    const wasm = join(bindgen, "hilo_bg.wasm");
    if (!existsSync(module) || !existsSync(wasm)) {
        return null;
    }
    const esm = (entry) => bundle({ entryPoints: [entry], format: "esm", platform: "browser" });
    return {
        script: asset("boot.js", await esm(join(style, "boot.js"))),
        module: asset("hilo.js", await esm(module)),
        wasm: asset("hilo.wasm", smallest(wasm)),
    };
}

// wasm-opt takes seconds, so its results are kept by what went in.
function smallest(input) {
    const kept = join(target, "wasm-opt");
    const tool = packages.resolve("binaryen/package.json");
    const output = join(kept, `${hash(Buffer.concat([readFileSync(tool), readFileSync(input)]))}.wasm`);
    if (!existsSync(output)) {
        rmSync(kept, { recursive: true, force: true });
        mkdirSync(kept, { recursive: true });
        // What rustc uses by itself for wasm32-unknown-unknown, and every browser since 2022 has.
        const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
        const unfinished = `${output}.part`;
        execFileSync(process.execPath, [
            join(dirname(tool), "bin/wasm-opt"), "-Oz", "--strip-producers", "--strip-target-features",
            ...features.map((name) => `--enable-${name}`), input, "-o", unfinished,
        ], { stdio: ["ignore", "inherit", "inherit"] });
        const bytes = readFileSync(unfinished);
        rmSync(unfinished);
        writeFileSync(output, bytes);
    }
    return readFileSync(output);
}

// Written only when it says something new: the server is built again when the manifest changes.
function plain(name, content) {
    const path = join(site, name);
    if (!existsSync(path) || !readFileSync(path).equals(Buffer.from(content))) {
        writeFileSync(path, content);
    }
}

function removeStale() {
    for (const file of readdirSync(assets).filter((name) => !written.has(name))) {
        rmSync(join(assets, file), { recursive: true });
    }
}

function report() {
    const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
    for (const [file, size] of written) {
        if (size) {
            console.log(`  ${file.padEnd(40)} ${kilobytes(size.raw)}${size.brotli ? `  brotli ${kilobytes(size.brotli)}` : ""}`);
        }
    }
}

mkdirSync(assets, { recursive: true });
const faces = fonts();
const icon = readFileSync(join(style, "favicon.svg"));
const content = {
    stylesheet: await stylesheet(faces),
    fonts: faces,
    boot: await boot(),
    favicon: asset("favicon.svg", icon),
    licences: licences(),
};
// Some browsers ask for this name whatever the page says.
plain("favicon.svg", icon);
// A worker reaches as far as its address, and is asked for under the same name for ever.
plain("sw.js", await bundle({ entryPoints: [join(style, "sw.js")], format: "iife", platform: "browser" }));
plain("manifest.json", `${JSON.stringify(content, null, 2)}\n`);
removeStale();
report();
if (!content.boot) {
    console.log(`  no wasm in ${bindgen}: pages will do without islands`);
}
