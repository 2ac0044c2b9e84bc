//! Filling in a form: something in its text, and in everything else what it takes.

use hilo_tests::{
    Answer, Browser,
    crawl::{Field, Form, Kind},
};

pub type Pairs = Vec<(String, String)>;

/// With this in every text, and all the rest as somebody would choose it who means it.
pub fn with(form: &Form, text: &str) -> Pairs {
    filled(form, |field| match field.kind {
        // Somebody's login, which must be one.
        Kind::Line if field.name == "manager" => field.value.clone(),
        Kind::Line | Kind::Lines => text.to_owned(),
        _ => valid(field),
    })
}

/// With this wherever anything can be typed or sent, but for where the form stands.
pub fn all_over(form: &Form, text: &str) -> Pairs {
    filled(form, |field| if field.name == "_page" { field.value.clone() } else { text.to_owned() })
}

/// With this in the first text of several lines alone; none if the form has none.
pub fn with_long(form: &Form, text: &str) -> Option<Pairs> {
    let name = form.fields.iter().find(|field| field.kind == Kind::Lines).map(|field| field.name.clone())?;
    Some(filled(form, |field| match field.kind {
        Kind::Lines if field.name == name => text.to_owned(),
        Kind::Line | Kind::Lines if field.name != "manager" => "Algo corto".to_owned(),
        _ => valid(field),
    }))
}

fn filled(form: &Form, value: impl Fn(&Field) -> String) -> Pairs {
    let mut chosen: Vec<&str> = Vec::new();
    let decided: Vec<&str> =
        form.fields.iter().filter(|field| field.kind == Kind::Radio(true)).map(|field| field.name.as_str()).collect();
    let mut pairs = Vec::new();
    for field in &form.fields {
        match field.kind {
            Kind::File => continue,
            // The one that is chosen, else the first.
            Kind::Radio(false) if decided.contains(&field.name.as_str()) || chosen.contains(&field.name.as_str()) => {
                continue;
            }
            Kind::Radio(_) => chosen.push(&field.name),
            _ => {}
        }
        pairs.push((field.name.clone(), value(field)));
    }
    pairs
}

fn valid(field: &Field) -> String {
    let given = field.value.clone();
    match &field.kind {
        Kind::Shaped("email") => "otra.direccion@example.com".to_owned(),
        Kind::Shaped("date") if given.is_empty() => "2026-12-21".to_owned(),
        Kind::Shaped("time") if given.is_empty() => "10:00".to_owned(),
        Kind::Shaped("number") if given.is_empty() => "7".to_owned(),
        Kind::Password => "la ampolleta verde".to_owned(),
        Kind::Chosen(Some(first)) if given.is_empty() => first.clone(),
        _ => given,
    }
}

/// What a form sends, with a file of this content under this name where it takes one.
pub async fn send(browser: &mut Browser, form: &Form, pairs: &[(String, String)], text: &str) -> Answer {
    if form.multipart {
        let file = form.fields.iter().find(|field| field.kind == Kind::File).map_or("file", |field| &field.name);
        let content = format!("nombre,correo,{text}\n{text},alguien@example.com,{text}\n");
        let file_name = text.replace(['"', '\r', '\n'], "");
        return browser.upload(&form.action, file, &file_name, content.as_bytes()).await;
    }
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&form.action, &pairs).await
}

/// What was typed and must come back when the form does: everything but secrets and what nobody typed.
pub fn typed<'a>(form: &'a Form, pairs: &'a [(String, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    let is_typed =
        |name: &str| form.fields.iter().any(|f| f.name == name && matches!(f.kind, Kind::Line | Kind::Lines));
    pairs.iter().filter(move |(name, _)| is_typed(name)).map(|(name, value)| (name.as_str(), value.as_str()))
}
