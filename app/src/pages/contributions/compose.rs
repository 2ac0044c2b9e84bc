//! The composer: the sentence with blanks.

use super::{
    overview::{by_stage, indented},
    parts::{kind, words},
};
use crate::{
    cx::{Cx, FormState},
    islands::filter_select::FilterSelect,
    locales::{common, contributions as t, statements::stored_meanwhile},
    reply::{Answer, Frame, Nav, Page},
    ui::{
        form::{Field, GroupedOption, OptionGroup, check, form},
        text::{empty, foreign},
    },
};
use hilo_domain::{
    ids::ContributionId,
    problem::Problem,
    text::fold,
    view::contributions::{ComposerView, StatementOption, TouchpointOption},
};
use leptos::prelude::*;

/// Proposing; the query carries what a search without JavaScript had before it, and for whom a lead proposes.
///
/// # Errors
/// As the use case.
pub async fn propose(cx: Cx) -> Answer {
    let lang = cx.lang;
    let composer =
        cx.services.contribution_composer(cx.actor()?, cx.query.parsed("area"), cx.query.get("title")).await?;
    let title = t::compose_title(lang);
    if composer.touchpoints.is_empty() || composer.statements.is_empty() {
        let nothing = empty(t::nothing_published_title(lang), t::nothing_published_text(lang), None);
        return show(title, view! { <header class="page-head"><h1>{title}</h1></header>{nothing} }.into_any());
    }
    if composer.role.is_none() && composer.led.is_empty() {
        let nobody = empty(t::no_role_title(lang), t::no_role_text(lang), None);
        return show(title, view! { <header class="page-head"><h1>{title}</h1></header>{nobody} }.into_any());
    }
    show(title, body(&cx, &composer, title, "/my-role/propose"))
}

/// # Errors
/// As the use case.
pub async fn edit(cx: Cx) -> Answer {
    let id: ContributionId = cx.param("contribution")?;
    let composer = cx.services.contribution_to_edit(cx.actor()?, id).await?;
    let title = t::edit_title(cx.lang);
    show(title, body(&cx, &composer, title, &format!("/contributions/{id}/edit")))
}

fn show(title: &'static str, body: AnyView) -> Answer {
    Page::new(title, body).nav(Nav::Role).frame(Frame::Read).ok()
}

fn body(cx: &Cx, composer: &ComposerView, title: &'static str, action: &str) -> AnyView {
    let lang = cx.lang;
    let comment = composer.edited.as_ref().and_then(|edited| edited.comment.clone());
    let comment = comment.map(
        |text| view! { <div class="notice notice-thread"><strong>{t::change_asked(lang)}</strong><p>{text}</p></div> },
    );
    view! {
        <header class="page-head"><h1>{title}</h1><p class="lede">{t::compose_lede(lang)}</p></header>
        {comment}
        {sentence(cx, composer, action)}
    }
    .into_any()
}

fn sentence(cx: &Cx, composer: &ComposerView, action: &str) -> AnyView {
    let lang = cx.lang;
    let mut state = cx.form_state(action);
    // The way back does not carry the search button, nor the way back of the search.
    state.page = format!("{}{}", cx.path, cx.query.query_with(&[("_page", ""), ("search", "")]));
    let blanks = Blanks { cx, composer, state: &state };
    // After a change by somebody else both are shown, and what is saved next is saved over that.
    let overtaken = state.failed.as_ref().is_some_and(|failed| failed.problem == Some(Problem::Stale));
    let meanwhile = composer.edited.as_ref().filter(|_| overtaken).map(|edited| {
        view! {
            <section class="card card-sunken stack stack-s">
                <h2>{stored_meanwhile(lang)}</h2>
                <p class="sentence" lang=foreign(cx)>{words(cx.written_in(), edited)}</p>
                <p class="meta">{kind(lang, edited.statement_kind)}" · "{edited.statement_title.clone()}</p>
            </section>
        }
    });
    let revision = composer.edited.as_ref().map(|edited| {
        let stored = edited.revision.to_string();
        let value = if overtaken { stored } else { blanks.value("revision", &stored) };
        view! { <input type="hidden" name="revision" value=value/> }
    });
    let at_once = (!composer.led.is_empty() && composer.edited.is_none()).then(|| {
        check(
            &state,
            "checkbox",
            "confirm",
            "yes",
            cx.query.ticked("confirm"),
            t::declare_at_once(lang),
            Some(t::declare_at_once_hint(lang)),
        )
    });
    let stored = |pick: fn(&hilo_domain::view::contributions::ContributionView) -> String| {
        composer.edited.as_ref().map(pick).unwrap_or_default()
    };
    let content = view! {
        {revision}
        {blanks.who()}
        {blanks.field("does", t::compose_does(lang), &stored(|e| e.does.clone())).hint(t::compose_does_hint(lang)).textarea("input input-short", 2)}
        {blanks.touchpoint(action)}
        {blanks.through()}
        {blanks.field("gets", t::compose_gets(lang), &stored(|e| e.gets.clone())).hint(t::compose_gets_hint(lang)).textarea("input input-short", 2)}
        {blanks.statement(action)}
        {at_once}
        <div class="form-actions">
            <button class="btn btn-primary btn-l">{t::send_proposal(lang)}</button>
            <a class="btn btn-quiet" href="/my-role">{common::cancel(lang)}</a>
        </div>
    };
    view! { {meanwhile}{form(&state, "composer", content)} }.into_any()
}

/// What the blanks are filled with: what was typed, else what the search carried, else what is stored.
struct Blanks<'a> {
    cx: &'a Cx,
    composer: &'a ComposerView,
    state: &'a FormState,
}

impl<'a> Blanks<'a> {
    fn carried(&self, name: &str, stored: &str) -> String {
        self.cx.query.find(name).unwrap_or(stored).to_owned()
    }

    fn value(&self, name: &str, stored: &str) -> String {
        self.state.value(name, &self.carried(name, stored))
    }

    fn field(&self, name: &'static str, label: &str, stored: &str) -> Field<'a> {
        Field::new(self.state, name, label).value(self.carried(name, stored))
    }

    /// The role: as it is, or for a lead to choose.
    fn who(&self) -> AnyView {
        let lang = self.cx.lang;
        let role = self.composer.role.as_ref();
        if let Some(role) = role.filter(|_| self.composer.led.is_empty() || self.composer.edited.is_some()) {
            let (title, area) = (role.title.clone(), role.area_name.clone());
            return view! { <p>{t::sentence_as(lang)}<b>{title}</b>{t::sentence_in(lang)}<b>{area}</b>","</p> }
                .into_any();
        }
        let own = role.filter(|role| self.composer.led.iter().all(|led| led.id != role.area));
        let mut areas: Vec<(String, String)> =
            own.map(|role| (role.area.to_string(), role.area_name.clone())).into_iter().collect();
        areas.extend(self.composer.led.iter().map(|area| (area.id.to_string(), indented(area))));
        let area = role.map(|role| role.area.to_string()).unwrap_or_default();
        let title = role.map(|role| role.title.clone()).unwrap_or_default();
        let titles = self.composer.titles.clone();
        view! {
            <div class="field-row">
                {self.field("title", t::compose_title_field(lang), &title).hint(t::compose_title_hint(lang)).suggested(titles)}
                {self.field("area", t::compose_area_field(lang), &area).hint(t::compose_area_hint(lang)).select(areas)}
            </div>
        }
        .into_any()
    }

    /// A search beside the choice of `select`: the browser narrows it while typing; without JavaScript its button asks
    /// the server. The choice of `follower`, if there is one, follows.
    fn search(&self, action: &str, select: &'static str, label: &'static str, follower: &'static str) -> AnyView {
        let lang = self.cx.lang;
        let (field, button) = (format!("{select}_q"), format!("{select}-search"));
        let searched = self.value(&field, "");
        view! {
            <div class="input-group">
                <label class="vh" for=field.clone()>{label}</label>
                <input class="input" type="search" id=field.clone() name=field.clone() dir="auto" value=searched
                    placeholder=label autocomplete="off"/>
                <button class="btn" id=button.clone() name="search" value="yes" formmethod="get"
                    formaction=action.to_owned() formnovalidate>{common::search(lang)}</button>
            </div>
            <FilterSelect search=field button=button select=select.to_owned() follower=follower.to_owned()
                goes=t::carried_group(lang).to_owned() others=t::other_statements(lang).to_owned()
                one=t::filter_found(lang, 1) many=t::filter_found(lang, 0).replace('0', "{n}")
                none=t::filter_nothing(lang).to_owned()/>
        }
        .into_any()
    }

    /// Whether the search of `select` leaves an option in. The browser narrows all of them by itself; the server does
    /// only where it was asked to.
    fn is_found(&self, select: &str, text: &str) -> bool {
        let words = fold(&self.value(&format!("{select}_q"), ""));
        let text = fold(text);
        !self.cx.query.ticked("search") || words.split(' ').all(|word| text.contains(word))
    }

    fn touchpoint(&self, action: &str) -> AnyView {
        let lang = self.cx.lang;
        let chosen = self.touchpoint_value();
        let matches = |option: &&TouchpointOption| {
            let text = format!("{} {} {}", option.name, option.journey_name, option.stage_name);
            self.is_found("touchpoint", &text) || option.id.to_string() == chosen
        };
        let options: Vec<TouchpointOption> = self.composer.touchpoints.iter().filter(matches).cloned().collect();
        let select = self.field("touchpoint", t::compose_touchpoint(lang), &chosen);
        let search = self.search(action, "touchpoint", t::compose_touchpoint_search(lang), "statement");
        select.grouped(t::choose(lang), by_stage(&options), Some(search))
    }

    fn touchpoint_value(&self) -> String {
        let stored = self.composer.edited.as_ref().map(|edited| edited.touchpoint.to_string()).unwrap_or_default();
        self.value("touchpoint", &stored)
    }

    fn through(&self) -> AnyView {
        let lang = self.cx.lang;
        let edited = self.composer.edited.as_ref();
        let stored = edited.and_then(|edited| edited.through.as_ref()).map(|area| area.id.to_string());
        let mut areas = vec![(String::new(), t::nobody_between(lang).to_owned())];
        areas.extend(self.composer.areas.iter().map(|area| (area.id.to_string(), indented(area))));
        let field = self.field("through", t::compose_through(lang), &stored.unwrap_or_default());
        field.optional().hint(t::compose_through_hint(lang)).select(areas)
    }

    /// Those that the chosen touchpoint carries come first, and the first of them is chosen unless another is.
    fn statement(&self, action: &str) -> AnyView {
        let lang = self.cx.lang;
        let chosen = self.touchpoint_value();
        let touchpoint = self.composer.touchpoints.iter().find(|option| option.id.to_string() == chosen);
        let carried = touchpoint.map(|option| option.statements.as_slice()).unwrap_or_default();
        // One that was retired can't be chosen again.
        let stored = self.composer.edited.as_ref().filter(|edited| !edited.statement_retired);
        let stored = stored.map(|edited| edited.statement.to_string());
        let stored = stored.or_else(|| carried.first().map(ToString::to_string)).unwrap_or_default();
        let value = self.cx.query.find("statement").filter(|value| !value.is_empty()).map_or(stored, str::to_owned);
        let matches = |option: &&StatementOption| {
            let text = format!("{} {}", kind(lang, option.kind), option.title);
            self.is_found("statement", &text) || option.id.to_string() == self.state.value("statement", &value)
        };
        let option = |statement: &StatementOption| GroupedOption {
            value: statement.id.to_string(),
            label: format!("{} · {}", kind(lang, statement.kind), statement.title),
            goes_with: None,
        };
        let (first, others): (Vec<_>, Vec<_>) =
            self.composer.statements.iter().filter(matches).partition(|statement| carried.contains(&statement.id));
        let group = |label: &str, of: Vec<&StatementOption>| OptionGroup {
            label: label.to_owned(),
            options: of.into_iter().map(option).collect(),
        };
        let rest = if first.is_empty() { t::statement(lang) } else { t::other_statements(lang) };
        let groups = vec![group(t::carried_group(lang), first), group(rest, others)];
        let search = self.search(action, "statement", t::compose_statement_search(lang), "");
        let field = Field::new(self.state, "statement", t::compose_statement(lang)).value(value);
        field.hint(t::compose_statement_hint(lang)).grouped(t::choose(lang), groups, Some(search))
    }
}
