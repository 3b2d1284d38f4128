//! Code 128 (ISO/IEC 15417), code set B, with pairs of digits in set C where there are four or more in a row.

/// Widths of the 107 symbols, bars and spaces in turn.
#[rustfmt::skip]
const PATTERNS: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312", "231212", "112232",
    "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122",
    "321221", "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311",
    "211313", "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113",
    "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422",
    "121124", "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111",
    "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141", "214121",
    "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141", "114131", "311141", "411131", "211412",
    "211214", "211232", "2331112",
];
const START_B: usize = 104;
const START_C: usize = 105;
const TO_B: usize = 100;
const TO_C: usize = 99;
const STOP: usize = 106;

/// Symbol values with check symbol and stop.
pub(super) fn values(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let run =
        |at: usize| bytes.get(at..).map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count());
    let mut in_c = run(0) >= 4;
    let mut out = vec![if in_c { START_C } else { START_B }];
    let mut at = 0;
    while at < bytes.len() {
        let digits = run(at);
        if in_c && digits >= 2 {
            out.push(usize::from(bytes[at] - b'0') * 10 + usize::from(bytes[at + 1] - b'0'));
            at += 2;
        } else if in_c {
            out.push(TO_B);
            in_c = false;
        } else if digits >= 4 && digits % 2 == 0 {
            out.push(TO_C);
            in_c = true;
        } else {
            out.push(usize::from(bytes[at].clamp(32, 126)) - 32);
            at += 1;
        }
    }
    let weighted = out.iter().enumerate().map(|(index, value)| value * index.max(1)).sum::<usize>();
    out.push(weighted % 103);
    out.push(STOP);
    out
}

/// Widths in modules, from the first bar to the last.
pub(super) fn widths(text: &str) -> Vec<usize> {
    let digits = |value: usize| PATTERNS[value].bytes().map(|byte| usize::from(byte - b'0'));
    values(text).into_iter().flat_map(digits).collect()
}
