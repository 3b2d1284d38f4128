//! What no test runs: formatting, lints, types, which crate may depend on which, a text for every code.

use crate::run::{output, read, run, say};
use crate::{Outcome, root};
use std::collections::BTreeSet;

/// Never: from a pure crate to a browser's or a server's, from the page to the sandbox, from operations to a token.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "parcelgate-core",
        &["wasm-bindgen", "web-sys", "js-sys", "gloo-net", "tokio", "hyper", "parcelgate-sandbox", "parcelgate-web"],
    ),
    (
        "parcelgate-policy",
        &["wasm-bindgen", "web-sys", "js-sys", "gloo-net", "tokio", "hyper", "serde", "parcelgate-core"],
    ),
    ("parcelgate-edge", &["tokio", "hyper", "parcelgate-core", "parcelgate-sandbox", "parcelgate-web", "web-sys"]),
    ("parcelgate-web", &["tokio", "hyper", "parcelgate-sandbox", "parcelgate"]),
    (
        "parcelgate-web-ops",
        &["tokio", "hyper", "parcelgate-sandbox", "parcelgate", "parcelgate-web", "web-sys", "gloo-net", "oauth2"],
    ),
    (
        "parcelgate-label",
        &["wasm-bindgen", "web-sys", "js-sys", "tokio", "hyper", "parcelgate-core", "parcelgate-sandbox"],
    ),
    (
        "parcelgate-web-label",
        &["web-sys", "gloo-net", "parcelgate-core", "parcelgate-web", "parcelgate-sandbox", "labelize"],
    ),
    ("parcelgate-web-preview", &["web-sys", "gloo-net", "parcelgate-core", "parcelgate-web", "parcelgate-sandbox"]),
    (
        "parcelgate",
        &[
            "parcelgate-core",
            "parcelgate-label",
            "parcelgate-web",
            "parcelgate-web-ops",
            "parcelgate-web-label",
            "parcelgate-web-preview",
            "wasm-bindgen",
        ],
    ),
    ("parcelgate-sandbox", &["parcelgate-web", "parcelgate-web-ops", "parcelgate-label", "wasm-bindgen", "parcelgate"]),
];

/// Where the core names what is wrong with a field.
const CHECKS: &[&str] =
    &["fields.rs", "check.rs", "rules.rs", "border.rs", "packages.rs", "extras.rs", "forms.rs", "dangerous.rs"];

/// A check by its name. Most are commands.
type Check = (&'static str, fn() -> Outcome);

const CHECKS_IN_ORDER: &[Check] = &[
    ("Rust formatting", || run(&["cargo", "fmt", "--all", "--check"])),
    ("Rust lints", clippy),
    ("formatting of scripts, styles and data (Prettier)", || prettier("--check")),
    ("lints of scripts (ESLint)", || eslint(&[])),
    ("lints of styles (stylelint)", || stylelint(&[])),
    ("types of scripts (tsc)", script_types),
    ("dependencies of crates", dependencies),
    ("licences, duplicates and sources of crates (cargo-deny)", deny),
    ("a text for every error code", texts),
    ("a text for every code of labels and printers", label_texts),
    ("generated types are current", crate::types::check),
    ("members of UPS's requests and answers", coverage),
];

/// Runs every check, and returns how many passed. The first one that fails ends it.
pub(crate) fn check() -> Outcome<usize> {
    crate::tools::node_tools()?;
    for (name, check) in CHECKS_IN_ORDER {
        say(&format!("check: {name}"));
        check()?;
    }
    Ok(CHECKS_IN_ORDER.len())
}

/// `cargo xtask check --fix`: rewrites whatever formatters and linters can put right by themselves.
pub(crate) fn fix() -> Outcome {
    crate::tools::node_tools()?;
    run(&["cargo", "fmt", "--all"])?;
    stylelint(&["--fix"])?;
    eslint(&["--fix"])?;
    prettier("--write")
}

fn clippy() -> Outcome {
    run(&["cargo", "clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    let mut line = vec!["cargo", "clippy", "--quiet", "--target", "wasm32-unknown-unknown"];
    line.extend([
        "--package",
        "parcelgate-web",
        "--package",
        "parcelgate-web-ops",
        "--package",
        "parcelgate-web-label",
    ]);
    line.extend(["--", "-D", "warnings"]);
    run(&line)
}

/// What Prettier formats; .prettierignore has the exceptions.
const FORMATTED: &[&str] = &[
    "*.{js,json}",
    "crate/edge/worker/*.js",
    "tests/**/*.{mjs,js,ts,json}",
    "www/**/*.{css,html,js,json,jsx,mjs,ts,vue}",
];

fn prettier(mode: &str) -> Outcome {
    let line = ["node", "node_modules/prettier/bin/prettier.cjs", mode, "--log-level=warn"];
    run(&[&line[..], FORMATTED].concat())
}

fn eslint(more: &[&str]) -> Outcome {
    run(&[&["node", "node_modules/eslint/bin/eslint.js", ".", "--max-warnings=0"], more].concat())
}

fn stylelint(more: &[&str]) -> Outcome {
    run(&[&["node", "node_modules/stylelint/bin/stylelint.mjs", "www/**/*.css"], more].concat())
}

/// Everything but advisories, whose database is on the network: `cargo deny check` fetches it.
fn deny() -> Outcome {
    crate::tools::cargo_deny()?;
    run(&["cargo", "deny", "--locked", "--offline", "check", "-D", "warnings", "bans", "licenses", "sources"])
}

fn script_types() -> Outcome {
    const PROJECTS: &[&str] = &["tsconfig.json"];
    PROJECTS.iter().try_for_each(|project| run(&["node", "node_modules/typescript-7/bin/tsc", "--project", project]))
}

/// How much of UPS's requests and answers is modelled, by UPS's documents; the counting is Node's, which reads them for the tests too.
fn coverage() -> Outcome {
    use parcelgate_core::map::Dialect;
    use parcelgate_core::operation::{NAMES, tabled};
    use parcelgate_core::shipment::{Form, ROOT, TABLE};
    let answer = |name: &&&str| {
        let section = tabled::answer_section(name)?;
        let envelope = tabled::TABLE.paths("Envelope", Dialect::First);
        let own = tabled::TABLE.paths(&section, Dialect::First);
        Some(((**name).to_owned(), serde_json::json!([own, envelope].concat())))
    };
    let paths = serde_json::json!({
        "rate": TABLE.paths(ROOT, Form::Rate("Rate").dialect()),
        "ship": TABLE.paths(ROOT, Form::Ship.dialect()),
        "answers": NAMES.iter().filter_map(|name| answer(&name)).collect::<serde_json::Map<_, _>>(),
    });
    let mut node = crate::run::command(&["node", "tests/coverage.mjs"]);
    let mut child = node.stdin(std::process::Stdio::piped()).spawn().map_err(|error| error.to_string())?;
    if let Some(mut stdin) = child.stdin.take() {
        std::io::Write::write_all(&mut stdin, paths.to_string().as_bytes()).map_err(|error| error.to_string())?;
    }
    let succeeded = child.wait().is_ok_and(|status| status.success());
    if succeeded {
        Ok(())
    } else {
        Err("less than 90 % of UPS's request members, or not all of its answers' members, are modelled".into())
    }
}

fn dependencies() -> Outcome {
    let text = output(&["cargo", "metadata", "--format-version", "1", "--no-deps", "--offline"])
        .ok_or("cargo metadata failed")?;
    let metadata: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let forbidden = FORBIDDEN.iter().find(|(owner, _)| *owner == name).map_or(&[][..], |(_, list)| *list);
        let direct = package["dependencies"].as_array().into_iter().flatten();
        for dependency in direct.filter(|dependency| dependency["kind"].as_str() != Some("dev")) {
            let dependency = dependency["name"].as_str().unwrap_or_default();
            if forbidden.contains(&dependency) {
                return Err(format!("{name} must not depend on {dependency}"));
            }
        }
    }
    Ok(())
}

/// Codes of labels and printers must have texts, wherever they are made.
fn label_texts() -> Outcome {
    let texts = read(&root().join("www/locales/en/label-errors.json"))?;
    let mut paths = Vec::new();
    for folder in [
        "crate/label/src",
        "crate/web-label/src",
        "crate/web-preview/src",
        "www/src/sdk/labels",
        "www/src/sdk/printers",
    ] {
        crate::page::walk(&root().join(folder), &mut paths)?;
    }
    const HEADS: &[&str] = &["label_", "sheet_", "printer_", "agent_", "preview_", "print_page", "workers_"];
    let mut without = BTreeSet::new();
    for path in paths {
        let source = read(&path)?;
        let is_word = |part: &&str| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let codes = source.split('"').filter(is_word).filter(|part| HEADS.iter().any(|head| part.starts_with(head)));
        // A command for printers is a remark beside a drawing, which has words too.
        without.extend(codes.filter(|code| !texts.contains(&format!("\"{code}\": "))).map(str::to_owned));
    }
    if without.is_empty() {
        Ok(())
    } else {
        Err(format!("no text for: {}", without.into_iter().collect::<Vec<_>>().join(" ")))
    }
}

/// Codes of the catalogue and of the form checks must have texts.
fn texts() -> Outcome {
    let texts = read(&root().join("www/locales/en/errors.json"))?;
    let has = |code: &str| texts.contains(&format!("\"{code}\": "));
    let wanted = parcelgate_core::catalogue::entries().map(|entry| entry.code.to_owned());
    let mut source = String::new();
    for folder in ["model", "shipment", "map"] {
        let mut paths = Vec::new();
        crate::page::walk(&root().join("crate/core/src").join(folder), &mut paths)?;
        for path in paths.iter().filter(|path| CHECKS.iter().any(|name| path.ends_with(name))) {
            source.push_str(&read(path)?);
        }
    }
    let of_forms = source.split('"').filter(|part| {
        part.contains('_')
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit())
    });
    let without: BTreeSet<String> = wanted.chain(of_forms.map(str::to_owned)).filter(|code| !has(code)).collect();
    if without.is_empty() {
        Ok(())
    } else {
        Err(format!("no text for: {}", without.into_iter().collect::<Vec<_>>().join(" ")))
    }
}
