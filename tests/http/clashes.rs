//! Two people change the same thing: whoever saves last has seen what the other saved.

use super::experience::{add, begin};
use hilo_app::routes::Method;
use hilo_tests::{
    Answer, Browser, Engine, Installation, Kind,
    crawl::{Found, forms},
    installation::{SHOPS, area},
    page,
};

on_both_engines!(nobody_overwrites_what_they_have_not_seen);

/// What two people type into a form.
struct Clash<'a> {
    page: &'a str,
    action: &'a str,
    /// The field with what the form was made from.
    made_from: &'a str,
    field: &'a str,
    theirs: &'a str,
    /// What does not hold; none where nothing can be wrong.
    broken: Option<&'a str>,
    ours: &'a str,
    /// What tells us theirs.
    told: &'a str,
}

type Pairs = Vec<(String, String)>;

impl Clash<'_> {
    /// The form as it stands on a page.
    fn on(&self, body: &str) -> Pairs {
        let found = Found { path: self.page.to_owned(), route: "", status: 200, body: body.to_owned() };
        let form = forms(&found).into_iter().find(|form| form.method == Method::Post && form.action == self.action);
        let form = form.unwrap_or_else(|| panic!("no {} on {}", self.action, self.page));
        form.untouched().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    async fn post(&self, browser: &mut Browser, mut form: Pairs, value: &str) -> Answer {
        form.retain(|(name, _)| name != self.field);
        form.push((self.field.to_owned(), value.to_owned()));
        let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post(self.action, &form).await
    }

    fn origin(&self, form: &[(String, String)]) -> String {
        form.iter().find(|(name, _)| name == self.made_from).unwrap().1.clone()
    }

    async fn come_about(&self, us: &mut Browser, them: &mut Browser) {
        let mut open = self.on(&us.get(self.page).await.expect(200).body);
        let opened = self.origin(&open);
        let _ = self.post(them, open.clone(), self.theirs).await.expect(303);
        if let Some(broken) = self.broken {
            // Something was wrong: that is no look at what they saved.
            open = self.on(&self.post(us, open, broken).await.expect(422).body);
            assert_eq!(self.origin(&open), opened, "{}", self.action);
        }
        let stale = self.post(us, open, self.ours).await.expect(409).body;
        let stored = stale.split_once("id=\"stored\"").unwrap_or_else(|| panic!("{}: {stale}", self.action)).1;
        let stored = page::text(stored.split_once("</section>").unwrap().0);
        assert!(stored.contains(self.told), "{}: {stored}", self.action);
        // Now it is meant, and what we typed is still there.
        let seen = self.on(&stale);
        assert_ne!(self.origin(&seen), opened, "{}", self.action);
        assert!(seen.contains(&(self.field.to_owned(), self.ours.to_owned())), "{seen:?}");
        let _ = self.post(us, seen, self.ours).await.expect(303);
    }
}

async fn nobody_overwrites_what_they_have_not_seen(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let named = |page, action, made_from| Clash {
        page,
        action,
        made_from,
        field: "name",
        theirs: "Lo de la otra",
        broken: Some(" "),
        ours: "Lo mío",
        told: "Lo de la otra",
    };
    let (mut admin, mut hr) = (hilo.browser(Kind::Admin), hilo.browser(Kind::Hr));
    let person = format!("/people/{}", Kind::Employee.person());
    let edit = format!("{person}/edit");
    named(&edit, &edit, "revision").come_about(&mut admin, &mut hr).await;
    let edit = format!("/areas/{}/edit", area(SHOPS));
    named(&edit, &edit, "revision").come_about(&mut admin, &mut hr).await;
    named("/settings", "/settings", "revision").come_about(&mut admin.clone(), &mut admin).await;
    let grants = format!("{person}/grants");
    let boxes = named(&person, &grants, "revision");
    let boxes = Clash { field: "grant", theirs: "hr", broken: None, ours: "experience", told: "Permisos", ..boxes };
    boxes.come_about(&mut admin.clone(), &mut admin).await;

    let (mut team, mut boss) = (hilo.browser(Kind::Experience), hilo.browser(Kind::Leadership));
    let (journey, stage) = begin(&mut team, "Comprar").await;
    let touchpoint = add(&mut team, &journey, &stage, "Caja").await;
    let (draft, name) = (format!("{journey}/draft"), format!("{journey}/draft/name"));
    named(&draft, &name, "seen").come_about(&mut team, &mut boss).await;
    let touchpoint = format!("{draft}/touchpoints/{touchpoint}");
    named(&touchpoint, &touchpoint, "seen").come_about(&mut team, &mut boss).await;
    let feeling = named(&touchpoint, &touchpoint, "seen");
    let feeling = Clash { field: "emotion", theirs: "-2", broken: Some("9"), ours: "2", told: "−2", ..feeling };
    feeling.come_about(&mut team, &mut boss).await;
}
