// What is counted of a closed week, over the tree of its opening.
import { byArea, isWithin, root, treeOf, upwards } from "./areas.mjs";

/** The figures of every closed week, oldest first. */
export function weeks(rows) {
    return rows.weeks.filter((week) => week.closedAt !== null).map((week) => figures(rows, week));
}

function figures(rows, week) {
    const parents = treeOf(rows, week.week);
    const people = peopleAt(rows, openingOf(rows, week));
    const expected = expectedIn(rows, week, people);
    const asking = statementsAsking(rows, week.closedAt);
    const claims = claimsOf(rows, week, parents);
    const cells = claims === null ? null : cellsOf(rows, week, parents, people, claims);
    return {
        week: week.week,
        expected: Object.fromEntries(expected.map((person) => [person.person, person.area])),
        areas: byArea(parents, (area) => {
            const here = (list) => list.filter((person) => isWithin(parents, person.area, area));
            const sent = (late) => here(expected).filter((person) => hasSent(rows, week, person.person, late)).length;
            const own = cells && Object.values(cells[area]);
            return {
                expected: here(expected).length,
                participated: sent(false),
                late: sent(true),
                acknowledged: here(people).flatMap((person) =>
                    asking.filter((statement) => hasRead(rows, person.person, statement, week.closedAt))).length,
                toAcknowledge: here(people).length * asking.length,
                people: here(people).length,
                covered: claims && here(people).filter((person) => claimed(claims, parents, person).length > 0).length,
                declared: own && own.filter((cell) => cell.declared).length,
                lived: own && own.filter((cell) => cell.declared && cell.lived).length,
            };
        }),
        cells,
    };
}

/** Whoever was there and not away for all of it; in the week of the set-up, who has begun a check-in stays in its area. */
function expectedIn(rows, week, people) {
    const there = people.filter((person) => !isAwayThroughout(rows, person.person, week, week.openedAt));
    if (!isOfSetUp(rows, week)) return there;
    const begun = rows.checkins.filter((row) => row.week === week.week && row.createdAt <= week.closedAt
        && !isAwayThroughout(rows, row.person, week, row.createdAt));
    const others = there.filter((person) => !begun.some((row) => row.person === person.person));
    return [...begun.map((row) => ({ person: row.person, area: row.area })), ...others];
}

/** There was nobody at the hour. */
function isOfSetUp(rows, week) {
    return rows.organisation.createdAt > week.opensAt;
}

/** The hour of the opening; in the week of the set-up, when its people were last taken anew. */
function openingOf(rows, week) {
    return isOfSetUp(rows, week) ? week.openedAt : week.opensAt;
}

/** Whoever was active then, in the area and with the title that they had. */
export function peopleAt(rows, at) {
    const last = new Map();
    for (const row of rows.placements) {
        const known = last.get(row.person);
        if (row.since <= at && (!known || known.since < row.since)) last.set(row.person, row);
    }
    return [...last.values()].filter((row) => row.active);
}

/** Away from the first day of the week's window to its last, on the organisation's clock, as far as was known. */
function isAwayThroughout(rows, person, week, known) {
    const [first, last] = [dayAt(rows, week.opensAt), dayAt(rows, week.closesAt - 1)];
    return rows.absences.some((row) =>
        row.person === person && row.createdAt <= known && row.fromDay <= first && (row.toDay === null || row.toDay >= last));
}

/** Making one takes longer than all that it is asked. */
const clocks = new Map();

/** The day on the organisation's clock, in days since 1970-01-01. */
function dayAt(rows, at) {
    const { timeZone } = rows.organisation;
    if (!clocks.has(timeZone)) clocks.set(timeZone, new Intl.DateTimeFormat("en-CA", { timeZone }));
    const [year, month, day] = clocks.get(timeZone).format(at).split("-");
    return Date.UTC(+year, +month - 1, +day) / 86_400_000;
}

function hasSent(rows, week, person, late) {
    return rows.checkins.some((row) =>
        row.week === week.week && row.person === person && row.sentAt !== null && row.late === late);
}

/** The version of each statement that was current then, unless the statement was retired. */
function statementsAsking(rows, at) {
    const current = rows.statements.filter((row) => row.retiredAt === null || row.retiredAt >= at)
        .map((row) => currentOf(rows.statementVersions.filter((version) => version.statement === row.statement), at));
    return current.filter((version) => version !== undefined);
}

/** Of versions of one thing, the last that was published before then. */
function currentOf(versions, at) {
    const published = versions.filter((row) => row.publishedAt !== null && row.publishedAt < at);
    return published.sort((one, other) => other.number - one.number)[0];
}

function hasRead(rows, person, statement, at) {
    return rows.acknowledgements.some((row) =>
        row.person === person && row.statement === statement.statement && row.number >= statement.asksFrom
        && row.at < at);
}

/** The touchpoints of the experience that was published then. */
function touchpointsAt(rows, at) {
    const found = new Set();
    for (const journey of rows.journeys.filter((row) => row.retiredAt === null || row.retiredAt >= at)) {
        const version = currentOf(rows.journeyVersions.filter((row) => row.journey === journey.journey), at);
        for (const row of rows.placedTouchpoints) if (row.journeyVersion === version?.id) found.add(row.touchpoint);
    }
    return found;
}

/** Contributions that are confirmed and fresh, of what is published; null where it is not known how they were then. */
function claimsOf(rows, week, parents) {
    const kept = rows.contributions.filter((row) => row.week === week.week);
    if (kept.length === 0 && !rows.contributionsKnown.includes(week.week)) return null;
    const touchpoints = touchpointsAt(rows, week.closedAt);
    return kept.filter((row) => {
        const touchpoint = currentOf(rows.touchpointVersions.filter((v) => v.touchpoint === row.touchpoint), week.closedAt);
        const statement = statementsAsking(rows, week.closedAt).find((v) => v.statement === row.statement);
        const archived = rows.areas.find((area) => area.area === row.area)?.archivedAt ?? null;
        return row.state === "confirmed" && touchpoints.has(row.touchpoint) && parents.has(row.area)
            && (archived === null || archived >= week.closedAt)
            && row.touchpointNumber >= touchpoint.asksFrom
            && statement !== undefined && row.statementNumber >= statement.asksFrom;
    });
}

/** What counts for somebody's title in their area: declared there or above. */
function claimed(claims, parents, person) {
    return claims.filter((claim) =>
        person.title !== null && claim.title === person.title && isWithin(parents, person.area, claim.area));
}

/** Of every area and touchpoint, with everything under the area and of the area itself. */
function cellsOf(rows, week, parents, people, claims) {
    const lived = livedIn(rows, week, parents);
    const declared = people.flatMap((person) =>
        claimed(claims, parents, person).map((claim) => ({ area: person.area, touchpoint: claim.touchpoint })));
    const touchpoints = [...touchpointsAt(rows, week.closedAt)];
    return byArea(parents, (area) => Object.fromEntries(touchpoints.map((touchpoint) => {
        const some = (list, where) => list.some((row) => row.touchpoint === touchpoint && where(row.area));
        const under = (at) => isWithin(parents, at, area);
        const cell = {
            declared: some(declared, under),
            lived: some(lived, under),
            ownDeclared: some(declared, (at) => at === area),
            ownLived: some(lived, (at) => at === area),
        };
        return [touchpoint, { ...cell, state: cell.lived ? "lived" : cell.declared ? "declared" : "none" }];
    })));
}

/** Entries of check-ins sent in time in the last four closed weeks; of an area that is gone, for the nearest above. */
function livedIn(rows, week, parents) {
    const closed = rows.weeks.filter((row) => row.closedAt !== null && row.week <= week.week);
    const last = closed.sort((one, other) => other.week - one.week).slice(0, 4).map((row) => row.week);
    const then = rows.areasThen.filter((row) => row.week === week.week);
    const above = new Map((then.length > 0 ? then : rows.areas).map((row) => [row.area, row.parent]));
    return rows.checkins.filter((row) => last.includes(row.week) && row.sentAt !== null && !row.late).flatMap((checkin) => {
        const area = upwards(above, checkin.area).find((at) => parents.has(at)) ?? root(parents);
        const entries = rows.entries.filter((row) => row.checkin === checkin.id && row.touchpoint !== null);
        return entries.map((row) => ({ area, touchpoint: row.touchpoint }));
    });
}
