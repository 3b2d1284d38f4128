//! A picture in printers' words, read back by hand.

use crate::world::{NUMBER, code_128, label};
use base64::Engine as _;
use flate2::read::ZlibDecoder;
use parcelgate_label::{Bitmap, Density, Dots, Picture, Tail, Upright, to_epl, to_zpl};
use std::io::Read as _;

fn upright() -> Upright {
    Picture::read(&label("GIF")).unwrap().upright(Tail::Crop)
}

/// The dots of a `^GFA` field with Z64.
fn graphic(zpl: &[u8]) -> Bitmap {
    let text = std::str::from_utf8(zpl).unwrap();
    let field = text.split("^GFA,").nth(1).unwrap().split("^FS").next().unwrap();
    let parts: Vec<&str> = field.splitn(4, ',').collect();
    let [total, again, row, data] = parts[..] else { panic!("{field}") };
    assert_eq!(total, again);
    let (row, total) = (row.parse::<u32>().unwrap(), total.parse::<u32>().unwrap());
    let mut pieces = data.strip_prefix(":Z64:").unwrap().split(':');
    let (base64, sum) = (pieces.next().unwrap(), pieces.next().unwrap());
    assert_eq!(u16::from_str_radix(sum, 16).unwrap(), crc_by_hand(base64.as_bytes()));
    let packed = base64::engine::general_purpose::STANDARD.decode(base64).unwrap();
    let mut bits = Vec::new();
    ZlibDecoder::new(&packed[..]).read_to_end(&mut bits).unwrap();
    assert_eq!(bits.len(), total as usize);
    Bitmap::of_bits(row * 8, total / row, bits)
}

/// CRC-16 with polynomial 0x1021 from 0, bit by bit.
fn crc_by_hand(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0_u16, |sum, byte| {
        (0..8).fold(
            sum ^ (u16::from(*byte) << 8),
            |sum, _| {
                if sum & 0x8000 == 0 { sum << 1 } else { (sum << 1) ^ 0x1021 }
            },
        )
    })
}

#[test]
fn at_203_every_dot_is_ups_own() {
    let label = upright();
    assert_eq!(graphic(&to_zpl(&label, Density::Dpi203)), label.bitmap);
}

#[test]
fn at_300_and_600_the_bars_still_read() {
    for (density, width, height) in [(Density::Dpi300, 1200, 1800), (Density::Dpi600, 2400, 3600)] {
        let drawn = graphic(&to_zpl(&upright(), density));
        assert_eq!((drawn.width(), drawn.height()), (width, height));
        let at = |row: u32| row * width / 800;
        assert_eq!(code_128(&drawn, at(780), at(1000)).as_deref(), Some(NUMBER));
    }
}

#[test]
fn epl_holds_raw_dots_where_a_set_bit_is_white() {
    let label = upright();
    let epl = to_epl(&label, Density::Dpi203);
    let head = b"GW0,0,100,1200,";
    let begin = epl.windows(head.len()).position(|part| part == head).unwrap() + head.len();
    let Dots::Bits(bits) = label.bitmap.dots() else { panic!() };
    let inverted: Vec<u8> = bits.iter().map(|byte| !byte).collect();
    assert_eq!(epl[begin..begin + 120_000], inverted);
    assert_eq!(&epl[begin + 120_000..], b"\r\nP1\r\n");
}

#[test]
fn a_sliver_does_not_become_a_wall() {
    let sliver = crate::world::gif(10, 4_000, &vec![0; 40_000], &crate::world::PLAIN);
    let label = Picture::read(&sliver).unwrap().upright(Tail::Keep);
    assert!(to_epl(&label, Density::Dpi600).len() < 20_000);
}
