//! Labels' bytes: pictures, and the two languages of printers.

use parcelgate_label::{Density, Picture, SheetOptions, Sheets, Tail, to_epl, to_zpl};
use parcelgate_web_preview::draw;

/// Whatever the bytes are, they are a picture that can be turned, printed and written again, or an error with a code.
pub fn picture(data: &[u8]) {
    let picture = match Picture::read(data) {
        Ok(picture) => picture,
        Err(error) => return assert!(!error.code().is_empty()),
    };
    let bitmap = picture.bitmap();
    assert!(bitmap.width() <= 4_000 && bitmap.height() <= 4_000);
    // Large ones take long to write, and say no more than small ones.
    if bitmap.width() * bitmap.height() > 10_000 {
        return;
    }
    let again = Picture::read(&bitmap.to_png(Some(200))).map(|read| read.bitmap().clone());
    assert_eq!(again.as_ref(), Ok(bitmap));
    for tail in [Tail::Crop, Tail::Keep] {
        let label = picture.upright(tail);
        assert!(label.bitmap.height() >= label.bitmap.width() || label.bitmap.height() == 6 * label.dpi);
        let Ok(mut sheets) = Sheets::new(SheetOptions::default()) else { return };
        sheets.add(&label);
        assert!(sheets.finish().starts_with(b"%PDF-"));
        // A picture of few dots would be made a hundred times as large for a printer's head.
        if label.dpi >= 100 {
            assert!(to_zpl(&label, Density::Dpi203).starts_with(b"^XA"));
            assert!(to_epl(&label, Density::Dpi203).ends_with(b"P1\r\n"));
        }
    }
}

/// Any words between the beginning and the end of a format.
pub fn zpl(data: &[u8]) {
    drawn(&[b"^XA", data, b"^XZ"].concat());
}

/// Any lines.
pub fn epl(data: &[u8]) {
    if !data.windows(3).any(|part| part.eq_ignore_ascii_case(b"^XA")) {
        drawn(data);
    }
}

fn drawn(body: &[u8]) {
    let Ok(drawing) = draw(body, 203) else { return };
    assert!(drawing.pages.len() <= 50 && drawing.warnings.len() <= 50);
    for page in &drawing.pages {
        let read = Picture::read(page).ok().map(|picture| (picture.bitmap().width(), picture.bitmap().height()));
        assert!(read.is_some_and(|(width, height)| width <= 812 && (1_218..=1_827).contains(&height)), "{read:?}");
    }
}
