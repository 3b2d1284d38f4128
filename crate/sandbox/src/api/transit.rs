//! Days: from a pickup to a delivery, weekends left out.

use time::{Date, Duration, Month, OffsetDateTime, Weekday};

/// The day of a moment.
pub(super) fn day(ms: i64) -> Date {
    OffsetDateTime::from_unix_timestamp(ms / 1000).unwrap_or(OffsetDateTime::UNIX_EPOCH).date()
}

/// HHMMSS of a moment, UTC.
pub(super) fn clock(ms: i64) -> String {
    let at = OffsetDateTime::from_unix_timestamp(ms / 1000).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    format!("{:02}{:02}{:02}", at.hour(), at.minute(), at.second())
}

/// YYYYMMDD.
pub(super) fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), u8::from(date.month()), date.day())
}

pub(super) fn parse(compact: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| compact.get(range).and_then(|text| text.parse::<u8>().ok());
    let year: i32 = compact.get(..4)?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(number(4..6)?).ok()?, number(6..8)?).ok()
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The next day on which UPS picks up, this one included.
pub(super) fn pickup(mut date: Date) -> Date {
    while is_weekend(date) {
        date += Duration::days(1);
    }
    date
}

/// So many business days later.
pub(super) fn arrival(pickup: Date, business_days: i64) -> Date {
    let mut date = pickup;
    let mut left = business_days;
    while left > 0 {
        date += Duration::days(1);
        if !is_weekend(date) {
            left -= 1;
        }
    }
    date
}

pub(super) fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "MON",
        Weekday::Tuesday => "TUE",
        Weekday::Wednesday => "WED",
        Weekday::Thursday => "THU",
        Weekday::Friday => "FRI",
        Weekday::Saturday => "SAT",
        Weekday::Sunday => "SUN",
    }
}
