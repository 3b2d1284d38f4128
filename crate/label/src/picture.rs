//! A picture as its file has it, before it is turned.

use crate::bitmap::Bitmap;
use crate::{Form, LabelError, gif_file, png_file, sniff};

/// Sides and dots of the largest picture that is taken: a label has 1400 by 800.
const MOST_SIDE: u32 = 4_000;
pub(crate) const MOST_DOTS: u32 = 16_000_000;

/// A decoded picture.
#[derive(Clone, Debug)]
pub struct Picture {
    pub(crate) bitmap: Bitmap,
}

impl Picture {
    /// Reads a GIF or PNG.
    ///
    /// # Errors
    /// Bytes that are no picture, too large a one, a damaged one, one that ends early.
    pub fn read(bytes: &[u8]) -> Result<Self, LabelError> {
        let bitmap = match sniff(bytes) {
            _ if bytes.is_empty() => return Err(LabelError::Empty),
            Some(Form::Gif) => gif_file::read(bytes)?,
            Some(Form::Png) => png_file::read(bytes)?,
            Some(other) => return Err(LabelError::NotAPicture { form: other.name() }),
            None => return Err(LabelError::UnknownForm),
        };
        Ok(Self { bitmap })
    }

    /// The dots, as the file has them.
    pub fn bitmap(&self) -> &Bitmap {
        &self.bitmap
    }
}

/// Refuses a size before memory is taken for it.
pub(crate) fn check_size(width: u32, height: u32) -> Result<(), LabelError> {
    if width == 0 || height == 0 {
        return Err(LabelError::Damaged("it has no dots"));
    }
    let fits = width <= MOST_SIDE && height <= MOST_SIDE && width * height <= MOST_DOTS;
    if fits { Ok(()) } else { Err(LabelError::TooLarge { width, height }) }
}
