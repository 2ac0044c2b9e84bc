//! Reading a page as little as a test needs to.

/// The visible text, roughly: tags away, white space folded.
#[must_use]
pub fn text(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    let body = html.find("<body").map_or(html, |at| &html[at..]);
    for c in body.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    unescaped(&out.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The value of the first input of that name.
#[must_use]
pub fn input(html: &str, name: &str) -> Option<String> {
    let tag = tags(html, "input").find(|tag| attribute(tag, "name").as_deref() == Some(name))?;
    attribute(&tag, "value")
}

/// The content of the first textarea of that name.
#[must_use]
pub fn textarea(html: &str, name: &str) -> Option<String> {
    textareas(html, name).next()
}

/// The contents of all textareas of that name.
pub fn textareas<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = String> + use<'a> {
    html.match_indices("<textarea").filter_map(move |(at, _)| {
        let (tag, after) = html[at..].split_at(html[at..].find('>')? + 1);
        (attribute(tag, "name").as_deref() == Some(name))
            .then(|| unescaped(&after[..after.find("</textarea>").unwrap_or(after.len())]))
    })
}

/// Whether a field of that name holds this.
#[must_use]
pub fn holds(html: &str, name: &str, value: &str) -> bool {
    let of_name = |tag: &String| attribute(tag, "name").as_deref() == Some(name);
    tags(html, "input").filter(of_name).any(|tag| attribute(&tag, "value").as_deref() == Some(value))
        || textareas(html, name).any(|content| content == value)
}

/// What each form on the page posts to.
#[must_use]
pub fn actions(html: &str) -> Vec<String> {
    tags(html, "form").filter_map(|tag| attribute(&tag, "action")).collect()
}

/// The opening tags of one kind.
pub fn tags<'a>(html: &'a str, name: &str) -> impl Iterator<Item = String> + use<'a> {
    let open = format!("<{name}");
    let starts: Vec<usize> = html.match_indices(&open).map(|(at, _)| at).collect();
    starts.into_iter().filter_map(move |at| {
        let rest = &html[at..];
        rest.find('>').map(|end| rest[..=end].to_owned())
    })
}

#[must_use]
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = &tag[from..];
    Some(unescaped(&value[..value.find('"')?]))
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}
