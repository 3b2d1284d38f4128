//! UPS's service and packaging codes with their names. A service's name depends on where the shipment starts.

/// Names by origin; the first row that fits wins. `*` is any country. UPS leaves `Service.Description` empty, so the name
/// comes from here (UPS's OpenAPI code tables of 2026-07-21; regional names as carriers' software shows them).
const SERVICES: &[(&str, &str, &str)] = &[
    ("CA", "01", "Express"),
    ("CA", "02", "Expedited"),
    ("CA", "13", "Express Saver"),
    ("CA", "14", "Express Early"),
    ("CA", "65", "Express Saver"),
    ("CA", "07", "Worldwide Express"),
    ("CA", "08", "Worldwide Expedited"),
    ("CA", "54", "Worldwide Express Plus"),
    ("US", "07", "Worldwide Express"),
    ("US", "08", "Worldwide Expedited"),
    ("US", "54", "Worldwide Express Plus"),
    ("US", "65", "Worldwide Saver"),
    ("PR", "07", "Worldwide Express"),
    ("PR", "08", "Worldwide Expedited"),
    ("PR", "54", "Worldwide Express Plus"),
    ("PR", "65", "Worldwide Saver"),
    ("*", "01", "Next Day Air"),
    ("*", "02", "2nd Day Air"),
    ("*", "03", "Ground"),
    ("*", "07", "Express"),
    ("*", "08", "Expedited"),
    ("*", "11", "Standard"),
    ("*", "12", "3 Day Select"),
    ("*", "13", "Next Day Air Saver"),
    ("*", "14", "Next Day Air Early"),
    ("*", "17", "Worldwide Economy DDU"),
    ("*", "54", "Express Plus"),
    ("*", "59", "2nd Day Air A.M."),
    ("*", "65", "Express Saver"),
    ("*", "70", "Access Point Economy"),
    ("*", "71", "Worldwide Express Freight Midday"),
    ("*", "72", "Worldwide Economy DDP"),
    ("*", "74", "Express 12:00"),
    ("*", "75", "Heavy Goods"),
    ("*", "82", "Today Standard"),
    ("*", "83", "Today Dedicated Courier"),
    ("*", "84", "Today Intercity"),
    ("*", "85", "Today Express"),
    ("*", "86", "Today Express Saver"),
    ("*", "96", "Worldwide Express Freight"),
];

/// Whether a country is in the European Union.
pub fn in_eu(country: &str) -> bool {
    const EU: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";
    EU.split(' ').any(|one| one == country)
}

/// The name of a service from an origin country; a code that is not known is shown as it is.
///
/// ```
/// use parcelgate_core::codes::service_name;
/// assert_eq!(service_name("11", "DE"), "Standard");
/// assert_eq!(service_name("Q9", "US"), "Service Q9");
/// ```
pub fn service_name(code: &str, origin: &str) -> String {
    let fits = |row: &&(&str, &str, &str)| (row.0 == origin || row.0 == "*") && row.1 == code;
    match SERVICES.iter().find(fits) {
        Some((_, _, name)) => (*name).to_owned(),
        None => format!("Service {code}"),
    }
}

/// Every packaging code that UPS lists, small letters where UPS has them.
pub const PACKAGING: &[&str] = &[
    "00", "01", "02", "03", "04", "21", "24", "25", "2a", "2b", "2c", "30", "56", "57", "58", "59", "60", "61", "62",
    "63", "64", "65", "66", "67",
];

/// How a country weighs and measures for UPS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// Pounds and inches only.
    Imperial,
    /// Kilograms and centimetres only.
    Metric,
    /// Either, never mixed in a shipment.
    Either,
}

/// The units that UPS takes from an origin country.
pub fn units_of(country: &str) -> Units {
    match country {
        "US" | "PR" | "VI" | "GU" | "AS" | "MP" => Units::Imperial,
        "CA" => Units::Either,
        _ => Units::Metric,
    }
}

/// The state of a US ZIP code or the province of a Canadian postal code; UPS wants one for negotiated rates.
pub fn state_of(postal_code: &str, country: &str) -> Option<&'static str> {
    match country {
        "US" => {
            let prefix: u16 = postal_code.get(..3)?.parse().ok()?;
            ZIP_STATES.iter().find(|(first, last, _)| (*first..=*last).contains(&prefix)).map(|(_, _, state)| *state)
        }
        "CA" => {
            let first = postal_code.chars().next()?.to_ascii_uppercase();
            CANADA.iter().find(|(letters, _)| letters.contains(first)).map(|(_, province)| *province)
        }
        "PR" => Some("PR"),
        _ => None,
    }
}

#[rustfmt::skip]
const CANADA: &[(&str, &str)] = &[
    ("A", "NL"), ("B", "NS"), ("C", "PE"), ("E", "NB"), ("GHJ", "QC"), ("KLMNP", "ON"), ("R", "MB"), ("S", "SK"),
    ("T", "AB"), ("V", "BC"), ("X", "NT"), ("Y", "YT"),
];

/// First three digits of ZIP codes by state (US Postal Service, publication 65 ranges).
#[rustfmt::skip]
const ZIP_STATES: &[(u16, u16, &str)] = &[
    (5, 5, "NY"), (6, 9, "PR"), (10, 27, "MA"), (28, 29, "RI"), (30, 38, "NH"), (39, 49, "ME"), (50, 59, "VT"),
    (60, 69, "CT"), (70, 89, "NJ"), (100, 149, "NY"), (150, 196, "PA"), (197, 199, "DE"), (200, 200, "DC"),
    (201, 201, "VA"), (202, 205, "DC"), (206, 219, "MD"), (220, 246, "VA"), (247, 268, "WV"), (270, 289, "NC"),
    (290, 299, "SC"), (300, 319, "GA"), (320, 349, "FL"), (350, 369, "AL"), (370, 385, "TN"), (386, 397, "MS"),
    (398, 399, "GA"), (400, 427, "KY"), (430, 459, "OH"), (460, 479, "IN"), (480, 499, "MI"), (500, 528, "IA"),
    (530, 549, "WI"), (550, 567, "MN"), (570, 577, "SD"), (580, 588, "ND"), (590, 599, "MT"), (600, 629, "IL"),
    (630, 658, "MO"), (660, 679, "KS"), (680, 693, "NE"), (700, 714, "LA"), (716, 729, "AR"), (730, 749, "OK"),
    (750, 799, "TX"), (800, 816, "CO"), (820, 831, "WY"), (832, 838, "ID"), (840, 847, "UT"), (850, 865, "AZ"),
    (870, 884, "NM"), (885, 885, "TX"), (889, 898, "NV"), (900, 961, "CA"), (967, 968, "HI"), (970, 979, "OR"),
    (980, 994, "WA"), (995, 999, "AK"),
];

/// The currency that UPS most likely bills an account of this country in; answers name their own.
pub fn currency_of(country: &str) -> &'static str {
    match country {
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
