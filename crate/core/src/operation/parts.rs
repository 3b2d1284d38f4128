//! Pieces of UPS's JSON that several operations share.

/// `2026-11-22` as UPS writes it, `20261122`.
pub(super) fn compact_date(date: &str) -> String {
    date.chars().filter(char::is_ascii_digit).collect()
}
