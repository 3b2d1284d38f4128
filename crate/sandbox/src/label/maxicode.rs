//! MaxiCode (ISO/IEC 16023), modes 2 and 3, with UPS's message; `anyd` encodes, this draws the hexagons.

use super::Job;
use super::canvas::Canvas;
use crate::json::text;
use anyd::codes::maxicode::MaxiCodeEncoder;
use anyd::output::Encoding;
use anyd::traits::Encode as _;

/// Distance of two hexagons in a row, dots. A row is 6 dots below the last.
const PITCH: f64 = 7.0;
const ROW: f64 = 6.0;
/// Of the drawn symbol, dots: 30 columns and half a one, 33 rows.
pub(super) const WIDTH: usize = 214;
pub(super) const HEIGHT: usize = 200;

/// Fields 4 to 14 of UPS's message, after the compressed header `[)>` RS `01` GS `96`.
pub(super) fn message(job: &Job<'_>) -> String {
    let of = |path: &str| text(job.shipment, path).to_ascii_uppercase();
    let serial = job.number.get(10..).unwrap_or_default();
    let packages = crate::json::list(job.shipment, "Package");
    let weight = packages.get(job.index).map(|package| text(package, "PackageWeight.Weight")).unwrap_or_default();
    let weight: String = weight.chars().take_while(char::is_ascii_digit).take(3).collect();
    let short = |text: String, most: usize| text.chars().filter(char::is_ascii).take(most).collect::<String>();
    let street = crate::json::list(job.shipment, "ShipTo.Address.AddressLine");
    let street = street.first().map(|line| text(line, "").to_ascii_uppercase()).unwrap_or_default();
    let fields = [
        format!("1Z{serial}"),
        "UPSN".into(),
        of("Shipper.ShipperNumber"),
        format!("{:03}", job.day_of_year),
        String::new(),
        format!("{}/{}", job.index + 1, job.count),
        weight,
        "N".into(),
        // The symbol holds 84 characters beside its primary message: a long street is cut, never the number.
        short(street, 12),
        short(of("ShipTo.Address.City"), 12),
        short(of("ShipTo.Address.StateProvinceCode"), 2),
    ];
    format!("[)>\u{1e}01\u{1d}96{}\u{1e}\u{4}", fields.join("\u{1d}"))
}

/// ISO 3166 numeric codes of the countries that the sandbox ships to.
#[rustfmt::skip]
fn numeric_country(code: &str) -> u16 {
    const CODES: &[(&str, u16)] = &[
        ("US", 840), ("PR", 630), ("CA", 124), ("MX", 484), ("DE", 276), ("BE", 56), ("GB", 826), ("FR", 250), ("IT", 380), ("ES", 724),
        ("NL", 528), ("AT", 40), ("PL", 616), ("CH", 756), ("SE", 752), ("DK", 208), ("IE", 372), ("PT", 620), ("JP", 392), ("CN", 156),
        ("AU", 36), ("BR", 76), ("IN", 356), ("SG", 702), ("HK", 344), ("KR", 410),
    ];
    CODES.iter().find(|(name, _)| *name == code).map_or(0, |(_, number)| *number)
}

/// Draws the symbol with its upper left corner here. A message that does not fit leaves the place blank.
pub(super) fn draw(canvas: &mut Canvas, left: usize, top: usize, job: &Job<'_>) {
    let country = text(job.shipment, "ShipTo.Address.CountryCode");
    let postal = text(job.shipment, "ShipTo.Address.PostalCode").to_ascii_uppercase();
    let numeric = country == "US" && postal.bytes().all(|byte| byte.is_ascii_digit());
    let (mode, postal) = if numeric {
        (2, format!("{postal:0<9}"))
    } else {
        (3, postal.chars().filter(char::is_ascii_alphanumeric).take(6).collect::<String>())
    };
    let service: u16 = text(job.shipment, "Service.Code").parse().unwrap_or(1);
    let message = message(job);
    let built = MaxiCodeEncoder::new().build_structured(
        mode,
        &format!("{postal: <6}"),
        numeric_country(&country),
        service,
        message.as_bytes(),
    );
    let Ok(Encoding::Matrix(matrix)) = built.and_then(|symbol| MaxiCodeEncoder::new().encode(&symbol)) else { return };
    for row in 0..33 {
        for column in 0..30 {
            if matrix.get(column, row) {
                let shift = if row % 2 == 1 { PITCH / 2.0 } else { 0.0 };
                hexagon(
                    canvas,
                    left as f64 + PITCH / 2.0 + column as f64 * PITCH + shift,
                    top as f64 + 3.5 + row as f64 * ROW,
                );
            }
        }
    }
    bullseye(canvas, left as f64 + PITCH * 14.5, top as f64 + 3.5 + ROW * 16.0);
}

/// A hexagon that stands on a corner, a hair smaller than its place.
fn hexagon(canvas: &mut Canvas, x: f64, y: f64) {
    let reach = PITCH / 2.0 - 0.35;
    for dot_y in (y - 4.0) as usize..=(y + 4.0) as usize {
        for dot_x in (x - 4.0) as usize..=(x + 4.0) as usize {
            let across = (dot_x as f64 + 0.5 - x).abs();
            let along = (dot_y as f64 + 0.5 - y).abs();
            if across <= reach && across / 2.0 + along * 0.866 <= reach {
                canvas.set(dot_x, dot_y);
            }
        }
    }
}

/// Three dark rings; radii in hexagon pitches after the standard's drawing.
fn bullseye(canvas: &mut Canvas, x: f64, y: f64) {
    let radii = [4.41, 3.646, 2.886, 2.122, 1.346, 0.581].map(|radius| radius * PITCH);
    let outer = radii[0];
    for dot_y in (y - outer) as usize..=(y + outer + 1.0) as usize {
        for dot_x in (x - outer) as usize..=(x + outer + 1.0) as usize {
            let distance = (dot_x as f64 + 0.5 - x).hypot(dot_y as f64 + 0.5 - y);
            let rings = radii.iter().filter(|radius| distance <= **radius).count();
            match rings {
                0 => {}
                count if count % 2 == 1 => canvas.set(dot_x, dot_y),
                _ => canvas.clear(dot_x, dot_y),
            }
        }
    }
}
