//! What is no label is refused with the reason; nothing large is taken for it.

use crate::world::{GifShape, PLAIN, gif, greys, label, noise, png};
use parcelgate_label::{LabelError, Picture};
use png::{BitDepth, ColorType};

fn refused(bytes: &[u8]) -> LabelError {
    Picture::read(bytes).expect_err("it was taken")
}

#[test]
fn nothing_and_what_is_none() {
    assert_eq!(refused(b""), LabelError::Empty);
    assert_eq!(refused(b"hello").code(), "label_form_unknown");
    assert_eq!(refused(&label("PDF")), LabelError::NotAPicture { form: "PDF" });
    assert_eq!(refused(&label("ZPL")), LabelError::NotAPicture { form: "ZPL" });
    assert_eq!(refused(&label("EPL")), LabelError::NotAPicture { form: "EPL" });
    for magic in [&b"GIF8"[..], b"GIF89a", b"\x89PNG\r\n\x1a\n"] {
        let code = refused(magic).code();
        assert!(matches!(code, "label_truncated" | "label_damaged"), "{code}");
    }
}

/// A header alone that promises a picture.
fn promised(width: u16, height: u16) -> Vec<u8> {
    let mut out = b"GIF89a".to_vec();
    out.extend(width.to_le_bytes());
    out.extend(height.to_le_bytes());
    out.extend([0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0]);
    out.extend(width.to_le_bytes());
    out.extend(height.to_le_bytes());
    out.extend([0, 2, 0, 0x3B]);
    out
}

#[test]
fn a_size_no_label_has_is_refused_by_its_header() {
    assert_eq!(refused(&promised(20_000, 20_000)), LabelError::TooLarge { width: 20_000, height: 20_000 });
    assert_eq!(refused(&promised(4_001, 10)), LabelError::TooLarge { width: 4_001, height: 10 });
    let mut png = png(8, 8, ColorType::Grayscale, BitDepth::Eight, &[0; 64]);
    // The header's own sum is then wrong, so it is made anew.
    png[16..24].copy_from_slice(&[0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20]);
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(refused(&png), LabelError::TooLarge { width: 20_000, height: 20_000 });
    // Within the sides, and without a dot behind: no more than those sides is taken for it.
    assert!(matches!(refused(&promised(4_000, 4_000)).code(), "label_truncated" | "label_damaged"));
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

#[test]
fn a_file_that_ends_early_says_how_much_came() {
    let picture = greys(200, 400, noise);
    let whole = gif(200, 400, &picture, &PLAIN);
    let half = &whole[..whole.len() / 2];
    let LabelError::Truncated { rows, height, bytes } = refused(half) else { panic!("{:?}", refused(half)) };
    assert!((150..250).contains(&rows), "{rows}");
    assert_eq!((height, bytes), (400, half.len()));
    let whole = png(200, 400, ColorType::Grayscale, BitDepth::Eight, &picture);
    let half = &whole[..whole.len() / 2];
    let LabelError::Truncated { rows, .. } = refused(half) else { panic!("{:?}", refused(half)) };
    assert!((100..300).contains(&rows), "{rows}");
}

#[test]
fn cut_anywhere_it_is_an_error_and_never_a_panic() {
    let picture = greys(40, 30, noise);
    for whole in [
        gif(40, 30, &picture, &PLAIN),
        gif(40, 30, &picture, &GifShape { interlaced: true, ..PLAIN }),
        png(40, 30, ColorType::Grayscale, BitDepth::Eight, &picture),
    ] {
        let dots = Picture::read(&whole).unwrap().bitmap().clone();
        for length in 0..whole.len() {
            // At the very end nothing of the picture is missing any more.
            if let Ok(found) = Picture::read(&whole[..length]) {
                assert!(length > whole.len() - 24, "{length} of {}", whole.len());
                assert_eq!(*found.bitmap(), dots);
            }
        }
    }
}

#[test]
fn any_byte_may_be_wrong() {
    let picture = greys(24, 10, noise);
    for whole in [gif(24, 10, &picture, &PLAIN), png(24, 10, ColorType::Grayscale, BitDepth::Eight, &picture)] {
        for at in 0..whole.len() {
            for value in [0, 1, 0x7F, 0xFF] {
                let mut changed = whole.clone();
                changed[at] = value;
                // Either is fine; what must not happen is a panic or a hang.
                let _ = Picture::read(&changed);
            }
        }
    }
}

#[test]
fn two_pictures_are_one_too_many() {
    let mut out = Vec::new();
    let mut encoder = gif::Encoder::new(&mut out, 8, 8, &[0, 0, 0, 255, 255, 255]).unwrap();
    for _ in 0..2 {
        let frame = gif::Frame { width: 8, height: 8, buffer: vec![1; 64].into(), ..gif::Frame::default() };
        encoder.write_frame(&frame).unwrap();
    }
    drop(encoder);
    assert_eq!(refused(&out), LabelError::SeveralFrames);
}
