//! What the process asks of its system before it serves.

/// As many sockets as it is let have; no dump of its memory where it holds a secret. What the system refuses is no reason to stop.
#[cfg(target_os = "linux")]
pub(crate) fn prepare(holds_secret: bool) {
    use rustix::process::{DumpableBehavior, Resource, getrlimit, set_dumpable_behavior, setrlimit};
    let mut files = getrlimit(Resource::Nofile);
    files.current = files.maximum;
    let _ = setrlimit(Resource::Nofile, files);
    if holds_secret {
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Elsewhere the system's own limits hold.
#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare(_: bool) {}
