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
    pub multipart: bool,
    pub fields: Vec<Field>,
}

#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub value: String,
    /// Somebody types into it.
    pub typed: bool,
}

/// How many pages of one route are looked at.
const EACH: usize = 3;

/// Everything within reach of `start`, a few pages of each route, never anything that is posted.
pub async fn crawl(browser: &mut Browser, start: &[&str]) -> Vec<Found> {
    let mut waiting: VecDeque<String> = start.iter().map(|s| (*s).to_owned()).collect();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut count: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    while let Some(path) = waiting.pop_front() {
        let Some(route) = route_of(&path) else { continue };
        let of_route = count.entry(route).or_default();
        if *of_route == EACH {
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
        found.push(Found { path, route, status: answer.status.as_u16(), body: answer.body });
    }
    found
}

fn resolve(base: &str, href: &str) -> String {
    let path = base.split('?').next().unwrap_or(base);
    if href.starts_with('?') { format!("{path}{href}") } else { href.to_owned() }
}

/// The GET route that a path belongs to.
pub fn route_of(path: &str) -> Option<&'static str> {
    let path = path.split('?').next()?;
    let segments: Vec<_> = path.split('/').collect();
    let fits = |route: &str| {
        let parts: Vec<_> = route.split('/').collect();
        parts.len() == segments.len() && parts.iter().zip(&segments).all(|(p, s)| p.starts_with('{') || p == s)
    };
    let gets = routes().into_iter().filter(|r| r.method == Method::Get).map(|r| r.path);
    // A route without placeholders goes before one with them.
    gets.filter(|route| fits(route)).min_by_key(|route| route.matches('{').count())
}

/// The forms of a page that are posted.
pub fn forms(found: &Found) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut rest = found.body.as_str();
    while let Some(at) = rest.find("<form") {
        let from = &rest[at..];
        let end = from.find("</form>").unwrap_or(from.len());
        let html = &from[..end];
        rest = &from[end..];
        let tag = &html[..=html.find('>').unwrap_or(0)];
        if page::attribute(tag, "method").as_deref() != Some("post") {
            continue;
        }
        forms.push(Form {
            page: found.path.clone(),
            action: page::attribute(tag, "action").unwrap_or_else(|| found.path.clone()),
            multipart: page::attribute(tag, "enctype").is_some(),
            fields: fields(html),
        });
    }
    forms
}

fn fields(html: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    for tag in page::tags(html, "input") {
        let Some(name) = page::attribute(&tag, "name") else { continue };
        let kind = page::attribute(&tag, "type").unwrap_or_default();
        let value = page::attribute(&tag, "value").unwrap_or_default();
        let typed = matches!(kind.as_str(), "text" | "email" | "search" | "number" | "date" | "password" | "");
        if kind == "file" || (matches!(kind.as_str(), "checkbox" | "radio") && !tag.contains(" checked")) {
            continue;
        }
        fields.push(Field { name, value, typed });
    }
    for tag in page::tags(html, "textarea") {
        let Some(name) = page::attribute(&tag, "name") else { continue };
        let value = page::textarea(html, &name).unwrap_or_default();
        fields.push(Field { name, value, typed: true });
    }
    for tag in page::tags(html, "select") {
        let Some(name) = page::attribute(&tag, "name") else { continue };
        let from = html.find(&tag).unwrap_or_default();
        let end = html[from..].find("</select>").map_or(html.len(), |e| from + e);
        let options: Vec<_> = page::tags(&html[from..end], "option").collect();
        let chosen = options.iter().find(|o| o.contains(" selected")).or(options.first());
        let value = chosen.and_then(|o| page::attribute(o, "value")).unwrap_or_default();
        fields.push(Field { name, value, typed: false });
    }
    for tag in page::tags(html, "button") {
        if let (Some(name), Some(value)) = (page::attribute(&tag, "name"), page::attribute(&tag, "value"))
            && fields.iter().all(|f| f.name != name)
        {
            fields.push(Field { name, value, typed: false });
        }
    }
    fields
}
