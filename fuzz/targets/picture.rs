#![cfg_attr(fuzzing, no_main)]
#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| parcelgate_fuzz::picture(data));

#[cfg(not(fuzzing))]
fn main() {
    parcelgate_fuzz::without_fuzzer(parcelgate_fuzz::picture);
}
