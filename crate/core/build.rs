//! The tables without their comments and columns: what a page loads has no use for either.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/tables");
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    for entry in fs::read_dir("src/tables")? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let rows = text.lines().map(|line| line.split('#').next().unwrap_or_default());
        let words = rows.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let lines: Vec<String> = words.filter(|line| !line.is_empty()).collect();
        fs::write(Path::new(&out).join(path.file_name().unwrap_or_default()), lines.join("\n"))?;
    }
    Ok(())
}
