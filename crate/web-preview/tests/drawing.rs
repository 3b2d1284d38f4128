//! Thermal labels of the sandbox's hand drawn, and read by an outside one; bodies that are broken, or meant to break.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests say what they expect by failing")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use parcelgate_label::{Bitmap, Picture};
use parcelgate_web_preview::draw;
use rxing::common::HybridBinarizer;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource, Reader as _};
use serde_json::{Value, json};
use std::io::Write as _;

const NUMBER: &str = "1ZA1B2C30300000010";

fn party(name: &str) -> Value {
    json!({ "Name": name, "AttentionName": "Ann", "Phone": { "Number": "4105550100" }, "ShipperNumber": "A1B2C3",
        "Address": { "AddressLine": ["2311 York Rd"], "City": "Timonium", "StateProvinceCode": "MD", "PostalCode": "21093", "CountryCode": "US" } })
}

fn label(format: &str) -> Vec<u8> {
    let body = json!({ "ShipmentRequest": { "Shipment": { "Shipper": party("Northwind"), "ShipTo": party("Happy Dog"),
        "Service": { "Code": "03" }, "Package": [{ "PackageWeight": { "UnitOfMeasurement": { "Code": "LBS" }, "Weight": "5" } }] } } });
    parcelgate_sandbox::label(&body, NUMBER, format)
}

fn pages(body: &[u8]) -> (Vec<Bitmap>, Vec<String>) {
    let drawing = draw(body, 203).expect("it can be drawn");
    let bitmaps = drawing.pages.iter().map(|png| Picture::read(png).unwrap().bitmap().clone()).collect();
    let words = drawing.warnings.iter().map(|one| format!("{} {} {}", one.page, one.code, one.detail)).collect();
    (bitmaps, words)
}

fn code_128(bitmap: &Bitmap, top: u32, bottom: u32) -> Option<String> {
    let (width, rows) = (bitmap.width(), top..bottom);
    let height = u32::try_from(rows.len()).unwrap();
    let luma =
        rows.flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| if bitmap.is_black(x, y) { 0 } else { 255 });
    let source = Luma8LuminanceSource::new(luma.collect(), width, height).unwrap();
    let mut picture = BinaryBitmap::new(HybridBinarizer::new(source));
    let hints = DecodeHints {
        PossibleFormats: Some([BarcodeFormat::CODE_128].into_iter().collect()),
        TryHarder: Some(true),
        ..DecodeHints::default()
    };
    let found = rxing::oned::MultiFormatOneDReader::new(&hints).decode_with_hints(&mut picture, &hints);
    found.ok().map(|found| found.getText().to_owned())
}

fn ink(bitmap: &Bitmap, [left, top, width, height]: [u32; 4]) -> usize {
    (top..top + height)
        .flat_map(|y| (left..left + width).map(move |x| (x, y)))
        .filter(|(x, y)| bitmap.is_black(*x, *y))
        .count()
}

#[test]
fn both_languages_are_drawn_upright_and_read() {
    for format in ["ZPL", "EPL"] {
        let (pages, warnings) = pages(&label(format));
        let [page] = &pages[..] else { panic!("{} pages", pages.len()) };
        assert_eq!((page.width(), page.height()), (812, 1218), "{format}");
        assert_eq!(code_128(page, 790, 1000).as_deref(), Some(NUMBER), "{format}");
        assert_eq!(code_128(page, 515, 635).as_deref(), Some("42021093"), "{format}");
        let symbol = ink(page, [20, 440, 216, 200]);
        assert!((8_000..30_000).contains(&symbol), "{format}: the MaxiCode has {symbol}");
        assert!(warnings.is_empty(), "{warnings:?}");
    }
}

#[test]
fn the_paper_s_turn_does_not_turn_the_picture() {
    let at = |turn: &str| pages(format!("^XA{turn}^FO10,10^GB100,50,50^FS^XZ").as_bytes()).0.remove(0);
    assert_eq!(at("^POI"), at("^PON"));
    assert!(ink(&at("^POI"), [10, 10, 100, 50]) > 4_900);
}

#[test]
fn several_labels_in_one_body_are_several_pages() {
    let twice = [label("ZPL"), label("ZPL")].concat();
    assert_eq!(pages(&twice).0.len(), 2);
    let twice = [label("EPL"), label("EPL")].concat();
    assert_eq!(pages(&twice).0.len(), 2);
}

#[test]
fn one_bad_field_is_a_hatched_box_and_the_rest_is_there() {
    let good = "^FO10,300^GB100,50,50^FS";
    for (bad, code) in [
        // Bars of a kind that takes digits only.
        ("^FO300,100^BEN,80,Y,N^FDletters^FS", "field_not_drawn"),
        ("^FO300,100^GFA,10,10,2,:Z64:bm90IHppcA==:0000^FS", "graphic_too_large"),
        ("^FO300,100^GFA,9999999,9999999,2,00^FS", "graphic_too_large"),
        ("^FO300,100^A0N,32000,32000^FDX^FS", "number_too_large"),
        ("^FO300,100^GB99999,99999,9^FS", "number_too_large"),
        ("^FO300,100^B7N,4,22,4^FDQA,q^FS", "field_not_drawn"),
        ("^FO300,100^FB-4,200^FDwords^FS", "number_too_large"),
    ] {
        let (pages, warnings) = pages(format!("^XA{good}{bad}^FO10,500^GB100,50,50^FS^XZ").as_bytes());
        assert!(warnings.iter().any(|one| one.starts_with(&format!("1 {code}"))), "{bad}: {warnings:?}");
        assert!(ink(&pages[0], [300, 100, 160, 80]) > 500, "{bad}: a box");
        assert!(ink(&pages[0], [10, 300, 100, 50]) > 4_900 && ink(&pages[0], [10, 500, 100, 50]) > 4_900, "{bad}");
    }
}

#[test]
fn commands_that_nobody_knows_or_that_change_the_printer_are_told() {
    let (_, warnings) = pages(b"~JC^XA^JUS^ZQ1^PQ500^FO10,10^GB100,50,50^FS^XZ");
    assert_eq!(warnings, ["0 printer_command ~JC", "0 printer_command ^JU", "0 unknown_command ^ZQ", "0 copies 500"]);
    let (_, warnings) = pages(b"\nN\nq812\nZZZ1\nUN\nLO10,10,100,50\nP9\n");
    assert_eq!(warnings, ["0 unknown_command ZZZ", "0 printer_command UN", "0 copies 9"]);
}

#[test]
fn a_picture_that_unpacks_to_far_more_is_refused_before_it_does() {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    for _ in 0..512 {
        encoder.write_all(&[0; 1 << 20]).unwrap();
    }
    let bomb = STANDARD.encode(encoder.finish().unwrap());
    let body = format!("^XA^FO10,300^GB100,50,50^FS^FO300,100^GFA,1000,1000,10,:Z64:{bomb}:0000^FS^XZ");
    let (_, warnings) = pages(body.as_bytes());
    assert_eq!(warnings, ["1 graphic_too_large ^GF"]);
    // Repeats of the plain form, copies without end, letters as large as houses.
    let repeats = "z".repeat(10_000);
    let bodies = [
        format!("^XA^FO1,1^GB9,9,9^FS^FO300,100^GFA,1000,1000,10,{repeats}F^FS^XZ"),
        "^XA^PQ99999999^FO10,300^GB100,50,50^FS^XZ".to_owned(),
        format!("^XA^CF0,1500,1500^FO1,1^FD{}^FS^FO1,1^GB9,9,9^FS^XZ", "W".repeat(3_000)),
        format!("^XA^BY10^FO1,1^BCN,4000^FD{}^FS^FO1,1^GB9,9,9^FS^XZ", "W".repeat(3_000)),
        "^XA^FO1,1^GB9,9,9^FS^XZ".repeat(500),
    ];
    for body in bodies {
        let drawing = draw(body.as_bytes(), 203).unwrap();
        assert!(drawing.pages.len() <= 50 && !drawing.warnings.is_empty(), "{}", body.get(..60).unwrap_or_default());
    }
}

#[test]
fn a_graphic_in_plain_base64_is_drawn_too() {
    let hex = "FF".repeat(10 * 8);
    let plain = pages(format!("^XA^FO16,16^GFA,80,80,10,{hex}^FS^XZ").as_bytes()).0;
    let text = STANDARD.encode([255_u8; 80]);
    let encoded = pages(format!("^XA^FO16,16^GFA,80,80,10,:B64:{text}:0000^FS^XZ").as_bytes()).0;
    assert_eq!(plain, encoded);
    assert_eq!(ink(&plain[0], [16, 16, 80, 8]), 640);
}

#[test]
fn dots_of_an_epl_picture_may_be_line_ends() {
    let mut body = b"N\r\nGW16,16,2,4,".to_vec();
    body.extend([0x0A, 0x0D, 0x0A, 0x50, 0x0A, 0x31, 0x00, 0x00]);
    body.extend(b"\r\nLO10,100,100,50\r\nP1\r\n");
    let (pages, warnings) = pages(&body);
    assert_eq!((pages.len(), warnings.len()), (1, 0), "{warnings:?}");
    assert!(ink(&pages[0], [10, 100, 100, 50]) > 4_900);
    let black: u32 = [0x0A_u8, 0x0D, 0x0A, 0x50, 0x0A, 0x31, 0, 0].iter().map(|byte| byte.count_zeros()).sum();
    assert_eq!(ink(&pages[0], [16, 16, 16, 4]), black as usize);
}

#[test]
fn an_epl_picture_that_is_shorter_than_it_says() {
    let mut body = b"N\r\nLO10,100,100,50\r\nGW300,100,200,400,".to_vec();
    body.extend([0; 50]);
    let (pages, warnings) = pages(&body);
    assert!(warnings.iter().any(|one| one.contains("graphic_length_wrong")), "{warnings:?}");
    assert!(ink(&pages[0], [10, 100, 100, 50]) > 4_900);
}

#[test]
fn what_is_no_label_says_so() {
    assert_eq!(draw(b"", 203).unwrap_err(), "preview_empty");
    assert_eq!(draw(b"^XA^XZ", 203).unwrap_err(), "preview_empty");
    assert_eq!(draw(b"hello", 203).unwrap_err(), "preview_empty");
    assert_eq!(draw(&label("ZPL"), 72).unwrap_err(), "preview_dpi_unknown");
    assert_eq!(draw(&vec![b' '; 5 << 20], 203).unwrap_err(), "preview_too_large");
}

#[test]
fn a_label_of_eight_inches_is_as_long_as_it_says() {
    let (pages, _) = pages(b"^XA^LL1624^FO10,1500^GB100,50,50^FS^XZ");
    assert_eq!(pages[0].height(), 1624);
    assert!(ink(&pages[0], [10, 1500, 100, 50]) > 4_900);
}

#[test]
fn letters_beyond_ascii_are_there_however_they_are_written() {
    let drawn = |field: &[u8]| pages(&[b"^XA^CI27^FO50,50^A0N,50,50", field, b"^FS^XZ"].concat()).0.remove(0);
    let right = drawn("^FDCAF\u{c9} M\u{dc}NCHEN".as_bytes());
    assert!(ink(&right, [50, 50, 400, 60]) > ink(&drawn(b"^FDCAF MNCHEN"), [50, 50, 400, 60]));
    assert_eq!(drawn(b"^FDCAF\xC9 M\xDCNCHEN"), right);
    assert_eq!(drawn(b"^FH^FDCAF_C9 M_DCNCHEN"), right);
    assert_eq!(drawn(b"^FH^FVCAF_C3_89 M_C3_9CNCHEN"), right);
    let epl = |words: &[u8]| pages(&[b"N\nA50,50,0,4,1,1,N,\"", words, b"\"\nP1\n"].concat()).0.remove(0);
    assert_eq!(epl(b"CAF\xC9"), epl("CAF\u{c9}".as_bytes()));
    assert_ne!(epl(b"CAF\xC9"), epl(b"CAF"));
}

#[test]
fn symbols_larger_than_any_label_are_boxes_not_walls() {
    for body in [
        "^XA^FO0,0^BXN,4000,200^FDhello^FS^XZ".to_owned(),
        "^XA^BY4000,4000,4000^FO0,0^BCN,4000,Y^FDabc^FS^XZ".to_owned(),
        format!("\r\nN\r\nB0,0,0,1,99,99,4000,B,\"{}\"\r\nP1\r\n", "1".repeat(3_000)),
        "\nN\nb0,0,D,h4000,\"data\"\nP1\n".to_owned(),
    ] {
        let (pages, warnings) = pages(body.as_bytes());
        assert_eq!(pages.len(), 1);
        assert!(warnings.iter().any(|one| one.contains("number_too_large")), "{body:.40}: {warnings:?}");
    }
}

#[test]
fn a_graphic_whose_rows_are_filled_up_is_no_larger_than_it_says() {
    let short = format!("^XA^FO50,50^GFA,3000,3000,10,{}^FS^XZ", "FF0F,".repeat(300));
    let long = format!("^XA^FO50,50^GFA,3000,3000,10,{}^FS^XZ", "FF0F0000000000000000".repeat(300));
    let ((short, warnings), (long, _)) = (pages(short.as_bytes()), pages(long.as_bytes()));
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(short, long);
}
