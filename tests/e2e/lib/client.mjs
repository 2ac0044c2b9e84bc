// A browser without a screen, for tests in which a hundred people do something: cookies and forms, nothing else.
import { strict as assert } from "node:assert";

export class Client {
    #cookies = new Map();

    /** @param {import("./server.mjs").Server} server */
    constructor(server) {
        this.server = server;
    }

    /** The page at `path`; fails unless it is there. */
    async get(path) {
        const response = await this.#send(path, {});
        const text = await response.text();
        assert.equal(response.status, 200, `GET ${path}: ${response.status}\n${readable(text)}`);
        return text;
    }

    /** Posts a form and gives back where it leads; fails unless it was carried out. */
    async post(path, form = {}) {
        const response = await this.#post(path, form);
        const text = await response.text();
        assert.equal(response.status, 303, `POST ${path}: ${response.status}\n${readable(text)}`);
        return response.headers.get("location");
    }

    /** Posts a form that is answered with a file. */
    async download(path, form) {
        const response = await this.#post(path, form);
        const text = await response.text();
        assert.match(response.headers.get("content-disposition") ?? "", /^attachment/, `POST ${path}: ${response.status}\n${readable(text)}`);
        return text;
    }

    #post(path, form) {
        return this.#send(path, {
            method: "POST",
            body: new URLSearchParams(form),
            headers: { Origin: this.server.address, "Sec-Fetch-Site": "same-origin" },
        });
    }

    async #send(path, { headers, ...options }) {
        const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
        const response = await fetch(new URL(path, this.server.address), {
            redirect: "manual",
            headers: { "Accept-Language": "en", ...(cookie ? { Cookie: cookie } : {}), ...headers },
            ...options,
        });
        for (const line of response.headers.getSetCookie()) {
            const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
            if (value === "" || /max-age=0\b/i.test(line)) this.#cookies.delete(name);
            else this.#cookies.set(name, value);
        }
        return response;
    }
}

const readable = (html) => html.replace(/<(style|script)[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").slice(0, 1500);

/** The `value`s of all elements with this `name`, in the order of the page. */
export function values(html, name) {
    const tags = html.match(/<(?:input|button)\b[^>]*>/g) ?? [];
    return tags.filter((tag) => tag.includes(` name="${name}"`)).map((tag) => unescaped(tag.match(/ value="([^"]*)"/)?.[1] ?? ""));
}

/** Every option of a select: its value and its text. */
export function options(html, name) {
    const select = html.match(new RegExp(`<select[^>]* name="${name}"[\\s\\S]*?</select>`))?.[0] ?? "";
    const found = select.matchAll(/<option[^>]* value="([^"]*)"[^>]*>([\s\S]*?)<\/option>/g);
    return [...found].map(([, value, text]) => ({ value, text: unescaped(text.replace(/<[^>]*>/g, "")).trim() }));
}

function unescaped(text) {
    return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}

/** The lines of a CSV as objects by their headings; quotes as RFC 4180 has them. */
export function csv(text) {
    const rows = [[""]];
    let quoted = false;
    for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at += 1) {
        const char = text[at];
        const row = rows.at(-1);
        if (quoted && char === '"' && text[at + 1] === '"') row[row.length - 1] += text[(at += 1)];
        else if (char === '"') quoted = !quoted;
        else if (!quoted && char === ",") row.push("");
        else if (!quoted && char === "\n") rows.push([""]);
        else if (quoted || char !== "\r") row[row.length - 1] += char;
    }
    const [headings, ...lines] = rows.filter((row) => row.length > 1 || row[0] !== "");
    return lines.map((cells) => Object.fromEntries(headings.map((heading, column) => [heading, cells[column] ?? ""])));
}
