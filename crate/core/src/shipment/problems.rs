//! What a check finds.

use crate::error::Problem;

/// Problems as they are found.
#[derive(Debug, Default)]
pub(super) struct Problems(pub(super) Vec<Problem>);

impl Problems {
    pub(super) fn add(&mut self, field: impl Into<String>, code: &'static str, ups_code: Option<&'static str>) {
        self.0.push(Problem { ups_code, ..Problem::new(field, code) });
    }
}
