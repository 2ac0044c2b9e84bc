//! A company that lives for some weeks: people come, go, move, are away, read and write; areas, statements, touchpoints
//! and contributions come, change and go. Most of it is written straight into the tables, as of its time; what counts,
//! opens, closes and seals are the use cases.

use crate::{
    company::{Company, Template},
    event, publication,
};
use fastrand::Rng;
use hilo_domain::{
    calendar::{Calendar, Zone},
    period::PeriodId,
    pulse::{MOST_WEEKS, asked},
    rhythm::Rhythm,
    time::Millis,
    week::WeekId,
};
use sqlx::{Connection as _, QueryBuilder, Sqlite};
use uuid::Uuid;

const ZONES: [&str; 4] = ["UTC", "America/Santiago", "Europe/Madrid", "Pacific/Auckland"];
pub const TITLES: [&str; 4] = ["cajera", "jefa", "bodega", "asesor"];
pub const MOST_AREAS: usize = 10;
pub const MOST_PEOPLE: usize = 40;

#[derive(Clone, Copy)]
pub struct Area {
    pub id: Uuid,
    /// By place; none for the organisation.
    pub parent: Option<usize>,
    pub archived: bool,
}

#[derive(Clone, Copy)]
pub struct Person {
    pub id: Uuid,
    pub area: usize,
    pub title: Option<usize>,
    pub active: bool,
}

#[derive(Clone, Copy)]
pub struct Statement {
    pub id: Uuid,
    pub number: i32,
    pub retired: bool,
}

#[derive(Clone, Copy)]
pub struct Touchpoint {
    pub id: Uuid,
    pub journey: Uuid,
    pub number: i32,
    /// From which version on a contribution is fresh.
    pub asks_from: i32,
    pub retired: bool,
}

/// What there is, to choose from.
pub struct Life {
    pub company: Company,
    pub dice: Rng,
    pub areas: Vec<Area>,
    pub people: Vec<Person>,
    pub statements: Vec<Statement>,
    pub touchpoints: Vec<Touchpoint>,
    pub contributions: Vec<Uuid>,
    last_id: u128,
    zone: &'static str,
    founded_within: bool,
}

pub async fn lived(template: &Template, seed: u64) -> Company {
    let mut dice = Rng::with_seed(seed);
    let zone = ZONES[dice.usize(..ZONES.len())];
    let calendar = Calendar::new(Rhythm::default(), Zone::named(zone).unwrap());
    let periods = [1, 1, 1, 1, 1, 1, 2, 2, 2, 4][dice.usize(..10)];
    let first_period = PeriodId::from_number(2025, 1).unwrap().plus(dice.i32(0..24));
    let first = first_period.first_week().plus(dice.i32(0..3));
    let last = first_period.plus(periods - 1).last_week();
    let mut life = Life {
        company: template.company().await,
        dice,
        areas: Vec::new(),
        people: Vec::new(),
        statements: Vec::new(),
        touchpoints: Vec::new(),
        contributions: Vec::new(),
        // By the order of the ids nothing must be told.
        last_id: u128::from(seed) << 32,
        zone,
        founded_within: false,
    };
    // Some are set up within the first week's window.
    life.founded_within = life.dice.u64(..100) < 15;
    let founded = calendar.opens_at(first) + if life.founded_within { 3_600_000 } else { -3_600_000 };
    life.company.set_clock(Millis(founded));
    life.begin().await;
    let mut week = first;
    while week <= last {
        life.week(&calendar, week).await;
        week = week.next();
    }
    life.company
}

impl Life {
    pub fn id(&mut self) -> Uuid {
        self.last_id += 1;
        // Multiplied by an odd number, each is another.
        Uuid::from_u128(self.last_id.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835))
    }

    async fn begin(&mut self) {
        let now = self.company.now();
        let mut tx = self.company.raw.begin().await.unwrap();
        sqlx::query(
            "INSERT INTO organisation (id, name, language, time_zone, opens_day, opens_minute, closes_day, closes_minute,
                                       created_at) VALUES (1, 'Casa', 'es', $1, 4, 480, 1, 720, $2)",
        )
        .bind(self.zone)
        .bind(now)
        .execute(&mut *tx)
        .await
        .unwrap();
        tx.commit().await.unwrap();
        self.new_area(None).await;
        for _ in 0..self.dice.usize(..MOST_AREAS - 1) {
            let parent = self.dice.usize(..self.areas.len());
            self.new_area(Some(parent)).await;
        }
        for _ in 0..5 + self.dice.usize(..MOST_PEOPLE - 12) {
            self.hire().await;
        }
        publication::begin(self).await;
        for _ in 0..self.dice.usize(..9) {
            event::propose(self).await;
        }
    }

    async fn week(&mut self, calendar: &Calendar, week: WeekId) {
        let (opens, closes) = (calendar.opens_at(week), calendar.closes_at(week));
        if self.company.now().0 < opens {
            self.some_events(2).await;
            // Now and then the server was down at the hour, and things have happened since.
            if self.dice.u64(..100) < 20 {
                self.to(opens + 1_000_000);
                self.some_events(1).await;
                self.to(opens + 5_000_000);
            } else {
                self.to(opens);
            }
        }
        self.company.tick().await;
        self.to(opens + 20_000_000);
        self.some_events(2).await;
        self.check_in(week, false).await;
        self.some_events(1).await;
        self.answer_pulse(week).await;
        let late = self.dice.i64(0..=600_000);
        self.to(closes + late);
        self.company.tick().await;
        self.to(closes + 3_600_000);
        self.check_in(week, true).await;
    }

    /// In the week of the set-up, every tick after which somebody came, moved or went takes people anew.
    pub const fn is_being_set_up(&self) -> bool {
        self.founded_within && self.company.known.contributions_of.is_empty()
    }

    fn to(&self, at: i64) {
        if at > self.company.now().0 {
            self.company.set_clock(Millis(at));
        }
    }

    async fn some_events(&mut self, most: usize) {
        for _ in 0..=self.dice.usize(..=most) {
            let later = self.dice.i64(1..=3_000_000);
            self.to(self.company.now().0 + later);
            event::happens(self).await;
            if self.is_being_set_up() {
                self.company.tick().await;
            }
        }
    }

    pub async fn new_area(&mut self, parent: Option<usize>) {
        let (id, now) = (self.id(), self.company.now());
        let above = parent.map(|parent| self.areas[parent].id);
        let name = format!("Área {}", self.areas.len());
        let sql =
            "INSERT INTO area (id, parent_id, name, name_key, external, created_at) VALUES ($1, $2, $3, $3, 0, $4)";
        sqlx::query(sql).bind(id).bind(above).bind(name).bind(now).execute(&mut self.company.raw).await.unwrap();
        self.areas.push(Area { id, parent, archived: false });
    }

    /// An area that is not archived.
    pub fn some_area(&mut self) -> usize {
        let there: Vec<usize> = (0..self.areas.len()).filter(|at| !self.areas[*at].archived).collect();
        self.dice.choice(there).unwrap()
    }

    pub async fn hire(&mut self) {
        let (id, area) = (self.id(), self.some_area());
        let now = self.company.now();
        let sql = "INSERT INTO person (id, name, name_key, area_id, imported, active, created_at, updated_at)
                   VALUES ($1, 'Alguien', 'alguien', $2, 0, 1, $3, $3)";
        let home = self.areas[area].id;
        sqlx::query(sql).bind(id).bind(home).bind(now).execute(&mut self.company.raw).await.unwrap();
        let title = self.some_title();
        self.people.push(Person { id, area, title: None, active: true });
        self.place(self.people.len() - 1, area, title, true).await;
    }

    pub fn some_title(&mut self) -> Option<usize> {
        Some(self.dice.usize(..=TITLES.len())).filter(|title| *title < TITLES.len())
    }

    pub async fn place(&mut self, who: usize, area: usize, title: Option<usize>, active: bool) {
        let (person, home, now) = (self.people[who].id, self.areas[area].id, self.company.now());
        let mut role: Option<Uuid> = None;
        if let Some(title) = title {
            let new = self.id();
            let sql = "INSERT INTO role (id, area_id, title, title_key, created_at) VALUES ($1, $2, $3, $3, $4)
                       ON CONFLICT (area_id, title_key) DO UPDATE SET title = excluded.title RETURNING id";
            let query = sqlx::query_scalar(sql).bind(new).bind(home).bind(TITLES[title]).bind(now);
            role = Some(query.fetch_one(&mut self.company.raw).await.unwrap());
        }
        let sql = "INSERT INTO placement (person_id, since, area_id, role_id, active) VALUES ($1, $2, $3, $4, $5)
                   ON CONFLICT (person_id, since) DO UPDATE SET area_id = $3, role_id = $4, active = $5";
        for (sql, at) in [
            (sql, now),
            ("UPDATE person SET area_id = $3, role_id = $4, active = $5, updated_at = $2 WHERE id = $1", now),
        ] {
            let query = sqlx::query(sql).bind(person).bind(at).bind(home).bind(role).bind(active);
            query.execute(&mut self.company.raw).await.unwrap();
        }
        self.people[who] = Person { id: person, area, title, active };
    }

    /// Most send theirs in time; `late`, some of those who have not. Also who is away, or came in the middle of it.
    async fn check_in(&mut self, week: WeekId, late: bool) {
        let sql = "SELECT p.id, COALESCE(e.area_id, p.area_id) FROM person p
                   LEFT JOIN week_expected e ON e.week = $1 AND e.person_id = p.id
                   WHERE p.active AND NOT EXISTS (SELECT 1 FROM checkin c WHERE c.week = $1 AND c.person_id = p.id)
                   ORDER BY p.id";
        let who: Vec<(Uuid, Uuid)> = sqlx::query_as(sql).bind(week).fetch_all(&mut self.company.raw).await.unwrap();
        let (mut checkins, mut entries) = (Vec::new(), Vec::new());
        for (person, area) in who {
            if self.dice.u64(..100) >= if late { 30 } else { 65 } {
                continue;
            }
            let id = self.id();
            // Some are never sent.
            let sent = (late || self.dice.u64(..100) < 90).then(|| self.company.now());
            checkins.push((id, person, area, sent));
            for _ in 0..self.dice.usize(..4) {
                let there: Vec<Uuid> = self.touchpoints.iter().filter(|t| !t.retired).map(|t| t.id).collect();
                let touchpoint = (self.dice.u64(..100) < 90).then(|| self.dice.choice(&there).copied()).flatten();
                entries.push((self.id(), id, touchpoint));
            }
        }
        self.store(week, late, &checkins, &entries).await;
        if late {
            let mut repo = self.company.services.store.write().await.unwrap();
            for (_, person, _, _) in checkins {
                hilo_service::alignment::freeze::note_late(&mut *repo, week, person.into()).await.unwrap();
            }
            repo.save().await.unwrap();
        }
    }

    async fn store(
        &mut self,
        week: WeekId,
        late: bool,
        checkins: &[(Uuid, Uuid, Uuid, Option<Millis>)],
        entries: &[(Uuid, Uuid, Option<Uuid>)],
    ) {
        let now = self.company.now();
        let mut tx = self.company.raw.begin().await.unwrap();
        if !checkins.is_empty() {
            let mut sql = QueryBuilder::<Sqlite>::new(
                "INSERT INTO checkin (id, week, person_id, area_id, note, revision, created_at, updated_at, sent_at, late, aside) ",
            );
            sql.push_values(checkins, |mut row, (id, person, area, sent)| {
                row.push_bind(id).push_bind(week).push_bind(person).push_bind(area).push_bind("").push_bind(1);
                row.push_bind(now).push_bind(now).push_bind(sent).push_bind(late).push_bind("[]");
            });
            sql.build().execute(&mut *tx).await.unwrap();
        }
        if !entries.is_empty() {
            let mut sql = QueryBuilder::<Sqlite>::new(
                "INSERT INTO checkin_entry (id, checkin_id, position, touchpoint_id, did, got, example) ",
            );
            sql.push_values(entries, |mut row, (id, checkin, touchpoint)| {
                row.push_bind(id).push_bind(checkin).push_bind(0).push_bind(touchpoint);
                row.push_bind("").push_bind("").push_bind(false);
            });
            sql.build().execute(&mut *tx).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// In the last week of a period, most answer something of all its weeks.
    async fn answer_pulse(&mut self, week: WeekId) {
        let period = PeriodId::of(week);
        if week != period.last_week() || !self.company.known.members.contains_key(&period.index()) {
            return;
        }
        let sql = "SELECT m.person_id FROM pulse_member m WHERE m.period = $1 ORDER BY m.person_id";
        let members: Vec<Uuid> = sqlx::query_scalar(sql).bind(period).fetch_all(&mut self.company.raw).await.unwrap();
        let eager = [50, 80, 100][self.dice.usize(..3)];
        for person in members {
            if self.dice.u64(..100) >= eager {
                continue;
            }
            let mut taps = Vec::new();
            for (place, week) in period.weeks().enumerate().take(MOST_WEEKS) {
                for item in asked(place) {
                    if self.dice.u64(..100) < 85 {
                        taps.push((week, item, self.dice.u8(1..=5)));
                    }
                }
            }
            self.company.answer(person, period, taps).await;
        }
    }
}
