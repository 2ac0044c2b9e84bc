//! The area of record: the lowest area of today's tree in whose sub-tree somebody was for all of the period before, as
//! were all areas above it. Nobody can be moved next to people whose answers are known: they count further up until a
//! period has passed, and so does an area that was moved. Nor can anybody be hidden by accounts that were made for it:
//! whoever was not there all that time counts for the organisation, and for nobody's protection.

use hilo_domain::{ids::AreaId, time::Millis, tree::Tree};
use hilo_store::pulse::{Member, PlacedRow};
use std::collections::HashMap;

/// Members of a period that opens now over `tree`: everybody who is active. `places` are theirs, by person and then
/// time, from `since` on; `before` are the trees of the weeks that opened since then. Without a period before, people
/// count where they are.
pub(super) fn members(
    tree: &Tree<AreaId>,
    before: Option<(Millis, &[Tree<AreaId>])>,
    places: &[PlacedRow],
) -> Vec<Member> {
    let mut known: HashMap<Vec<AreaId>, AreaId> = HashMap::new();
    let mut members = Vec::new();
    for own in places.chunk_by(|one, other| one.person_id == other.person_id) {
        let Some(now) = own.last().filter(|now| now.active) else { continue };
        let settled = before.is_none_or(|(since, _)| was_there(own, since));
        let area_id = match before {
            None => {
                if tree.contains(now.area_id) {
                    now.area_id
                } else {
                    tree.root()
                }
            }
            Some(_) if !settled => tree.root(),
            Some((_, trees)) => {
                let mut areas: Vec<AreaId> = own.iter().map(|place| place.area_id).collect();
                areas.sort_unstable();
                areas.dedup();
                // The last stays what it is; thousands of people share the rest.
                areas.push(now.area_id);
                *known.entry(areas).or_insert_with_key(|areas| lowest(tree, trees, areas))
            }
        };
        members.push(Member {
            person_id: now.person_id,
            area_id,
            settled,
            group_area_id: tree.root(),
            group_people: 0,
        });
    }
    members
}

/// From then on, without a gap.
fn was_there(own: &[PlacedRow], since: Millis) -> bool {
    own.first().is_some_and(|first| first.since <= since) && own.iter().all(|place| place.active)
}

/// The last of `areas` is the present one; the others are those in between.
fn lowest(tree: &Tree<AreaId>, trees: &[Tree<AreaId>], areas: &[AreaId]) -> AreaId {
    let Some(now) = areas.last() else { return tree.root() };
    let mut path: Vec<AreaId> = std::iter::once(*now).chain(tree.ancestors(*now)).collect();
    path.reverse();
    let always = |area: &AreaId| {
        areas.iter().all(|at| {
            // An area that a tree does not have did not exist then.
            let mut had = std::iter::once(tree).chain(trees).filter(|tree| tree.contains(*at)).peekable();
            had.peek().is_some() && had.all(|tree| tree.is_within(*at, *area))
        })
    };
    path.into_iter().take_while(always).last().unwrap_or_else(|| tree.root())
}

#[cfg(test)]
mod tests {
    use super::*;
    use hilo_domain::ids::PersonId;
    use uuid::Uuid;

    const fn area(number: u128) -> AreaId {
        AreaId(Uuid::from_u128(number))
    }

    fn tree(pairs: &[(u128, u128)]) -> Tree<AreaId> {
        Tree::build(pairs.iter().map(|(id, above)| (area(*id), (*above > 0).then(|| area(*above))))).unwrap()
    }

    fn places(of: &[(u128, i64, u128, bool)]) -> Vec<PlacedRow> {
        let place = |(person, since, at, active): &(u128, i64, u128, bool)| PlacedRow {
            person_id: PersonId(Uuid::from_u128(*person)),
            since: Millis(*since),
            area_id: area(*at),
            active: *active,
        };
        of.iter().map(place).collect()
    }

    /// Root 1; shops 2 with Maipú 3 and the centre 4; finance 5.
    fn today() -> Tree<AreaId> {
        tree(&[(1, 0), (2, 1), (3, 2), (4, 2), (5, 1)])
    }

    fn record(before: Option<(Millis, &[Tree<AreaId>])>, of: &[(u128, i64, u128, bool)]) -> Vec<AreaId> {
        members(&today(), before, &places(of)).into_iter().map(|member| member.area_id).collect()
    }

    #[test]
    fn the_first_period_takes_people_where_they_are() {
        assert_eq!(record(None, &[(1, 0, 3, true), (2, 9, 5, true), (3, 0, 3, false)]), [area(3), area(5)]);
    }

    #[test]
    fn whoever_stayed_counts_there_and_whoever_came_counts_for_the_organisation() {
        let before = Some((Millis(100), &[] as &[_]));
        assert_eq!(record(before, &[(1, 100, 3, true)]), [area(3)]);
        assert_eq!(record(before, &[(1, 101, 3, true)]), [area(1)], "new");
        assert_eq!(
            record(before, &[(1, 0, 3, true), (1, 120, 3, false), (1, 130, 3, true)]),
            [area(1)],
            "gone for a while"
        );
    }

    #[test]
    fn only_whoever_stayed_hides_others() {
        let of = [(1, 100, 3, true), (2, 101, 3, true), (3, 0, 5, true), (3, 150, 4, true)];
        let settled = |before| members(&today(), before, &places(&of)).iter().map(|m| m.settled).collect::<Vec<_>>();
        assert_eq!(settled(Some((Millis(100), &[] as &[_]))), [true, false, true]);
        assert_eq!(settled(None), [true; 3], "nobody can have been there before the first period");
    }

    #[test]
    fn whoever_moved_counts_where_both_are() {
        let before = Some((Millis(100), &[] as &[_]));
        assert_eq!(record(before, &[(1, 0, 3, true), (1, 150, 4, true)]), [area(2)], "from shop to shop");
        assert_eq!(record(before, &[(1, 0, 5, true), (1, 150, 4, true)]), [area(1)], "from finance");
        let back = [(1, 0, 3, true), (1, 150, 5, true), (1, 160, 3, true)];
        assert_eq!(record(before, &back), [area(1)], "to finance and back");
        assert_eq!(record(before, &[(1, 0, 2, true), (1, 150, 3, true)]), [area(2)], "down");
    }

    #[test]
    fn an_area_that_was_moved_counts_further_up() {
        let before = [tree(&[(1, 0), (2, 1), (5, 1), (3, 5), (4, 2)])];
        let moved = Some((Millis(100), before.as_slice()));
        assert_eq!(record(moved, &[(1, 0, 3, true), (2, 0, 4, true)]), [area(1), area(4)]);
        // A new area, with people who were next door.
        let before = [tree(&[(1, 0), (2, 1), (3, 2), (5, 1)])];
        let new = Some((Millis(100), before.as_slice()));
        assert_eq!(record(new, &[(1, 0, 3, true), (1, 150, 4, true)]), [area(2)]);
        // An area that is no more.
        let before = [tree(&[(1, 0), (2, 1), (3, 2), (4, 2), (5, 1), (6, 2)])];
        let gone = Some((Millis(100), before.as_slice()));
        assert_eq!(record(gone, &[(1, 0, 6, true), (1, 150, 3, true)]), [area(2)]);
    }
}
