//! What is drawn on a sheet: a label in its place, lines to cut along, the mark of a copy.

use crate::stock::Slot;
use crate::upright::Upright;
use pdf_writer::{Content, Name, Str};

pub(crate) const FONT: &[u8] = b"F";
/// Around a scaled copy, points.
const MARGIN: f32 = 24.0;
const COPY: &[u8] = b"OFFICE COPY - NOT FOR SHIPPING";
const COPY_SIZE: f32 = 10.0;

/// Puts a label into its place, at one dot for one dot; only a copy is scaled.
pub(crate) fn label(content: &mut Content, picture: &str, label: &Upright, slot: Slot, copy: bool) {
    let [left, bottom, room_wide, room_high] = slot.room;
    let (width, height) = label.points();
    let (across, up) = if slot.lying { (height, width) } else { (width, height) };
    let scale = if copy { ((room_wide - 2.0 * MARGIN) / across).min((room_high - 2.0 * MARGIN) / up) } else { 1.0 };
    let (across, up) = (across * scale, up * scale);
    // A label fills its own stock from the top; on sheets it stands in the middle of its place.
    let x = if room_wide - across < 1.0 { left } else { left + (room_wide - across) / 2.0 };
    let fills = room_wide - across < 1.0;
    let y = if fills { bottom + room_high - up } else { bottom + (room_high - up) / 2.0 };
    content.save_state();
    if slot.lying {
        // A quarter turn against the clock: the label's top to the left.
        content.transform([0.0, up, -across, 0.0, x + across, y]);
    } else {
        content.transform([across, 0.0, 0.0, up, x, y]);
    }
    content.x_object(Name(picture.as_bytes())).restore_state();
    if copy {
        for at in [y + up + 4.0, y - COPY_SIZE - 2.0] {
            content.begin_text().set_font(Name(FONT), COPY_SIZE).next_line(x, at).show(Str(COPY)).end_text();
        }
    }
}

/// A dashed line through the middle, and one down for four.
pub(crate) fn cut_lines(content: &mut Content, (width, height): (f32, f32), quarters: bool) {
    content.save_state().set_line_width(0.5).set_dash_pattern([4.0, 4.0], 0.0);
    content.move_to(0.0, height / 2.0).line_to(width, height / 2.0);
    if quarters {
        content.move_to(width / 2.0, 0.0).line_to(width / 2.0, height);
    }
    content.stroke().restore_state();
}
