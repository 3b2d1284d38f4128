//! A one-bit canvas at 200 dots an inch.

use super::font;

/// Black dots on white.
#[derive(Clone)]
pub(super) struct Canvas {
    pub(super) width: usize,
    pub(super) height: usize,
    dots: Vec<bool>,
}

impl Canvas {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { width, height, dots: vec![false; width * height] }
    }

    pub(super) fn get(&self, x: usize, y: usize) -> bool {
        x < self.width && y < self.height && self.dots[y * self.width + x]
    }

    pub(super) fn set(&mut self, x: usize, y: usize) {
        if x < self.width && y < self.height {
            self.dots[y * self.width + x] = true;
        }
    }

    pub(super) fn clear(&mut self, x: usize, y: usize) {
        if x < self.width && y < self.height {
            self.dots[y * self.width + x] = false;
        }
    }

    pub(super) fn fill(&mut self, x: usize, y: usize, width: usize, height: usize) {
        for row in y..y + height {
            for column in x..x + width {
                self.set(column, row);
            }
        }
    }

    /// Text in capitals; gives the width that it took.
    pub(super) fn text(&mut self, x: usize, y: usize, scale: usize, text: &str) -> usize {
        let mut at = x;
        for letter in text.chars() {
            for (row, bits) in font::glyph(letter).into_iter().enumerate() {
                for column in (0..5).filter(|column| bits & (0x10 >> column) != 0) {
                    self.fill(at + column * scale, y + row * scale, scale, scale);
                }
            }
            at += 6 * scale;
        }
        at - x
    }

    /// Bars and spaces as widths in modules, from a bar on.
    pub(super) fn bars(&mut self, x: usize, y: usize, module: usize, height: usize, widths: &[usize]) {
        let mut at = x;
        for (index, width) in widths.iter().enumerate() {
            if index % 2 == 0 {
                self.fill(at, y, width * module, height);
            }
            at += width * module;
        }
    }

    /// On its side, as UPS hands it out: the top to the left, and one blank inch behind the label's six.
    pub(super) fn lying(&self) -> Self {
        let mut out = Self::new(1400, 800);
        for y in 0..self.height.min(1400) {
            for x in 0..self.width.min(800) {
                if self.get(x, y) {
                    out.set(y, self.width - 1 - x);
                }
            }
        }
        out
    }

    /// Eight dots a byte, first dot in the highest bit, black is 1; rows are padded with white.
    pub(super) fn packed(&self) -> Vec<u8> {
        let stride = self.width.div_ceil(8);
        let mut out = vec![0; stride * self.height];
        for y in 0..self.height {
            for x in (0..self.width).filter(|x| self.get(*x, y)) {
                out[y * stride + x / 8] |= 0x80 >> (x % 8);
            }
        }
        out
    }
}
