//! 57, and that upstream is spoken to as UPS is: TLS by UPS's name, HTTP/1.1. The certificates are made here.

use crate::lab::{Host, assert_becomes, free_port};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned, version};

/// A certificate authority of our own.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    file: PathBuf,
}

impl Drop for Authority {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.file);
    }
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        // Otherwise it has the name that every leaf has, and OpenSSL takes those for their own issuers.
        params.distinguished_name.push(rcgen::DnType::CommonName, "Parcelgate's test authority");
        let certificate = params.self_signed(&key).unwrap();
        let file = std::env::temp_dir().join(format!("parcelgate-ca-{}-{}.pem", std::process::id(), free_port()));
        std::fs::write(&file, certificate.pem()).unwrap();
        Self { issuer: Issuer::new(params, key), file }
    }

    fn path(&self) -> String {
        self.file.to_string_lossy().into_owned()
    }

    /// A certificate for names, and its key.
    fn issue(&self, names: &[&str], over: bool) -> (rcgen::Certificate, KeyPair) {
        let key = KeyPair::generate().unwrap();
        let mut params =
            CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).unwrap();
        if over {
            params.not_before = rcgen::date_time_ymd(2020, 1, 1);
            params.not_after = rcgen::date_time_ymd(2021, 1, 1);
        }
        (params.signed_by(&key, &self.issuer).unwrap(), key)
    }
}

#[derive(Default)]
struct Heard {
    name: Option<String>,
    protocol: Option<Vec<u8>>,
    requests: Vec<String>,
    /// Connections that have ended.
    ended: usize,
}

/// A TLS server with this certificate, which answers `{}` and writes down what it heard.
fn server((certificate, key): (rcgen::Certificate, KeyPair), old: bool) -> (u16, Arc<Mutex<Heard>>) {
    let versions: &[_] = if old { &[&version::TLS12] } else { &[&version::TLS12, &version::TLS13] };
    let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_protocol_versions(versions)
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der())),
        )
        .unwrap();
    // UPS may offer more; the host speaks HTTP/1.1.
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let (config, heard) = (Arc::new(config), Arc::new(Mutex::new(Heard::default())));
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let record = Arc::clone(&heard);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut tls = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
            let mut part = [0; 8192];
            while let Ok(count @ 1..) = tls.read(&mut part) {
                let mut heard = record.lock().unwrap();
                heard.name = tls.conn.server_name().map(str::to_owned);
                heard.protocol = tls.conn.alpn_protocol().map(<[u8]>::to_vec);
                heard.requests.push(String::from_utf8_lossy(&part[..count]).into_owned());
                drop(heard);
                let _ = tls.write_all(crate::lab::FINE.as_bytes());
            }
            record.lock().unwrap().ended += 1;
        }
    });
    (port, heard)
}

fn host(environment: &str, port: u16, authority: &Authority) -> Host {
    let (address, file) = (format!("127.0.0.1:{port}"), authority.path());
    Host::launch(
        &["--environment", environment, "--client-id", "id", "--upstream-connect", &address, "--extra-ca-file", &file],
        &[],
    )
}

#[test]
fn upstream_is_spoken_to_by_upss_name() {
    for (environment, name) in [("cie", "wwwcie.ups.com"), ("production", "onlinetools.ups.com")] {
        let authority = Authority::new();
        let (port, heard) = server(authority.issue(&[name], false), false);
        let host = host(environment, port, &authority);
        for _ in 0..2 {
            let answer = host.send(&host.call().target(&format!("/ups/{environment}/api/rating/v2409/Rate")));
            assert_eq!(answer.status, 200, "{answer:?} {}", host.log());
        }
        let heard = heard.lock().unwrap();
        assert_eq!(heard.name.as_deref(), Some(name), "SNI");
        assert_ne!(heard.protocol.as_deref(), Some(&b"h2"[..]));
        let text = heard.requests.concat().to_lowercase();
        assert!(text.starts_with("post /api/rating/v2409/rate http/1.1\r\n"), "{text}");
        assert!(text.contains(&format!("host: {name}\r\n")), "{text}");
    }
}

#[test]
fn a57_certificates_that_are_not_upss() {
    let (authority, stranger) = (Authority::new(), Authority::new());
    for (name, certificate) in [
        ("over", authority.issue(&["wwwcie.ups.com"], true)),
        ("another name", authority.issue(&["evil.example"], false)),
        ("the other environment's", authority.issue(&["onlinetools.ups.com"], false)),
        ("another issuer", stranger.issue(&["wwwcie.ups.com"], false)),
    ] {
        let (port, heard) = server(certificate, false);
        let host = host("cie", port, &authority);
        let answer = host.send(&host.call().target("/ups/cie/api/rating/v2409/Rate"));
        assert_eq!((answer.status, answer.code().as_str()), (502, "proxy_upstream_tls"), "{name}");
        assert_eq!(answer.header("parcelgate-sent"), Some("no"));
        assert_becomes(|| heard.lock().unwrap().ended, 1);
        assert!(heard.lock().unwrap().requests.is_empty(), "{name}: nothing was sent");
        let log = host.settled_log();
        assert_eq!(log.lines().filter(|line| line.contains("proxy_upstream_tls")).count(), 1, "{log}");
    }
    // 1.2 is the oldest that is spoken; a server that can only 1.1 answers our greeting with its own version.
    let (port, _) = server(authority.issue(&["wwwcie.ups.com"], false), true);
    let newer = host("cie", port, &authority);
    assert_eq!(newer.send(&newer.call().target("/ups/cie/api/rating/v2409/Rate")).status, 200);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut part = [0; 4096];
            let _ = stream.read(&mut part);
            // ServerHello of TLS 1.1 (RFC 4346): version 3.2, a random of zeros, no session, a cipher of its time.
            let mut hello = vec![22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2];
            hello.extend([0; 32]);
            hello.extend([0, 0, 0x2f, 0]);
            let _ = stream.write_all(&hello);
        }
    });
    let older = host("cie", port, &authority);
    let answer = older.send(&older.call().target("/ups/cie/api/rating/v2409/Rate"));
    assert_eq!((answer.status, answer.code().as_str()), (502, "proxy_upstream_tls"));
}

#[test]
fn https_of_our_own() {
    let authority = Authority::new();
    let (certificate, key) = authority.issue(&["localhost"], false);
    let folder = std::env::temp_dir().join(format!("parcelgate-tls-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (cert_file, key_file) = (folder.join("cert.pem"), folder.join("key.pem"));
    std::fs::write(&cert_file, certificate.pem()).unwrap();
    std::fs::write(&key_file, key.serialize_pem()).unwrap();
    let host =
        Host::launch(&["--tls-cert", &cert_file.to_string_lossy(), "--tls-key", &key_file.to_string_lossy()], &[]);
    let curl = std::process::Command::new("curl")
        .args([
            "--silent",
            "--include",
            "--cacert",
            &authority.path(),
            "--connect-to",
            &format!("127.0.0.1:{0}:127.0.0.1:{0}", host.port),
        ])
        .args([
            "--resolve",
            &format!("localhost:{}:127.0.0.1", host.port),
            &format!("https://localhost:{}/healthz", host.port),
        ])
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&curl.stdout).into_owned();
    // localhost is sent over to the configured origin: TLS itself worked.
    assert!(
        text.starts_with("HTTP/1.1 308") && text.contains(&format!("https://127.0.0.1:{}/healthz", host.port)),
        "{text} {}",
        host.log()
    );
    let plain = host.raw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(plain.status == 0, "no HTTP without TLS there");
    std::fs::remove_dir_all(folder).unwrap();
}
