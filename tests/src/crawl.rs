//! Walking through all pages that somebody can reach by following links.

use crate::{Browser, page};
use hilo_app::routes::{Method, routes};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A page that was found.
#[derive(Debug)]
pub struct Found {
    pub path: String,
    /// The route's path with its `{name}`s.
    pub route: &'static str,
    pub status: u16,
    pub body: String,
}

/// A form with the values that it would send.
#[derive(Debug, Clone)]
pub struct Form {
    pub page: String,
    pub action: String,
    pub method: Method,
    pub multipart: bool,
    pub fields: Vec<Field>,
}

#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub value: String,
    pub kind: Kind,
}

/// What somebody can do with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Free text, in one line or in several.
    Line,
    Lines,
    /// Text of a form: what an input of type `email`, `number`, `date` and the like takes.
    Shaped(&'static str),
    Password,
    File,
    /// A box, and whether it is ticked.
    Box(bool),
    /// One of several, and whether it is the one.
    Radio(bool),
    /// A choice, with the first that does not stand for none.
    Chosen(Option<String>),
    /// A button's value, or something hidden.
    Given,
}

impl Form {
    /// The route that it is posted to.
    #[must_use]
    pub fn route(&self) -> Option<&'static str> {
        route_of(self.method, &self.action)
    }

    /// Where a form of filters leads with this in its line of text and everything else as it stands.
    #[must_use]
    pub fn asked(&self, word: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.untouched() {
            let searched = self.fields.iter().any(|field| field.name == name && field.kind == Kind::Line);
            query.append_pair(name, if searched { word } else { value });
        }
        format!("{}?{}", self.action.split('?').next().unwrap_or_default(), query.finish())
    }

    /// What would be sent as it stands.
    #[must_use]
    pub fn untouched(&self) -> Vec<(&str, &str)> {
        let unsent = |kind: &Kind| matches!(kind, Kind::Box(false) | Kind::Radio(false) | Kind::File);
        let sent = self.fields.iter().filter(|field| !unsent(&field.kind));
        sent.map(|field| (field.name.as_str(), field.value.as_str())).collect()
    }
}

/// What is searched for: a part of every person's name.
const WORD: &str = "Prueba";

/// How many pages of one route are looked at.
const EACH: usize = 3;

/// Everything within reach of `start`, a few pages of each route, never anything that is posted.
pub async fn crawl(browser: &mut Browser, start: &[&str]) -> Vec<Found> {
    let mut waiting: VecDeque<String> = start.iter().map(|s| (*s).to_owned()).collect();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut count: BTreeMap<(&'static str, bool), usize> = BTreeMap::new();
    let mut found = Vec::new();
    // Forms that ask for something are sent once all links have been followed.
    let mut searches: VecDeque<String> = VecDeque::new();
    while let Some(path) = waiting.pop_front().or_else(|| searches.pop_front()) {
        let Some(route) = route_of(Method::Get, &path) else { continue };
        let of_route = count.entry((route, path.contains(WORD))).or_default();
        if *of_route == EACH && !start.contains(&path.as_str()) {
            continue;
        }
        *of_route += 1;
        let answer = browser.get(&path).await;
        for tag in page::tags(&answer.body, "a") {
            let Some(href) = page::attribute(&tag, "href") else { continue };
            let href = resolve(&path, href.split('#').next().unwrap_or_default());
            if href.starts_with('/') && seen.insert(href.clone()) {
                waiting.push_back(href);
            }
        }
        let page = Found { path, route, status: answer.status.as_u16(), body: answer.body };
        let asked = forms(&page).into_iter().filter(|form| form.method == Method::Get).map(|form| form.asked(WORD));
        searches.extend(asked.filter(|search| seen.insert(search.clone())));
        found.push(page);
    }
    found
}

fn resolve(base: &str, href: &str) -> String {
    let path = base.split('?').next().unwrap_or(base);
    if href.starts_with('?') { format!("{path}{href}") } else { href.to_owned() }
}

/// The route that a path belongs to.
#[must_use]
pub fn route_of(method: Method, path: &str) -> Option<&'static str> {
    let path = path.split('?').next()?;
    let segments: Vec<_> = path.split('/').collect();
    let fits = |route: &str| {
        let parts: Vec<_> = route.split('/').collect();
        parts.len() == segments.len() && parts.iter().zip(&segments).all(|(p, s)| p.starts_with('{') || p == s)
    };
    let mine = routes().into_iter().filter(|r| r.method == method).map(|r| r.path);
    // A route without placeholders goes before one with them.
    mine.filter(|route| fits(route)).min_by_key(|route| route.matches('{').count())
}

/// The forms of a page.
#[must_use]
pub fn forms(found: &Found) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut rest = found.body.as_str();
    while let Some(at) = rest.find("<form") {
        let from = &rest[at..];
        let end = from.find("</form>").unwrap_or(from.len());
        let html = &from[..end];
        rest = &from[end..];
        let tag = &html[..=html.find('>').unwrap_or(0)];
        // An island's own.
        if tag.contains(" hidden") {
            continue;
        }
        let posted = page::attribute(tag, "method").as_deref() == Some("post");
        let action = page::attribute(tag, "action").filter(|action| !action.is_empty());
        forms.push(Form {
            page: found.path.clone(),
            action: action.unwrap_or_else(|| found.path.clone()),
            method: if posted { Method::Post } else { Method::Get },
            multipart: page::attribute(tag, "enctype").is_some(),
            fields: fields(html),
        });
    }
    forms
}

const SHAPES: [&str; 6] = ["email", "number", "date", "time", "tel", "url"];

fn fields(html: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    for tag in page::tags(html, "input") {
        let Some(name) = page::attribute(&tag, "name") else { continue };
        let kind = page::attribute(&tag, "type").unwrap_or_default();
        let value = page::attribute(&tag, "value").unwrap_or_default();
        let ticked = tag.contains(" checked");
        let kind = match kind.as_str() {
            "text" | "search" | "" => Kind::Line,
            "password" => Kind::Password,
            "file" => Kind::File,
            "checkbox" => Kind::Box(ticked),
            "radio" => Kind::Radio(ticked),
            other => SHAPES.into_iter().find(|shape| *shape == other).map_or(Kind::Given, Kind::Shaped),
        };
        fields.push(Field { name, value, kind });
    }
    for tag in page::tags(html, "textarea") {
        let Some(name) = page::attribute(&tag, "name") else { continue };
        let value = page::textarea(html, &name).unwrap_or_default();
        fields.push(Field { name, value, kind: Kind::Lines });
    }
    for tag in page::tags(html, "select") {
        let Some(name) = page::attribute(&tag, "name") else { continue };
        let from = html.find(&tag).unwrap_or_default();
        let end = html[from..].find("</select>").map_or(html.len(), |e| from + e);
        let options: Vec<_> = page::tags(&html[from..end], "option").collect();
        let chosen = options.iter().find(|o| o.contains(" selected")).or(options.first());
        let value = chosen.and_then(|o| page::attribute(o, "value")).unwrap_or_default();
        let first = options.iter().filter_map(|o| page::attribute(o, "value")).find(|v| !v.is_empty());
        fields.push(Field { name, value, kind: Kind::Chosen(first) });
    }
    // Of several buttons the last is the one that means it.
    let buttons: Vec<_> = page::tags(html, "button").filter(|tag| !tag.contains("formmethod")).collect();
    for tag in buttons.iter().rev() {
        if let (Some(name), Some(value)) = (page::attribute(tag, "name"), page::attribute(tag, "value"))
            && fields.iter().all(|field| field.name != name)
        {
            fields.push(Field { name, value, kind: Kind::Given });
        }
    }
    fields
}
