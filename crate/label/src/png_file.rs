//! PNG, read by the `png` crate and written by it.

use crate::LabelError;
use crate::bitmap::{Bitmap, Dots, Rows, deflated, stride};
use crate::gif_file::{RULES, luminance};
use crate::picture::check_size;
use flate2::Crc;
use png::{Decoder, DecodingError, Limits, Transformations};
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
        DecodingError::LimitsExceeded => LabelError::Damaged("it asks for too much memory"),
        _ => LabelError::Damaged(RULES),
    }
}

const MAGIC: &[u8] = b"\x89PNG\r\n\x1a\n";
const GREY: u8 = 0;

impl Bitmap {
    /// As a PNG file of the same dots, with the dots of an inch where they are known.
    ///
    /// Written here, not by the `png` crate: grey without a filter is four chunks, and the crate's encoder brings a second
    /// deflate, 9 KB of brotli in the page.
    pub fn to_png(&self, dpi: Option<u32>) -> Vec<u8> {
        let (depth, row) = match self.dots() {
            Dots::Bits(_) => (1, stride(self.width())),
            Dots::Grey(_) => (8, self.width() as usize),
        };
        let mut header = [self.width().to_be_bytes(), self.height().to_be_bytes()].concat();
        header.extend([depth, GREY, 0, 0, 0]);
        let mut out = MAGIC.to_vec();
        chunk(&mut out, b"IHDR", &header);
        if let Some(dpi) = dpi {
            // Dots a metre, rounded.
            let metre = (dpi * 10_000 + 127) / 254;
            chunk(&mut out, b"pHYs", &[&metre.to_be_bytes()[..], &metre.to_be_bytes(), &[1]].concat());
        }
        chunk(&mut out, b"IDAT", &self.filtered(row));
        chunk(&mut out, b"IEND", &[]);
        out
    }

    /// Its rows, each behind a filter of 0, compressed.
    fn filtered(&self, row: usize) -> Vec<u8> {
        let (dots, white) = match self.dots() {
            // In PNG a set bit is white.
            Dots::Bits(bits) => (bits, 0xFF),
            Dots::Grey(greys) => (greys, 0),
        };
        let mut rows = Vec::with_capacity(dots.len() + self.height() as usize);
        for line in dots.chunks(row.max(1)) {
            rows.push(0);
            rows.extend(line.iter().map(|byte| byte ^ white));
        }
        deflated(&rows, 3)
    }
}

fn chunk(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    let mut sum = Crc::new();
    for part in [name, data] {
        sum.update(part);
        out.extend_from_slice(part);
    }
    out.extend(sum.sum().to_be_bytes());
}
