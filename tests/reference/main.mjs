// Every figure of Hilo once more, in another language and as naively as it can be done: from the glossary's formulas and
// from docs/decisions, not from the code. Reads an organisation's rows, one a line, and answers each with its figures;
// server and reference are compared in main.rs.
import { createInterface } from "node:readline";
import { pulses } from "./pulse.mjs";
import { spans } from "./spans.mjs";
import { weeks } from "./weeks.mjs";

for await (const line of createInterface({ input: process.stdin })) {
    const rows = JSON.parse(line);
    rows.organisation = rows.organisations[0];
    rows.weeks.sort((one, other) => one.week - other.week);
    rows.periods.sort((one, other) => one.period - other.period);
    // Kept from close to close.
    for (const name of ["contributions", "areasThen"]) rows[name] = rows[name].flat();
    const counted = weeks(rows);
    const asked = pulses(rows);
    process.stdout.write(`${JSON.stringify({ weeks: counted, pulses: asked, spans: spans(rows, counted) })}\n`);
}
