// A tree of areas, by climbing up from each.

/** @typedef {Map<string, string | null>} Parents by area; null above the root */

/** @returns {Parents} the tree that a week has kept */
export function treeOf(rows, week) {
    return new Map(rows.weekAreas.filter((row) => row.week === week).map((row) => [row.area, row.parent]));
}

/** The area and all above it. */
export function upwards(parents, area) {
    const line = [];
    for (let at = area; at !== null && at !== undefined; at = parents.get(at)) line.push(at);
    return line;
}

export function isWithin(parents, area, top) {
    return parents.has(area) && upwards(parents, area).includes(top);
}

export function root(parents) {
    return [...parents.keys()].find((area) => parents.get(area) === null);
}

/** An object by area of what `of` says of it. */
export function byArea(parents, of) {
    return Object.fromEntries([...parents.keys()].map((area) => [area, of(area)]));
}
