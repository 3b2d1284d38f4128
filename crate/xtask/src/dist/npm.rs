//! npm/parcelgate-<version>.tgz: the modules as they are written, for bundlers and for pages alike; nothing runs when it is installed.

use super::{VERSION, copy, names, one_worker, own_origin, types, write};
use crate::run::{command, finish, read};
use crate::{Outcome, modules, notices, page, root};
use std::fs;
use std::path::Path;

pub(super) fn make(out: &Path) -> Outcome {
    let package = out.join("package");
    let www = root().join("www");
    page::scripts("package", &package)?;
    page::copy_modules(modules::MAIN, &package)?;
    page::copy_modules(modules::PREVIEW, &package)?;
    types(&package)?;
    copy(&www.join("themes/tokens.css"), &package.join("parcelgate.css"))?;
    // What a stylesheet exports: nothing, but compilers want that said.
    write(&package.join("parcelgate.css.d.ts"), b"export {};\n")?;
    one_worker(&package)?;
    own_origin(&package.join("own-origin"))?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(name), &package.join(name))?;
    }
    copy(&notices::path(), &package.join("THIRD-PARTY.md"))?;
    documents(&package)?;
    let description = serde_json::to_string_pretty(&description()).map_err(|error| error.to_string())?;
    write(&package.join("package.json"), format!("{description}\n").as_bytes())?;
    elements(&package)?;
    let mut pack = command(&["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", ".."]);
    pack.current_dir(&package);
    finish(pack, "npm pack")?;
    fs::remove_dir_all(package).map_err(|error| error.to_string())
}

/// README is the document about embedding, beside the others. What they name of the project's folders is the package's, or is only named.
fn documents(package: &Path) -> Outcome {
    let docs = root().join("docs");
    let names: Vec<String> = names(&docs)?.into_iter().filter(|name| name.ends_with(".md")).collect();
    for name in &names {
        let text = in_package(&read(&docs.join(name))?);
        if name != "embedding.md" {
            let text = text.replace("](embedding.md", "](../README.md");
            write(&package.join("docs").join(name), text.as_bytes())?;
            continue;
        }
        let beside = |text: String, other: &String| text.replace(&format!("]({other}"), &format!("](docs/{other}"));
        let text = names.iter().fold(text.replace("](../", "]("), beside);
        write(&package.join("README.md"), text.as_bytes())?;
    }
    write(&package.join("SECURITY.md"), in_package(&read(&root().join("SECURITY.md"))?).as_bytes())
}

fn in_package(text: &str) -> String {
    text.replace("[www/embed](../www/embed)", "`www/embed` of the project")
        .replace("[www/src/sdk/api](../www/src/sdk/api)", "`www/src/sdk/api` of the project")
        .replace("[crate/core/src](../crate/core/src)", "`crate/core/src` of the project")
        .replace("../www/themes/tokens.css", "../parcelgate.css")
        .replace("](../www/", "](../")
}

fn description() -> serde_json::Value {
    serde_json::json!({
        "name": "parcelgate",
        "version": VERSION,
        "description": "Connects a shipper's UPS account to a web page and ships there: OAuth with PKCE, rates, labels, tracking",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "sideEffects": false,
        "types": "./parcelgate.d.ts",
        "customElements": "custom-elements.json",
        "exports": {
            ".": { "types": "./parcelgate.d.ts", "default": "./parcelgate.js" },
            "./frame": { "types": "./parcelgate-frame.d.ts", "default": "./parcelgate-frame.js" },
            "./parcelgate.css": { "types": "./parcelgate.css.d.ts", "default": "./parcelgate.css" },
            "./custom-elements.json": "./custom-elements.json",
            "./package.json": "./package.json",
        },
    })
}

/// custom-elements.json, by what the elements' own comments say; editors and frameworks read it.
fn elements(package: &Path) -> Outcome {
    let tool = root().join("node_modules/.bin/cem").to_string_lossy().into_owned();
    // The tool takes its output folder relative to the folder that it analyzes.
    let out = Path::new("..").join(package.strip_prefix(root()).unwrap_or(package));
    let line = [tool.as_str(), "analyze", "--quiet", "--globs", "elements/*/*.js", "--globs", "lib/*element.js"];
    let mut analyze = command(&line);
    analyze.arg("--outdir").arg(out).current_dir(root().join("www"));
    finish(analyze, "cem analyze")?;
    let path = package.join("custom-elements.json");
    let mut manifest: serde_json::Value = serde_json::from_str(&read(&path)?).map_err(|error| error.to_string())?;
    let modules = manifest["modules"].as_array_mut().into_iter().flatten();
    for declaration in modules.filter_map(|module| module["declarations"].as_array_mut()).flatten() {
        // The shared method that raises every event is taken for an event of its own.
        if let Some(events) = declaration["events"].as_array_mut() {
            events.retain(|event| event["description"].is_string());
        }
    }
    write(&path, manifest.to_string().as_bytes())
}
