use super::canvas::Canvas;
use super::{Job, code128, design, draw, maxicode};
use serde_json::{Value, json};

fn shipment() -> Value {
    json!({
        "Shipper": { "Name": "Northwind", "ShipperNumber": "A1B2C3",
            "Address": { "AddressLine": ["2311 York Rd"], "City": "Timonium", "StateProvinceCode": "MD", "PostalCode": "21093", "CountryCode": "US" } },
        "ShipTo": { "Name": "Happy Dog Pet Supply",
            "Address": { "AddressLine": ["123 Main St"], "City": "Timonium", "StateProvinceCode": "MD", "PostalCode": "21030", "CountryCode": "US" } },
        "Service": { "Code": "03" },
        "Package": [{ "PackageWeight": { "UnitOfMeasurement": { "Code": "LBS" }, "Weight": "5" } }],
    })
}

fn job(shipment: &Value) -> Job<'_> {
    Job { shipment, number: "1ZA1B2C30300000010", index: 0, count: 1, day_of_year: 326 }
}

/// A label with nothing on it but the given area's own symbol: what else is there stays out of that area.
fn without_symbols(job: &Job<'_>) -> Canvas {
    let mut blank = design::upright(job);
    let mut only = Canvas::new(blank.width, blank.height);
    maxicode::draw(&mut only, design::MAXICODE.0, design::MAXICODE.1, job);
    let routing = code128::widths(&design::routing(job.shipment));
    only.bars(design::ROUTING.0 + 20, design::ROUTING.1, 3, design::ROUTING.3, &routing);
    let tracking = code128::widths(job.number);
    let modules: usize = tracking.iter().sum();
    only.bars((design::WIDTH - modules * 3) / 2, design::TRACKING.1, 3, design::TRACKING.3, &tracking);
    for y in 0..only.height {
        for x in 0..only.width {
            if only.get(x, y) {
                blank.clear(x, y);
            }
        }
    }
    blank
}

#[test]
fn nothing_is_drawn_over_a_symbol() {
    let shipment = shipment();
    let rest = without_symbols(&job(&shipment));
    for (left, top, width, height) in [design::MAXICODE, design::ROUTING, design::TRACKING] {
        // A quiet zone of ten modules beside the bars, one hexagon around the MaxiCode.
        let margin = 7;
        for y in top - margin..top + height + margin {
            for x in left.saturating_sub(margin)..left + width + margin {
                assert!(!rest.get(x, y), "ink at {x},{y}");
            }
        }
    }
}

#[test]
fn a_symbol_is_there_at_all() {
    let shipment = shipment();
    let drawn = design::upright(&job(&shipment));
    let ink = |area: (usize, usize, usize, usize)| {
        (area.1..area.1 + area.3)
            .flat_map(|y| (area.0..area.0 + area.2).map(move |x| (x, y)))
            .filter(|(x, y)| drawn.get(*x, *y))
            .count()
    };
    assert!(ink(design::MAXICODE) > 8_000, "{}", ink(design::MAXICODE));
    assert!(ink(design::TRACKING) > 40_000, "{}", ink(design::TRACKING));
}

#[test]
fn code_128_of_a_known_text() {
    // "PJJ123C" of the worked example; with start B the weighted sum is 879, so the check symbol is 55.
    assert_eq!(code128::values("PJJ123C"), [104, 48, 42, 42, 17, 18, 19, 35, 55, 106]);
    assert_eq!(code128::values("42021093"), [105, 42, 2, 10, 93, 38, 106]);
}

#[test]
fn every_form_begins_as_it_should() {
    let shipment = shipment();
    let job = job(&shipment);
    for (format, magic) in
        [("GIF", &b"GIF89a"[..]), ("PNG", b"\x89PNG"), ("PDF", b"%PDF-"), ("ZPL", b"\n^XA"), ("EPL", b"\r\nN\r\n")]
    {
        let drawn = draw(&job, format);
        assert!(drawn.bytes.starts_with(magic), "{format}");
        assert!(drawn.bytes.len() > 800, "{format}");
    }
}

#[test]
fn the_picture_lies_on_its_side() {
    let shipment = shipment();
    let upright = design::upright(&job(&shipment));
    let lying = upright.lying();
    assert_eq!((lying.width, lying.height), (1400, 800));
    assert!(lying.get(1200, 400) && lying.get(1201, 400), "the frame's last line");
    assert!((1204..1400).all(|x| (0..800).all(|y| !lying.get(x, y))), "the seventh inch is blank");
}
