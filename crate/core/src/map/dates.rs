//! Dates: `YYYY-MM-DD` here, `YYYYMMDD` on the wire.

/// Whether a text is a day as `YYYY-MM-DD`.
pub(super) fn is_iso_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, length: usize| {
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse::<u16>().ok() } else { None }
    };
    number(year, 4).is_some()
        && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
        && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
}

/// `20261124` as `2026-11-24`.
pub(super) fn iso_date(compact: &str) -> Option<String> {
    if compact.len() != 8 || !compact.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(format!("{}-{}-{}", compact.get(..4)?, compact.get(4..6)?, compact.get(6..)?))
}
