//! Where things stand on a label of four by six inches, upright, 200 dots an inch.

use super::canvas::Canvas;
use super::{Job, code128, maxicode};
use crate::json::{at, list, text};
use serde_json::Value;

pub(super) const WIDTH: usize = 800;
pub(super) const HEIGHT: usize = 1200;
/// Where the symbols stand: left, top, width, height. Nothing else may be drawn there.
pub(super) const MAXICODE: (usize, usize, usize, usize) = (24, 424, maxicode::WIDTH, maxicode::HEIGHT);
pub(super) const ROUTING: (usize, usize, usize, usize) = (300, 520, 460, 110);
pub(super) const TRACKING: (usize, usize, usize, usize) = (40, 800, 720, 190);

/// The lines of an address as they are printed.
pub(super) fn address_lines(party: &Value) -> Vec<String> {
    let address = at(party, "Address");
    let mut lines: Vec<String> = [text(party, "AttentionName"), text(party, "Name"), text(party, "Phone.Number")]
        .into_iter()
        .chain(list(address, "AddressLine").iter().map(|line| text(line, "")))
        .collect();
    lines.push(format!(
        "{} {} {}",
        text(address, "City"),
        text(address, "StateProvinceCode"),
        text(address, "PostalCode")
    ));
    lines.push(text(address, "CountryCode"));
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// What the routing symbol says: `420` and the ZIP code within the US, `421` and the postal code elsewhere.
pub(super) fn routing(shipment: &Value) -> String {
    let postal = text(shipment, "ShipTo.Address.PostalCode");
    let head = if text(shipment, "ShipTo.Address.CountryCode") == "US" { "420" } else { "421" };
    format!("{head}{postal}")
}

pub(super) fn service_words(shipment: &Value) -> String {
    let code = text(shipment, "Service.Code");
    let name = match code.as_str() {
        "01" => "NEXT DAY AIR",
        "02" => "2ND DAY AIR",
        "03" => "GROUND",
        "07" => "EXPRESS",
        "08" => "EXPEDITED",
        "11" => "STANDARD",
        "12" => "3 DAY SELECT",
        "13" => "NEXT DAY AIR SAVER",
        "14" => "NEXT DAY AIR EARLY",
        "54" => "EXPRESS PLUS",
        "59" => "2ND DAY AIR A.M.",
        "65" => "SAVER",
        _ => return format!("UPS SERVICE {code}"),
    };
    format!("UPS {name}")
}

/// The references as they are printed.
pub(super) fn reference_lines(job: &Job<'_>) -> Vec<String> {
    let packages = list(job.shipment, "Package");
    let own = packages.get(job.index).map(|package| list(package, "ReferenceNumber")).unwrap_or_default();
    let all = list(job.shipment, "ReferenceNumber").into_iter().chain(own);
    all.enumerate().map(|(index, one)| format!("REF {}: {}", index + 1, text(one, "Value"))).collect()
}

pub(super) fn upright(job: &Job<'_>) -> Canvas {
    let mut canvas = Canvas::new(WIDTH, HEIGHT);
    let packages = list(job.shipment, "Package");
    let package = packages.get(job.index);
    let weight = package.map(|package| {
        format!("{} {}", text(package, "PackageWeight.Weight"), text(package, "PackageWeight.UnitOfMeasurement.Code"))
    });
    for (index, line) in address_lines(at(job.shipment, "Shipper")).iter().take(7).enumerate() {
        canvas.text(24, 20 + index * 20, 2, &line.chars().take(34).collect::<String>());
    }
    canvas.text(470, 20, 4, &weight.unwrap_or_default());
    canvas.text(640, 60, 3, &format!("{} OF {}", job.index + 1, job.count));
    sample(&mut canvas, 470, 100);
    canvas.text(24, 180, 3, "SHIP TO:");
    for (index, line) in address_lines(at(job.shipment, "ShipTo")).iter().take(7).enumerate() {
        canvas.text(60, 210 + index * 27, 3, &line.chars().take(38).collect::<String>());
    }
    canvas.fill(0, 408, WIDTH, 3);
    maxicode::draw(&mut canvas, MAXICODE.0, MAXICODE.1, job);
    let routing = routing(job.shipment);
    canvas.text(300, 440, 6, &routing.chars().skip(3).take(9).collect::<String>());
    let widths = code128::widths(&routing);
    canvas.bars(ROUTING.0 + 20, ROUTING.1, 3, ROUTING.3, &widths);
    canvas.fill(0, 640, WIDTH, 6);
    canvas.text(24, 662, 6, &service_words(job.shipment));
    canvas.text(24, 724, 3, &format!("TRACKING #: {}", spaced(job.number)));
    canvas.fill(0, 760, WIDTH, 3);
    let widths = code128::widths(job.number);
    let modules: usize = widths.iter().sum();
    canvas.bars((WIDTH - modules * 3) / 2, TRACKING.1, 3, TRACKING.3, &widths);
    canvas.fill(0, 1010, WIDTH, 6);
    canvas.text(24, 1030, 3, "BILLING: P/P");
    for (index, line) in reference_lines(job).iter().take(3).enumerate() {
        canvas.text(24, 1064 + index * 26, 3, &line.chars().take(42).collect::<String>());
    }
    sample(&mut canvas, 470, 1104);
    canvas.text(24, 1172, 2, "SAMPLE - NOT A SHIPPING LABEL - OFFLINE SANDBOX");
    frame(&mut canvas);
    if text(job.shipment, "ShipTo.Address.CountryCode") != text(job.shipment, "Shipper.Address.CountryCode") {
        terms(&mut canvas);
    }
    canvas
}

/// On lanes abroad UPS's seventh inch holds its terms of carriage; here it holds words of the same shape.
fn terms(canvas: &mut Canvas) {
    let mut taller = Canvas::new(WIDTH, 1400);
    for y in 0..canvas.height {
        for x in (0..WIDTH).filter(|x| canvas.get(*x, y)) {
            taller.set(x, y);
        }
    }
    let words = "SAMPLE TERMS: THE SHIPPER AUTHORIZES NOBODY, SINCE NOTHING IS SHIPPED.";
    for line in 0..6 {
        taller.text(24, 1226 + line * 26, 1, words);
    }
    *canvas = taller;
}

fn sample(canvas: &mut Canvas, x: usize, y: usize) {
    canvas.text(x, y, 8, "SAMPLE");
}

/// The frame's last line lies on rows 1200 and 1201 of the picture: just behind the sixth inch, as at UPS.
fn frame(canvas: &mut Canvas) {
    let mut taller = Canvas::new(WIDTH, HEIGHT + 2);
    for y in 0..HEIGHT {
        for x in (0..WIDTH).filter(|x| canvas.get(*x, y)) {
            taller.set(x, y);
        }
    }
    taller.fill(0, HEIGHT, WIDTH, 2);
    *canvas = taller;
}

/// `1Z A1B 2C3 03 0000 0014` as people read it.
pub(super) fn spaced(number: &str) -> String {
    let cuts = [2, 5, 8, 10, 14];
    let mut out = String::new();
    for (index, letter) in number.chars().enumerate() {
        if cuts.contains(&index) {
            out.push(' ');
        }
        out.push(letter);
    }
    out
}
