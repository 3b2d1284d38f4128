//! Every code that the sandbox answers is one that the catalogue explains.

use std::collections::BTreeSet;

#[test]
fn the_catalogue_knows_every_code_of_the_sandbox() {
    let known: BTreeSet<&str> = parcelgate_core::catalogue::entries().map(|entry| entry.ups).collect();
    let unknown: Vec<&str> = parcelgate_sandbox::codes().into_iter().filter(|code| !known.contains(code)).collect();
    assert_eq!(unknown, Vec::<&str>::new());
}
