//! A picture in a thermal printer's own words: ZPL's `^GFA`, or EPL's `GW`.
//!
//! Source: Zebra, ZPL II Programming Guide, `^GF`; Zebra, EPL2 Programming Guide, `GW`.

use crate::bitmap::{Bitmap, Dots, deflated, stride};
use crate::picture::MOST_DOTS;
use crate::upright::Upright;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crc::{CRC_16_XMODEM, Crc, NoTable};

/// Dots an inch of a printer's head.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Density {
    /// 8 a millimetre. UPS's dots are taken one for one: bars keep their widths, the label is 1.5 % smaller.
    #[default]
    Dpi203,
    /// 12 a millimetre: half as many again.
    Dpi300,
    /// 24 a millimetre: three for one.
    Dpi600,
}

impl Density {
    /// By its dots an inch.
    pub fn of(dpi: u32) -> Option<Self> {
        match dpi {
            203 => Some(Self::Dpi203),
            300 => Some(Self::Dpi300),
            600 => Some(Self::Dpi600),
            _ => None,
        }
    }

    /// The label's dots as this head's: a ratio that keeps bars whole where one does.
    fn fitted(self, label: &Upright) -> Bitmap {
        let bits = label.bitmap.to_bits();
        let head = match self {
            Self::Dpi203 => 200,
            Self::Dpi300 => 300,
            Self::Dpi600 => 600,
        };
        let dots = |side: u32| u64::from(side) * u64::from(head) / u64::from(label.dpi);
        // What would be larger than any label stays as it is: it is none.
        let vast = dots(bits.width()) * dots(bits.height()) > u64::from(MOST_DOTS);
        if vast || head == label.dpi || (self == Self::Dpi203 && label.dpi == 203) {
            bits
        } else {
            bits.scaled(head, label.dpi)
        }
    }
}

const CRC: Crc<u16, NoTable> = Crc::<u16, NoTable>::new(&CRC_16_XMODEM);

/// One ZPL format that prints the label once.
///
/// ```
/// use parcelgate_label::{Density, Picture, Tail, to_zpl};
/// let picture = Picture::read(&parcelgate_label::sample::gif(1400, 800)).unwrap();
/// let zpl = to_zpl(&picture.upright(Tail::Crop), Density::Dpi203);
/// assert!(zpl.starts_with(b"^XA\n^PW800\n^LL1200\n^FO0,0^GFA,120000,120000,100,:Z64:"));
/// ```
pub fn to_zpl(label: &Upright, density: Density) -> Vec<u8> {
    let bitmap = density.fitted(label);
    let (width, height, row) = (bitmap.width(), bitmap.height(), stride(bitmap.width()));
    let Dots::Bits(bits) = bitmap.dots() else { return Vec::new() };
    let text = STANDARD.encode(deflated(bits, 9));
    let sum = CRC.checksum(text.as_bytes());
    let total = bits.len();
    format!("^XA\n^PW{width}\n^LL{height}\n^FO0,0^GFA,{total},{total},{row},:Z64:{text}:{sum:04X}^FS\n^XZ\n")
        .into_bytes()
}

/// One EPL form that prints the label once. Its bytes are not text.
///
/// ```
/// use parcelgate_label::{Density, Picture, Tail, to_epl};
/// let picture = Picture::read(&parcelgate_label::sample::gif(1400, 800)).unwrap();
/// let epl = to_epl(&picture.upright(Tail::Crop), Density::Dpi203);
/// assert!(epl.starts_with(b"\r\nN\r\nq800\r\nQ1200,24\r\nGW0,0,100,1200,"));
/// assert!(epl.ends_with(b"\r\nP1\r\n"));
/// ```
pub fn to_epl(label: &Upright, density: Density) -> Vec<u8> {
    let bitmap = density.fitted(label);
    let (width, height, row) = (bitmap.width(), bitmap.height(), stride(bitmap.width()));
    let Dots::Bits(bits) = bitmap.dots() else { return Vec::new() };
    let mut out = format!("\r\nN\r\nq{width}\r\nQ{height},24\r\nGW0,0,{row},{height},").into_bytes();
    // In EPL a set bit is white.
    out.extend(bits.iter().map(|byte| !byte));
    out.extend_from_slice(b"\r\nP1\r\n");
    out
}
