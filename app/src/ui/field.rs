//! The fields of a form. A field finds what was typed and what was wrong with it in the form's state.

use super::noted::{Kind, Note};
use crate::{cx::FormState, locales::common};
use hilo_domain::text::html_escaped;
use leptos::prelude::*;

/// Options under one heading, for [`Field::grouped`].
#[derive(Debug, Clone, Default)]
pub struct OptionGroup {
    pub label: String,
    pub options: Vec<GroupedOption>,
}

#[derive(Debug, Clone, Default)]
pub struct GroupedOption {
    pub value: String,
    pub label: String,
    /// Values of another select that go with this one, apart by spaces, for an island.
    pub goes_with: Option<String>,
}

/// A labelled control; build it with the methods and end with one of `input`, `textarea`, `select`.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    state: &'a FormState,
    name: String,
    id: String,
    label: String,
    hint: Option<String>,
    optional: bool,
    filter: bool,
    value: String,
    wide: bool,
    list: Option<String>,
    max: Option<usize>,
}

impl<'a> Field<'a> {
    pub fn new(state: &'a FormState, name: impl Into<String>, label: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            state,
            id: name.clone(),
            name,
            label: label.into(),
            hint: None,
            optional: false,
            filter: false,
            value: String::new(),
            wide: false,
            list: None,
            max: None,
        }
    }

    /// What is stored; what was typed goes before it.
    #[must_use]
    pub fn value(mut self, stored: impl Into<String>) -> Self {
        self.value = stored.into();
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// In a form of filters, or one of which most stays empty: nothing is required and nothing needs to say so.
    #[must_use]
    pub const fn filter(mut self) -> Self {
        self.filter = true;
        self
    }

    /// Where several forms on one page have a field of the same name.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// No more characters than these can be typed.
    #[must_use]
    pub const fn max(mut self, characters: usize) -> Self {
        self.max = Some(characters);
        self
    }

    /// The id of a `<datalist>` with what is usual.
    #[must_use]
    pub fn list(mut self, id: impl Into<String>) -> Self {
        self.list = Some(id.into());
        self
    }

    /// One line. `kind` is the input's type; `autocomplete` as in HTML, empty for none.
    pub fn input(self, kind: &'static str, autocomplete: &'static str) -> AnyView {
        let secret = kind == "password";
        let value = if secret { String::new() } else { self.state.value(&self.name, &self.value) };
        self.note(if secret { Kind::Unkept } else { Kind::Words }, &self.value, &value);
        let (id, name, described, invalid, required) = self.attributes();
        let list = self.list.clone();
        let control = view! {
            <input class="input" id=id name=name type=kind dir=direction(kind) value=value aria-describedby=described list=list
                aria-invalid=invalid required=required autocomplete=(!autocomplete.is_empty()).then_some(autocomplete)/>
        };
        self.wrap(control.into_any())
    }

    /// Several lines. Its content is escaped here and nowhere else.
    pub fn textarea(self, class: &'static str, rows: u16) -> AnyView {
        let value = self.state.value(&self.name, &self.value);
        self.note(Kind::Words, &self.value, &value);
        let (id, name, described, invalid, required) = self.attributes();
        let max = self.max.map(|max| max.to_string());
        let control = view! {
            <textarea class=class id=id name=name rows=rows dir="auto" maxlength=max aria-describedby=described
                aria-invalid=invalid
                required=required inner_html=content(&value)></textarea>
        };
        self.wrap(control.into_any())
    }

    /// Several lines to be copied, not changed; `button` stands under them.
    pub fn readonly(self, rows: u16, button: AnyView) -> AnyView {
        let (id, _, described, _, _) = self.attributes();
        let control = view! {
            <textarea class="input input-whole" id=id rows=rows dir="ltr" readonly=true aria-describedby=described
                inner_html=content(&self.value)></textarea>
            {button}
        };
        self.wrap(control.into_any())
    }

    /// One of several; pairs of value and label.
    pub fn select(self, options: Vec<(String, String)>) -> AnyView {
        let value = self.state.value(&self.name, &self.value);
        let label = |of: &str| options.iter().find(|(option, _)| option == of).map_or("", |(_, label)| label.trim());
        self.note(Kind::Choice, label(&self.value), label(&value));
        let (id, name, described, invalid, required) = self.attributes();
        let options: Vec<_> = options
            .into_iter()
            .map(|(option, label)| {
                let selected = option == value;
                view! { <option value=option selected=selected>{label}</option> }
            })
            .collect();
        let control = view! {
            <select class="input" id=id name=name aria-describedby=described aria-invalid=invalid required=required>
                {options}
            </select>
        };
        self.wrap(control.into_any())
    }

    /// One line, with values to choose from or to type.
    pub fn suggested(self, suggestions: Vec<String>) -> AnyView {
        let value = self.state.value(&self.name, &self.value);
        self.note(Kind::Words, &self.value, &value);
        let list = format!("{}-list", self.id);
        let (id, name, described, invalid, required) = self.attributes();
        let suggestions: Vec<_> =
            suggestions.into_iter().map(|suggestion| view! { <option value=suggestion></option> }).collect();
        let control = view! {
            <input class="input" id=id name=name type="text" dir="auto" value=value aria-describedby=described
                list=list.clone()
                aria-invalid=invalid required=required autocomplete="off"/>
            <datalist id=list>{suggestions}</datalist>
        };
        self.wrap(control.into_any())
    }

    /// One of many, in groups, after an option that stands for none. `search`, if given, stands above the choice.
    pub fn grouped(self, none: &str, groups: Vec<OptionGroup>, search: Option<AnyView>) -> AnyView {
        let value = self.state.value(&self.name, &self.value);
        let label = |of: &str| {
            let mut options = groups.iter().flat_map(|group| &group.options);
            options.find(|option| option.value == of).map_or("", |option| option.label.as_str())
        };
        self.note(Kind::Choice, label(&self.value), label(&value));
        let (id, name, described, invalid, required) = self.attributes();
        let option = |option: GroupedOption| {
            let selected = option.value == value;
            view! { <option value=option.value selected=selected data-goes=option.goes_with>{option.label}</option> }
        };
        let groups: Vec<_> = groups
            .into_iter()
            .filter(|group| !group.options.is_empty())
            .map(|group| {
                let options: Vec<_> = group.options.into_iter().map(option).collect();
                view! { <optgroup label=group.label>{options}</optgroup> }
            })
            .collect();
        let control = view! {
            {search}
            <select class="input" id=id name=name aria-describedby=described aria-invalid=invalid required=required>
                <option value="">{none.to_owned()}</option>
                {groups}
            </select>
        };
        self.wrap(control.into_any())
    }

    fn note(&self, kind: Kind, stored: &str, shown: &str) {
        let compared = |text: &str| if self.state.is_stale() { text.to_owned() } else { String::new() };
        self.state.noted.add(Note {
            name: self.name.clone(),
            id: Some(self.id.clone()),
            label: self.label.clone(),
            kind,
            stored: compared(stored),
            shown: compared(shown),
        });
    }

    fn attributes(&self) -> (String, String, Option<String>, Option<&'static str>, bool) {
        let error = self.state.error(&self.name).is_some();
        let mut described = Vec::new();
        if self.hint.is_some() {
            described.push(format!("{}-hint", self.id));
        }
        if error {
            described.push(format!("{}-error", self.id));
        }
        let described = (!described.is_empty()).then(|| described.join(" "));
        (self.id.clone(), self.name.clone(), described, error.then_some("true"), !self.optional && !self.filter)
    }

    fn wrap(self, control: AnyView) -> AnyView {
        let error = self.state.error(&self.name);
        let lang = self.state.lang;
        view! {
            <div class=if self.wide { "field field-wide" } else { "field" }>
                <label for=self.id.clone()>
                    {self.label}
                    {self.optional.then(|| view! { " " <span class="optional">{common::optional(lang)}</span> })}
                </label>
                {self.hint.map(|hint| view! { <p class="hint" id=format!("{}-hint", self.id)>{hint}</p> })}
                {control}
                {error.map(|error| view! { <p class="error" id=format!("{}-error", self.id)>{error}</p> })}
            </div>
        }
        .into_any()
    }
}

/// A tick box or one of several choices, with a line of explanation if it needs one.
pub fn check(
    state: &FormState,
    kind: &'static str,
    name: &str,
    value: &str,
    stored: bool,
    label: &str,
    hint: Option<&str>,
) -> AnyView {
    let checked = state.chosen(name, value, stored);
    tick(state, name, label, stored, checked);
    view! {
        <label class="check">
            <input type=kind name=name.to_owned() value=value.to_owned() checked=checked/>
            <span>
                {label.to_owned()}
                {hint.map(|hint| view! { <span class="hint">{hint.to_owned()}</span> })}
            </span>
        </label>
    }
    .into_any()
}

/// Notes a box that is not made by [`check`].
pub fn tick(state: &FormState, name: &str, label: &str, stored: bool, shown: bool) {
    let [stored, shown] = [stored, shown].map(|ticked| if ticked { "1" } else { "" }.to_owned());
    let (name, label) = (name.to_owned(), label.to_owned());
    state.noted.add(Note { name, id: None, label, kind: Kind::Tick, stored, shown });
}

/// Notes what stands under an id that is the name of its fields, and was not made by [`Field`] or [`choices`].
pub fn mark(state: &FormState, kind: Kind, name: &str, label: &str) {
    let (id, name, label) = (Some(name.to_owned()), name.to_owned(), label.to_owned());
    state.noted.add(Note { name, id, label, kind, stored: String::new(), shown: String::new() });
}

/// Several choices under one legend, with what is wrong with them.
pub fn choices(state: &FormState, name: &str, legend: &str, content: impl IntoView + 'static) -> AnyView {
    fieldset(state, name, legend, None, content.into_any())
}

/// As [`choices`], where a heading says the same as the legend.
pub fn headed_choices(state: &FormState, name: &str, legend: &str, content: impl IntoView + 'static) -> AnyView {
    fieldset(state, name, legend, Some("vh"), content.into_any())
}

fn fieldset(
    state: &FormState,
    name: &str,
    legend: &str,
    legend_class: Option<&'static str>,
    content: AnyView,
) -> AnyView {
    mark(state, Kind::Group, name, legend);
    let error_id = format!("{name}-error");
    let error = state.error(name);
    let described = error.is_some().then(|| error_id.clone());
    view! {
        <fieldset class="fieldset" id=name.to_owned() aria-describedby=described>
            <legend class=legend_class>{legend.to_owned()}</legend>
            {content}
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </fieldset>
    }
    .into_any()
}

/// The `dir` of an input: words run as their own script does; what has a form of its own, such as a number, runs as the page.
#[must_use]
pub fn direction(kind: &str) -> Option<&'static str> {
    matches!(kind, "text" | "search").then_some("auto")
}

/// What stands in a textarea. A line feed right after the tag would be swallowed (HTML §13.2.6.4.7), so one goes before
/// a text that starts with one.
fn content(text: &str) -> String {
    let escaped = html_escaped(text);
    if text.starts_with('\n') { format!("\n{escaped}") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cx::{FailedForm, Values},
        ui::noted::Noted,
    };
    use hilo_domain::{
        lang::Lang,
        problem::{Problem, Rule},
    };
    use std::sync::Arc;

    #[test]
    fn a_textarea_never_lets_its_content_out() {
        let (action, page) = ("/x".to_owned(), "/x".to_owned());
        let state = FormState { lang: Lang::Es, action, page, by: None, failed: None, noted: Noted::default() };
        let evil = "</textarea><script>alert(1)</script>";
        let html = Field::new(&state, "text", evil).value(evil).hint(evil).textarea("input", 3).to_html();
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;"), "{html}");
    }

    #[test]
    fn choices_are_described_by_what_is_wrong_with_them() {
        let problem = Problem::field("grant", Rule::LastAdmin);
        let failed = FailedForm::new("/x".to_owned(), Some(problem), Values::default());
        let (action, page, failed) = ("/x".to_owned(), "/x".to_owned(), Some(Arc::new(failed)));
        let state = FormState { lang: Lang::Es, action, page, by: None, failed, noted: Noted::default() };
        let html = headed_choices(&state, "grant", "Permisos", "…").to_html();
        assert!(html.contains("aria-describedby=\"grant-error\"") && html.contains("id=\"grant-error\""), "{html}");
        assert!(html.replace("<!>", "").contains("<legend class=\"vh\">Permisos</legend>"), "{html}");
        let html = choices(&FormState { failed: None, ..state }, "grant", "Permisos", "…").to_html();
        assert!(!html.contains("describedby") && !html.contains("\"vh\""), "{html}");
    }

    #[test]
    fn a_leading_line_feed_survives() {
        assert_eq!(content("\nuno"), "\n\nuno");
        assert_eq!(content("a & <b>"), "a &amp; &lt;b&gt;");
    }
}
