//! Charts as SVG, drawn on the server. What they show always stands beside them in words or in a table.

use leptos::prelude::*;
use std::fmt::Write as _;

/// A line of percentages at even distances, the last one a dot; it breaks where there is no figure. The scale is that
/// of the figures, but never less than 30 points, so that small changes stay small.
pub fn spark(points: &[Option<u8>], class: &'static str, label: String) -> AnyView {
    let known = || points.iter().flatten().copied();
    let (low, high) = (known().min().unwrap_or(0), known().max().unwrap_or(100));
    let room = 30_u8.saturating_sub(high - low).div_ceil(2);
    let (low, high) = (low.saturating_sub(room), high.saturating_add(room).min(100));
    let (low, span) = (f64::from(low), f64::from((high - low).max(1)));
    let steps = u32::try_from(points.len().saturating_sub(1).max(1)).unwrap_or(1);
    let mut line = String::new();
    let mut last = None;
    let mut pen_up = true;
    for (place, point) in (0_u32..).zip(points) {
        let Some(percent) = point else {
            pen_up = true;
            continue;
        };
        let x = 100.0 * f64::from(place) / f64::from(steps);
        let y = 27.0 - 24.0 * (f64::from(*percent) - low) / span;
        let _ = write!(line, "{}{x:.1} {y:.1}", if pen_up { "M" } else { "L" });
        pen_up = false;
        last = Some((x, y));
    }
    let dot = last.map(|(x, y)| view! { <path class="spark-dot" d=format!("M{x:.1} {y:.1}h0")/> });
    view! {
        <svg class=format!("spark {class}") viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label=label>
            <path class="spark-base" d="M0 29.5H100"/><path d=line/>{dot}
        </svg>
    }
    .into_any()
}

/// Columns of percentages with lines at 0, 50 and 100, and a word under the first and the last.
pub fn columns(points: &[Option<u8>], first: &str, last: &str, label: String) -> AnyView {
    let count = u32::try_from(points.len().max(1)).unwrap_or(1);
    let step = 490.0 / f64::from(count);
    let mut drawn = String::new();
    for (place, percent) in (0_u32..).zip(points).filter_map(|(place, point)| Some((place, (*point)?))) {
        let (x, height) = (30.0 + step * f64::from(place), (f64::from(percent)).max(1.0));
        let width = (step * 0.72).min(34.0);
        let _ = write!(
            drawn,
            r#"<rect class="col" x="{x:.1}" y="{:.1}" width="{width:.1}" height="{height:.1}" rx="2"/>"#,
            104.0 - height
        );
    }
    let grid: String = [(100, 4), (50, 54), (0, 104)]
        .iter()
        .map(|(value, y)| {
            format!(
                r#"<line class="axis" x1="30" y1="{y}" x2="520" y2="{y}"/><text x="24" y="{}" text-anchor="end">{value}</text>"#,
                y + 4
            )
        })
        .collect();
    view! {
        <svg class="chart" viewBox="0 0 520 124" role="img" aria-label=label>
            <g inner_html=grid></g><g inner_html=drawn></g>
            <text x="30" y="121">{first.to_owned()}</text>
            {(points.len() > 1).then(|| view! { <text x="520" y="121" text-anchor="end">{last.to_owned()}</text> })}
        </svg>
    }
    .into_any()
}

/// What [`lines`] draws.
pub struct Line<'a> {
    pub points: &'a [Option<u8>],
    /// One under each point.
    pub names: &'a [String],
    pub marks: &'a [Mark],
}

/// Something that happened at a point.
pub struct Mark {
    pub place: usize,
    pub label: String,
}

/// A line of percentages over lines at 0, 50 and 100, a dot at each point; it breaks where there is no figure. What
/// happened stands above as a dashed line with its label.
pub fn lines(line: &Line<'_>, label: String) -> AnyView {
    const TOP: f64 = 20.0;
    const FOOT: f64 = 120.0;
    let count = u32::try_from(line.points.len().max(1)).unwrap_or(1);
    let step = 314.0 / f64::from(count);
    let across = |place: u32| 30.0 + step * (f64::from(place) + 0.5);
    let (mut path, mut dots) = (String::new(), Vec::new());
    let mut pen_up = true;
    for (place, point) in (0_u32..).zip(line.points) {
        let Some(percent) = point else {
            pen_up = true;
            continue;
        };
        let (x, y) = (across(place), FOOT - f64::from(*percent));
        let _ = write!(path, "{}{x:.1} {y:.1}", if pen_up { "M" } else { "L" });
        pen_up = false;
        dots.push(view! { <circle class="dot" cx=format!("{x:.1}") cy=format!("{y:.1}") r="3.5"/> });
    }
    let grid: Vec<_> = [(100, TOP), (50, 70.0), (0, FOOT)]
        .map(|(value, y)| {
            view! {
                <line class="axis" x1="30" y1=y x2="344" y2=y/>
                <text x="24" y=y + 4.0 text-anchor="end">{value}</text>
            }
        })
        .into_iter()
        .collect();
    let marks: Vec<_> = line
        .marks
        .iter()
        .map(|mark| {
            let x = format!("{:.1}", across(u32::try_from(mark.place).unwrap_or_default()));
            view! {
                <line class="mark-line" x1=x.clone() y1="14" x2=x.clone() y2=FOOT/>
                <text class="mark-label" x=x y="10" text-anchor="middle">{mark.label.clone()}</text>
            }
        })
        .collect();
    // Every other name where there are many, always with the last.
    let every = count.div_ceil(7);
    let names: Vec<_> = (0_u32..)
        .zip(line.names)
        .filter(|(place, _)| (count - 1 - place).is_multiple_of(every))
        .map(|(place, name)| view! { <text x=format!("{:.1}", across(place)) y="137" text-anchor="middle">{name.clone()}</text> })
        .collect();
    view! {
        <svg class="chart" viewBox="0 0 344 142" role="img" aria-label=label>
            {grid}{marks}<path class="course-line" d=path/>{dots}{names}
        </svg>
    }
    .into_any()
}
