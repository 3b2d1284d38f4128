//! Lanes: which services run, how far it is, in which money.
//!
//! Illustrative, yet it behaves: farther is dearer. Service sets follow UPS's code tables by origin.

/// A service of a lane: code, base price in cents, cents a zone, cents a pound, days on the way, hour of delivery.
#[derive(Clone, Copy, Debug)]
pub(super) struct Service {
    pub(super) code: &'static str,
    pub(super) base: u64,
    pub(super) per_zone: u64,
    pub(super) per_pound: u64,
    /// None: as many days as the zone takes on the ground.
    pub(super) days: Option<i64>,
    /// HHMMSS at the destination.
    pub(super) time: &'static str,
    pub(super) guaranteed: bool,
    /// Offered without being asked for by name.
    pub(super) in_shop: bool,
}

const fn service(
    code: &'static str,
    base: u64,
    per_zone: u64,
    per_pound: u64,
    days: i64,
    time: &'static str,
) -> Service {
    Service { code, base, per_zone, per_pound, days: Some(days), time, guaranteed: true, in_shop: true }
}

const fn ground(code: &'static str, base: u64, per_zone: u64, per_pound: u64) -> Service {
    Service { code, base, per_zone, per_pound, days: None, time: "233000", guaranteed: false, in_shop: true }
}

const fn named(code: &'static str, base: u64, per_zone: u64, per_pound: u64, days: i64) -> Service {
    Service { code, base, per_zone, per_pound, days: Some(days), time: "233000", guaranteed: false, in_shop: false }
}

const US_DOMESTIC: &[Service] = &[
    ground("03", 980, 45, 55),
    service("12", 1450, 90, 120, 3, "233000"),
    service("02", 2100, 140, 190, 2, "233000"),
    service("59", 2500, 160, 215, 2, "120000"),
    service("13", 3900, 220, 290, 1, "150000"),
    service("01", 4400, 240, 320, 1, "103000"),
    service("14", 7800, 260, 350, 1, "083000"),
    named("70", 860, 40, 50, 5),
    named("M2", 420, 10, 60, 6),
    named("M3", 640, 15, 70, 5),
    named("M4", 380, 10, 55, 7),
    named("M5", 620, 15, 65, 6),
    named("M6", 340, 10, 50, 8),
];
const PR_DOMESTIC: &[Service] = &[
    ground("03", 1100, 50, 60),
    service("02", 2300, 150, 200, 2, "233000"),
    service("01", 4700, 250, 330, 1, "120000"),
];
const CA_DOMESTIC: &[Service] = &[
    ground("11", 1150, 60, 70),
    service("02", 1900, 120, 170, 2, "233000"),
    service("13", 3300, 190, 250, 1, "150000"),
    service("01", 3900, 210, 280, 1, "103000"),
    service("14", 6600, 240, 320, 1, "083000"),
    named("70", 990, 50, 60, 5),
];
const CA_TO_US: &[Service] = &[
    ground("11", 1650, 80, 95),
    service("12", 2400, 120, 160, 3, "233000"),
    service("02", 3000, 150, 210, 3, "233000"),
    service("08", 3600, 160, 220, 4, "233000"),
    service("65", 4900, 220, 300, 2, "150000"),
    service("13", 4900, 220, 300, 2, "150000"),
    service("01", 5600, 240, 330, 1, "120000"),
    service("07", 5600, 240, 330, 1, "120000"),
    service("54", 8900, 260, 360, 1, "083000"),
    service("14", 8900, 260, 360, 1, "083000"),
];
const US_TO_NEIGHBOUR: &[Service] = &[
    ground("11", 1980, 95, 110),
    service("08", 4200, 180, 240, 4, "233000"),
    service("65", 5600, 220, 310, 2, "233000"),
    service("07", 6300, 240, 340, 2, "120000"),
    service("54", 9900, 270, 380, 2, "083000"),
    named("17", 1500, 70, 90, 9),
    named("72", 1700, 70, 90, 9),
    named("70", 1900, 90, 105, 6),
    named("96", 24000, 900, 420, 3),
    named("71", 26000, 900, 440, 2),
];
const WORLDWIDE: &[Service] = &[
    service("08", 5200, 260, 330, 5, "233000"),
    service("65", 6600, 300, 400, 3, "233000"),
    service("07", 7300, 320, 430, 2, "120000"),
    service("54", 11800, 350, 480, 2, "083000"),
    named("17", 1900, 120, 140, 12),
    named("72", 2100, 120, 140, 11),
    named("11", 2600, 140, 150, 8),
    named("70", 2500, 130, 145, 7),
    named("96", 29000, 1100, 520, 4),
    named("71", 31000, 1100, 540, 3),
];
const LOCAL_ELSEWHERE: &[Service] = &[
    ground("11", 890, 50, 60),
    service("65", 1900, 110, 160, 1, "233000"),
    service("07", 2400, 130, 190, 1, "120000"),
    service("54", 4800, 150, 230, 1, "083000"),
    named("08", 1700, 100, 140, 3),
    named("70", 790, 45, 55, 4),
    named("96", 18000, 600, 320, 2),
    named("71", 19500, 600, 340, 1),
];
const GERMAN_NOON: Service = service("74", 2900, 140, 210, 1, "120000");
const POLISH_TODAY: &[Service] = &[
    named("82", 1900, 60, 90, 0),
    named("83", 2900, 60, 90, 0),
    named("84", 2400, 60, 90, 0),
    named("85", 2200, 60, 90, 0),
    named("86", 2000, 60, 90, 0),
];

const EUROPE: &[&str] = &[
    "AT", "BE", "BG", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "NL",
    "PL", "PT", "RO", "SE", "SI", "SK", "GB", "CH", "NO",
];

/// The countries that the sandbox knows; another code is refused as UPS refuses an unsupported one.
const OTHERS: &[&str] = &[
    "US", "PR", "CA", "MX", "JP", "CN", "HK", "SG", "KR", "IN", "AU", "NZ", "BR", "AR", "CL", "CO", "ZA", "AE", "IL",
    "TR",
];

pub(super) fn is_country(code: &str) -> bool {
    EUROPE.contains(&code) || OTHERS.contains(&code)
}

/// From and to.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    pub(super) from: String,
    pub(super) to: String,
    from_postal: String,
    to_postal: String,
}

impl Lane {
    pub(super) fn new(from: &str, from_postal: &str, to: &str, to_postal: &str) -> Self {
        Self { from: from.into(), to: to.into(), from_postal: from_postal.into(), to_postal: to_postal.into() }
    }

    pub(super) fn is_international(&self) -> bool {
        self.from != self.to
    }

    fn european(&self) -> bool {
        EUROPE.contains(&self.from.as_str()) && EUROPE.contains(&self.to.as_str())
    }

    /// All services of the lane, cheapest kind first.
    pub(super) fn services(&self) -> Vec<Service> {
        let list = match (self.from.as_str(), self.to.as_str()) {
            ("US", "US") | ("US", "PR") | ("PR", "US") => US_DOMESTIC,
            ("PR", "PR") => PR_DOMESTIC,
            ("CA", "CA") => CA_DOMESTIC,
            ("CA", "US") => CA_TO_US,
            ("US", "CA" | "MX") | ("MX", "US") => US_TO_NEIGHBOUR,
            (from, to) if from == to || self.european() => LOCAL_ELSEWHERE,
            _ => WORLDWIDE,
        };
        let mut services = list.to_vec();
        match (self.from.as_str(), self.to.as_str()) {
            ("DE", "DE") => services.push(GERMAN_NOON),
            ("PL", "PL") => services.extend_from_slice(POLISH_TODAY),
            _ => {}
        }
        services
    }

    /// 2 to 8 within a country, more abroad.
    pub(super) fn zone(&self) -> u64 {
        if self.is_international() {
            return if self.european() {
                9
            } else if self.from == "US" && matches!(self.to.as_str(), "CA" | "MX") {
                10
            } else {
                14
            };
        }
        let area = |postal: &str| -> u64 {
            let digits: String = postal.chars().filter(char::is_ascii_digit).take(3).collect();
            let letter =
                postal.chars().next().filter(char::is_ascii_alphabetic).map_or(0, |letter| (letter as u64 % 32) * 35);
            digits.parse::<u64>().unwrap_or(0) + letter
        };
        match area(&self.from_postal).abs_diff(area(&self.to_postal)) {
            0..=20 => 2,
            21..=80 => 3,
            81..=180 => 4,
            181..=320 => 5,
            321..=500 => 6,
            501..=700 => 7,
            _ => 8,
        }
    }

    pub(super) fn days(&self, service: &Service) -> i64 {
        let zone = i64::try_from(self.zone()).unwrap_or(8);
        service.days.unwrap_or_else(|| (zone / 2).clamp(1, 6))
    }

    /// The money that the account is billed in.
    pub(super) fn currency(&self) -> &'static str {
        match self.from.as_str() {
            "US" | "PR" => "USD",
            "CA" => "CAD",
            "GB" => "GBP",
            "MX" => "MXN",
            "PL" => "PLN",
            "CH" => "CHF",
            "JP" => "JPY",
            _ => "EUR",
        }
    }

    /// Taxes in percent, with their name.
    pub(super) fn tax(&self) -> Option<(&'static str, u64)> {
        match self.from.as_str() {
            "US" | "PR" => None,
            "CA" => Some(("HST", 13)),
            _ => Some(("VAT", 20)),
        }
    }
}
