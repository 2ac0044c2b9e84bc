// The pulse of the periods that have closed: who counts where, and the figures that may be published.
import { isWithin, root, treeOf, upwards } from "./areas.mjs";
import { peopleAt } from "./weeks.mjs";

export const ITEMS = ["know", "believe", "live", "act", "recommend"];
/** No sum of fewer answers may be had. */
const SMALLEST = 5;
/** Means of one to five whole numbers are whole numbers of sixtieths. */
const SIXTIETHS = 60;

/** Periods whose answers are known, oldest first. */
export function pulses(rows) {
    const known = rows.periods.filter((period) => period.closedAt !== null && rows.answersKnown.includes(period.period));
    return known.map((period) => {
        const parents = treeOf(rows, period.week);
        const members = membersOf(rows, period, parents);
        return {
            period: period.period,
            members: Object.fromEntries(members.map((member) => [member.person, member.area])),
            items: Object.fromEntries(ITEMS.map((item) => [item, published(rows, period, parents, members, item)])),
        };
    });
}

/** Everybody who was active at the opening, with their area of record, and whether they hide others. */
function membersOf(rows, period, parents) {
    const opening = rows.weeks.find((week) => week.week === period.week).opensAt;
    const before = rows.periods.filter((other) => other.period < period.period).at(-1);
    const since = before && rows.weeks.find((week) => week.week === before.week).opensAt;
    const trees = before && rows.weeks.filter((week) => week.week >= before.week && week.week <= period.week)
        .map((week) => treeOf(rows, week.week));
    return peopleAt(rows, opening).map((person) => {
        if (!before) return { ...person, area: parents.has(person.area) ? person.area : root(parents), hides: true };
        const places = placesOf(rows, person.person, since, opening);
        return { ...person, area: places ? recorded(parents, trees, places) : root(parents), hides: places !== null };
    });
}

/** The areas in which somebody was from one instant to another; null if they were not there all that time. */
function placesOf(rows, person, since, until) {
    const own = rows.placements.filter((row) => row.person === person && row.since <= until)
        .sort((one, other) => one.since - other.since);
    const from = own.findLastIndex((row) => row.since <= since);
    if (from < 0) return null;
    const during = own.slice(from);
    return during.every((row) => row.active) ? during.map((row) => row.area) : null;
}

/**
 * The lowest area, of those above where somebody is now, in whose sub-tree they were all the time, and in that of every
 * area above it: by each of the trees, wherever they were.
 */
function recorded(parents, trees, places) {
    const throughout = (area) => places.every((place) => {
        const there = trees.filter((tree) => tree.has(place));
        return there.length > 0 && there.every((tree) => isWithin(tree, place, area));
    });
    const path = upwards(parents, places.at(-1)).reverse();
    let lowest = root(parents);
    for (const area of path) {
        if (!throughout(area)) break;
        lowest = area;
    }
    return lowest;
}

/** A person's mean of an item, in sixtieths; null if they did not answer it. */
function meanOf(rows, period, person, item) {
    const scores = rows.answers
        .filter((row) => row.period === period.period && row.person === person && row.item === item && row.score > 0)
        .map((row) => row.score);
    return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) * SIXTIETHS / scores.length;
}

/** Which areas may be shown, how good the best choice is, and the figure of every area that has enough answers. */
function published(rows, period, parents, members, item) {
    const answers = members.map((member) => ({ ...member, mean: meanOf(rows, period, member.person, item) }));
    const count = (areas) => {
        const here = answers.filter((member) => areas.includes(member.area));
        const answered = here.filter((member) => member.mean !== null);
        const hiding = answered.filter((member) => member.hides).length;
        return { people: here.length, means: answered.map((member) => member.mean), hiding };
    };
    const areas = [...parents.keys()].map((area) => {
        const under = [...parents.keys()].filter((other) => isWithin(parents, other, area));
        const own = count([area]);
        return { area, under, own: { people: own.people, hiding: own.hiding }, ...count(under) };
    });
    const large = areas.filter((area) => area.hiding >= SMALLEST);
    return {
        ...bestOf(root(parents), areas, large),
        values: Object.fromEntries(large.map((area) => [area.area, figure(area.means)])),
    };
}

/** Every set of areas is tried: those that keep the rule, have the organisation, and are the largest. */
function bestOf(top, areas, large) {
    let best = { size: -1, people: -1, sets: [] };
    for (let bits = 0; bits < 2 ** large.length; bits += 1) {
        const set = large.filter((_, at) => Math.floor(bits / 2 ** at) % 2 === 1);
        const without = !set.some((area) => area.area === top) && large.some((area) => area.area === top);
        if (without || set.length < best.size || !set.every((area) => mayBeShown(areas, set, area))) continue;
        const people = set.reduce((sum, area) => sum + area.people, 0);
        if (set.length > best.size || people > best.people) best = { size: set.length, people, sets: [] };
        if (people === best.people) best.sets.push(set.map((area) => area.area).sort());
    }
    return best;
}

/** Of what is left of an area without the published ones under it, enough who hide others answered, or nobody belongs to it. */
function mayBeShown(areas, set, area) {
    const hidden = set.filter((other) => other !== area && area.under.includes(other.area)).flatMap((other) => other.under);
    const left = areas.filter((other) => area.under.includes(other.area) && !hidden.includes(other.area));
    const sum = (of) => left.reduce((sum, other) => sum + other.own[of], 0);
    return sum("people") === 0 || sum("hiding") >= SMALLEST;
}

/** (mean − 1) ÷ 4 × 100, held to 10…90, to tens for fewer than 10 people, fives for fewer than 20, else ones. */
function figure(means) {
    const people = means.length;
    const step = people < 10 ? 10 : people < 20 ? 5 : 1;
    const sum = means.reduce((sum, mean) => sum + mean, 0);
    // (sum ÷ 60 ÷ people − 1) × 25, as numerator and denominator: halves are halves then.
    const [over, under] = [25 * (sum - SIXTIETHS * people), SIXTIETHS * people];
    if (over <= 10 * under) return 10;
    if (over >= 90 * under) return 90;
    return step * halvesUp(over, under * step);
}

/** The nearest whole number, of two the larger. Both are whole, and the second is positive. */
export function halvesUp(over, under) {
    const whole = Math.floor(over / under);
    return 2 * (over - whole * under) >= under ? whole + 1 : whole;
}
