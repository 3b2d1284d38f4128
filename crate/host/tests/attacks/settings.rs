//! 58, and what an operator sets wrongly: said before anything listens.

use crate::lab::{Host, Upstream, free_port};
use std::process::Command;

/// What the program says when it does not start.
fn words(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_parcelgate")).arg("serve").args(arguments).output().unwrap();
    assert!(!output.status.success(), "{arguments:?} was taken");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a58_the_environments_proxies_and_key_logs_are_not_used() {
    let (upstream, thief) = (Upstream::fine(), Upstream::fine());
    let (proxy, sandbox) = (format!("http://127.0.0.1:{}", thief.port), format!("http://127.0.0.1:{}", upstream.port));
    let log = std::env::temp_dir().join(format!("parcelgate-keys-{}", std::process::id()));
    let path = log.to_string_lossy().into_owned();
    let environment = [
        ("HTTP_PROXY", proxy.as_str()),
        ("http_proxy", &proxy),
        ("ALL_PROXY", &proxy),
        ("HTTPS_PROXY", &proxy),
        ("SSLKEYLOGFILE", &path),
    ];
    let host = Host::launch(&["--sandbox-upstream", &sandbox], &environment);
    assert_eq!(host.send(&host.call()).status, 200);
    assert_eq!((upstream.count(), thief.count()), (1, 0));
    assert!(!log.exists());
}

#[test]
fn what_is_wrong_is_said_in_words() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let dist = std::env::temp_dir().join(format!("parcelgate-empty-{}", std::process::id()));
    std::fs::create_dir_all(dist.join("page")).unwrap();
    std::fs::write(dist.join("page/index.html"), "x").unwrap();
    let (page, empty) = (dist.join("page").to_string_lossy().into_owned(), dist.to_string_lossy().into_owned());
    let free = format!("127.0.0.1:{}", free_port());
    for (arguments, word) in [
        (&["--listen", &address, "--dist", &page][..], "is taken"),
        (&["--listen", &free, "--dist", &empty], "index.html"),
        (&["--listen", &free, "--dist", "/nowhere"], "cannot be read"),
        (&["--environment", "production", "--client-id", "x", "--origin", "http://shop.example"], "https"),
        (&["--portal-origin", "https://portal.example/path"], "--portal-origin"),
        (&["--listen", &free, "--dist", &page, "--tls-cert", "/nowhere", "--tls-key", "/nowhere"], "--tls-cert"),
        (&["--listen", &free, "--dist", &page, "--extra-ca-file", "/nowhere"], "--extra-ca-file"),
        (&["--listen", &free, "--dist", &page, "--client-secret-file", "/nowhere"], "--client-secret-file"),
        (&["--sandbox-upstream", "http://127.0.0.1:80@evil.example"], "loopback"),
        (&["--config", "/nowhere.toml"], "cannot be read"),
    ] {
        let said = words(arguments);
        assert!(said.contains(word) && said.lines().count() == 1, "{arguments:?}: {said}");
    }
    std::fs::write(dist.join("wrong.toml"), "listne = \"127.0.0.1:1\"\n").unwrap();
    assert!(words(&["--config", &dist.join("wrong.toml").to_string_lossy()]).contains("listne"));
    std::fs::remove_dir_all(dist).unwrap();
}

#[test]
fn flags_win_over_variables_and_those_over_the_file_and_no_secret_is_printed() {
    let folder = std::env::temp_dir().join(format!("parcelgate-config-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("secret"), "canary-secret\n").unwrap();
    let file = folder.join("parcelgate.toml");
    std::fs::write(&file, format!("client-id = \"file\"\ntrusted-hops = 3\nseed = 9\nclient-secret-file = {:?}\nportal-origin = [\"https://a.test\"]\n", folder.join("secret"))).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_parcelgate"))
        .args(["serve", "--print-config", "--seed", "7", "--config", &file.to_string_lossy()])
        .env("PARCELGATE_TRUSTED_HOPS", "2")
        .env("PARCELGATE_SEED", "8")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let printed: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&printed["client-id"], &printed["trusted-hops"], &printed["seed"]),
        (&"file".into(), &2.into(), &7.into())
    );
    assert_eq!(printed["portal-origin"][0], "https://a.test");
    assert!(!text.contains("canary-secret"));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_refresh_helper_helps_its_own_page_and_its_own_client_only() {
    let folder = std::env::temp_dir().join(format!("parcelgate-secret-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let secret = folder.join("secret");
    std::fs::write(&secret, "canary-secret\n").unwrap();
    let upstream = Upstream::new(|request, stream| {
        use std::io::Write as _;
        let status = if request.contains("refresh_token=bad") { "401 Unauthorized" } else { "200 OK" };
        let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}");
    });
    let host = Host::start(
        &upstream,
        &["--client-secret-file", &secret.to_string_lossy(), "--portal-origin", "https://portal.test"],
    );
    let refresh = |body: &str| {
        host.call()
            .target("/ups/sandbox/security/v1/oauth/refresh")
            .without("Authorization")
            .set("Content-Type", "application/x-www-form-urlencoded")
            .body(body)
    };
    let good = "grant_type=refresh_token&refresh_token=r&client_id=sandbox-client";
    assert_eq!(host.send(&refresh(good)).status, 200);
    // sandbox-client:canary-secret
    assert!(upstream.seen()[0].contains("Basic c2FuZGJveC1jbGllbnQ6Y2FuYXJ5LXNlY3JldA=="), "{}", upstream.seen()[0]);
    for call in [
        refresh(good).set("Origin", "https://portal.test"),
        refresh("grant_type=refresh_token&refresh_token=r"),
        host.call(),
    ] {
        assert_eq!(host.send(&call).status, 200);
        assert!(!upstream.seen().last().unwrap().contains("Basic"), "not for others");
    }
    for body in [
        "grant_type=refresh_token&refresh_token=r&client_id=other",
        "grant_type=refresh_token&refresh_token=r&client_id=sandbox-client&client_id=sandbox-client",
    ] {
        assert_eq!(host.send(&refresh(body)).status, 400);
    }
    let bad = refresh("grant_type=refresh_token&refresh_token=bad&client_id=sandbox-client");
    let before = upstream.count();
    let answers: Vec<_> = (0..12).map(|_| host.send(&bad)).collect();
    assert!(answers[..10].iter().all(|answer| answer.status == 401));
    let last = &answers[11];
    assert_eq!(
        (last.code().as_str(), last.header("retry-after"), last.header("parcelgate-sent")),
        ("proxy_refresh_rests", Some("60"), Some("no"))
    );
    assert_eq!(upstream.count() - before, 10, "UPS is not asked any more");
    let page = host.get("/config.json", "").body;
    assert!(
        page.contains("\"refreshHelper\":true") && !page.contains("canary") && !host.settled_log().contains("canary")
    );
    std::fs::remove_dir_all(folder).unwrap();
}
