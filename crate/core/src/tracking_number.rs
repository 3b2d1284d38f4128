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

/// UPS's public tracking page for a number.
pub fn public_link(number: &str) -> String {
    format!("https://www.ups.com/track?tracknum={}&loc=en_US", crate::http::percent_encode(number))
}

#[cfg(test)]
mod tests {
    use super::*;

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
