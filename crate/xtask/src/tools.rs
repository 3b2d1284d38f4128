//! Installs what a machine lacks, and says what it installs and how long that takes. A second run finds all of it.

use crate::run::{answers, command, finish, output, read, run, say};
use crate::{Outcome, root};
use serde_json::Value;
use std::path::Path;
use std::process::Stdio;

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const STATIC_TARGET: &str = "x86_64-unknown-linux-musl";
/// The newest Trunk that the pinned toolchain can build.
const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";
/// What tests need from Debian: a file that each package brings, and its name.
const DEBIAN: &[(&str, &str)] = &[
    ("/usr/bin/chromium", "chromium"),
    ("/usr/bin/chromium-headless-shell", "chromium-headless-shell"),
    ("/usr/bin/chromedriver", "chromium-driver"),
    ("/usr/bin/firefox-esr", "firefox-esr"),
    ("/usr/bin/WebKitWebDriver", "webkit2gtk-driver"),
    ("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "libwebkit2gtk-4.1-0"),
    ("/usr/bin/Xvfb", "xvfb"),
    ("/usr/sbin/nginx", "nginx-light"),
    ("/usr/bin/musl-gcc", "musl-tools"),
];
/// Peers of the benchmark.
const PEERS: &[(&str, &str)] = &[
    ("/usr/bin/caddy", "caddy"),
    ("/usr/bin/wrk", "wrk"),
    ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so", "libnginx-mod-http-brotli-static"),
];

/// What building the page needs.
pub(crate) fn for_build() -> Outcome {
    rust_targets()?;
    if has_build_tools()? {
        return Ok(());
    }
    say("Installing the page's build tools (esbuild, wasm-opt) with npm: about 10 s.");
    build_tools()
}

/// What `cargo xtask dev` needs.
pub(crate) fn for_dev() -> Outcome {
    for_build()?;
    wasm_bindgen()?;
    if output(&["trunk", "--version"]).is_none_or(|version| !version.ends_with(TRUNK)) {
        say(&format!("Installing trunk {TRUNK} with cargo: about 4 minutes on two cores, once."));
        run(&["cargo", "install", "trunk", "--version", TRUNK, "--locked", "--quiet"])?;
    }
    Ok(())
}

/// What tests need beyond the build: linters, three browsers and their drivers.
pub(crate) fn for_tests() -> Outcome {
    rust_targets()?;
    rust_components(&["clippy", "rustfmt"])?;
    node_tools()?;
    debian(DEBIAN)?;
    // The runner of wasm tests is a part of it.
    wasm_bindgen()?;
    if !answers(&["geckodriver", "--version"]) {
        say("Installing geckodriver with cargo: about 2 minutes, once.");
        run(&["cargo", "install", "geckodriver", "--locked", "--quiet"])?;
    }
    Ok(())
}

/// What `bench` measures against.
pub(crate) fn for_bench() -> Outcome {
    for_tests()?;
    debian(PEERS)
}

/// The target of the binary that needs no other file, and the judge of the Kubernetes files.
pub(crate) fn for_deploy() -> Outcome {
    rust_target(STATIC_TARGET)?;
    let judges = root().join("target/judges").to_string_lossy().into_owned();
    let pip = format!("{judges}/bin/pip");
    if !Path::new(&judges).join("bin/kubernetes-validate").exists() && answers(&["python3", "-m", "venv", &judges]) {
        say("Installing kubernetes-validate with pip: some seconds, once.");
        run(&[&pip, "install", "--quiet", "--disable-pip-version-check", "kubernetes-validate==1.37.0"])?;
    }
    Ok(())
}

/// The WebAssembly target, and the sources of the standard library, which the page's modules build it from.
pub(crate) fn rust_targets() -> Outcome {
    rust_target(WASM_TARGET)?;
    rust_components(&["rust-src"])
}

fn rust_target(target: &str) -> Outcome {
    let installed = output(&["rustup", "target", "list", "--installed"]).unwrap_or_default();
    if installed.lines().any(|line| line.trim() == target) {
        return Ok(());
    }
    say(&format!("Adding the target {target} with rustup: some seconds."));
    run(&["rustup", "target", "add", target])
}

fn rust_components(wanted: &[&str]) -> Outcome {
    let installed = output(&["rustup", "component", "list", "--installed"]).unwrap_or_default();
    for component in wanted {
        if !installed.lines().any(|line| line.starts_with(component)) {
            say(&format!("Adding {component} with rustup: some seconds."));
            run(&["rustup", "component", "add", component])?;
        }
    }
    Ok(())
}

fn debian(packages: &[(&str, &str)]) -> Outcome {
    let missing: Vec<&str> =
        packages.iter().filter(|(path, _)| !Path::new(path).exists()).map(|(_, name)| *name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let can_install = output(&["id", "-u"]).as_deref() == Some("0") && answers(&["apt-get", "--version"]);
    if !can_install {
        return Err(format!("these Debian packages are needed: apt-get install --no-install-recommends {list}"));
    }
    say(&format!("Installing {list} with apt-get: about 2 minutes, once."));
    run(&["apt-get", "update", "-qq"])?;
    let mut apt = command(&["apt-get", "install", "-y", "-qq", "--no-install-recommends"]);
    // Tests start the servers among them; the installation must not.
    apt.args(&missing).env("RUNLEVEL", "1").env("DEBIAN_FRONTEND", "noninteractive");
    finish(apt, "apt-get install")
}

/// The judge of licences, duplicate versions and sources of crates.
pub(crate) fn cargo_deny() -> Outcome {
    if output(&["cargo", "deny", "--version"]).is_some_and(|version| version.ends_with(CARGO_DENY)) {
        return Ok(());
    }
    say(&format!("Installing cargo-deny {CARGO_DENY} with cargo: about 4 minutes on two cores, once."));
    run(&["cargo", "install", "cargo-deny", "--version", CARGO_DENY, "--locked", "--quiet"])
}

/// The wasm-bindgen command, which Trunk and the runner of wasm tests call. Its version must be that of the locked crate.
fn wasm_bindgen() -> Outcome {
    let lock = read(&root().join("Cargo.lock"))?;
    let version = lock.split("name = \"wasm-bindgen\"\nversion = \"").nth(1).and_then(|rest| rest.split('"').next());
    let version = version.ok_or("Cargo.lock names no wasm-bindgen")?;
    if output(&["wasm-bindgen", "--version"]).is_none_or(|given| !given.ends_with(version)) {
        say(&format!("Installing wasm-bindgen-cli {version} with cargo: about 2 minutes on two cores, once."));
        // Without --locked: its lock file names a crate that was withdrawn.
        run(&["cargo", "install", "wasm-bindgen-cli", "--version", version, "--quiet"])?;
    }
    Ok(())
}

/// The Node tools that are needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NodeTools {
    /// esbuild and wasm-opt: package.json's `dependencies`.
    Build,
    /// Linters, test tools and what the samples are built with too: its `devDependencies`.
    All,
}

/// Whether esbuild and wasm-opt of the locked versions are installed.
pub(crate) fn has_build_tools() -> Outcome<bool> {
    are_installed(NodeTools::Build)
}

/// Installs esbuild and wasm-opt alone: the test tools are twenty times as large.
pub(crate) fn build_tools() -> Outcome {
    install_node_tools(NodeTools::Build)
}

/// Installs every Node tool.
pub(crate) fn node_tools() -> Outcome {
    if are_installed(NodeTools::All)? {
        return Ok(());
    }
    say("Installing the Node tools with npm: about 30 s.");
    install_node_tools(NodeTools::All)
}

/// Compares npm's own record of what it installed with the lock file.
fn are_installed(tools: NodeTools) -> Outcome<bool> {
    let json = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| format!("npm's lock file: {error}"));
    let wanted = json(&read(&root().join("package-lock.json"))?)?;
    let Ok(found) = std::fs::read_to_string(root().join("node_modules/.package-lock.json")) else {
        return Ok(false);
    };
    let found = json(&found)?;
    let is_needed = |package: &Value| {
        package["optional"] != true
            && package["devOptional"] != true
            && (tools == NodeTools::All || package["dev"] != true)
    };
    let packages = wanted["packages"].as_object().into_iter().flatten().filter(|(path, _)| !path.is_empty());
    let mut needed = packages.filter(|(_, package)| is_needed(package));
    Ok(needed.all(|(path, package)| found["packages"][path.as_str()]["version"] == package["version"]))
}

fn install_node_tools(tools: NodeTools) -> Outcome {
    if !answers(&["node", "--version"]) {
        return Err("Node 20 or newer is needed: esbuild, wasm-opt and the test tools are npm packages".into());
    }
    let mut npm = command(&["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    if tools == NodeTools::Build {
        npm.arg("--omit=dev");
    }
    finish(npm.stdout(Stdio::null()), "npm ci")
}
