//! The built page, held in memory: no path of a request ever touches the disk.

use bytes::Bytes;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// One file with its compressed forms.
pub(crate) struct File {
    pub(crate) content_type: &'static str,
    pub(crate) etag: String,
    pub(crate) identity: Bytes,
    pub(crate) brotli: Option<Bytes>,
    pub(crate) gzip: Option<Bytes>,
}

/// All files by their path.
pub(crate) struct Files(BTreeMap<String, File>);

/// The page is small; a folder with more than this was named by mistake.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

impl Files {
    /// Reads a folder whole.
    pub(crate) fn read(dist: &Path) -> Result<Self, String> {
        let mut raw = BTreeMap::new();
        let mut total = 0;
        collect(dist, "", &mut raw, &mut total)?;
        if !raw.contains_key("/index.html") {
            return Err(format!("{} has no index.html: build the page first (cargo xtask build)", dist.display()));
        }
        let mut files = BTreeMap::new();
        for (path, bytes) in &raw {
            if path.ends_with(".br") || path.ends_with(".gz") {
                continue;
            }
            let variant = |ending: &str| raw.get(&format!("{path}{ending}")).cloned().map(Bytes::from);
            let digest = Sha256::digest(bytes);
            let etag: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
            let file = File {
                content_type: content_type(path),
                etag,
                identity: Bytes::from(bytes.clone()),
                brotli: variant(".br"),
                gzip: variant(".gz"),
            };
            files.insert(path.clone(), file);
        }
        Ok(Self(files))
    }

    /// The file of a path, byte for byte; `/` is the shell.
    pub(crate) fn get(&self, path: &str) -> Option<&File> {
        self.0.get(if path == "/" { "/index.html" } else { path })
    }
}

fn collect(folder: &Path, prefix: &str, out: &mut BTreeMap<String, Vec<u8>>, total: &mut u64) -> Result<(), String> {
    let unreadable = |error: std::io::Error| format!("{} cannot be read: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().map_err(unreadable)?;
        if name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        let path = format!("{prefix}/{name}");
        if kind.is_dir() {
            collect(&entry.path(), &path, out, total)?;
            continue;
        }
        let bytes = std::fs::read(entry.path()).map_err(unreadable)?;
        *total += bytes.len() as u64;
        if *total > MOST_BYTES {
            return Err(format!("{} holds more than 64 MiB: is it the built page?", folder.display()));
        }
        out.insert(path, bytes);
    }
    Ok(())
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Chooses the form by `Accept-Encoding`, q-values obeyed, brotli before gzip.
pub(crate) fn choose<'a>(file: &'a File, accepted: &str) -> (&'a Bytes, Option<&'static str>) {
    if let Some(brotli) = file.brotli.as_ref().filter(|_| accepts(accepted, "br")) {
        return (brotli, Some("br"));
    }
    if let Some(gzip) = file.gzip.as_ref().filter(|_| accepts(accepted, "gzip")) {
        return (gzip, Some("gzip"));
    }
    (&file.identity, None)
}

fn accepts(accepted: &str, wanted: &str) -> bool {
    accepted.split(',').any(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let name = pieces.next().unwrap_or_default();
        let refused =
            pieces.any(|piece| piece.strip_prefix("q=").is_some_and(|q| q.trim_matches(['0', '.']).is_empty()));
        name.eq_ignore_ascii_case(wanted) && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::accepts;

    #[test]
    fn q_values_are_obeyed() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("br;q=0, gzip", "br"));
        assert!(!accepts("br;q=0.000", "br"));
        assert!(!accepts("", "br"));
        assert!(!accepts("brotli", "br"));
    }
}
