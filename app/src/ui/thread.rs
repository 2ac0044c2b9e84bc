//! The thread: from one thing to what it reaches, and on to what that reaches. Lists of links; the curves lie between
//! them and get heavier the more holds there.

use leptos::prelude::*;

/// What the thread reaches first.
pub struct Branch {
    pub name: String,
    pub href: String,
    pub note: String,
    /// 0 where nothing holds (a dotted line), up to 5.
    pub weight: usize,
    pub leaves: Vec<Leaf>,
}

/// What it reaches through a branch.
pub struct Leaf {
    pub name: String,
    pub href: String,
    pub note: Option<AnyView>,
    /// It holds; else its line is dotted.
    pub holds: bool,
}

/// Units of the drawing that a row is high.
const ROW: usize = 10;

pub fn thread(root: String, branches: Vec<Branch>) -> AnyView {
    let rows = |branch: &Branch| branch.leaves.len().max(1);
    let total: usize = branches.iter().map(rows).sum();
    let (mut curves, mut drawn, mut above) = (Vec::new(), Vec::new(), 0);
    for branch in branches {
        let height = ROW * rows(&branch);
        let class = format!("thread-line thread-{}", branch.weight);
        curves.push(curve(&class, ROW * total, 2 * above + height));
        drawn.push(reached(branch, height));
        above += height;
    }
    view! {
        <div class="thread">
            <p class="thread-root">{root}</p>
            <svg viewBox=format!("0 0 100 {above}") preserveAspectRatio="none" aria-hidden="true">{curves}</svg>
            <ul class="thread-branches">{drawn}</ul>
        </div>
    }
    .into_any()
}

/// From one height to another, both in halves of a unit.
fn curve(class: &str, from: usize, to: usize) -> AnyView {
    let half =
        |twice: usize| if twice.is_multiple_of(2) { (twice / 2).to_string() } else { format!("{}.5", twice / 2) };
    let (from, to) = (half(from), half(to));
    view! { <path class=class.to_owned() d=format!("M0 {from}C50 {from} 50 {to} 100 {to}")/> }.into_any()
}

fn reached(branch: Branch, height: usize) -> AnyView {
    let (mut curves, mut leaves) = (Vec::new(), Vec::new());
    for (at, leaf) in branch.leaves.into_iter().enumerate() {
        let class = format!("thread-line thread-far thread-{}", u8::from(leaf.holds));
        curves.push(curve(&class, height, 2 * ROW * at + ROW));
        leaves.push(view! { <li class="thread-leaf"><a href=leaf.href>{leaf.name}</a>{leaf.note}</li> });
    }
    let further = (!leaves.is_empty()).then(|| {
        view! {
            <svg viewBox=format!("0 0 100 {height}") preserveAspectRatio="none" aria-hidden="true">{curves}</svg>
            <ul class="thread-leaves">{leaves}</ul>
        }
    });
    view! {
        <li class="thread-branch">
            <div class=format!("thread-node thread-{}", branch.weight)>
                <a href=branch.href>{branch.name}</a>
                <span class="soft">{branch.note}</span>
            </div>
            {further}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_meet_the_middle_of_their_rows() {
        let leaf = |name: &str, holds| Leaf { name: name.to_owned(), href: "#".to_owned(), note: None, holds };
        let branch = |weight, leaves| Branch {
            name: "Caja".to_owned(),
            href: "#c".to_owned(),
            note: String::new(),
            weight,
            leaves,
        };
        let drawn = thread(
            "Propósito".to_owned(),
            vec![branch(2, vec![leaf("Cajera", true), leaf("Guardia", false)]), branch(0, Vec::new())],
        );
        let html = drawn.to_html();
        // Three rows of ten: the root in the middle of them, the first branch in the middle of its two.
        assert!(html.contains("M0 15C50 15 50 10 100 10") && html.contains("M0 15C50 15 50 25 100 25"), "{html}");
        assert!(html.contains("M0 10C50 10 50 5 100 5") && html.contains("M0 10C50 10 50 15 100 15"), "{html}");
        assert_eq!(html.matches("thread-leaf\"").count(), 2, "{html}");
    }
}
