//! An HR that moves somebody whose answers it wants to know, and surrounds them with accounts of its own.

use super::{
    company::{Company, FIRST},
    judge::{K, People, Truth},
    views::{Cells, seen},
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
};
use hilo_tests::{Browser, Engine};

on_both_engines!(
    accounts_around_somebody_isolate_nobody_for_a_period,
    nobody_is_moved_among_accounts_that_ripened,
    accounts_that_ripened_are_colluders,
);

/// So many are in no area but the organisation: whoever comes to count there is with them. The first is HR.
const fn areas(head_office: usize) -> [(&'static str, Option<&'static str>, usize); 6] {
    [
        ("Casa Nube", None, head_office),
        ("Tiendas", Some("Casa Nube"), 0),
        ("Maipú", Some("Tiendas"), 8),
        ("Centro", Some("Tiendas"), 6),
        ("Bodega", Some("Casa Nube"), 7),
        ("Caja", Some("Casa Nube"), 5),
    ]
}

/// Where the person goes: into an area that is there, or into a new one under that.
#[derive(Debug, Clone, Copy)]
enum To {
    There(&'static str),
    NewUnder(&'static str),
}

struct Attack {
    company: Company,
    hr: Browser,
    target: PersonId,
    accounts: Vec<PersonId>,
}

impl Attack {
    /// In the first period, once everybody has answered.
    async fn new(engine: Engine, head_office: usize) -> Self {
        let mut company = Company::with(engine, &areas(head_office)).await;
        let target = company.of("Maipú")[4];
        company.open(first()).await;
        let hr = company.hr().await;
        let mut attack = Self { company, hr, target, accounts: Vec::new() };
        attack.everybody_answers(first()).await;
        attack
    }

    /// HR alone is in the head office. The person is moved, and accounts are made beside them.
    async fn surrounded(engine: Engine, to: To, accounts: usize) -> Self {
        let mut attack = Self::new(engine, 1).await;
        let area = match to {
            To::There(name) => attack.company.areas[name],
            To::NewUnder(name) => {
                let above = attack.company.areas[name];
                attack.company.new_area(&mut attack.hr, "Rincón", above).await
            }
        };
        attack.company.transfer(&mut attack.hr, attack.target, area).await;
        attack.make_accounts(area, accounts).await;
        attack
    }

    async fn make_accounts(&mut self, area: AreaId, accounts: usize) {
        for _ in 0..accounts {
            let account = self.company.hire(&mut self.hr, area).await;
            self.accounts.push(account);
        }
    }

    async fn everybody_answers(&mut self, period: PeriodId) {
        let mut sheets = Vec::new();
        for person in self.company.members(period).await.into_keys() {
            sheets.push((person, self.company.sheet(100)));
        }
        self.company.answer(period, &sheets).await;
    }

    async fn next(&mut self, period: PeriodId) {
        self.company.open(period).await;
        self.hr = self.company.hr().await;
        self.everybody_answers(period).await;
    }

    /// Who knows their own answers.
    fn colluders(&self) -> People {
        self.accounts.iter().copied().chain([self.company.people[0].id]).collect()
    }

    /// What HR is shown once the period has closed.
    async fn close(&mut self, period: PeriodId) -> (Truth, Cells) {
        let truth = Truth::of(&self.company, period).await;
        self.company.close(period).await;
        self.hr = self.company.hr().await;
        let (shown, ..) = seen(&mut self.hr, period, "", &truth.areas).await;
        truth.judge(&shown, &People::new());
        assert!(shown.values().any(Option::is_some), "{period}");
        (truth, shown)
    }

    /// HR may know as many accounts as it likes: what it can work out is of five others at the least.
    async fn nobody_is_isolated(&mut self, period: PeriodId, of: &str) {
        let (truth, shown) = self.close(period).await;
        let found = truth.isolated(&shown, &self.colluders());
        assert!(found.is_empty(), "{of}, {period}: {found:?}");
    }
}

fn first() -> PeriodId {
    FIRST.parse().unwrap()
}

async fn accounts_around_somebody_isolate_nobody_for_a_period(engine: Engine) {
    let ways = [
        (To::There("Bodega"), 5),
        (To::There("Caja"), 10),
        (To::NewUnder("Casa Nube"), 4),
        (To::NewUnder("Casa Nube"), 10),
        (To::NewUnder("Maipú"), 6),
        (To::NewUnder("Bodega"), 8),
    ];
    let ways = if engine == Engine::Sqlite { &ways[..] } else { &ways[2..4] };
    for (to, accounts) in ways {
        let way = format!("{to:?} with {accounts}");
        let mut attack = Attack::surrounded(engine, *to, *accounts).await;
        attack.nobody_is_isolated(first(), &way).await;
        let next = first().plus(1);
        attack.next(next).await;
        // And areas are moved about while the period is open.
        if let To::NewUnder(name) = to {
            let (rincon, under) = (attack.company.areas["Rincón"], if *name == "Bodega" { "Centro" } else { "Bodega" });
            let under = attack.company.areas[under];
            attack.company.change_area(&mut attack.hr, rincon, "Rincón", under).await;
        }
        let bodega = attack.company.areas["Bodega"];
        let tiendas = attack.company.areas["Tiendas"];
        attack.company.change_area(&mut attack.hr, bodega, "Bodega", tiendas).await;
        attack.nobody_is_isolated(next, &way).await;
    }
}

/// The accounts come first, and the person is moved among them once they have ripened: for a period, it is as if the
/// person had not been.
async fn nobody_is_moved_among_accounts_that_ripened(engine: Engine) {
    let mut attack = Attack::new(engine, 7).await;
    let root = attack.company.areas["Casa Nube"];
    let rincon = attack.company.new_area(&mut attack.hr, "Rincón", root).await;
    attack.make_accounts(rincon, 6).await;
    attack.nobody_is_isolated(first(), "accounts").await;
    attack.next(first().plus(1)).await;
    attack.company.transfer(&mut attack.hr, attack.target, rincon).await;
    attack.nobody_is_isolated(first().plus(1), "ripening").await;
    attack.next(first().plus(2)).await;
    attack.nobody_is_isolated(first().plus(2), "moved among them").await;
}

/// The documented limit: whoever was there for a whole period is somebody like everybody else, and knows their own.
async fn accounts_that_ripened_are_colluders(engine: Engine) {
    let mut attack = Attack::surrounded(engine, To::NewUnder("Casa Nube"), 4).await;
    attack.nobody_is_isolated(first(), "ripening").await;
    attack.next(first().plus(1)).await;
    attack.nobody_is_isolated(first().plus(1), "ripening").await;
    attack.next(first().plus(2)).await;
    let (truth, shown) = attack.close(first().plus(2)).await;
    let colluders = attack.colluders();
    truth.judge(&shown, &colluders);
    let found = truth.isolated(&shown, &colluders);
    assert!(!found.is_empty(), "whoever waits for a period gets at one person among four accounts");
    for (item, group) in found {
        assert!(group.people.len() + group.with >= K, "{item:?} {group:?}");
        assert_eq!(group.people, [attack.target]);
    }
}
