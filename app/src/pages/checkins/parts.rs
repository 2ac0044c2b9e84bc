//! Pieces that several of these pages show.

use super::letter::letter_address;
use crate::{
    cx::{Cx, FormState},
    format,
    locales::{checkins as t, common},
    ui::{
        form::{Field, form},
        icons::{Icon, icon},
        text::{foreign, initials, moment},
    },
};
use hilo_domain::{
    ids::StatementId,
    lang::Lang,
    view::checkins::{CommentView, EntryView, Readers, WeekView, WorkEntry},
    week::WeekId,
};
use hilo_service::checkins::letter::MAX_COMMENT;
use leptos::prelude::*;

/// `Semana 47`.
#[must_use]
pub fn week_name(lang: Lang, week: WeekId) -> String {
    t::week(lang, week.iso().1)
}

/// `Semana 47 · hasta el lunes a las 12:00`, on the reader's clock.
#[must_use]
pub fn week_and_close(cx: &Cx, week: &WeekView) -> String {
    let lang = cx.lang;
    let close = if week.closed {
        t::closed_at(lang, &format::near(lang, week.closes_at, cx.time_zone()))
    } else {
        t::until(lang, &format::weekday_time(lang, week.closes_at, cx.time_zone()))
    };
    format!("{} · {close}", week_name(lang, week.week))
}

/// `Ana, Bruno y Carla`.
#[must_use]
pub fn named(lang: Lang, names: &[String]) -> String {
    let Some((last, others)) = names.split_last() else { return String::new() };
    if others.is_empty() {
        return last.clone();
    }
    // Spanish: before the sound of i, `y` is `e`; before a diphthong it stays.
    let folded = hilo_domain::text::fold(last);
    let i = ["i", "hi"].iter().any(|start| folded.starts_with(start))
        && !["hie", "hia", "io", "ia"].iter().any(|start| folded.starts_with(start));
    let and = if i { t::and_i(lang) } else { t::and(lang) };
    format!("{}{and}{last}", others.join(", "))
}

fn with_me(lang: Lang, names: &[String], hr: bool) -> String {
    let mut all = names.to_vec();
    if hr {
        all.push(t::hr(lang).to_owned());
    }
    // In Spanish one names oneself last.
    let place = if lang == Lang::Es { all.len() } else { 0 };
    all.insert(place, t::me(lang).to_owned());
    named(lang, &all)
}

/// A line about who sees what.
pub fn sees(text: String) -> AnyView {
    view! { <p class="sees">{icon(Icon::Eye)}<span>{text}</span></p> }.into_any()
}

/// Who will see the entries.
pub fn sees_entries(lang: Lang, readers: &Readers) -> AnyView {
    sees(t::sees_entries(lang, &with_me(lang, &readers.entries, true)))
}

/// Who will read the note.
pub fn sees_note(lang: Lang, readers: &Readers) -> AnyView {
    sees(t::sees_note(lang, &with_me(lang, &readers.note, readers.note.is_empty())))
}

/// To whom the note is written.
#[must_use]
pub fn addressee(lang: Lang, readers: &Readers) -> String {
    if readers.note.is_empty() { t::hr(lang).to_owned() } else { named(lang, &readers.note) }
}

/// The first letter as a sentence begins.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A contribution's sentence without whose it is.
fn declared(cx: &Cx, does: &str, gets: &str) -> AnyView {
    view! { <p class="soft" lang=foreign(cx)>{capital(does)}", "{t::so_that(cx.written_in(), gets)}"."</p> }.into_any()
}

/// The way back to the sentence that something serves.
fn serves(lang: Lang, (id, title): &(StatementId, String)) -> AnyView {
    view! { <p class="meta">{t::serves(lang)}" "<a href=format!("/statements/{id}") dir="auto">{title.clone()}</a></p> }
        .into_any()
}

/// What was done, as it is read.
pub fn entry(cx: &Cx, entry: &EntryView) -> AnyView {
    let lang = cx.lang;
    let sentence = (!entry.does.is_empty()).then(|| declared(cx, &entry.does, &entry.gets));
    let words = |label: &'static str, text: &str| {
        (!text.is_empty())
            .then(|| view! { <p class="words" dir="auto"><span class="vh">{label}": "</span>{text.to_owned()}</p> })
    };
    // Only its author is shown an entry whose touchpoint is still to be chosen.
    let touchpoint = if entry.touchpoint.is_empty() {
        view! { <span class="badge badge-wait">{t::no_touchpoint(lang)}</span> }.into_any()
    } else {
        view! { <span class="tag">{entry.touchpoint.clone()}</span> }.into_any()
    };
    let serves = entry.statement.as_ref().map(|statement| serves(lang, statement));
    let example = entry.example.then(|| view! { <span class="badge badge-line">{t::is_example(lang)}</span> });
    view! {
        <div class="entry">
            <p class="cluster">{touchpoint}{example}</p>
            {sentence}
            {words(t::did(lang), &entry.did)}
            {words(t::got(lang), &entry.got)}
            {serves}
        </div>
    }
    .into_any()
}

/// An entry among those of others: whose, where, and what; the contribution's sentence where its author adds nothing.
pub fn work_entry(cx: &Cx, entry: &WorkEntry) -> AnyView {
    let words: Vec<_> = [&entry.did, &entry.got]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| view! { <p class="words" dir="auto">{text.clone()}</p> })
        .collect();
    let sentence = (words.is_empty() && !entry.does.is_empty()).then(|| declared(cx, &entry.does, &entry.gets));
    let author = entry.author.as_ref().map(|(name, checkin)| {
        view! { <a href=letter_address(*checkin, None)>{name.clone()}</a>" · " }
    });
    let serves = entry.statement.as_ref().map(|statement| serves(cx.lang, statement));
    view! {
        <li class="list-row"><div class="grow">
            <p class="meta">{author}{entry.area.clone()}" · "{entry.touchpoint.clone()}</p>{sentence}{words}{serves}
        </div></li>
    }
    .into_any()
}

/// All entries, or that there are none.
pub fn entries(cx: &Cx, all: &[EntryView]) -> AnyView {
    if all.is_empty() {
        return view! { <p class="soft">{t::nothing_told(cx.lang)}</p> }.into_any();
    }
    let all: Vec<_> = all.iter().map(|one| entry(cx, one)).collect();
    view! { <div>{all}</div> }.into_any()
}

/// The thread below a check-in.
pub fn comments(cx: &Cx, all: &[CommentView]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let all: Vec<_> = all
        .iter()
        .map(|comment| {
            let class = if comment.mine { "comment comment-mine" } else { "comment" };
            view! {
                <li class=class>
                    <span class="avatar avatar-s" aria-hidden="true">{initials(&comment.name)}</span>
                    <p><span class="who">{comment.name.clone()}</span>" "<span class="meta">{moment(cx, comment.at)}</span></p>
                    <p class="body" dir="auto">{comment.body.clone()}</p>
                </li>
            }
        })
        .collect();
    Some(view! { <ul class="comments">{all}</ul> }.into_any())
}

/// The field for one more comment, with its button; `hidden` goes along.
pub fn comment_form(
    state: &FormState,
    hidden: &[(&'static str, String)],
    label: &'static str,
    hint: Option<String>,
    button: &'static str,
) -> AnyView {
    let hidden: Vec<_> =
        hidden.iter().map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> }).collect();
    let mut field = Field::new(state, "body", label).max(MAX_COMMENT);
    if let Some(hint) = hint {
        field = field.hint(hint);
    }
    let fields = view! {
        {hidden}
        {field.textarea("input input-short", 3)}
        <div class="form-actions"><button class="btn">{button}</button></div>
    };
    form(state, "form", fields)
}

/// Opens the search over a list.
pub fn search(cx: &Cx, label: &'static str) -> AnyView {
    let lang = cx.lang;
    view! {
        <form class="filters" role="search" method="get">
            <div class="field field-wide">
                <label for="q">{label}</label>
                <input class="input" type="search" id="q" name="q" dir="auto" value=cx.query.get("q").to_owned()/>
            </div>
            <button class="btn">{common::search(lang)}</button>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_one_says_them() {
        let list = |names: &[&str]| named(Lang::Es, &names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>());
        assert_eq!(list(&["Ana", "Carla Rivas", "Recursos Humanos"]), "Ana, Carla Rivas y Recursos Humanos");
        assert_eq!(list(&["Ana", "Inés Soto"]), "Ana e Inés Soto");
        assert_eq!(list(&["Ana", "Hilda Soto"]), "Ana e Hilda Soto");
        assert_eq!(list(&["Ana", "Íñigo"]), "Ana e Íñigo");
        assert_eq!(list(&["Ana"]), "Ana");
        assert_eq!(list(&[]), "");
        assert_eq!(named(Lang::En, &["you".to_owned(), "Ines".to_owned()]), "you and Ines");
        let carla = ["Carla Rivas".to_owned()];
        assert_eq!(with_me(Lang::Es, &carla, true), "Carla Rivas, Recursos Humanos y yo");
        assert_eq!(with_me(Lang::En, &carla, false), "you and Carla Rivas");
    }

    #[test]
    fn sentences_begin_with_a_capital() {
        assert_eq!(capital("árbol"), "Árbol");
        assert_eq!(capital(""), "");
    }
}
