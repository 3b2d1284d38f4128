//! The canvas as GIF, PNG or PDF.

use super::canvas::Canvas;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref};
use std::io::Write as _;

/// A GIF89a with 256 greys, of which only black and white occur: UPS's shape.
pub(super) fn gif(canvas: &Canvas) -> Vec<u8> {
    let palette: Vec<u8> = (0..=255_u8).flat_map(|grey| [grey; 3]).collect();
    let pixels: Vec<u8> = greys(canvas);
    let (width, height) = size(canvas);
    let mut out = Vec::new();
    if let Ok(mut encoder) = gif::Encoder::new(&mut out, width, height, &palette) {
        let frame = gif::Frame { width, height, buffer: pixels.into(), ..gif::Frame::default() };
        let _ = encoder.write_frame(&frame);
    }
    out
}

/// A PNG of 8-bit grey.
pub(super) fn png(canvas: &Canvas) -> Vec<u8> {
    let mut out = Vec::new();
    let (width, height) = size(canvas);
    let mut encoder = png::Encoder::new(&mut out, u32::from(width), u32::from(height));
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    if let Ok(mut writer) = encoder.write_header() {
        let _ = writer.write_image_data(&greys(canvas));
    }
    out
}

fn size(canvas: &Canvas) -> (u16, u16) {
    (u16::try_from(canvas.width).unwrap_or(u16::MAX), u16::try_from(canvas.height).unwrap_or(u16::MAX))
}

fn greys(canvas: &Canvas) -> Vec<u8> {
    let rows = (0..canvas.height).flat_map(|y| (0..canvas.width).map(move |x| (x, y)));
    rows.map(|(x, y)| if canvas.get(x, y) { 0 } else { 255 }).collect()
}

/// One page of four by six inches.
pub(super) fn pdf(canvas: &Canvas) -> Vec<u8> {
    let [catalog, pages, page, image, content] = [1, 2, 3, 4, 5].map(Ref::new);
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let (width, height) = (288.0, 432.0);
    let mut out = pdf.page(page);
    out.media_box(Rect::new(0.0, 0.0, width, height)).parent(pages).contents(content);
    out.resources().x_objects().pair(Name(b"L"), image);
    out.finish();
    // Black is 1 on the canvas and 0 in a grey picture.
    let inverted: Vec<u8> = canvas.packed().into_iter().map(|byte| !byte).collect();
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let _ = encoder.write_all(&inverted);
    let compressed = encoder.finish().unwrap_or_default();
    let mut object = pdf.image_xobject(image, &compressed);
    let (dots_wide, dots_high) = size(canvas);
    object.filter(Filter::FlateDecode);
    object.width(i32::from(dots_wide)).height(i32::from(dots_high)).bits_per_component(1);
    object.color_space().device_gray();
    object.finish();
    let mut drawing = Content::new();
    drawing.transform([width, 0.0, 0.0, height, 0.0, 0.0]).x_object(Name(b"L"));
    pdf.stream(content, &drawing.finish());
    pdf.finish()
}
