//! Narrows a long select down while somebody types beside it, and lets another select follow what is chosen.
//!
//! Both selects, the search field and its button are the server's: without this island the button asks the server for
//! the same. A choice that is made stays in the list whatever is typed.

use leptos::prelude::*;

/// `search`, `button` and `select` are ids; `follower` is the id of the select whose options the chosen one's
/// `data-goes` names (their values, apart by spaces), `goes` and `others` the headings of those and of the rest. In
/// `many`, `{n}` stands for how many options match.
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
        browser::filter(&search, &button, &select, found);
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
    use web_sys::{Element, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, KeyboardEvent};

    /// Options with their group, in the order in which they came.
    struct Choice {
        group: Option<Element>,
        option: HtmlOptionElement,
        /// Folded, with the group's name.
        text: String,
    }

    fn choices(select: &HtmlSelectElement) -> Vec<Choice> {
        let options = select.options();
        let options = (0..options.length()).filter_map(|at| options.item(at)?.dyn_into::<HtmlOptionElement>().ok());
        options
            .filter(|option| !option.value().is_empty())
            .map(|option| {
                let group = option.parent_element().filter(|parent| parent.tag_name() == "OPTGROUP");
                let name = group.as_ref().and_then(|group| group.get_attribute("label")).unwrap_or_default();
                Choice { text: fold(&format!("{} {name}", option.text())), group, option }
            })
            .collect()
    }

    pub(super) fn filter(search: &str, button: &str, select: &str, found: RwSignal<Option<usize>>) {
        let Some(field) = dom::element(search).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(select) = dom::element(select).and_then(|e| e.dyn_into::<HtmlSelectElement>().ok()) else { return };
        if let Some(button) = dom::element(button) {
            button.remove();
        }
        let choices = choices(&select);
        let show = {
            let (field, select) = (field.clone(), select.clone());
            move || {
                let typed = fold(&field.value());
                let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
                let matching = narrow(&select, &choices, &words);
                found.set((!words.is_empty()).then_some(matching));
            }
        };
        show();
        dom::listen(&field, "input", move |_| show());
        dom::listen(&field, "keydown", move |event| {
            // Enter goes on to the choice instead of sending the form.
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter") {
                event.prevent_default();
                let _ = select.focus();
            }
        });
    }

    /// Leaves the options that hold all words, and the chosen one. How many hold them.
    fn narrow(select: &HtmlSelectElement, choices: &[Choice], words: &[&str]) -> usize {
        let mut matching = 0;
        let chosen = select.value();
        for choice in choices {
            let matches = words.iter().all(|word| choice.text.contains(word));
            matching += usize::from(matches);
            choice.option.remove();
            if let Some(group) = &choice.group {
                group.remove();
            }
            let _ = choice.option.set_attribute("data-kept", if matches { "yes" } else { "" });
        }
        for choice in choices {
            let kept = choice.option.get_attribute("data-kept").is_some_and(|kept| !kept.is_empty());
            if !kept && choice.option.value() != chosen {
                continue;
            }
            let _ = match &choice.group {
                Some(group) => group.append_child(&choice.option).and_then(|_| select.append_child(group)),
                None => select.append_child(&choice.option),
            };
        }
        select.set_value(&chosen);
        matching
    }

    pub(super) fn follow(select: &str, follower: &str, goes: &str, others: &str) {
        let of_id = |id: &str| dom::element(id).and_then(|e| e.dyn_into::<HtmlSelectElement>().ok());
        let (Some(select), Some(follower)) = (of_id(select), of_id(follower)) else { return };
        let choices = choices(&follower);
        let by_hand = Rc::new(Cell::new(!follower.value().is_empty()));
        let touched = by_hand.clone();
        dom::listen(&follower, "change", move |_| touched.set(true));
        let (goes, others) = (goes.to_owned(), others.to_owned());
        let watched = select.clone();
        dom::listen(&watched, "change", move |_| {
            let named = chosen_names(&select);
            let value = follower.value();
            regroup(&follower, &choices, &named, [&goes, &others]);
            let first = choices.iter().map(|choice| choice.option.value()).find(|value| named.contains(value));
            follower.set_value(&first.filter(|_| !by_hand.get()).unwrap_or(value));
        });
    }

    /// What the chosen option's `data-goes` names.
    fn chosen_names(select: &HtmlSelectElement) -> Vec<String> {
        let options = select.options();
        let at = u32::try_from(select.selected_index()).unwrap_or(u32::MAX);
        let names = options.item(at).and_then(|option| option.get_attribute("data-goes")).unwrap_or_default();
        names.split_whitespace().map(str::to_owned).collect()
    }

    fn regroup(select: &HtmlSelectElement, choices: &[Choice], first: &[String], labels: [&str; 2]) {
        let Some(document) = dom::window().and_then(|window| window.document()) else { return };
        for choice in choices {
            if let Some(parent) = choice.option.parent_element().filter(|parent| parent.tag_name() == "OPTGROUP") {
                parent.remove();
            }
            choice.option.remove();
        }
        for (label, wanted) in [(labels[0], true), (labels[1], false)] {
            let Ok(group) = document.create_element("optgroup") else { return };
            let _ = group.set_attribute("label", label);
            for choice in choices.iter().filter(|choice| first.contains(&choice.option.value()) == wanted) {
                let _ = group.append_child(&choice.option);
            }
            if group.child_element_count() > 0 {
                let _ = select.append_child(&group);
            }
        }
    }
}
