//! GIF87a and GIF89a, interlaced or not, by the `gif` crate; palette indices become greys by one look-up each.

use crate::LabelError;
use crate::bitmap::{Bitmap, Rows};
use crate::picture::check_size;
use gif::{ColorOutput, DecodeOptions, Decoder, DecodingError, Frame};
use std::io::ErrorKind;

const WHITE: u8 = 255;
/// The decoder's own words would bring 4 KB of text into the page, for nobody's use.
pub(crate) const RULES: &str = "it breaks the rules of its format";

pub(crate) fn read(bytes: &[u8]) -> Result<Bitmap, LabelError> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    options.check_frame_consistency(true);
    let mut decoder = options.read_info(bytes).map_err(|error| failure(&error, 0, 0, bytes))?;
    let (width, height) = (u32::from(decoder.width()), u32::from(decoder.height()));
    check_size(width, height)?;
    let early = |error: &DecodingError| failure(error, 0, height, bytes);
    let frame = match decoder.next_frame_info() {
        Ok(Some(frame)) => frame.clone(),
        Ok(None) => return Err(LabelError::Truncated { rows: 0, height, bytes: bytes.len() }),
        Err(error) => return Err(early(&error)),
    };
    check_size(u32::from(frame.width), u32::from(frame.height))?;
    let greys = greys(decoder.palette().map_err(|error| early(&error))?, frame.transparent);
    let mut out = Rows::new(width, height);
    draw(&mut decoder, &frame, &greys, &mut out, bytes)?;
    // How the file ends does not matter: the picture is whole.
    if matches!(decoder.next_frame_info(), Ok(Some(_))) {
        return Err(LabelError::SeveralFrames);
    }
    Ok(out.finish())
}

/// The frame's dots, line after line as they come: so that it can be told how many came.
fn draw(
    decoder: &mut Decoder<&[u8]>,
    frame: &Frame<'_>,
    greys: &[u8; 256],
    out: &mut Rows,
    bytes: &[u8],
) -> Result<(), LabelError> {
    let (left, top) = (usize::from(frame.left), usize::from(frame.top));
    let mut indices = vec![0_u8; usize::from(frame.width)];
    // The frame may be smaller than its screen: around it is paper.
    let mut line = vec![WHITE; left + indices.len()];
    for (came, row) in rows(usize::from(frame.height), frame.interlaced).enumerate() {
        let (rows, height) = (u32::try_from(came).unwrap_or(u32::MAX), u32::from(frame.height));
        match decoder.fill_buffer(&mut indices) {
            Ok(true) => {}
            Ok(false) => return Err(LabelError::Truncated { rows, height, bytes: bytes.len() }),
            Err(error) => return Err(failure(&error, rows, height, bytes)),
        }
        for (target, index) in line.iter_mut().skip(left).zip(&indices) {
            *target = greys.get(usize::from(*index)).copied().unwrap_or(WHITE);
        }
        out.put(top + row, &line);
    }
    Ok(())
}

/// Rows in the order in which they come (GIF89a, appendix E).
fn rows(height: usize, interlaced: bool) -> impl Iterator<Item = usize> {
    let passes: &[(usize, usize)] = if interlaced { &[(0, 8), (4, 8), (2, 4), (1, 2)] } else { &[(0, 1)] };
    passes.iter().flat_map(move |(first, step)| (*first..height).step_by(*step))
}

/// Each index as a grey; the transparent one is the paper.
fn greys(palette: &[u8], transparent: Option<u8>) -> [u8; 256] {
    let mut out = [WHITE; 256];
    for (grey, colour) in out.iter_mut().zip(palette.chunks_exact(3)) {
        if let [red, green, blue] = *colour {
            *grey = luminance(red, green, blue);
        }
    }
    if let Some(grey) = transparent.and_then(|index| out.get_mut(usize::from(index))) {
        *grey = WHITE;
    }
    out
}

/// Rec. 601, as everyone rounds it; black and white stay what they are.
pub(crate) fn luminance(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from((sum + 500) / 1000).unwrap_or(WHITE)
}

fn failure(error: &DecodingError, rows: u32, height: u32, bytes: &[u8]) -> LabelError {
    let ended = match error {
        DecodingError::UnexpectedEof | DecodingError::EndCodeNotFound => true,
        DecodingError::Io(error) => error.kind() == ErrorKind::UnexpectedEof,
        _ => false,
    };
    if ended { LabelError::Truncated { rows, height, bytes: bytes.len() } } else { LabelError::Damaged(RULES) }
}
