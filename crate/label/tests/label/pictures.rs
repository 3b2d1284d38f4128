//! Reading, turning, the seventh inch.

use crate::world::{
    GifShape, NUMBER, PLAIN, assert_dots, code_128, gif, greys, is_bits, label, label_abroad, noise, png,
};
use parcelgate_label::{Bitmap, Form, Picture, Tail, TailOutcome, sniff};
use png::{BitDepth, ColorType};

fn read(bytes: &[u8]) -> Bitmap {
    Picture::read(bytes).unwrap().bitmap().clone()
}

#[test]
fn the_form_is_told_by_content() {
    for (format, form) in
        [("GIF", Form::Gif), ("PNG", Form::Png), ("ZPL", Form::Zpl), ("EPL", Form::Epl), ("PDF", Form::Pdf)]
    {
        assert_eq!(sniff(&label(format)), Some(form), "{format}");
    }
    assert_eq!(sniff(b"\n  <html><head><title>View/Print Label</title>"), Some(Form::Html));
    assert_eq!(sniff(b"\xEF\xBB\xBF^XA^FO1,1"), Some(Form::Zpl));
    for nothing in [&b""[..], b"R0lGODlh", b"{\"response\":{}}", b"Access Denied", b"<xml/>", b"\x00\x01\x02"] {
        assert_eq!(sniff(nothing), None, "{}", String::from_utf8_lossy(nothing));
    }
}

#[test]
fn every_shape_of_gif_gives_the_same_dots() {
    let picture = greys(70, 41, noise);
    for interlaced in [false, true] {
        for old in [false, true] {
            for local_palette in [false, true] {
                let shape = GifShape { interlaced, old, local_palette, transparent: None };
                let found = read(&gif(70, 41, &picture, &shape));
                assert!(is_bits(&found));
                assert_dots(&found, 70, 41, |x, y| noise(x, y) == 0);
            }
        }
    }
}

#[test]
fn a_transparent_dot_is_paper() {
    let picture = greys(16, 4, |x, _| if x < 8 { 7 } else { 0 });
    let found = read(&gif(16, 4, &picture, &GifShape { transparent: Some(7), ..PLAIN }));
    assert_dots(&found, 16, 4, |x, _| x >= 8);
}

#[test]
fn a_frame_smaller_than_its_screen_stands_where_it_says() {
    let mut out = Vec::new();
    let mut encoder = gif::Encoder::new(&mut out, 20, 10, &[0, 0, 0, 255, 255, 255]).unwrap();
    let frame =
        gif::Frame { left: 3, top: 2, width: 4, height: 5, buffer: vec![0; 20].into(), ..gif::Frame::default() };
    encoder.write_frame(&frame).unwrap();
    drop(encoder);
    assert_dots(&read(&out), 20, 10, |x, y| (3..7).contains(&x) && (2..7).contains(&y));
}

#[test]
fn every_kind_of_png_gives_the_same_dots() {
    let (width, height) = (37, 21);
    let plain = greys(width, height, noise);
    let each = |dot: fn(u8) -> Vec<u8>| plain.iter().flat_map(|grey| dot(*grey)).collect::<Vec<u8>>();
    let cases = [
        (ColorType::Grayscale, each(|grey| vec![grey])),
        (ColorType::GrayscaleAlpha, each(|grey| vec![grey, 255])),
        (ColorType::Rgb, each(|grey| vec![grey; 3])),
        // Transparent black is paper.
        (ColorType::Rgba, each(|grey| vec![0, 0, 0, 255 - grey])),
        (ColorType::Indexed, each(|grey| vec![u8::from(grey == 0)])),
    ];
    for (colour, data) in cases {
        let found = read(&png(width, height, colour, BitDepth::Eight, &data));
        assert!(is_bits(&found), "{colour:?}");
        assert_dots(&found, width, height, |x, y| noise(x, y) == 0);
    }
    let sixteen = each(|grey| vec![grey, grey]);
    assert_dots(
        &read(&png(width, height, ColorType::Grayscale, BitDepth::Sixteen, &sixteen)),
        width,
        height,
        |x, y| noise(x, y) == 0,
    );
}

#[test]
fn greys_are_kept_from_where_they_begin() {
    let picture = greys(24, 12, |x, y| if (x, y) == (5, 9) { 100 } else { noise(x, y) });
    for bytes in [gif(24, 12, &picture, &PLAIN), png(24, 12, ColorType::Grayscale, BitDepth::Eight, &picture)] {
        let found = read(&bytes);
        let parcelgate_label::Dots::Grey(dots) = found.dots() else { panic!("greys were lost") };
        assert_eq!(*dots, picture);
        assert!(found.is_black(5, 9), "nearer to black");
    }
}

#[test]
fn a_quarter_turn_puts_each_dot_in_its_place() {
    for (width, height) in [(1, 1), (8, 8), (16, 3), (13, 29), (64, 40)] {
        for grey in [0, 90] {
            let rule = |x: u32, y: u32| if noise(x, y) == 0 { grey } else { 255 };
            let before = read(&gif(width, height, &greys(width.into(), height.into(), rule), &PLAIN));
            let turned = before.turned_clockwise();
            let (wide, high) = (u32::from(height), u32::from(width));
            assert_dots(&turned, wide, high, |x, y| noise(y, wide - 1 - x) == 0);
            let round = turned.turned_clockwise().turned_clockwise().turned_clockwise();
            assert_eq!(round, before);
        }
    }
}

#[test]
fn a_label_is_turned_upright_and_loses_its_blank_inch() {
    for format in ["GIF", "PNG"] {
        let upright = Picture::read(&label(format)).unwrap().upright(Tail::Keep);
        assert_eq!((upright.bitmap.width(), upright.bitmap.height(), upright.dpi), (800, 1200, 200));
        assert_eq!(upright.tail, TailOutcome::Blank);
        assert!(!upright.grey);
        assert_eq!(code_128(&upright.bitmap, 780, 1000).as_deref(), Some(NUMBER), "{format}");
        assert_eq!(code_128(&upright.bitmap, 505, 640).as_deref(), Some("42030005"), "{format}");
    }
}

#[test]
fn an_inch_with_words_on_it_goes_only_when_it_is_to() {
    let picture = Picture::read(&label_abroad("GIF")).unwrap();
    let kept = picture.upright(Tail::Keep);
    assert_eq!((kept.bitmap.height(), kept.tail), (1400, TailOutcome::Kept));
    let cropped = picture.upright(Tail::Crop);
    assert_eq!((cropped.bitmap.height(), cropped.tail), (1200, TailOutcome::Cropped));
    assert_eq!(code_128(&cropped.bitmap, 780, 1000).as_deref(), Some(NUMBER));
}

#[test]
fn one_dot_of_ink_is_a_tail_and_the_frames_line_is_none() {
    for (column, outcome) in [
        (1201, TailOutcome::Blank),
        (1203, TailOutcome::Blank),
        (1204, TailOutcome::Cropped),
        (1399, TailOutcome::Cropped),
    ] {
        let picture = greys(1400, 800, |x, y| if (x, y) == (column, 400) { 0 } else { 255 });
        let upright = Picture::read(&gif(1400, 800, &picture, &PLAIN)).unwrap().upright(Tail::Crop);
        assert_eq!(upright.tail, outcome, "column {column}");
    }
}

#[test]
fn what_stands_upright_already_is_left_so() {
    let picture = greys(800, 1200, |x, y| if x < 10 && y < 10 { 0 } else { 255 });
    let upright = Picture::read(&gif(800, 1200, &picture, &PLAIN)).unwrap().upright(Tail::Crop);
    assert_dots(&upright.bitmap, 800, 1200, |x, y| x < 10 && y < 10);
    assert_eq!(upright.tail, TailOutcome::None);
}

#[test]
fn a_picture_written_and_read_again_is_the_same() {
    for grey in [0, 60] {
        let rule = |x: u32, y: u32| if noise(x, y) == 0 { grey } else { 255 };
        let before = read(&gif(61, 33, &greys(61, 33, rule), &PLAIN));
        assert_eq!(read(&before.to_png(Some(200))), before);
    }
}
