//! Pictures to try things on: for examples and tests, not for shipping.

/// A GIF of UPS's shape: 256 greys of which black and white occur, a frame, a bar, a blank seventh inch.
pub fn gif(width: u16, height: u16) -> Vec<u8> {
    let palette: Vec<u8> = (0..=255_u8).flat_map(|grey| [grey; 3]).collect();
    let rows = (0..u32::from(height)).flat_map(|y| (0..u32::from(width)).map(move |x| (x, y)));
    let ink = |(x, y): (u32, u32)| x < 1200 && (x < 3 || y < 3 || (x / 4 + y / 64) % 5 == 0);
    let pixels: Vec<u8> = rows.map(|dot| if ink(dot) { 0 } else { 255 }).collect();
    let mut out = Vec::new();
    if let Ok(mut encoder) = gif::Encoder::new(&mut out, width, height, &palette) {
        let _ = encoder.write_frame(&gif::Frame { width, height, buffer: pixels.into(), ..gif::Frame::default() });
    }
    out
}
