//! Areas as the tree, one area's page and choices of an area show them.

use crate::ids::{AreaId, PersonId, RoleId};
use serde::{Deserialize, Serialize};

/// One choice of an area; in preorder, so that depth alone draws the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaOption {
    pub id: AreaId,
    pub name: String,
    /// Steps from the root: 0 for the root.
    pub depth: u32,
}

/// An area by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaRef {
    pub id: AreaId,
    pub name: String,
}

/// Who leads an area or stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadItem {
    pub person: PersonId,
    pub name: String,
    pub stand_in: bool,
}

/// An area with what is under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaNode {
    pub id: AreaId,
    pub name: String,
    pub external: bool,
    /// Active people of its own and with everything under it.
    pub people: i64,
    pub people_below: i64,
    /// The lead first, then the stand-ins.
    pub leads: Vec<LeadItem>,
    pub children: Vec<AreaNode>,
}

/// All areas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreasView {
    pub root: AreaNode,
    pub areas: i64,
    /// Areas with people and nobody who leads them or one above.
    pub without_lead: Vec<AreaRef>,
    pub may_keep: bool,
}

/// A role of an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleItem {
    pub id: RoleId,
    pub title: String,
    pub people: i64,
    /// It has a history or contributions, and can't be taken away.
    pub used: bool,
}

/// One area's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaView {
    pub area: AreaNode,
    /// From the root to the area above.
    pub path: Vec<AreaRef>,
    pub roles: Vec<RoleItem>,
    /// Whoever answers for it: its own leads, or the nearest above.
    pub responsible: Vec<LeadItem>,
    pub may_keep: bool,
    /// Keepers, and the lead of the area or of one above; not stand-ins.
    pub may_name_stand_ins: bool,
    /// The list of its people may be opened.
    pub may_list: bool,
}

/// The form in which an area is changed or made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaForm {
    /// None for a new one.
    pub id: Option<AreaId>,
    pub name: String,
    pub parent: Option<AreaId>,
    pub external: bool,
    /// Where it may go: not itself and not under itself.
    pub parents: Vec<AreaOption>,
    /// Nothing is in it, so that it may be archived.
    pub empty: bool,
    /// What the form was made from.
    pub revision: String,
}
