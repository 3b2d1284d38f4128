//! ZPL and EPL, in the words that UPS uses: `^POI`, `^FV` in place of `^FD`, `^MCY`, `^BD3`; EPL with a raw `GW` raster.

use super::Job;
use super::canvas::Canvas;
use super::design::{address_lines, reference_lines, routing, service_words, spaced};
use super::maxicode;
use crate::json::{at, text};

/// ZPL's own control characters would end a field.
fn clean(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '^' | '~' | '\\') || c.is_control() { ' ' } else { c }).collect()
}

fn field(out: &mut String, x: usize, y: usize, font: usize, words: &str) {
    out.push_str(&format!("^FO{x},{y}^A0N,{font},{font}^FV{}^FS\n", clean(words)));
}

/// 812 by 1218 dots at 203 an inch.
pub(super) fn zpl(job: &Job<'_>) -> Vec<u8> {
    let mut out = String::from("\n^XA^LRN^MNY^MFN,N^LH10,12^MCY^POI^PW812^CI27\n");
    for (index, line) in address_lines(at(job.shipment, "Shipper")).iter().enumerate() {
        field(&mut out, 10, 10 + index * 22, 22, line);
    }
    field(&mut out, 640, 10, 34, &format!("{} OF {}", job.index + 1, job.count));
    field(&mut out, 500, 60, 80, "SAMPLE");
    field(&mut out, 10, 190, 30, "SHIP TO:");
    for (index, line) in address_lines(at(job.shipment, "ShipTo")).iter().enumerate() {
        field(&mut out, 60, 224 + index * 28, 28, line);
    }
    out.push_str("^FO0,424^GB800,3,3^FS\n");
    out.push_str(&maxicode_field(job));
    field(&mut out, 300, 440, 60, &routing(job.shipment).chars().skip(3).collect::<String>());
    out.push_str(&format!("^FO320,520^BY3^BCN,110,N,N,N,A^FV{}^FS\n", routing(job.shipment)));
    out.push_str("^FO0,646^GB800,6,6^FS\n");
    field(&mut out, 10, 664, 56, &service_words(job.shipment));
    field(&mut out, 10, 726, 30, &format!("TRACKING #: {}", spaced(job.number)));
    out.push_str(&format!("^FO90,800^BY3^BCN,190,N,N,N,A^FV{}^FS\n", job.number));
    out.push_str("^FO0,1012^GB800,6,6^FS\n");
    field(&mut out, 10, 1030, 28, "BILLING: P/P");
    for (index, line) in reference_lines(job).iter().take(3).enumerate() {
        field(&mut out, 10, 1062 + index * 28, 28, line);
    }
    field(&mut out, 10, 1160, 30, "SAMPLE - NOT A SHIPPING LABEL");
    out.push_str("^XZ\n");
    out.into_bytes()
}

/// In ZPL the primary message is class, country, postal code, then the rest; control characters in hexadecimal.
fn maxicode_field(job: &Job<'_>) -> String {
    let postal = text(job.shipment, "ShipTo.Address.PostalCode");
    let country = text(job.shipment, "ShipTo.Address.CountryCode");
    let (mode, country, postal) =
        if country == "US" { (2, "840", format!("{postal:0<9}")) } else { (3, "000", format!("{postal: <6}")) };
    let service: u32 = text(job.shipment, "Service.Code").parse().unwrap_or(1);
    let message = maxicode::message(job).replace('\u{1d}', "_1D").replace('\u{1e}', "_1E").replace('\u{4}', "_04");
    format!("^FO20,440^BD{mode}^FH^FV{service:03}{country}{postal}{message}^FS\n")
}

/// EPL2: text, bars, and the MaxiCode as a raw raster, which is why these bytes must never become text.
pub(super) fn epl(job: &Job<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    let line = |text: String, out: &mut Vec<u8>| {
        out.extend_from_slice(text.as_bytes());
        out.extend_from_slice(b"\r\n");
    };
    line("\r\nN\r\nq812\r\nQ1218,24\r\nZT".into(), &mut out);
    let quoted = |text: &str| text.replace(['"', '\\'], " ");
    for (index, words) in address_lines(at(job.shipment, "Shipper")).iter().enumerate() {
        line(format!("A10,{},0,2,1,1,N,\"{}\"", 10 + index * 22, quoted(words)), &mut out);
    }
    line("A480,60,0,5,1,1,N,\"SAMPLE\"".into(), &mut out);
    for (index, words) in address_lines(at(job.shipment, "ShipTo")).iter().enumerate() {
        line(format!("A60,{},0,3,1,1,N,\"{}\"", 214 + index * 28, quoted(words)), &mut out);
    }
    raster(&mut out, job);
    line(format!("B320,520,0,1,3,3,110,N,\"{}\"", routing(job.shipment)), &mut out);
    line(format!("A10,664,0,4,2,2,N,\"{}\"", quoted(&service_words(job.shipment))), &mut out);
    line(format!("A10,726,0,3,1,1,N,\"TRACKING #: {}\"", spaced(job.number)), &mut out);
    line(format!("B60,800,0,1,3,3,190,N,\"{}\"", job.number), &mut out);
    for (index, words) in reference_lines(job).iter().take(3).enumerate() {
        line(format!("A10,{},0,3,1,1,N,\"{}\"", 1062 + index * 28, quoted(words)), &mut out);
    }
    line("A10,1160,0,3,1,1,N,\"SAMPLE - NOT A SHIPPING LABEL\"".into(), &mut out);

    line("P1".into(), &mut out);
    out
}

fn raster(out: &mut Vec<u8>, job: &Job<'_>) {
    let mut canvas = Canvas::new(216, maxicode::HEIGHT);
    maxicode::draw(&mut canvas, 0, 0, job);
    let bytes = canvas.width / 8;
    out.extend_from_slice(format!("GW20,440,{bytes},{},", canvas.height).as_bytes());
    // In EPL a set bit is white.
    out.extend(canvas.packed().into_iter().map(|byte| !byte));
    out.extend_from_slice(b"\r\n");
}
