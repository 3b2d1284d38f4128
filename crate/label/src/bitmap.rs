//! Dots: one bit each where only black and white occur, else greys.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;

/// The dots, row by row from the top.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Dots {
    /// Eight a byte, the leftmost in the highest bit, 1 is black; rows are padded with white to whole bytes.
    Bits(Vec<u8>),
    /// One a byte, 0 is black.
    Grey(Vec<u8>),
}

/// A picture without a file's form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Bitmap {
    width: u32,
    height: u32,
    dots: Dots,
}

/// The middle: darker is black where one bit must do.
const HALF: u8 = 128;

impl Bitmap {
    /// Of bits; what is missing at the end is white.
    pub fn of_bits(width: u32, height: u32, mut bits: Vec<u8>) -> Self {
        bits.resize(stride(width) * height as usize, 0);
        Self { width, height, dots: Dots::Bits(bits) }
    }

    /// Dots in a row.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The dots.
    pub fn dots(&self) -> &Dots {
        &self.dots
    }

    /// Whether a dot is black, or nearer to black than to white; outside nothing is.
    pub fn is_black(&self, x: u32, y: u32) -> bool {
        if x >= self.width || y >= self.height {
            return false;
        }
        match &self.dots {
            Dots::Bits(bits) => {
                let at = stride(self.width) * y as usize + x as usize / 8;
                bits.get(at).is_some_and(|byte| byte & (0x80 >> (x % 8)) != 0)
            }
            Dots::Grey(greys) => {
                let at = self.width as usize * y as usize + x as usize;
                greys.get(at).is_some_and(|grey| *grey < HALF)
            }
        }
    }

    /// One bit a dot, which greys are rounded to.
    pub fn to_bits(&self) -> Self {
        let Dots::Grey(greys) = &self.dots else { return self.clone() };
        let mut bits = Vec::with_capacity(stride(self.width) * self.height as usize);
        for row in greys.chunks(self.width.max(1) as usize) {
            bits.extend(row.chunks(8).map(|eight| {
                eight.iter().enumerate().fold(0, |byte, (at, grey)| byte | (u8::from(*grey < HALF) << (7 - at)))
            }));
        }
        Self { dots: Dots::Bits(bits), ..*self }
    }

    /// A quarter turn clockwise.
    pub fn turned_clockwise(&self) -> Self {
        let dots = match &self.dots {
            Dots::Bits(bits) => Dots::Bits(turn_bits(bits, self.width, self.height)),
            Dots::Grey(greys) => Dots::Grey(turn_greys(greys, self.width, self.height)),
        };
        Self { width: self.height, height: self.width, dots }
    }

    /// Its first rows.
    pub(crate) fn cropped(mut self, height: u32) -> Self {
        if height < self.height {
            self.height = height;
            match &mut self.dots {
                Dots::Bits(bits) => bits.truncate(stride(self.width) * height as usize),
                Dots::Grey(greys) => greys.truncate(self.width as usize * height as usize),
            }
        }
        self
    }

    /// Whether a row and all below it are white.
    pub(crate) fn is_blank_from(&self, row: u32) -> bool {
        match &self.dots {
            Dots::Bits(bits) => bits.iter().skip(stride(self.width) * row as usize).all(|byte| *byte == 0),
            Dots::Grey(greys) => greys.iter().skip(self.width as usize * row as usize).all(|grey| *grey == 255),
        }
    }

    /// Larger by a ratio, each new dot from the nearest old one: bars keep hard edges.
    pub(crate) fn scaled(&self, times: u32, over: u32) -> Self {
        let (width, height) = (self.width * times / over, self.height * times / over);
        let mut bits = vec![0_u8; stride(width) * height as usize];
        for (y, row) in bits.chunks_mut(stride(width).max(1)).enumerate() {
            let from = ((y as u32 * 2 + 1) * over) / (2 * times);
            for x in (0..width).filter(|x| self.is_black(((x * 2 + 1) * over) / (2 * times), from)) {
                if let Some(byte) = row.get_mut(x as usize / 8) {
                    *byte |= 0x80 >> (x % 8);
                }
            }
        }
        Self { width, height, dots: Dots::Bits(bits) }
    }
}

/// A bitmap in the making: bits for as long as only black and white come, then greys.
pub(crate) struct Rows {
    width: usize,
    height: usize,
    bits: Vec<u8>,
    greys: Option<Vec<u8>>,
}

impl Rows {
    /// White paper.
    pub(crate) fn new(width: u32, height: u32) -> Self {
        let (wide, high) = (width as usize, height as usize);
        Self { width: wide, height: high, bits: vec![0; stride(width) * high], greys: None }
    }

    /// Puts a row of greys, 0 is black, in its place.
    pub(crate) fn put(&mut self, row: usize, line: &[u8]) {
        if self.greys.is_none() && !self.pack(row, line) {
            self.greys = Some(self.unpacked());
        }
        if let Some(greys) = &mut self.greys {
            for (target, grey) in greys.iter_mut().skip(row * self.width).take(self.width).zip(line) {
                *target = *grey;
            }
        }
    }

    /// Eight dots at a time. False where one is neither black nor white.
    fn pack(&mut self, row: usize, line: &[u8]) -> bool {
        const LOW: u64 = 0x0101_0101_0101_0101;
        let stride = self.width.div_ceil(8);
        let targets = self.bits.iter_mut().skip(row * stride).take(stride);
        for (target, eight) in targets.zip(line.chunks(8)) {
            let mut dots = [255_u8; 8];
            dots.iter_mut().zip(eight).for_each(|(dot, grey)| *dot = *grey);
            let dots = u64::from_le_bytes(dots);
            let white = (dots >> 7) & LOW;
            if white * 255 != dots {
                return false;
            }
            // The eight lowest bits, gathered into the highest byte (Hacker's Delight, 7-3).
            let gathered = white.wrapping_mul(0x8040_2010_0804_0201).to_be_bytes();
            *target = !gathered[0];
        }
        true
    }

    fn unpacked(&self) -> Vec<u8> {
        let stride = self.width.div_ceil(8);
        let row = |bits: &[u8]| -> Vec<u8> {
            let dots =
                bits.iter().flat_map(|byte| (0..8).map(move |at| if byte & (0x80 >> at) == 0 { 255 } else { 0 }));
            dots.take(self.width).collect()
        };
        self.bits.chunks(stride.max(1)).flat_map(row).collect()
    }

    pub(crate) fn finish(self) -> Bitmap {
        let side = |dots: usize| u32::try_from(dots).unwrap_or(u32::MAX);
        let dots = self.greys.map_or(Dots::Bits(self.bits), Dots::Grey);
        Bitmap { width: side(self.width), height: side(self.height), dots }
    }
}

/// Compressed as zlib's (RFC 1950).
pub(crate) fn deflated(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(level));
    // Memory is the only thing that it writes to.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Bytes of a row of bits.
pub(crate) fn stride(width: u32) -> usize {
    width.div_ceil(8) as usize
}

fn turn_greys(greys: &[u8], width: u32, height: u32) -> Vec<u8> {
    let (width, height) = (width as usize, height as usize);
    let mut out = vec![255_u8; width * height];
    for (y, row) in greys.chunks(width.max(1)).enumerate() {
        for (x, grey) in row.iter().enumerate() {
            if let Some(target) = out.get_mut(x * height + (height - 1 - y)) {
                *target = *grey;
            }
        }
    }
    out
}

/// Eight by eight dots at a time: a dot alone costs sixty times as much.
fn turn_bits(bits: &[u8], width: u32, height: u32) -> Vec<u8> {
    let (rows, from, to) = (height as usize, stride(width), stride(height));
    let mut out = vec![0_u8; to * width as usize];
    // The last old row becomes the first new column.
    for column in 0..to {
        for block in 0..from {
            let mut eight = [0_u8; 8];
            for (at, byte) in eight.iter_mut().enumerate() {
                let new_x = column * 8 + at;
                if new_x < rows {
                    *byte = bits.get((rows - 1 - new_x) * from + block).copied().unwrap_or(0);
                }
            }
            if eight == [0; 8] {
                continue;
            }
            for (at, byte) in transposed(eight).into_iter().enumerate() {
                if let Some(target) = out.get_mut((block * 8 + at) * to + column) {
                    *target = byte;
                }
            }
        }
    }
    out
}

/// Rows become columns in a block of eight by eight (Warren, Hacker's Delight, 7-3).
fn transposed(rows: [u8; 8]) -> [u8; 8] {
    let mut block = u64::from_be_bytes(rows);
    for (shift, mask) in [(7, 0x00AA_00AA_00AA_00AA), (14, 0x0000_CCCC_0000_CCCC), (28, 0x0000_0000_F0F0_F0F0)] {
        let moved = (block ^ (block >> shift)) & mask;
        block ^= moved ^ (moved << shift);
    }
    block.to_be_bytes()
}
