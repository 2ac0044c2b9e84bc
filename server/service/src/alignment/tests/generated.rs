//! A company in which people come, go, move and write at random, kept twice: by the use cases and in memory.

use crate::{
    Actor,
    checkins::{
        testing::{Company, area, person},
        write::{CheckinInput, EntryInput, Save},
    },
};
use fastrand::Rng;
use hilo_domain::{
    contribution::State,
    grant::Grant,
    ids::{
        AbsenceId, AreaId, ContributionId, JourneyId, JourneyVersionId, RoleId, StageId, StatementId,
        StatementVersionId, TouchpointId, TouchpointVersionId,
    },
    time::Millis,
    week::WeekId,
};
use hilo_store::{
    absences::AbsenceRow,
    areas::AreaRow,
    contributions::ContributionRow,
    experience::TouchpointVersionRow,
    experience_drafts::{Arranged, NewJourneyVersion},
    statements::{NewDraft, NewStatement, Publication},
};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

pub(super) const TITLES: [&str; 3] = ["Cajera", "Jefa", "Bodega"];
pub(super) const TOUCHPOINTS: u128 = 6;
const STATEMENTS: u128 = 3;

#[derive(Clone)]
pub(super) struct Someone {
    pub(super) number: u128,
    pub(super) area: u128,
    pub(super) title: Option<usize>,
    pub(super) active: bool,
    /// First and last day away, in days since 1970-01-01.
    pub(super) away: Option<(i32, i32)>,
}

/// A check-in that was sent.
#[derive(Clone)]
pub(super) struct Sent {
    pub(super) week: WeekId,
    pub(super) person: u128,
    pub(super) area: u128,
    pub(super) touchpoints: Vec<u128>,
    pub(super) late: bool,
}

pub(super) struct Claim {
    pub(super) area: u128,
    pub(super) title: usize,
    pub(super) touchpoint: u128,
    pub(super) fresh: bool,
}

/// What there is, in memory.
#[derive(Default)]
pub(super) struct Model {
    pub(super) parents: BTreeMap<u128, Option<u128>>,
    pub(super) archived: HashSet<u128>,
    pub(super) people: Vec<Someone>,
    /// Person and statement, acknowledged as asked for.
    pub(super) read: HashSet<(u128, u128)>,
    pub(super) statements: i64,
    pub(super) claims: Vec<Claim>,
    pub(super) sent: Vec<Sent>,
    pub(super) closed: Vec<WeekId>,
}

pub(super) struct World {
    pub(super) company: Company,
    pub(super) model: Model,
    pub(super) dice: Rng,
}

pub(super) fn touchpoint(number: u128) -> TouchpointId {
    TouchpointId(Uuid::from_u128(7000 + number))
}

fn statement(number: u128) -> StatementId {
    StatementId(Uuid::from_u128(8000 + number))
}

impl World {
    pub(super) async fn new(seed: u64) -> Self {
        let company = Company::new("UTC", "2026-09-07T13:00:00Z").await;
        let mut world = Self { company, model: Model::default(), dice: Rng::with_seed(seed) };
        world.model.parents = [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(2)), (5, Some(1))].into_iter().collect();
        for number in 6..12 {
            let parent = world.dice.u128(1..number);
            world.new_area(number, parent).await;
        }
        for number in 0..30 {
            world.hire(number).await;
        }
        world.statements().await;
        world.touchpoints().await;
        for number in 0..8 {
            world.claim(number).await;
        }
        world
    }

    async fn new_area(&mut self, number: u128, parent: u128) {
        let row = AreaRow {
            id: area(number),
            parent_id: Some(area(parent)),
            name: format!("Área {number}"),
            external: number.is_multiple_of(3),
            created_at: self.company.now(),
        };
        let mut repo = self.company.write().await;
        repo.insert_area(&row).await.unwrap();
        repo.save().await.unwrap();
        self.model.parents.insert(number, Some(parent));
    }

    /// An area that is not archived.
    fn some_area(&mut self) -> u128 {
        let there: Vec<u128> =
            self.model.parents.keys().copied().filter(|number| !self.model.archived.contains(number)).collect();
        there[self.dice.usize(..there.len())]
    }

    fn some_title(&mut self) -> Option<usize> {
        Some(self.dice.usize(..4)).filter(|title| *title < TITLES.len())
    }

    pub(super) async fn hire(&mut self, number: u128) {
        let (home, title) = (self.some_area(), self.some_title());
        self.company.hire(number, home, &format!("Persona {number}")).await;
        self.model.people.push(Someone { number, area: home, title: None, active: true, away: None });
        self.place(number, home, title, true).await;
    }

    pub(super) async fn place(&mut self, number: u128, home: u128, title: Option<usize>, active: bool) {
        let now = self.company.now();
        let mut repo = self.company.write().await;
        let mut row = repo.person(person(number)).await.unwrap().unwrap();
        row.role_id = match title {
            Some(title) => {
                let new = RoleId(Uuid::from_u128(20_000 + home * 10 + u128::try_from(title).unwrap()));
                Some(repo.role_for(area(home), TITLES[title], new, now).await.unwrap())
            }
            None => None,
        };
        row.area_id = area(home);
        row.active = active;
        repo.update_person(&row, now).await.unwrap();
        repo.save().await.unwrap();
        let someone = self.model.people.iter_mut().find(|someone| someone.number == number).unwrap();
        (someone.area, someone.title, someone.active) = (home, title, active);
    }

    async fn statements(&mut self) {
        let now = self.company.now();
        let mut repo = self.company.write().await;
        for number in 1..=STATEMENTS {
            let new = NewStatement {
                id: statement(number),
                kind: "value".to_owned(),
                position: i32::try_from(number).unwrap(),
                created_at: now,
            };
            repo.insert_statement(&new).await.unwrap();
            let draft = NewDraft {
                id: StatementVersionId(Uuid::from_u128(8100 + number)),
                statement_id: statement(number),
                number: 1,
                title: format!("Valor {number}"),
                body: String::new(),
                by: None,
                at: now,
            };
            repo.insert_statement_draft(&draft).await.unwrap();
            let publication = Publication {
                revision: 1,
                change: "meaning".to_owned(),
                change_note: String::new(),
                asks_from: 1,
                by: None,
                at: now,
            };
            assert!(repo.publish_statement(statement(number), &publication).await.unwrap());
        }
        repo.save().await.unwrap();
        self.model.statements = i64::try_from(STATEMENTS).unwrap();
    }

    async fn touchpoints(&mut self) {
        let now = self.company.now();
        let (journey, version) = (JourneyId(Uuid::from_u128(1)), JourneyVersionId(Uuid::from_u128(2)));
        let stage = StageId(Uuid::from_u128(3));
        let mut repo = self.company.write().await;
        repo.insert_journey(journey, now).await.unwrap();
        let draft = NewJourneyVersion {
            id: version,
            journey_id: journey,
            number: 1,
            name: "Comprar".to_owned(),
            summary: String::new(),
            created_by: None,
            created_at: now,
        };
        repo.insert_journey_draft(&draft).await.unwrap();
        repo.insert_stage(version, stage, 0, "Elegir").await.unwrap();
        let mut placed = Vec::new();
        for number in 1..=TOUCHPOINTS {
            repo.insert_touchpoint(touchpoint(number), journey, now).await.unwrap();
            let row = touchpoint_row(number);
            repo.insert_touchpoint_version(&row).await.unwrap();
            placed.push(row.id);
        }
        repo.arrange(version, &[Arranged { stage, touchpoints: placed.clone() }]).await.unwrap();
        for row in placed {
            repo.publish_touchpoint(row, "meaning", 1, now).await.unwrap();
        }
        repo.publish_journey(version, "", person(0), now).await.unwrap();
        repo.save().await.unwrap();
    }

    async fn claim(&mut self, number: u128) {
        let (home, title) = (self.some_area(), self.dice.usize(..3));
        // The last touchpoint is nobody's.
        let (touch, fresh) = (self.dice.u128(1..=5), self.dice.u64(..4) != 0);
        let now = self.company.now();
        let row = ContributionRow {
            id: ContributionId(Uuid::from_u128(40_000 + number)),
            area_id: area(home),
            title: TITLES[title].to_owned(),
            title_key: TITLES[title].to_lowercase(),
            touchpoint_id: touchpoint(touch),
            statement_id: statement(1),
            through_area_id: None,
            does: "hago".to_owned(),
            gets: "recibe".to_owned(),
            state: State::Confirmed,
            proposed_by: None,
            proposed_at: now,
            decided_by: None,
            decided_at: Some(now),
            touchpoint_number: i32::from(fresh),
            statement_number: 1,
            revision: 1,
            updated_at: now,
        };
        let mut repo = self.company.write().await;
        repo.insert_contribution(&row).await.unwrap();
        repo.save().await.unwrap();
        self.model.claims.push(Claim { area: home, title, touchpoint: touch, fresh });
    }

    /// Somebody joins, moves, leaves, goes away or reads; an area moves or is archived.
    pub(super) async fn something_happens(&mut self) {
        let who = self.dice.usize(..self.model.people.len());
        let someone = self.model.people[who].clone();
        match self.dice.u64(..9) {
            0 => self.hire(u128::try_from(self.model.people.len()).unwrap()).await,
            1 | 2 => {
                let (home, title) = (self.some_area(), self.some_title());
                self.place(someone.number, home, title, someone.active).await;
            }
            3 => self.place(someone.number, someone.area, someone.title, !someone.active).await,
            4 => self.send_away(someone.number).await,
            5 => self.move_area().await,
            _ => self.acknowledge(someone.number).await,
        }
    }

    async fn acknowledge(&mut self, who: u128) {
        let number = self.dice.u128(1..=STATEMENTS);
        let mut repo = self.company.write().await;
        repo.acknowledge(person(who), statement(number), 1, self.company.now()).await.unwrap();
        repo.save().await.unwrap();
        self.model.read.insert((who, number));
    }

    async fn send_away(&mut self, who: u128) {
        let someone = self.model.people.iter_mut().find(|someone| someone.number == who).unwrap();
        if someone.away.is_some() {
            return;
        }
        let today = i32::try_from(self.company.now().0 / 86_400_000).unwrap();
        let away = (today, today + self.dice.i32(0..25));
        someone.away = Some(away);
        let row = AbsenceRow {
            id: AbsenceId(Uuid::from_u128(50_000 + who)),
            person_id: person(who),
            from_day: away.0,
            to_day: Some(away.1),
            set_by: None,
            created_at: self.company.now(),
        };
        let mut repo = self.company.write().await;
        repo.insert_absence(&row).await.unwrap();
        repo.save().await.unwrap();
    }

    async fn move_area(&mut self) {
        let (moved, to) = (self.some_area(), self.some_area());
        if moved == 1 || self.model.is_within(to, moved) {
            return;
        }
        let mut repo = self.company.write().await;
        let mut row = repo.areas().await.unwrap().into_iter().find(|row| row.id == area(moved)).unwrap();
        row.parent_id = Some(area(to));
        repo.update_area(&row).await.unwrap();
        repo.save().await.unwrap();
        self.model.parents.insert(moved, Some(to));
    }

    /// The first area without others under it goes, and its people to the one above.
    pub(super) async fn archive_a_leaf(&mut self) {
        let inner: HashSet<u128> = self.model.parents.values().copied().flatten().collect();
        let gone = &self.model.archived;
        let leaf = self.model.parents.keys().copied().find(|n| !inner.contains(n) && !gone.contains(n)).unwrap();
        let above = self.model.parents[&leaf].unwrap();
        let here: Vec<Someone> = self.model.people.iter().filter(|someone| someone.area == leaf).cloned().collect();
        for someone in here {
            self.place(someone.number, above, someone.title, someone.active).await;
        }
        let mut repo = self.company.write().await;
        repo.archive_area(area(leaf), self.company.now()).await.unwrap();
        repo.save().await.unwrap();
        self.model.archived.insert(leaf);
    }

    /// Somebody saves a check-in with up to three touchpoints, and sends it if `send`.
    pub(super) async fn check_in(&mut self, who: u128, week: WeekId, home: u128, send: bool) {
        if self.model.sent.iter().any(|sent| sent.week == week && sent.person == who) {
            return;
        }
        let many = self.dice.usize(1..=3);
        let touchpoints: Vec<u128> = (0..many).map(|_| self.dice.u128(1..=5)).collect();
        let entries = touchpoints.iter().zip(0..).map(|(number, suffix): (&u128, i32)| EntryInput {
            suffix: suffix.to_string(),
            touchpoint: Some(touchpoint(*number)),
            ..EntryInput::default()
        });
        let stored = self.company.read().await.checkin_of(week, person(who)).await.unwrap();
        let revision = stored.map_or(0, |row| row.revision);
        let input = CheckinInput { week: Some(week), revision, entries: entries.collect(), ..CheckinInput::default() };
        let actor = self.actor(who, &[]).await;
        let saved = self
            .company
            .services
            .save_checkin(&actor, &input, if send { Save::Send } else { Save::Draft })
            .await
            .unwrap();
        if send {
            self.model.sent.push(Sent { week, person: who, area: home, touchpoints, late: saved.late });
        }
    }

    pub(super) async fn actor(&self, who: u128, grants: &[Grant]) -> Actor {
        self.company.actor(person(who), grants).await
    }
}

impl Model {
    /// By the tree of today, archived areas included.
    pub(super) fn is_within(&self, area: u128, top: u128) -> bool {
        std::iter::successors(Some(area), |at| self.parents[at]).any(|at| at == top)
    }
}

fn touchpoint_row(number: u128) -> TouchpointVersionRow {
    TouchpointVersionRow {
        id: TouchpointVersionId(Uuid::from_u128(7100 + number)),
        touchpoint_id: touchpoint(number),
        number: 1,
        state: "draft".to_owned(),
        name: format!("Punto {number}"),
        promise: String::new(),
        emotion_word: String::new(),
        emotion: 0,
        effort: String::new(),
        minutes: None,
        guidance: String::new(),
        channel: String::new(),
        moment_of_truth: number == TOUCHPOINTS,
        backstage: false,
        owner_area_id: None,
        owner_name: None,
        change: None,
        asks_from: 1,
        published_at: None,
    }
}

/// The number of an area of the company.
pub(super) fn number_of(area: AreaId) -> u128 {
    area.0.as_u128()
}

/// A time of day of a week, in days after its Monday.
pub(super) fn instant(week: WeekId, day: i32, minute: i64) -> Millis {
    Millis(i64::from(week.day(day).days()) * 86_400_000 + minute * 60_000)
}
