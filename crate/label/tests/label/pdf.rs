//! Sheets: sizes, places, bytes that repeat. What is on them is judged by rasterising in the browser tests.

use crate::world::{label, label_abroad};
use parcelgate_label::{LabelError, Picture, SheetOptions, Sheets, Stock, Tail, Upright};

fn upright() -> Upright {
    Picture::read(&label("GIF")).unwrap().upright(Tail::Crop)
}

fn made(options: SheetOptions, labels: usize) -> String {
    let (mut sheets, label) = (Sheets::new(options).unwrap(), upright());
    (0..labels).for_each(|_| sheets.add(&label));
    String::from_utf8_lossy(&sheets.finish()).into_owned()
}

fn on(stock: Stock, per_sheet: u32) -> SheetOptions {
    SheetOptions { stock, per_sheet, ..SheetOptions::default() }
}

fn count(text: &str, wanted: &str) -> usize {
    text.matches(wanted).count()
}

#[test]
fn a_page_is_the_stocks_own_size() {
    for (stock, size) in [
        (Stock::Inches4x6, "/MediaBox [0 0 288 432]"),
        (Stock::Inches4x8, "/MediaBox [0 0 288 576]"),
        (Stock::Letter, "/MediaBox [0 0 612 792]"),
        (Stock::A4, "/MediaBox [0 0 595.276 841.89]"),
    ] {
        let text = made(on(stock, 1), 3);
        assert_eq!(count(&text, size), 3, "{stock:?}");
        assert_eq!(count(&text, "/Subtype /Image"), 3);
        assert_eq!(count(&text, "/PrintScaling /None"), 1);
    }
}

#[test]
fn two_a_sheet_and_begun_in_the_middle() {
    let pages = |start_at, labels| count(&made(SheetOptions { start_at, ..on(Stock::A4, 2) }, labels), "/MediaBox");
    assert_eq!((pages(1, 2), pages(1, 3), pages(2, 1), pages(2, 2), pages(2, 3)), (1, 2, 1, 2, 2));
}

#[test]
fn the_same_labels_give_the_same_bytes_and_say_nothing_of_whom() {
    let text = made(on(Stock::Letter, 2), 5);
    assert_eq!(text, made(on(Stock::Letter, 2), 5));
    for secret in ["Northwind", "Happy", "1ZA1B2", "CreationDate", "ModDate", "/ID"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn places_that_are_not_there() {
    let refused = |options| Sheets::new(options).err().unwrap();
    assert_eq!(refused(SheetOptions { start_at: 3, ..on(Stock::A4, 2) }), LabelError::NoSuchSlot { slot: 3, slots: 2 });
    assert_eq!(refused(SheetOptions { start_at: 0, ..on(Stock::A4, 1) }).code(), "sheet_no_such_slot");
    assert_eq!(refused(on(Stock::Inches4x6, 2)).code(), "sheet_per_sheet");
    assert_eq!(refused(on(Stock::Letter, 3)).code(), "sheet_per_sheet");
}

#[test]
fn four_a_sheet_are_copies_and_say_so() {
    let text = made(on(Stock::Letter, 4), 4);
    assert_eq!(count(&text, "OFFICE COPY - NOT FOR SHIPPING"), 8);
    assert_eq!(count(&made(on(Stock::Letter, 2), 2), "OFFICE COPY"), 0);
}

#[test]
fn no_label_is_a_file_without_pages() {
    let text = made(on(Stock::Inches4x6, 1), 0);
    assert!(text.contains("/Count 0") && text.ends_with("%%EOF"));
}

#[test]
fn one_dot_for_one_dot() {
    // 800 by 1200 dots of 200 an inch are 288 by 432 points; with the seventh inch 504.
    assert!(made(on(Stock::Inches4x6, 1), 1).contains("288 0 0 432 0 0 cm"));
    let abroad = Picture::read(&label_abroad("GIF")).unwrap().upright(Tail::Keep);
    let mut sheets = Sheets::new(on(Stock::Inches4x8, 1)).unwrap();
    sheets.add(&abroad);
    let text = String::from_utf8_lossy(&sheets.finish()).into_owned();
    assert!(text.contains("288 0 0 504 0 72 cm"), "it begins at the upper edge");
}
