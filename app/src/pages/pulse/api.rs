//! Answering.

use crate::{
    cx::Cx,
    locales::pulse as t,
    reply::{Answer, Redirect, Reply},
};
use hilo_domain::{period::PeriodId, problem::Problem, pulse::Item, week::WeekId};
use hilo_service::pulse::answer::PulseInput;

/// Before the week and the item in a field's name.
pub const FIELD: &str = "tap";

/// A plain form with all that was tapped, or one tap as it happens. What was not touched is not in it and stays.
///
/// # Errors
/// As the use case; [`Problem::Malformed`] for what is no answer.
pub async fn answer(cx: Cx) -> Answer {
    let taps = cx.form.pairs().iter().filter(|(name, _)| name.starts_with(FIELD)).map(|(name, value)| tap(name, value));
    let taps: Option<Vec<_>> = taps.collect();
    let period: Option<PeriodId> = cx.form.parsed("period");
    let (Some(taps), Some(period)) = (taps, period) else { return Err(Problem::Malformed.into()) };
    cx.services.answer_pulse(cx.actor()?, &PulseInput { period, taps }).await?;
    if cx.json {
        return Ok(Reply::done());
    }
    Redirect::to("/check-in#pulse").flash(t::flash(cx.lang)).ok()
}

/// `tap-2026-W47-know` and a number.
fn tap(name: &str, value: &str) -> Option<(WeekId, Item, u8)> {
    let (week, item) = name.strip_prefix(FIELD)?.strip_prefix('-')?.rsplit_once('-')?;
    Some((week.parse().ok()?, Item::parse(item)?, value.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read() {
        assert_eq!(tap("tap-2026-W47-know", "4"), Some(("2026-W47".parse().unwrap(), Item::Know, 4)));
        for (name, value) in
            [("tap", "1"), ("tap-2026-W47", "1"), ("tap-2026-W47-else", "1"), ("tap-2026-W47-act", "-1")]
        {
            assert_eq!(tap(name, value), None, "{name}={value}");
        }
    }
}
