//! Counters for operators in Prometheus's text format, on a listener of their own. Labels come from the route table, never from a request.

use parcelgate_policy::{ALL_REFUSALS, ROUTES};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// What a request can be that is not in the route table.
const OTHERS: [&str; 7] = ["-", "file", "missing", "config", "healthz", "localhost", "preflight"];
/// Why a forwarded call failed.
const FAILURES: [&str; 7] = [
    "proxy_upstream_timeout",
    "proxy_upstream_unreachable",
    "proxy_upstream_failed",
    "proxy_upstream_redirect",
    "proxy_upstream_tls",
    "proxy_answer_too_large",
    "panic",
];
/// Upper ends of the latency histogram, milliseconds.
const BUCKETS_MS: [u64; 11] = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000, 30_000];

#[derive(Default)]
struct Latency {
    buckets: [AtomicU64; BUCKETS_MS.len()],
    count: AtomicU64,
    micros: AtomicU64,
}

pub(crate) struct Metrics {
    requests: Vec<[AtomicU64; 5]>,
    rejections: Vec<AtomicU64>,
    latency: Vec<Latency>,
    /// Open connections of clients.
    pub(crate) connections: AtomicI64,
    /// Calls that wait for UPS.
    pub(crate) in_flight: AtomicI64,
    /// Calls that are finished even where their page has left: the end waits for them.
    pub(crate) purchases: AtomicI64,
    /// Connections to UPS opened so far, and open now, pooled ones included.
    pub(crate) upstream_opened: AtomicU64,
    pub(crate) upstream_open: AtomicI64,
}

/// Counts one more while it lives: a call may end by being dropped, when its page goes away.
pub(crate) struct Counting<'a>(&'a AtomicI64);

impl<'a> Counting<'a> {
    pub(crate) fn begin(gauge: &'a AtomicI64) -> Self {
        gauge.fetch_add(1, Relaxed);
        Self(gauge)
    }
}

impl Drop for Counting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

fn routes() -> impl Iterator<Item = &'static str> {
    ROUTES.iter().map(|route| route.name).chain(OTHERS)
}

fn reasons() -> impl Iterator<Item = &'static str> {
    ALL_REFUSALS.iter().map(|refusal| refusal.code).chain(FAILURES)
}

impl Metrics {
    pub(crate) fn new() -> Self {
        Self {
            requests: routes().map(|_| Default::default()).collect(),
            rejections: reasons().map(|_| AtomicU64::default()).collect(),
            latency: ROUTES.iter().map(|_| Latency::default()).collect(),
            connections: AtomicI64::default(),
            in_flight: AtomicI64::default(),
            purchases: AtomicI64::default(),
            upstream_opened: AtomicU64::default(),
            upstream_open: AtomicI64::default(),
        }
    }

    /// One answered request.
    pub(crate) fn answered(&self, route: &str, status: u16, reason: Option<&str>) {
        let row = routes().position(|name| name == route).and_then(|at| self.requests.get(at));
        if let Some(count) = row.and_then(|row| row.get(usize::from(status / 100).saturating_sub(1))) {
            count.fetch_add(1, Relaxed);
        }
        let reason = reason.and_then(|code| reasons().position(|name| name == code));
        if let Some(count) = reason.and_then(|at| self.rejections.get(at)) {
            count.fetch_add(1, Relaxed);
        }
    }

    /// How long UPS took for its head.
    pub(crate) fn waited(&self, route: &str, time: Duration) {
        let row = ROUTES.iter().position(|row| row.name == route);
        let Some(latency) = row.and_then(|at| self.latency.get(at)) else { return };
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let at = BUCKETS_MS.iter().position(|end| micros <= end * 1_000);
        if let Some(bucket) = at.and_then(|at| latency.buckets.get(at)) {
            bucket.fetch_add(1, Relaxed);
        }
        latency.count.fetch_add(1, Relaxed);
        latency.micros.fetch_add(micros, Relaxed);
    }

    /// The text of <https://prometheus.io/docs/instrumenting/exposition_formats/>, version 0.0.4.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        let kind = |out: &mut String, name: &str, kind: &str, help: &str| {
            let _ = write!(out, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
        };
        kind(&mut out, "parcelgate_requests_total", "counter", "Requests by route and status class.");
        for (route, row) in routes().zip(&self.requests) {
            for (class, count) in (1..).zip(row).filter(|(_, count)| count.load(Relaxed) > 0) {
                let n = count.load(Relaxed);
                let _ = writeln!(out, "parcelgate_requests_total{{route=\"{route}\",class=\"{class}xx\"}} {n}");
            }
        }
        kind(&mut out, "parcelgate_rejections_total", "counter", "Refusals and failures by reason.");
        for (reason, count) in reasons().zip(&self.rejections).filter(|(_, count)| count.load(Relaxed) > 0) {
            let _ = writeln!(out, "parcelgate_rejections_total{{reason=\"{reason}\"}} {}", count.load(Relaxed));
        }
        let name = "parcelgate_upstream_seconds";
        kind(&mut out, name, "histogram", "From sending to the head of UPS's answer.");
        for (route, latency) in ROUTES.iter().zip(&self.latency).filter(|(_, one)| one.count.load(Relaxed) > 0) {
            Self::histogram(&mut out, name, route.name, latency);
        }
        for (name, help, value) in [
            ("parcelgate_connections", "Open connections of clients.", self.connections.load(Relaxed)),
            ("parcelgate_in_flight", "Calls that wait for UPS.", self.in_flight.load(Relaxed)),
            (
                "parcelgate_upstream_connections",
                "Open connections to UPS, idle ones included.",
                self.upstream_open.load(Relaxed),
            ),
        ] {
            kind(&mut out, name, "gauge", help);
            let _ = writeln!(out, "{name} {value}");
        }
        let name = "parcelgate_upstream_connections_opened_total";
        kind(&mut out, name, "counter", "Connections opened to UPS.");
        let _ = writeln!(out, "{name} {}", self.upstream_opened.load(Relaxed));
        out
    }

    fn histogram(out: &mut String, name: &str, route: &str, latency: &Latency) {
        let mut total = 0;
        for (end, count) in BUCKETS_MS.iter().zip(&latency.buckets) {
            total += count.load(Relaxed);
            let (whole, rest) = (end / 1_000, end % 1_000);
            let _ = writeln!(out, "{name}_bucket{{route=\"{route}\",le=\"{whole}.{rest:03}\"}} {total}");
        }
        let count = latency.count.load(Relaxed);
        let micros = latency.micros.load(Relaxed);
        let _ = writeln!(out, "{name}_bucket{{route=\"{route}\",le=\"+Inf\"}} {count}");
        let _ = writeln!(out, "{name}_sum{{route=\"{route}\"}} {}.{:06}", micros / 1_000_000, micros % 1_000_000);
        let _ = writeln!(out, "{name}_count{{route=\"{route}\"}} {count}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_counts_by_route_class_and_reason() {
        let metrics = Metrics::new();
        metrics.answered("rate", 200, None);
        metrics.answered("rate", 200, None);
        metrics.answered("-", 404, Some("proxy_no_route"));
        metrics.answered("../../etc", 200, Some("made up"));
        metrics.waited("rate", Duration::from_millis(30));
        let text = metrics.text();
        for line in [
            "parcelgate_requests_total{route=\"rate\",class=\"2xx\"} 2",
            "parcelgate_requests_total{route=\"-\",class=\"4xx\"} 1",
            "parcelgate_rejections_total{reason=\"proxy_no_route\"} 1",
            "parcelgate_upstream_seconds_bucket{route=\"rate\",le=\"0.025\"} 0",
            "parcelgate_upstream_seconds_bucket{route=\"rate\",le=\"0.050\"} 1",
            "parcelgate_upstream_seconds_sum{route=\"rate\"} 0.030000",
        ] {
            assert!(text.lines().any(|one| one == line), "{line}\n{text}");
        }
        assert!(!text.contains("etc") && !text.contains("made up"));
    }
}
