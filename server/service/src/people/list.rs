//! The list of people, for keepers; for leads, the list of theirs.

use crate::{Actor, Result, Services, areas::tree::AreaTree};
use hilo_domain::{
    ids::AreaId,
    problem::Problem,
    text::searched,
    view::{
        areas::AreaRef,
        people::{Account, PeopleView, PersonItem},
    },
};
use hilo_store::directory::{PeopleFilter, PeopleSort, PeopleState, PersonListRow};

/// Rows on a page.
pub const PER_PAGE: i64 = 50;
/// Somebody who is looked for is among so many, or the search says more.
const PICKS: i64 = 20;

/// What the list is asked for, as it stands in the address; what is not understood is as if it were not there.
#[derive(Debug, Clone, Default)]
pub struct PeopleQuery {
    pub text: String,
    pub area: Option<AreaId>,
    /// `leave`, `no-password`, `gone`, `all`; anything else: active.
    pub state: String,
    /// `name`, `area`, `role`, with `-` before it for the other way round.
    pub sort: String,
    /// From 1.
    pub page: i64,
}

impl PeopleQuery {
    fn filter(&self, now: hilo_domain::time::Millis, today: i32) -> PeopleFilter {
        let state = match self.state.as_str() {
            "leave" => PeopleState::OnLeave,
            "no-password" => PeopleState::NoPassword,
            "gone" => PeopleState::Deactivated,
            "all" => PeopleState::All,
            _ => PeopleState::Active,
        };
        let sort = match self.sort.trim_start_matches('-') {
            "area" => PeopleSort::Area,
            "role" => PeopleSort::Role,
            _ => PeopleSort::Name,
        };
        PeopleFilter {
            // More words than that are no search.
            text: searched(&self.text).split(' ').take(8).collect::<Vec<_>>().join(" "),
            areas: self.area.into_iter().collect(),
            state,
            today,
            now,
            sort,
            descending: self.sort.starts_with('-'),
            limit: PER_PAGE,
            offset: 0,
        }
    }
}

impl Services {
    /// Keepers see everybody, a lead the areas led, anybody else no list.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for whoever neither keeps nor leads; [`Problem::NotFound`] for an area that a lead does
    /// not lead.
    pub async fn people(&self, actor: &Actor, query: &PeopleQuery) -> Result<PeopleView> {
        let keeper = actor.keeper().is_ok();
        let mut filter = query.filter(self.env.now(), self.organisation_day(actor));
        let mut repo = self.read().await?;
        let led = self.led_areas_in(&mut *repo, actor).await?;
        if !keeper && led.is_empty() {
            return Err(Problem::Forbidden.into());
        }
        let tree = AreaTree::load(&mut *repo).await?;
        if !keeper {
            match query.area {
                Some(area) if !led.contains(area) => return Err(Problem::NotFound.into()),
                Some(_) => {}
                None => filter.areas = led.tops(&tree.rows),
            }
            if filter.state == PeopleState::NoPassword {
                filter.state = PeopleState::Active;
            }
        }
        // The root is everybody; naming it would only cost.
        if keeper {
            filter.areas.retain(|area| *area != tree.tree.root());
        }
        let total = repo.count_people(&filter).await?;
        let last = ((total + PER_PAGE - 1) / PER_PAGE).max(1);
        let page = query.page.clamp(1, last);
        filter.offset = (page - 1) * PER_PAGE;
        let people = repo.people(&filter).await?;
        Ok(PeopleView {
            people: people.into_iter().map(|row| item(row, keeper)).collect(),
            total,
            page,
            per_page: PER_PAGE,
            areas: tree.options(|area| keeper || led.contains(area)),
            keeper,
        })
    }

    /// Active people to choose from by the start of what is looked for: for a lead, a stand-in.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for whoever neither keeps nor leads.
    pub async fn pick_people(&self, actor: &Actor, text: &str) -> Result<Vec<PersonItem>> {
        if actor.keeper().is_err() && !actor.me.leads {
            return Err(Problem::Forbidden.into());
        }
        if text.trim().is_empty() {
            return Ok(Vec::new());
        }
        let query = PeopleQuery { text: text.to_owned(), ..PeopleQuery::default() };
        let filter = PeopleFilter { limit: PICKS, ..query.filter(self.env.now(), self.organisation_day(actor)) };
        let keeper = actor.keeper().is_ok();
        Ok(self.read().await?.people(&filter).await?.into_iter().map(|row| item(row, keeper)).collect())
    }
}

/// What only keepers know of somebody is left out for others.
fn item(row: PersonListRow, keeper: bool) -> PersonItem {
    PersonItem {
        id: row.id,
        name: row.name,
        login: row.email.or(row.employee_number).unwrap_or_default(),
        active: row.active,
        area: AreaRef { id: row.area_id, name: row.area_name },
        role: row.role_title,
        leads: row.leads,
        account: keeper.then(|| account(row.has_password, row.invited)),
        on_leave: row.on_leave,
    }
}

pub(super) const fn account(has_password: bool, invited: bool) -> Account {
    match (has_password, invited) {
        (true, _) => Account::HasPassword,
        (false, true) => Account::Invited,
        (false, false) => Account::NotInvited,
    }
}
