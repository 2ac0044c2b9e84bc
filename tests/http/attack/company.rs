//! A company that is asked for several periods: a tree of areas of awkward sizes, people who come, move and go through
//! HR's forms and answer through theirs, and a ledger of what each of them answered.

use fastrand::Rng;
use hilo_domain::{
    calendar::Calendar,
    ids::{AreaId, PersonId, SessionId},
    period::PeriodId,
    pulse::{Item, asked},
    time::Millis,
    tree::Tree,
    week::WeekId,
};
use hilo_service::{checkins::weeks::calendar, env::Token};
use hilo_store::{access::SessionRow, areas::AreaRow, people::PersonRow};
use hilo_tests::{
    Browser, Engine, Installation,
    installation::{self, MONDAY, id, organisation},
    page,
};
use std::{collections::BTreeMap, path::Path};

/// What somebody answered: by item, all answers of the period.
pub type Sheet = [Vec<u8>; 5];

/// Areas with the one above and how many people work in them by themselves.
const AREAS: [(&str, Option<&str>, usize); 13] = [
    ("Casa Nube", None, 4),
    ("Tiendas", Some("Casa Nube"), 1),
    ("Maipú", Some("Tiendas"), 9),
    ("Centro", Some("Tiendas"), 6),
    ("Esquina", Some("Tiendas"), 2),
    ("Fábrica", Some("Casa Nube"), 4),
    ("Línea", Some("Fábrica"), 5),
    ("Taller", Some("Fábrica"), 1),
    ("Noche", Some("Fábrica"), 16),
    ("Soporte", Some("Casa Nube"), 5),
    ("Turno A", Some("Soporte"), 9),
    ("Turno B", Some("Soporte"), 4),
    ("Finanzas", Some("Casa Nube"), 1),
];

/// The first period, and when the company was set up: a day before its first week opens.
pub const FIRST: &str = "2027-P01";
const SET_UP_DAYS: i64 = 1;

#[derive(Debug, Clone, Copy)]
pub struct Person {
    pub id: PersonId,
    pub area: AreaId,
    pub active: bool,
}

pub struct Company {
    pub hilo: Installation,
    pub calendar: Calendar,
    pub people: Vec<Person>,
    pub areas: BTreeMap<String, AreaId>,
    pub ledger: BTreeMap<PeriodId, BTreeMap<PersonId, Sheet>>,
    pub dice: Rng,
    sessions: u128,
    named: usize,
}

impl Company {
    /// Before its first period. The first four people of the organisation itself are HR, the leadership, an admin and
    /// somebody else.
    pub async fn new(engine: Engine) -> Self {
        Self::with(engine, &AREAS).await
    }

    pub async fn with(engine: Engine, wanted: &[(&str, Option<&str>, usize)]) -> Self {
        let hilo = Installation::empty(engine).await;
        let calendar = calendar(&organisation(MONDAY)).unwrap();
        let first: PeriodId = FIRST.parse().unwrap();
        let set_up = Millis(calendar.opens_at(first.first_week())).plus_days(-SET_UP_DAYS);
        hilo.set_clock(set_up);
        let mut repo = hilo.services.store.write().await.unwrap();
        repo.insert_organisation(&organisation(set_up)).await.unwrap();
        let mut areas: BTreeMap<String, AreaId> = BTreeMap::new();
        let mut people = Vec::new();
        for (number, (name, above, count)) in (1..).zip(wanted) {
            let area = AreaRow {
                id: AreaId(id(number)),
                parent_id: above.map(|above| areas[above]),
                name: (*name).to_owned(),
                external: false,
                created_at: set_up,
            };
            repo.insert_area(&area).await.unwrap();
            areas.insert((*name).to_owned(), area.id);
            for _ in 0..*count {
                let person = Person { id: PersonId(id(0x1000 + people.len() as u128)), area: area.id, active: true };
                let row = PersonRow {
                    id: person.id,
                    area_id: person.area,
                    created_at: set_up,
                    ..installation::person(people.len() as u128, 0, &format!("Prueba {}", people.len()))
                };
                repo.insert_person(&row).await.unwrap();
                people.push(person);
            }
        }
        for (person, grant) in people.iter().zip(["hr", "leadership", "admin"]) {
            repo.add_grant(person.id, grant, None, set_up).await.unwrap();
        }
        repo.save().await.unwrap();
        let named = people.len();
        Self { hilo, calendar, people, areas, ledger: BTreeMap::new(), dice: Rng::with_seed(7), sessions: 0, named }
    }

    /// Stopped, and started again once something was done in its folder.
    pub async fn restarted_after(self, between: impl FnOnce(&Path)) -> Self {
        Self { hilo: self.hilo.restarted_after(between).await, ..self }
    }

    /// Twice the same; what happens in one does not happen in the other.
    pub async fn twins(self) -> [Self; 2] {
        let Self { hilo, calendar, people, areas, ledger, dice, sessions, named } = self;
        hilo.copies().await.map(|hilo| Self {
            hilo,
            calendar: calendar.clone(),
            people: people.clone(),
            areas: areas.clone(),
            ledger: ledger.clone(),
            dice: dice.clone(),
            sessions,
            named,
        })
    }

    /// The people of an area, in the order of their coming.
    pub fn of(&self, area: &str) -> Vec<PersonId> {
        let area = self.areas[area];
        self.people.iter().filter(|person| person.active && person.area == area).map(|person| person.id).collect()
    }

    pub async fn lead(&mut self, area: &str, person: PersonId) {
        let now = self.hilo.now();
        let mut repo = self.hilo.services.store.write().await.unwrap();
        repo.set_lead(self.areas[area], Some(person), now).await.unwrap();
        repo.save().await.unwrap();
    }

    /// Browsers in which these people are signed in.
    pub async fn browsers(&mut self, people: &[PersonId]) -> Vec<Browser> {
        let now = self.hilo.now();
        let mut repo = self.hilo.services.store.write().await.unwrap();
        let mut browsers = Vec::new();
        for person in people {
            self.sessions += 1;
            let token = Token::from_text(&format!("session-{}", self.sessions));
            let session = SessionRow {
                id: SessionId(id(0x10_0000 + self.sessions)),
                person_id: *person,
                created_at: now,
                last_seen_at: now,
                expires_at: now.plus_days(30),
                ended_at: None,
                user_agent: "test".to_owned(),
                address: "127.0.0.1".to_owned(),
            };
            repo.insert_session(&session, &token.hash()).await.unwrap();
            let mut browser = Browser::new(self.hilo.router.clone());
            browser.set_cookie("hilo_session", token.reveal());
            browsers.push(browser);
        }
        repo.save().await.unwrap();
        browsers
    }

    pub async fn browser(&mut self, person: PersonId) -> Browser {
        self.browsers(&[person]).await.remove(0)
    }

    /// HR's.
    pub async fn hr(&mut self) -> Browser {
        let hr = self.people[0].id;
        self.browser(hr).await
    }

    async fn tick_at(&self, at: Millis) {
        self.hilo.set_clock(at);
        self.hilo.services.tick().await.unwrap();
    }

    /// An hour after a week's opening.
    pub async fn in_week(&self, week: WeekId) {
        self.tick_at(Millis(self.calendar.opens_at(week)).plus_hours(1)).await;
    }

    /// The period opens with its first week, and two weeks of it are there to be answered.
    pub async fn open(&self, period: PeriodId) {
        for week in period.weeks().take(2) {
            self.in_week(week).await;
        }
        let open = self.hilo.services.store.read().await.unwrap().open_pulse().await.unwrap();
        assert_eq!(open.map(|open| open.period), Some(period));
    }

    /// An hour after its last week.
    pub async fn close(&self, period: PeriodId) {
        self.tick_at(Millis(self.calendar.closes_at(period.last_week())).plus_hours(1)).await;
        let row = self.hilo.services.store.read().await.unwrap().pulse_period(period).await.unwrap().unwrap();
        assert!(row.closed_at.is_some() && !row.lost, "{row:?}");
    }

    /// What of a sheet is asked in the first two weeks, as the form's fields.
    pub fn taps(period: PeriodId, sheet: &Sheet) -> Vec<(String, String)> {
        let mut left = sheet.each_ref().map(|answers| answers.iter());
        let mut fields = vec![("period".to_owned(), period.to_string())];
        for (place, week) in period.weeks().enumerate().take(2) {
            for item in asked(place) {
                if let Some(score) = left[item as usize].next() {
                    fields.push((format!("tap-{week}-{}", item.as_str()), score.to_string()));
                }
            }
        }
        fields
    }

    /// These people answer this, through the form.
    pub async fn answer(&mut self, period: PeriodId, sheets: &[(PersonId, Sheet)]) {
        let people: Vec<PersonId> = sheets.iter().map(|(person, _)| *person).collect();
        let browsers = self.browsers(&people).await;
        for (mut browser, (person, sheet)) in browsers.into_iter().zip(sheets) {
            let fields = Self::taps(period, sheet);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let _ = browser.post("/check-in/pulse", &fields).await.expect(303);
            self.ledger.entry(period).or_default().insert(*person, sheet.clone());
        }
    }

    /// A sheet by chance, with about so many of the items answered.
    pub fn sheet(&mut self, percent: usize) -> Sheet {
        let mut sheet = Sheet::default();
        for item in Item::ALL {
            // What is asked in both weeks may have two answers.
            let times = (0..2).filter(|place| asked(*place).contains(&item)).count();
            if self.dice.usize(..100) < percent {
                let times = self.dice.usize(1..=times);
                sheet[item as usize] = (0..times).map(|_| self.dice.u8(1..=5)).collect();
            }
        }
        sheet
    }

    /// Whoever may answer in the open period, with their area of record.
    pub async fn members(&self, period: PeriodId) -> BTreeMap<PersonId, AreaId> {
        let mut repo = self.hilo.services.store.read().await.unwrap();
        let mut members = BTreeMap::new();
        for person in &self.people {
            if let Some(member) = repo.pulse_member(period, person.id).await.unwrap() {
                members.insert(person.id, member.area_id);
            }
        }
        members
    }

    /// The tree of the period's opening, and the names of then.
    pub async fn tree(&self, period: PeriodId) -> (Tree<AreaId>, BTreeMap<String, AreaId>) {
        let mut repo = self.hilo.services.store.read().await.unwrap();
        let areas = repo.week_areas(period.first_week()).await.unwrap();
        let tree = Tree::build(areas.iter().map(|area| (area.area_id, area.parent_id))).unwrap();
        (tree, areas.into_iter().map(|area| (area.name, area.area_id)).collect())
    }

    /// HR moves somebody, by the form of changes.
    pub async fn transfer(&mut self, hr: &mut Browser, person: PersonId, area: AreaId) {
        let path = format!("/people/{person}/edit");
        let form = hr.get(&path).await.expect(200).body;
        let field = |name: &str| page::input(&form, name).unwrap_or_default();
        let (name, email, number) = (field("name"), field("email"), field("employee_number"));
        let (revision, area_id) = (field("revision"), area.to_string());
        let fields = [
            ("name", name.as_str()),
            ("email", &email),
            ("employee_number", &number),
            ("revision", &revision),
            ("area", &area_id),
        ];
        let _ = hr.post(&path, &fields).await.expect(303);
        self.person(person).area = area;
    }

    /// HR makes an account.
    pub async fn hire(&mut self, hr: &mut Browser, area: AreaId) -> PersonId {
        self.named += 1;
        let (name, number, area_id) = (format!("Prueba {}", self.named), format!("N{}", self.named), area.to_string());
        let fields = [("name", name.as_str()), ("employee_number", &number), ("area", &area_id)];
        let made = hr.post("/people/new", &fields).await.expect(303);
        let id: PersonId = made.location().rsplit('/').next().unwrap().parse().unwrap();
        self.people.push(Person { id, area, active: true });
        id
    }

    pub async fn let_go(&mut self, hr: &mut Browser, person: PersonId) {
        let _ = hr.post(&format!("/people/{person}/deactivate"), &[]).await.expect(303);
        self.person(person).active = false;
    }

    pub async fn new_area(&mut self, hr: &mut Browser, name: &str, above: AreaId) -> AreaId {
        let above = above.to_string();
        let made = hr.post("/areas/new", &[("name", name), ("parent", &above)]).await.expect(303);
        let id: AreaId = made.location().rsplit('/').next().unwrap().parse().unwrap();
        self.areas.insert(name.to_owned(), id);
        id
    }

    /// HR renames an area and puts it under another.
    pub async fn change_area(&mut self, hr: &mut Browser, area: AreaId, name: &str, above: AreaId) {
        let path = format!("/areas/{area}/edit");
        let form = hr.get(&path).await.expect(200).body;
        let (revision, above) = (page::input(&form, "revision").unwrap_or_default(), above.to_string());
        let _ = hr.post(&path, &[("name", name), ("parent", &above), ("revision", &revision)]).await.expect(303);
        self.areas.retain(|_, id| *id != area);
        self.areas.insert(name.to_owned(), area);
    }

    pub async fn archive(&mut self, hr: &mut Browser, area: AreaId) {
        let _ = hr.post(&format!("/areas/{area}/archive"), &[]).await.expect(303);
        self.areas.retain(|_, id| *id != area);
    }

    fn person(&mut self, id: PersonId) -> &mut Person {
        self.people.iter_mut().find(|person| person.id == id).unwrap()
    }
}
