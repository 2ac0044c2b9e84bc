//! Narrows a long select down while somebody types beside it, and lets another select follow what is chosen.
//!
//! Both selects, the search field and its button are the server's: without this island the button asks the server for
//! the same. A choice that is made stays in the list whatever is typed.

use leptos::prelude::*;

/// `search`, `button` and `select` are ids; `follower` is the id of the select whose options the chosen one's
/// `data-goes` names (their values, apart by spaces), or empty; `goes` and `others` are the headings of those and of the
/// rest. A follower has a `FilterSelect` of its own, which redraws it. In `many`, `{n}` stands for how many options match.
#[island]
pub fn FilterSelect(
    search: String,
    button: String,
    select: String,
    follower: String,
    goes: String,
    others: String,
    one: String,
    many: String,
    none: String,
) -> impl IntoView {
    let found = RwSignal::new(None::<usize>);
    #[cfg(feature = "hydrate")]
    {
        browser::filter(&search, &button, &select, [goes.clone(), others.clone()], found);
        browser::follow(&select, &follower, &goes, &others);
    }
    #[cfg(not(feature = "hydrate"))]
    drop((search, button, select, follower, goes, others));
    let words = move || match found.get() {
        None => String::new(),
        Some(0) => none.clone(),
        Some(1) => one.clone(),
        Some(n) => many.replace("{n}", &n.to_string()),
    };
    view! { <span class="hint" role="status">{words}</span> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::islands::dom;
    use hilo_domain::text::fold;
    use leptos::prelude::*;
    use std::{cell::Cell, rc::Rc};
    use wasm_bindgen::JsCast;
    use web_sys::{Element, Event, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, KeyboardEvent};

    /// The heading that an option stands under, and whether it comes before the others.
    const HEADING: &str = "data-heading";
    const FIRST: &str = "data-first";
    /// Said to a select whose options have been given other headings.
    const REGROUPED: &str = "regrouped";

    /// All options but the one that stands for none, in the order in which they came.
    fn options(select: &HtmlSelectElement) -> Vec<HtmlOptionElement> {
        let options = select.options();
        let options = (0..options.length()).filter_map(|at| options.item(at)?.dyn_into::<HtmlOptionElement>().ok());
        let options: Vec<_> = options.filter(|option| !option.value().is_empty()).collect();
        for option in options.iter().filter(|option| !option.has_attribute(HEADING)) {
            let group = option.parent_element().filter(|parent| parent.tag_name() == "OPTGROUP");
            let heading = group.and_then(|group| group.get_attribute("label")).unwrap_or_default();
            let _ = option.set_attribute(HEADING, &heading);
        }
        options
    }

    fn heading(option: &HtmlOptionElement) -> String {
        option.get_attribute(HEADING).unwrap_or_default()
    }

    /// `mute` are headings that say nothing about what stands under them, and are not searched.
    pub(super) fn filter(search: &str, button: &str, select: &str, mute: [String; 2], found: RwSignal<Option<usize>>) {
        let Some(field) = dom::element(search).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(select) = dom::element(select).and_then(|e| e.dyn_into::<HtmlSelectElement>().ok()) else { return };
        if let Some(button) = dom::element(button) {
            button.remove();
        }
        let options = options(&select);
        let show = {
            let (field, select) = (field.clone(), select.clone());
            move || {
                let typed = fold(&field.value());
                let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
                let matching = narrow(&select, &options, &words, &mute);
                found.set((!words.is_empty()).then_some(matching));
            }
        };
        show();
        let regrouped = show.clone();
        dom::listen(&select.clone(), REGROUPED, move |_| regrouped());
        dom::listen(&field, "input", move |_| show());
        dom::listen(&field, "keydown", move |event| {
            // Enter goes on to the choice instead of sending the form.
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter") {
                event.prevent_default();
                let _ = select.focus();
            }
        });
    }

    /// Leaves the options that hold all words, and the chosen one, under their headings. How many hold them.
    fn narrow(select: &HtmlSelectElement, options: &[HtmlOptionElement], words: &[&str], mute: &[String]) -> usize {
        let Some(document) = dom::window().and_then(|window| window.document()) else { return 0 };
        let chosen = select.value();
        for option in options {
            if let Some(group) = option.parent_element().filter(|parent| parent.tag_name() == "OPTGROUP") {
                group.remove();
            }
            option.remove();
        }
        let matches = |option: &HtmlOptionElement| {
            let heading = heading(option);
            let said = if mute.contains(&heading) { "" } else { &heading };
            let text = fold(&format!("{} {said}", option.text()));
            words.iter().all(|word| text.contains(word))
        };
        let mut ordered: Vec<&HtmlOptionElement> = options.iter().collect();
        ordered.sort_by_key(|option| !option.has_attribute(FIRST));
        let mut group: Option<(String, Element)> = None;
        for option in ordered.into_iter().filter(|option| matches(option) || option.value() == chosen) {
            let heading = heading(option);
            if heading.is_empty() {
                let _ = select.append_child(option);
                continue;
            }
            if group.as_ref().is_none_or(|(label, _)| *label != heading) {
                let Ok(new) = document.create_element("optgroup") else { continue };
                let _ = new.set_attribute("label", &heading);
                let _ = select.append_child(&new);
                group = Some((heading, new));
            }
            if let Some((_, group)) = &group {
                let _ = group.append_child(option);
            }
        }
        select.set_value(&chosen);
        options.iter().filter(|option| matches(option)).count()
    }

    /// The options of the follower that the chosen one names come first, and the first of them is chosen as long as
    /// nobody has chosen another by hand.
    pub(super) fn follow(select: &str, follower: &str, goes: &str, others: &str) {
        let of_id = |id: &str| dom::element(id).and_then(|e| e.dyn_into::<HtmlSelectElement>().ok());
        let (Some(select), Some(follower)) = (of_id(select), of_id(follower)) else { return };
        let options = options(&follower);
        let first_named = {
            let options = options.clone();
            move |named: &[String]| options.iter().map(HtmlOptionElement::value).find(|value| named.contains(value))
        };
        // What the server chose because the touchpoint carries it was not chosen by hand.
        let value = follower.value();
        let by_hand = !value.is_empty() && first_named(&chosen_names(&select)).as_ref() != Some(&value);
        let by_hand = Rc::new(Cell::new(by_hand));
        let touched = by_hand.clone();
        dom::listen(&follower, "change", move |_| touched.set(true));
        let (goes, others) = (goes.to_owned(), others.to_owned());
        let watched = select.clone();
        dom::listen(&watched, "change", move |_| {
            let named = chosen_names(&select);
            for option in &options {
                let goes_with = named.contains(&option.value());
                let _ = option.set_attribute(HEADING, if goes_with { &goes } else { &others });
                let _ = option.toggle_attribute_with_force(FIRST, goes_with);
            }
            let automatic = first_named(&named).filter(|_| !by_hand.get());
            tell(&follower);
            if let Some(value) = automatic {
                follower.set_value(&value);
                // A search may have left it out: what is chosen stays in the list.
                if follower.value() != value {
                    if let Some(option) = options.iter().find(|option| option.value() == value) {
                        let _ = follower.append_child(option);
                    }
                    follower.set_value(&value);
                }
                tell(&follower);
            }
        });
    }

    fn tell(select: &HtmlSelectElement) {
        if let Ok(event) = Event::new(REGROUPED) {
            let _ = select.dispatch_event(&event);
        }
    }

    /// What the chosen option's `data-goes` names.
    fn chosen_names(select: &HtmlSelectElement) -> Vec<String> {
        let options = select.options();
        let at = u32::try_from(select.selected_index()).unwrap_or(u32::MAX);
        let names = options.item(at).and_then(|option| option.get_attribute("data-goes")).unwrap_or_default();
        names.split_whitespace().map(str::to_owned).collect()
    }
}
