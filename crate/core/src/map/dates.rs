//! Dates: `YYYY-MM-DD` here, `YYYYMMDD` on the wire.

/// Whether a text is a day as `YYYY-MM-DD`.
pub(crate) fn is_iso_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, length: usize| {
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse::<u16>().ok() } else { None }
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=longest).contains(&day)
}

/// `20261124` as `2026-11-24`.
pub(super) fn iso_date(compact: &str) -> Option<String> {
    if compact.len() != 8 || !compact.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(format!("{}-{}-{}", compact.get(..4)?, compact.get(4..6)?, compact.get(6..)?))
}
