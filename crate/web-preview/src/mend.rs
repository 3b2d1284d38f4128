//! One bad piece does not cost the label.

use crate::warn::{Warning, Warnings};
use labelize::LabelInfo;

/// What draws a label, or says why it cannot.
pub(crate) type Hand<'h> = &'h dyn Fn(&LabelInfo) -> Result<Vec<u8>, String>;

/// Draws all pieces; where that fails, each is tried alone, and what fails alone is taken for its substitute.
pub(crate) fn mended<P>(
    mut pieces: Vec<P>,
    whole: impl Fn(&[P]) -> Result<Option<Vec<u8>>, String>,
    substitute: impl Fn(usize) -> Option<P>,
    page: usize,
    warnings: &mut Warnings,
) -> Option<Vec<u8>> {
    if let Ok(drawn) = whole(&pieces) {
        return drawn;
    }
    for at in 0..pieces.len() {
        let alone = pieces.get(at..=at).map_or(Ok(None), &whole);
        if let (Err(words), Some(other)) = (alone, substitute(at)) {
            warnings.add(Warning::on(page, "field_not_drawn", &words));
            if let Some(piece) = pieces.get_mut(at) {
                *piece = other;
            }
        }
    }
    whole(&pieces).ok().flatten()
}
