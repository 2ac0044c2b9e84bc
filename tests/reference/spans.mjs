// What is known of an area over a period, a quarter and a year that end with a closed period of the pulse, and what has
// changed since the span before. Computed from figures as they are shown: those of weeks, and the published ones.
import { treeOf } from "./areas.mjs";
import { halvesUp, ITEMS } from "./pulse.mjs";

const PERIODS = { period: 1, quarter: 3, year: 13 };
/** Numerator and denominator of the parts that are counted of weeks. */
const PARTS = {
    participation: ["participated", "expected"],
    acknowledgement: ["acknowledged", "toAcknowledge"],
    coverage: ["covered", "people"],
    lived: ["lived", "declared"],
};
const HEADLINE = [...Object.keys(PARTS), "know", "believe", "live", "act"];

/** For every closed period, span and area of the period's tree. */
export function spans(rows, weeks) {
    return rows.periods.filter((period) => period.closedAt !== null).flatMap((period) =>
        Object.entries(PERIODS).flatMap(([span, width]) =>
            [...treeOf(rows, period.week).keys()].map((area) => {
                const now = figuresOf(rows, weeks, area, period.period - width + 1, period.period);
                const before = figuresOf(rows, weeks, area, period.period - 2 * width + 1, period.period - width);
                return { period: period.period, span, area, now, change: change(now, before) };
            })));
}

function figuresOf(rows, weeks, area, first, last) {
    const within = weeks.filter((week) => periodOf(week.week) >= first && periodOf(week.week) <= last)
        .map((week) => week.areas[area]).filter((figures) => figures !== undefined);
    const figures = {};
    for (const [part, [num, den]] of Object.entries(PARTS)) {
        const unknown = within.some((week) => week[num] === null || week[den] === null);
        const sum = (name) => within.reduce((sum, week) => sum + week[name], 0);
        figures[part] = unknown ? undefined : sum(den) > 0 ? halvesUp(100 * sum(num), sum(den)) : null;
    }
    for (const item of ITEMS) {
        figures[item] = mean(rows.published.filter((row) =>
            row.area === area && row.item === item && row.period >= first && row.period <= last).map((row) => row.value));
    }
    const parts = HEADLINE.map((part) => figures[part]);
    const unknown = parts.includes(undefined);
    figures.headline = parts.includes(null) ? null : unknown ? undefined : mean(parts);
    figures.gap = difference(figures.believe, figures.live);
    return figures;
}

/** The plain mean of whole numbers, halves up; null of none. */
function mean(values) {
    return values.length === 0 ? null : halvesUp(values.reduce((sum, value) => sum + value, 0), values.length);
}

function difference(one, other) {
    return Number.isInteger(one) && Number.isInteger(other) ? one - other : null;
}

function change(now, before) {
    return Object.fromEntries(Object.keys(now).map((name) => [name, difference(now[name], before[name])]));
}

/** 13 × ISO year + 0 to 12: four ISO weeks each, and a 53rd joins the last. Week 0 is that of Monday 1970-01-05. */
export function periodOf(week) {
    const thursday = new Date((week * 7 + 7) * 86_400_000);
    const year = thursday.getUTCFullYear();
    const dayOfYear = (thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000;
    return 13 * year + Math.min(Math.floor(Math.floor(dayOfYear / 7) / 4), 12);
}
