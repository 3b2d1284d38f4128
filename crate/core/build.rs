//! The tables without their comments and columns: what a page loads has no use for either. The answers' sections stand in the
//! operations' table.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/tables");
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let mut tables: BTreeMap<OsString, String> = BTreeMap::new();
    for entry in fs::read_dir("src/tables")? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let rows = text.lines().map(|line| line.split('#').next().unwrap_or_default());
        let words = rows.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let lines: Vec<String> = words.filter(|line| !line.is_empty()).collect();
        let name = path.file_stem().unwrap_or_default();
        let name = if name == "answers" { OsStr::new("operations") } else { name };
        tables.entry(name.to_owned()).or_default().push_str(&(lines.join("\n") + "\n"));
    }
    for (name, text) in tables {
        fs::write(Path::new(&out).join(name).with_extension("table"), text)?;
    }
    Ok(())
}
