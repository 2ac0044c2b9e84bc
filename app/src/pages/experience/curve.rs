//! The curve of the intended emotion: 100 units a stage across, 100 down; +2 is at 10, −2 at 90.

use std::fmt::Write as _;

/// A touchpoint on the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    pub truth: bool,
}

/// Where an emotion of −2…2 is.
#[must_use]
pub fn height(emotion: i32) -> f64 {
    20.0f64.mul_add(-f64::from(emotion.clamp(-2, 2)), 50.0)
}

/// Points of touchpoint `at` of `of` in a stage.
#[must_use]
pub fn point(stage: usize, at: usize, of: usize, emotion: i32, truth: bool) -> Point {
    let part = (number(at) + 0.5) / number(of.max(1));
    Point { x: 100.0 * (number(stage) + part), y: height(emotion), truth }
}

/// A small count as it is used in coordinates.
#[must_use]
pub fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A coordinate without a tail of digits.
#[must_use]
pub fn short(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// Through all points, level at each of them.
#[must_use]
pub fn line(points: &[Point]) -> String {
    let mut path = String::new();
    for (at, point) in points.iter().enumerate() {
        let (x, y) = (short(point.x), short(point.y));
        match at.checked_sub(1).and_then(|before| points.get(before)) {
            None => {
                let _ = write!(path, "M{x} {y}");
            }
            Some(before) => {
                let middle = short(f64::midpoint(before.x, point.x));
                let _ = write!(path, "C{middle} {} {middle} {y} {x} {y}", short(before.y));
            }
        }
    }
    path
}

/// The curve closed along the line of no emotion.
#[must_use]
pub fn fill(points: &[Point]) -> String {
    match points {
        [first, _, ..] => format!("{}V50H{}Z", line(points), short(first.x)),
        _ => String::new(),
    }
}

/// A word beside a point.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    pub x: f64,
    pub y: f64,
    /// Under its point, because the emotion is a bad one.
    pub below: bool,
    pub text: String,
    pub truth: bool,
}

/// The words that fit without touching each other where a stage is at its narrowest: those of moments of truth first,
/// then the strongest, then as they come.
#[must_use]
pub fn labels(points: &[(Point, String, i32)]) -> Vec<Label> {
    // In units of the drawing, at the narrowest: 212 px a stage, letters of some 7 px; a line of 20 px in 152.
    const LETTER: f64 = 3.4;
    const LINE: f64 = 14.0;
    let mut order: Vec<usize> = (0..points.len()).filter(|at| !points[*at].1.is_empty()).collect();
    order.sort_by_key(|at| (!points[*at].0.truth, -points[*at].2.abs(), *at));
    let mut placed: Vec<Label> = Vec::new();
    for at in order {
        let (point, text, emotion) = &points[at];
        let width = |text: &str| number(text.chars().count()) * LETTER;
        let touches = |other: &Label| {
            let gap = f64::midpoint(width(text), width(&other.text)) + 4.0;
            (other.x - point.x).abs() < gap && ((other.y - point.y).abs() < LINE)
        };
        if placed.iter().any(touches) {
            continue;
        }
        placed.push(Label { x: point.x, y: point.y, below: *emotion < 0, text: text.clone(), truth: point.truth });
    }
    placed.sort_by(|one, other| one.x.total_cmp(&other.x));
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_stand_in_their_stages() {
        let one = point(1, 0, 2, 2, false);
        assert_eq!((one.x, one.y), (125.0, 10.0));
        assert_eq!((point(0, 0, 1, -2, false).y, height(0)), (90.0, 50.0));
    }

    #[test]
    fn the_line_is_level_at_its_points() {
        let points = [point(0, 0, 1, 1, false), point(1, 0, 1, 0, false)];
        assert_eq!(line(&points), "M50 30C100 30 100 50 150 50");
        assert_eq!(fill(&points), "M50 30C100 30 100 50 150 50V50H50Z");
        assert_eq!((fill(&points[..1]).as_str(), line(&[]).as_str()), ("", ""));
    }

    #[test]
    fn words_do_not_touch() {
        let at = |x: f64, emotion: i32, truth, text: &str| {
            (Point { x, y: height(emotion), truth }, text.to_owned(), emotion)
        };
        let points = [at(20.0, 1, false, "confianza"), at(40.0, 1, true, "alivio"), at(150.0, -1, false, "miedo")];
        let words: Vec<_> = labels(&points).into_iter().map(|l| (l.text, l.below)).collect();
        assert_eq!(words, [("alivio".to_owned(), false), ("miedo".to_owned(), true)]);
    }
}
