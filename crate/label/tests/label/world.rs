//! Labels, and pictures in every shape a file can have.

use parcelgate_label::{Bitmap, Dots};
use rxing::common::HybridBinarizer;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource, Reader as _};
use serde_json::{Value, json};

pub(crate) const NUMBER: &str = "1ZA1B2C30300000010";

fn party(name: &str, postal: &str, state: &str, country: &str) -> Value {
    json!({ "Name": name, "AttentionName": "Ann", "Phone": { "Number": "4105550100" }, "ShipperNumber": "A1B2C3",
        "Address": { "AddressLine": ["2311 York Rd"], "City": "Timonium", "StateProvinceCode": state, "PostalCode": postal, "CountryCode": country } })
}

/// A label within the US.
pub(crate) fn label(format: &str) -> Vec<u8> {
    to(format, &party("Happy Dog", "30005", "GA", "US"))
}

/// One whose seventh inch has words on it.
pub(crate) fn label_abroad(format: &str) -> Vec<u8> {
    to(format, &party("Froehlicher Hund", "10115", "", "DE"))
}

fn to(format: &str, receiver: &Value) -> Vec<u8> {
    let body = json!({ "ShipmentRequest": { "Shipment": { "Description": "Goods", "Shipper": party("Northwind", "21093", "MD", "US"),
        "ShipTo": receiver, "Service": { "Code": "03" },
        "Package": [{ "PackageWeight": { "UnitOfMeasurement": { "Code": "LBS" }, "Weight": "5" } }] } } });
    parcelgate_sandbox::label(&body, NUMBER, format)
}

/// A picture of a few greys or of black and white, by a rule.
pub(crate) fn greys(width: u32, height: u32, rule: impl Fn(u32, u32) -> u8) -> Vec<u8> {
    (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| rule(x, y)).collect()
}

/// Chance that is the same every time.
pub(crate) fn noise(x: u32, y: u32) -> u8 {
    let mixed = (x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77)).rotate_left(13).wrapping_mul(0xC2B2_AE3D);
    if mixed >> 31 == 0 { 0 } else { 255 }
}

pub(crate) struct GifShape {
    pub(crate) interlaced: bool,
    pub(crate) old: bool,
    pub(crate) local_palette: bool,
    pub(crate) transparent: Option<u8>,
}

pub(crate) const PLAIN: GifShape = GifShape { interlaced: false, old: false, local_palette: false, transparent: None };

/// A GIF of indices into 256 greys.
pub(crate) fn gif(width: u16, height: u16, greys: &[u8], shape: &GifShape) -> Vec<u8> {
    let palette: Vec<u8> = (0..=255_u8).flat_map(|grey| [grey; 3]).collect();
    let mut pixels = greys.to_vec();
    if shape.interlaced {
        let wide = usize::from(width);
        let order = [(0, 8), (4, 8), (2, 4), (1, 2)]
            .into_iter()
            .flat_map(|(first, step)| (first..usize::from(height)).step_by(step));
        pixels = order.flat_map(|row| greys[row * wide..(row + 1) * wide].to_vec()).collect();
    }
    let mut out = Vec::new();
    let global: &[u8] = if shape.local_palette { &[] } else { &palette };
    let mut encoder = gif::Encoder::new(&mut out, width, height, global).unwrap();
    let frame = gif::Frame {
        width,
        height,
        buffer: pixels.into(),
        interlaced: shape.interlaced,
        transparent: shape.transparent,
        palette: shape.local_palette.then_some(palette.clone()),
        ..gif::Frame::default()
    };
    encoder.write_frame(&frame).unwrap();
    drop(encoder);
    if shape.old {
        // A GIF87a has no graphic control block; readers go by the blocks, so its name is what differs.
        out[3..6].copy_from_slice(b"87a");
    }
    out
}

/// A PNG of a colour type and depth.
pub(crate) fn png(width: u32, height: u32, colour: png::ColorType, depth: png::BitDepth, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    if colour == png::ColorType::Indexed {
        encoder.set_palette(vec![255, 255, 255, 0, 0, 0]);
    }
    encoder.write_header().unwrap().write_image_data(data).unwrap();
    out
}

pub(crate) fn is_bits(bitmap: &Bitmap) -> bool {
    matches!(bitmap.dots(), Dots::Bits(_))
}

/// Every dot that should be black is, and no other.
pub(crate) fn assert_dots(bitmap: &Bitmap, width: u32, height: u32, black: impl Fn(u32, u32) -> bool) {
    assert_eq!((bitmap.width(), bitmap.height()), (width, height));
    for y in 0..height {
        for x in 0..width {
            assert_eq!(bitmap.is_black(x, y), black(x, y), "at {x},{y}");
        }
    }
}

/// What an outside reader finds: Code 128 only, since it sees UPC-E where there is none.
pub(crate) fn code_128(bitmap: &Bitmap, top: u32, bottom: u32) -> Option<String> {
    let (width, rows) = (bitmap.width(), top..bottom.min(bitmap.height()));
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
    let mut reader = rxing::oned::MultiFormatOneDReader::new(&hints);
    reader.decode_with_hints(&mut picture, &hints).ok().map(|found| found.getText().to_owned())
}
