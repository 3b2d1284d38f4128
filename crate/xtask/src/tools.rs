//! What a fresh machine lacks, installed with words about what and how long. A second run finds it all there.

use crate::run::{answers, command, finish, output, run, say};
use crate::{Outcome, root};

const TARGET: &str = "wasm32-unknown-unknown";
/// The newest that the pinned toolchain can build.
const TRUNK: &str = "0.21.14";
const DEBIAN: &[(&str, &str)] = &[
    ("/usr/bin/chromium", "chromium"),
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
const STATIC_TARGET: &str = "x86_64-unknown-linux-musl";

/// What `start` and `build` need.
pub(crate) fn for_build() -> Outcome {
    toolchain()?;
    node()
}

/// What `test` needs beyond that: three browsers and their drivers.
pub(crate) fn for_tests() -> Outcome {
    for_build()?;
    debian(DEBIAN)?;
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

/// The binary that runs with nothing else beside it, and who judges what is in deploy/.
pub(crate) fn for_deploy() -> Outcome {
    let installed = output(&["rustup", "target", "list", "--installed"]).unwrap_or_default();
    if !installed.lines().any(|line| line.trim() == STATIC_TARGET) {
        say(&format!("Adding the target {STATIC_TARGET} with rustup: some seconds."));
        run(&["rustup", "target", "add", STATIC_TARGET])?;
    }
    let judges = root().join("target/judges").to_string_lossy().into_owned();
    let pip = format!("{judges}/bin/pip");
    if !std::path::Path::new(&judges).join("bin/kubernetes-validate").exists()
        && answers(&["python3", "-m", "venv", &judges])
    {
        say("Installing kubernetes-validate with pip: some seconds, once.");
        run(&[&pip, "install", "--quiet", "--disable-pip-version-check", "kubernetes-validate==1.37.0"])?;
    }
    Ok(())
}

fn debian(packages: &[(&str, &str)]) -> Outcome {
    let missing: Vec<&str> =
        packages.iter().filter(|(path, _)| !std::path::Path::new(path).exists()).map(|(_, name)| *name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let root_here = output(&["id", "-u"]).as_deref() == Some("0") && answers(&["apt-get", "--version"]);
    if !root_here {
        return Err(format!("these Debian packages are needed: apt-get install --no-install-recommends {list}"));
    }
    say(&format!("Installing {list} with apt-get: about 2 minutes, once."));
    run(&["apt-get", "update", "-qq"])?;
    let mut apt = command(&["apt-get", "install", "-y", "-qq", "--no-install-recommends"]);
    // Servers among them are started by the tests that want them, not by being installed.
    apt.args(&missing).env("RUNLEVEL", "1").env("DEBIAN_FRONTEND", "noninteractive");
    finish(apt, "apt-get install")
}

fn toolchain() -> Outcome {
    let installed = output(&["rustup", "target", "list", "--installed"]).unwrap_or_default();
    if !installed.lines().any(|line| line.trim() == TARGET) {
        say(&format!("Adding the target {TARGET} with rustup: some seconds."));
        run(&["rustup", "target", "add", TARGET])?;
    }
    let parts = output(&["rustup", "component", "list", "--installed"]).unwrap_or_default();
    for part in ["rust-src", "clippy", "rustfmt"] {
        if !parts.lines().any(|line| line.starts_with(part)) {
            say(&format!("Adding {part} with rustup: some seconds."));
            run(&["rustup", "component", "add", part])?;
        }
    }
    Ok(())
}

/// The command-line tool must be of the locked crate's version, to the last digit.
fn wasm_bindgen() -> Outcome {
    let lock = crate::run::read(&root().join("Cargo.lock"))?;
    let version = lock.split("name = \"wasm-bindgen\"\nversion = \"").nth(1).and_then(|rest| rest.split('"').next());
    let version = version.ok_or("Cargo.lock names no wasm-bindgen")?;
    if output(&["wasm-bindgen", "--version"]).is_none_or(|given| !given.ends_with(version)) {
        say(&format!("Installing wasm-bindgen-cli {version} with cargo: about 3 minutes on two cores, once."));
        // Without --locked: its lock file names a crate that was withdrawn.
        run(&["cargo", "install", "wasm-bindgen-cli", "--version", version, "--quiet"])?;
    }
    Ok(())
}

/// wasm-opt, the minifier and the test tools, from one package.json.
pub(crate) fn node() -> Outcome {
    if !answers(&["node", "--version"]) {
        return Err("Node 20 or newer is needed: wasm-opt and the test tools come as npm packages".into());
    }
    let lock = crate::run::read(&root().join("package-lock.json"))?;
    let stamp = root().join("node_modules/.parcelgate-lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("Installing the Node tools (wasm-opt, minifier, test tools) with npm: about a minute.");
    run(&["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"])?;
    std::fs::write(&stamp, lock).map_err(|error| error.to_string())
}
