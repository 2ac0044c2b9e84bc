//! A populated installation: something of every sort that there is a page or a form for, in every state that it can
//! be in, by known people, made by the use cases that those people would have used.

mod experience;
mod people;
mod said;
mod statements;
mod weeks;

use crate::{
    Browser, Engine, Installation,
    crawl::{Found, crawl},
    installation::{CORNER_SHOP, Kind, MONDAY, area, join},
};
use hilo_domain::ids::{
    AbsenceId, AreaId, CheckinId, ContributionId, ImportId, JourneyId, RoleId, SessionId, StageId, StatementId,
    TouchpointId,
};
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use std::ffi::OsString;
use tokio::sync::OnceCell;

/// What there is, by its ids.
#[derive(Debug, Clone)]
pub struct There {
    /// Published twice, with a draft of the third version.
    pub purpose: StatementId,
    /// The first of two values that are published.
    pub value: StatementId,
    /// A value that was published and retired.
    pub retired_value: StatementId,
    /// A value that is a draft alone.
    pub drafted_value: StatementId,
    /// Published with three touchpoints, with a draft of the second version in which a fourth is new and the third
    /// taken out.
    pub journey: Journey,
    /// Published twice, without a draft.
    pub other_journey: Journey,
    /// Never published.
    pub drafted_journey: Journey,
    pub retired_journey: Journey,
    /// Of the cashiers of the corner shop, proposed by one of them.
    pub proposed: ContributionId,
    pub changes_asked: ContributionId,
    pub confirmed: ContributionId,
    pub stale: ContributionId,
    pub declined: ContributionId,
    pub retired: ContributionId,
    /// The seller's in the week that is closed and in the open one, with comments.
    pub closed_checkin: CheckinId,
    pub open_checkin: CheckinId,
    /// The outsider's in the closed week, after the close.
    pub late_checkin: CheckinId,
    /// The corner shop's lead's own in the closed week.
    pub lead_checkin: CheckinId,
    /// The seller's.
    pub absence: AbsenceId,
    /// The employee's second one.
    pub second_session: SessionId,
    /// A role of the corner shop that nobody holds.
    pub free_role: RoleId,
    /// An area with nobody and nothing in it.
    pub empty_area: AreaId,
    /// Uploaded by HR, its columns confirmed.
    pub upload: ImportId,
    /// The same with a bad row.
    pub faulty_upload: ImportId,
    /// An invitation of the seller's that is still good.
    pub invitation: String,
}

/// A journey, with the first stage of its draft, if it has one, and that stage's first touchpoint.
#[derive(Debug, Clone, Copy)]
pub struct Journey {
    pub id: JourneyId,
    pub stage: StageId,
    pub touchpoint: TouchpointId,
}

/// [`CLOSED`] closed on this day, and [`OPEN`] is open.
pub const CLOSED: &str = "2026-W46";
pub const OPEN: &str = "2026-W47";

pub struct World {
    pub hilo: Installation,
    pub there: There,
}

/// A populated SQLite installation: its database, its keys by name, and what there is.
struct Template {
    database: Vec<u8>,
    keys: Vec<(OsString, Vec<u8>)>,
    there: There,
}

/// Made once for all tests of a process.
static POPULATED: OnceCell<Template> = OnceCell::const_new();

impl World {
    pub async fn new(engine: Engine) -> Self {
        if engine == Engine::Postgres {
            return Self::populated(engine).await;
        }
        let Template { database, keys, there } = POPULATED.get_or_init(template).await;
        let hilo = Installation::copied(database, keys).await;
        Self { hilo, there: there.clone() }
    }

    /// Where to begin to walk through everything: home, and what no link leads to from there in a few steps.
    #[must_use]
    pub fn starts(&self) -> Vec<String> {
        let there = &self.there;
        let (purpose, empty, gone) = (there.purpose, there.empty_area, Kind::Gone.person());
        let mut starts = vec!["/".to_owned(), "/sign-in".to_owned(), format!("/welcome/{}", there.invitation)];
        starts.extend([format!("/statements/{purpose}/publish"), format!("/people/{gone}")]);
        starts.extend([format!("/areas/{empty}/edit"), format!("/people/import/{}", there.upload)]);
        starts.push(format!("/people/import/{}", there.faulty_upload));
        starts
    }

    /// Every page within reach of somebody.
    pub async fn crawl(&self, browser: &mut Browser) -> Vec<Found> {
        let starts = self.starts();
        crawl(browser, &starts.iter().map(String::as_str).collect::<Vec<_>>()).await
    }

    async fn populated(engine: Engine) -> Self {
        let hilo = Installation::new(engine).await;
        let mut repo = hilo.services.store.write().await.unwrap();
        for kind in Kind::WORLDLY {
            join(&mut *repo, kind).await;
        }
        repo.set_lead(area(CORNER_SHOP), Some(Kind::CornerLead.person()), MONDAY.plus_days(-60)).await.unwrap();
        repo.save().await.unwrap();

        // A week ago, while the week before this one was open.
        hilo.set_clock(MONDAY.plus_days(-7));
        hilo.services.tick().await.unwrap();
        let declared = statements::publish(&hilo).await;
        let journeys = experience::draw(&hilo, &declared).await;
        let contributions = said::contribute(&hilo, &declared, &journeys).await;
        let checkins = weeks::check_in(&hilo, &journeys, contributions.confirmed).await;
        hilo.set_clock(MONDAY);
        let others = people::come_and_go(&hilo).await;
        let there = There {
            purpose: declared.purpose,
            value: declared.values[0],
            retired_value: declared.retired,
            drafted_value: declared.drafted,
            journey: journeys.published,
            other_journey: journeys.other,
            drafted_journey: journeys.drafted,
            retired_journey: journeys.retired,
            proposed: contributions.proposed,
            changes_asked: contributions.changes_asked,
            confirmed: contributions.confirmed,
            stale: contributions.stale,
            declined: contributions.declined,
            retired: contributions.retired,
            closed_checkin: checkins.closed,
            open_checkin: checkins.open,
            late_checkin: checkins.late,
            lead_checkin: checkins.of_lead,
            absence: others.absence,
            second_session: others.second_session,
            free_role: others.free_role,
            empty_area: others.empty_area,
            upload: others.upload,
            faulty_upload: others.faulty_upload,
            invitation: others.invitation,
        };
        Self { hilo, there }
    }
}

async fn template() -> Template {
    let World { hilo, there } = World::populated(Engine::Sqlite).await;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    let file = SqliteConnectOptions::new().filename(hilo.database_file());
    let mut connection = file.connect().await.unwrap();
    let vacuum = format!("VACUUM INTO '{}'", copy.display());
    connection.execute(sqlx::AssertSqlSafe(vacuum)).await.unwrap();
    let keys = std::fs::read_dir(hilo.services.keys.folder()).unwrap().map(|entry| {
        let entry = entry.unwrap();
        (entry.file_name(), std::fs::read(entry.path()).unwrap())
    });
    Template { database: std::fs::read(copy).unwrap(), keys: keys.collect(), there }
}
