//! 1Z numbers: their check digit, and the public page that shows them.

/// What a tracking number's check digit says. A wrong one is a warning, never a refusal: UPS's own samples fail it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckDigit {
    /// Right.
    Right,
    /// A 1Z number whose last digit is not the computed one.
    Wrong,
    /// Not a 1Z number of 18 characters: there is nothing to check.
    NotApplicable,
}

/// Computes the check digit over the 15 characters after `1Z`.
///
/// ```
/// use parcelgate_core::tracking_number::check_digit_of;
/// assert_eq!(check_digit_of("999AA1012345678"), Some('4'));
/// ```
pub fn check_digit_of(body: &str) -> Option<char> {
    if body.len() != 15 {
        return None;
    }
    let mut sum = 0;
    for (position, byte) in body.bytes().enumerate() {
        let value = match byte {
            b'0'..=b'9' => u32::from(byte - b'0'),
            b'A'..=b'Z' => u32::from(byte - 63) % 10,
            _ => return None,
        };
        sum += if position % 2 == 0 { value } else { value * 2 };
    }
    char::from_digit((10 - sum % 10) % 10, 10)
}

/// Checks a number as typed.
pub fn check(number: &str) -> CheckDigit {
    let Some(rest) = number.strip_prefix("1Z").filter(|rest| rest.len() == 16 && rest.is_ascii()) else {
        return CheckDigit::NotApplicable;
    };
    let (body, digit) = rest.split_at(15);
    match check_digit_of(body) {
        Some(right) if digit.starts_with(right) => CheckDigit::Right,
        Some(_) => CheckDigit::Wrong,
        None => CheckDigit::NotApplicable,
    }
}

/// Tracking numbers in a text as people paste it: mails, tables, addresses of pages. Blanks and hyphens within a 1Z number
/// are taken out, small letters made capitals; each number comes once, in the order of the text.
///
/// ```
/// use parcelgate_core::tracking_number::find;
/// assert_eq!(find("see 1Z 999 AA1 01 2345 6784, or https://www.ups.com/track?tracknum=1z12345e1512345676&loc=en_US"),
///     ["1Z999AA10123456784", "1Z12345E1512345676"]);
/// ```
pub fn find(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let before = letters.get(..at).unwrap_or_default();
        // In an address `%3D` is a sign, not letters.
        let begins = match before {
            [.., '%', first, second] if first.is_ascii_hexdigit() && second.is_ascii_hexdigit() => true,
            [.., last] => !last.is_alphanumeric(),
            [] => true,
        };
        match begins.then(|| number_at(letters.get(at..).unwrap_or_default())).flatten() {
            Some((number, length)) => {
                if !found.contains(&number) {
                    found.push(number);
                }
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// A 1Z number at the beginning, and how many letters of the text it took.
fn number_at(letters: &[char]) -> Option<(String, usize)> {
    let mut number = String::new();
    let mut gap = false;
    for (index, letter) in letters.iter().enumerate() {
        match letter {
            // What cannot be seen, as mails have it.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' if !number.is_empty() => {}
            ' ' | '-' | '\u{a0}' | '\u{2010}'..='\u{2015}' | '\u{202f}' | '\u{2212}' if !number.is_empty() && !gap => {
                gap = true
            }
            letter if letter.is_ascii_alphanumeric() => {
                gap = false;
                number.push(letter.to_ascii_uppercase());
                if !"1Z".starts_with(number.get(..number.len().min(2))?) {
                    return None;
                }
                if number.len() == 18 {
                    let ends = letters.get(index + 1).is_none_or(|next| !next.is_alphanumeric());
                    return (ends && letter.is_ascii_digit() && check(&number) != CheckDigit::NotApplicable)
                        .then_some((number, index + 1));
                }
            }
            _ => return None,
        }
    }
    None
}

/// UPS's public tracking page for a number.
pub fn public_link(number: &str) -> String {
    format!("https://www.ups.com/track?tracknum={}&loc=en_US", crate::http::percent_encode(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_in_what_people_paste() {
        assert_eq!(find("1Z999AA10123456784\n1Z999AA10123456784 again"), ["1Z999AA10123456784"]);
        assert_eq!(find("Tracking: 1Z-999-AA1-01-2345-6784."), ["1Z999AA10123456784"]);
        assert_eq!(find("1Z\u{2013}999\u{2013}AA1\u{2013}01\u{2013}2345\u{2013}6784"), ["1Z999AA10123456784"]);
        assert_eq!(find("1Z999AA1\u{200b}0123456784"), ["1Z999AA10123456784"]);
        assert!(find("1Z numbers please see below").is_empty());
        for none in [
            "",
            "1Z",
            "x1Z999AA10123456784",
            "1Z999AA101234567845",
            "1Z  999AA10123456784",
            "9400111899223197428490",
            "1Z999ÄA10123456784",
        ] {
            assert_eq!(find(none), Vec::<String>::new(), "{none}");
        }
    }

    #[test]
    fn published_numbers_pass_and_ups_samples_only_warn() {
        for right in ["1Z999AA10123456784", "1Z12345E1512345676", "1ZISUS010330563105", "1ZXX3150YW44070023"] {
            assert_eq!(check(right), CheckDigit::Right, "{right}");
        }
        assert_eq!(check("1Z12345E8791315509"), CheckDigit::Wrong);
        for other in ["1Z", "1Z999AA1012345678", "9400111899223197428490", "1Z999aa10123456784"] {
            assert_eq!(check(other), CheckDigit::NotApplicable, "{other}");
        }
    }
}
