//! What a test run came to: counts, seconds of each suite, the slowest tests.

use crate::run::say;
use std::time::Duration;

/// How many of the slowest tests are listed.
const SLOWEST: usize = 10;

/// Outcomes of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
}

impl Count {
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    pub(crate) const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };

    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    pub(crate) fn total(self) -> usize {
        self.passed + self.failed + self.skipped
    }

    pub(crate) fn of(succeeded: bool) -> Self {
        if succeeded { Self::PASSED } else { Self::FAILED }
    }
}

/// One test and how long it took.
pub(crate) struct Timing {
    pub(crate) test: String,
    pub(crate) took: Duration,
}

/// What a suite came to.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) count: Count,
    pub(crate) timings: Vec<Timing>,
}

impl Report {
    pub(crate) fn of(count: Count) -> Self {
        Self { count, ..Self::default() }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.count.add(other.count);
        self.timings.extend(other.timings);
    }
}

/// Suites that have run, for the summary at the end.
#[derive(Default)]
pub(crate) struct Summary {
    suites: Vec<(&'static str, Count, Duration)>,
    timings: Vec<(&'static str, Timing)>,
}

impl Summary {
    /// Adds a suite. One that ran no test has failed.
    pub(crate) fn add(&mut self, suite: &'static str, mut report: Report, took: Duration) {
        if report.count.total() == 0 {
            say(&format!("{suite}: no test ran, which is a failure"));
            report.count.failed = 1;
        }
        let Count { passed, failed, skipped } = report.count;
        say(&format!("== {suite}: {passed} passed, {failed} failed, {skipped} skipped, {} s", took.as_secs()));
        self.suites.push((suite, report.count, took));
        self.timings.extend(report.timings.into_iter().map(|timing| (suite, timing)));
    }

    /// Prints everything; the last line is `N passed, N failed, N skipped`.
    pub(crate) fn print(mut self) -> Count {
        self.timings.sort_by_key(|(_, timing)| std::cmp::Reverse(timing.took));
        say("\nThe slowest tests:");
        for (suite, Timing { test, took }) in self.timings.iter().take(SLOWEST) {
            say(&format!("{:>7.1} s  {suite}: {test}", took.as_secs_f64()));
        }
        say("\nSeconds of each suite:");
        let mut total = Count::default();
        for (suite, count, took) in &self.suites {
            say(&format!("{:>7} s  {suite}{}", took.as_secs(), if count.failed > 0 { ": FAILED" } else { "" }));
            total.add(*count);
        }
        say(&format!("\n{} passed, {} failed, {} skipped", total.passed, total.failed, total.skipped));
        total
    }
}

/// Reads the lines of Node's TAP reporter: `# pass N` and its like, and each test's duration.
pub(crate) fn from_tap(text: &str, succeeded: bool) -> Report {
    let number = |word: &str| {
        let line = text.lines().rev().find_map(|line| line.strip_prefix(&format!("# {word} ")));
        line.and_then(|digits| digits.trim().parse::<usize>().ok()).unwrap_or(0)
    };
    let mut count = Count { passed: number("pass"), failed: number("fail"), skipped: number("skipped") };
    if !succeeded && count.failed == 0 {
        count.failed = 1;
    }
    Report { count, timings: tap_timings(text) }
}

fn tap_timings(text: &str) -> Vec<Timing> {
    let mut out = Vec::new();
    let mut test = None;
    for line in text.lines().map(str::trim_start) {
        if let Some((_, title)) = line.strip_prefix("ok ").and_then(|rest| rest.split_once(" - ")) {
            test = Some(title.to_owned());
        } else if let Some(ms) = line.strip_prefix("duration_ms: ")
            && let (Some(test), Ok(ms)) = (test.take(), ms.parse::<f64>())
        {
            out.push(Timing { test, took: Duration::from_secs_f64(ms.max(0.0) / 1000.0) });
        }
    }
    out
}

/// Reads the lines of Rust's test harness: `test result:` of each binary, and each test's time where it is reported.
pub(crate) fn from_libtest(text: &str, succeeded: bool) -> Report {
    let mut report = Report::default();
    for line in text.lines() {
        if line.starts_with("test result:") {
            report.count.add(libtest_count(line));
        } else if let Some(timing) = libtest_timing(line) {
            report.timings.push(timing);
        }
    }
    if !succeeded && report.count.failed == 0 {
        report.count.failed = 1;
    }
    report
}

fn libtest_count(line: &str) -> Count {
    let number = |word: &str| {
        let before = line.split(word).next().unwrap_or_default().trim_end();
        let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next();
        digits.and_then(|digits| digits.parse::<usize>().ok()).unwrap_or(0)
    };
    Count { passed: number(" passed"), failed: number(" failed"), skipped: number(" ignored") }
}

/// `test name ... ok <1.234s>`
fn libtest_timing(line: &str) -> Option<Timing> {
    let (test, rest) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let seconds = rest.strip_suffix("s>")?.rsplit_once('<')?.1.parse::<f64>().ok()?;
    Some(Timing { test: test.to_owned(), took: Duration::from_secs_f64(seconds) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tap_output_gives_counts_and_durations() {
        let text = "TAP version 13\nok 1 - signs in\n  ---\n  duration_ms: 1500.5\n  ...\nnot ok 2 - ships\n  ---\n  duration_ms: 9\n# pass 1\n# fail 1\n# skipped 0\n";
        let report = from_tap(text, false);
        assert_eq!(report.count, Count { passed: 1, failed: 1, skipped: 0 });
        assert_eq!(report.timings.len(), 1);
        assert_eq!(report.timings[0].test, "signs in");
        assert_eq!(report.timings[0].took, Duration::from_secs_f64(1.5005));
    }

    #[test]
    fn a_runner_that_fails_without_a_failed_test_is_a_failure() {
        assert_eq!(from_tap("# pass 3\n# fail 0\n", false).count.failed, 1);
        assert_eq!(from_libtest("test result: ok. 2 passed; 0 failed; 0 ignored;", false).count.failed, 1);
    }

    #[test]
    fn libtest_output_gives_counts_and_durations() {
        let text = "test a::b ... ok <2.500s>\ntest result: ok. 12 passed; 3 failed; 1 ignored; 0 measured\n";
        let report = from_libtest(text, false);
        assert_eq!(report.count, Count { passed: 12, failed: 3, skipped: 1 });
        assert_eq!((report.timings[0].test.as_str(), report.timings[0].took.as_millis()), ("a::b", 2500));
    }
}
