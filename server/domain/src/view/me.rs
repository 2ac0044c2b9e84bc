//! Who is asking, as every page's frame needs to know it.

use crate::{
    grant::Grant,
    ids::{AreaId, PersonId},
};
use serde::{Deserialize, Serialize};

/// The signed-in person, for the top bar and for what to show in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub person: PersonId,
    pub name: String,
    pub area: AreaId,
    pub area_name: String,
    pub grants: Vec<Grant>,
    /// Leads, or stands in for the lead of, at least one area.
    pub leads: bool,
}

impl Me {
    #[must_use]
    pub fn has(&self, grant: Grant) -> bool {
        self.grants.contains(&grant)
    }
}
