//! PNG, read by the `png` crate and written by it.

use crate::LabelError;
use crate::bitmap::{Bitmap, Dots, Rows};
use crate::gif_file::luminance;
use crate::picture::check_size;
use png::{BitDepth, ColorType, Compression, Decoder, DecodingError, Encoder, Limits, Transformations};
use std::io::{Cursor, ErrorKind};

/// Of the decoder's own; the dots are ours and limited before.
const MOST_BYTES: usize = 32 << 20;

pub(crate) fn read(bytes: &[u8]) -> Result<Bitmap, LabelError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MOST_BYTES });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let early = |error: &DecodingError, rows, height| failure(error, rows, height, bytes);
    let (width, height) = {
        let header = decoder.read_header_info().map_err(|error| early(&error, 0, 0))?;
        (header.width, header.height)
    };
    check_size(width, height)?;
    let mut reader = decoder.read_info().map_err(|error| early(&error, 0, height))?;
    if reader.info().animation_control().is_some_and(|control| control.num_frames > 1) {
        return Err(LabelError::SeveralFrames);
    }
    let (colour, _) = reader.output_color_type();
    let samples = colour.samples();
    let mut out = Rows::new(width, height);
    let mut line = Vec::with_capacity(width as usize);
    let mut put = |row: u32, data: &[u8]| {
        line.clear();
        line.extend(data.chunks_exact(samples).map(grey));
        out.put(row as usize, &line);
    };
    if reader.info().interlaced {
        let mut whole = vec![0_u8; reader.output_buffer_size().unwrap_or(0)];
        reader.next_frame(&mut whole).map_err(|error| early(&error, 0, height))?;
        (0..).zip(whole.chunks(width as usize * samples)).for_each(|(row, data)| put(row, data));
    } else {
        for came in 0..height {
            let row = reader.next_row().map_err(|error| early(&error, came, height))?;
            let ended = LabelError::Truncated { rows: came, height, bytes: bytes.len() };
            put(came, row.ok_or(ended)?.data());
        }
    }
    Ok(out.finish())
}

/// A dot's samples, on white paper.
fn grey(samples: &[u8]) -> u8 {
    let over = |grey: u8, alpha: u8| {
        let (grey, alpha) = (u32::from(grey), u32::from(alpha));
        u8::try_from((grey * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
    };
    match *samples {
        [grey] => grey,
        [grey, alpha] => over(grey, alpha),
        [red, green, blue] => luminance(red, green, blue),
        [red, green, blue, alpha] => over(luminance(red, green, blue), alpha),
        _ => 255,
    }
}

fn failure(error: &DecodingError, rows: u32, height: u32, bytes: &[u8]) -> LabelError {
    match error {
        DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            LabelError::Truncated { rows, height, bytes: bytes.len() }
        }
        DecodingError::LimitsExceeded => LabelError::Damaged("it asks for too much memory".into()),
        other => LabelError::Damaged(other.to_string()),
    }
}

impl Bitmap {
    /// As a PNG file of the same dots, with the dots of an inch where they are known.
    pub fn to_png(&self, dpi: Option<u32>) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, self.width(), self.height());
        encoder.set_color(ColorType::Grayscale);
        encoder.set_compression(Compression::Fast);
        if let Some(dpi) = dpi {
            // Dots a metre, rounded.
            let metre = (dpi * 10_000 + 127) / 254;
            encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: metre, yppu: metre, unit: png::Unit::Meter }));
        }
        let dots = match self.dots() {
            Dots::Bits(bits) => {
                encoder.set_depth(BitDepth::One);
                // In PNG a set bit is white.
                bits.iter().map(|byte| !byte).collect()
            }
            Dots::Grey(greys) => greys.clone(),
        };
        // Memory is the only thing that it writes to.
        if let Ok(mut writer) = encoder.write_header() {
            let _ = writer.write_image_data(&dots);
        }
        out
    }
}
