//! The laboratory: the real binary, an upstream that writes down what it sees, and raw sockets, since a client library would
//! put the attack right.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What upstream does with a connection once a request is read: writes what it likes, then hangs up.
pub(crate) type Act = dyn Fn(&str, &mut TcpStream) + Send + Sync;

pub(crate) const FINE: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

/// The first value that `look` finds. None after a deadline that is far beyond what a busy machine needs.
pub(crate) fn eventually<T>(look: impl Fn() -> Option<T>) -> Option<T> {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if Instant::now() > deadline {
            return None;
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// Waits until a value is what it should be, and fails with the last one otherwise.
pub(crate) fn assert_becomes<T: PartialEq + std::fmt::Debug>(look: impl Fn() -> T, wanted: T) {
    if eventually(|| (look() == wanted).then_some(())).is_none() {
        assert_eq!(look(), wanted);
    }
}

/// Holds upstream's answers back until the test opens it.
#[derive(Clone, Default)]
pub(crate) struct Gate(Arc<AtomicBool>);

impl Gate {
    pub(crate) fn open(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Waits for longer than any test waits for the host.
    pub(crate) fn wait(&self) {
        let _ = eventually(|| self.0.load(Ordering::SeqCst).then_some(()))
            .or_else(|| eventually(|| self.0.load(Ordering::SeqCst).then_some(())));
    }
}

/// A recording upstream on loopback.
pub(crate) struct Upstream {
    pub(crate) port: u16,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Upstream {
    pub(crate) fn new(act: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (act, record): (Arc<Act>, _) = (Arc::new(act), Arc::clone(&seen));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (act, record) = (Arc::clone(&act), Arc::clone(&record));
                thread::spawn(move || converse(stream, &act, &record));
            }
        });
        Self { port, seen }
    }

    /// One that answers `{}`.
    pub(crate) fn fine() -> Self {
        Self::saying(FINE)
    }

    pub(crate) fn saying(answer: &'static str) -> Self {
        Self::new(move |_, stream| {
            let _ = stream.write_all(answer.as_bytes());
        })
    }

    /// Requests so far, as they came over the wire.
    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }

    pub(crate) fn count(&self) -> usize {
        self.seen().len()
    }
}

fn converse(mut stream: TcpStream, act: &Arc<Act>, record: &Mutex<Vec<String>>) {
    while let Some(request) = read_message(&mut stream) {
        record.lock().unwrap().push(request.clone());
        act(&request, &mut stream);
    }
}

/// A head and as much body as it declares.
fn read_message(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut part = vec![0; 64 * 1024];
    // The length of the whole message, once its head is there. Megabytes are not searched again for each part.
    let mut whole = None;
    loop {
        if whole.is_none() {
            let head = bytes.windows(4).position(|end| end == b"\r\n\r\n");
            whole = head.map(|end| {
                let head = String::from_utf8_lossy(&bytes[..end]);
                end + 4 + field(&head, "content-length").and_then(|value| value.parse().ok()).unwrap_or(0)
            });
        }
        if whole.is_some_and(|length| bytes.len() >= length) {
            return Some(String::from_utf8_lossy(&bytes).into_owned());
        }
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&part[..count]),
        }
    }
}

fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}

/// What the host answered.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// 0 where it said nothing and hung up.
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
    /// Whether the connection ended with it.
    pub(crate) closed: bool,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        field(&self.head, name)
    }

    /// The stable code of the host's envelope, "" where there is none.
    pub(crate) fn code(&self) -> String {
        let value: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_default();
        value["response"]["errors"][0]["code"].as_str().unwrap_or_default().to_owned()
    }

    /// What every answer to an API call has, whatever happened.
    pub(crate) fn assert_sealed(&self) {
        assert_eq!(self.header("x-content-type-options"), Some("nosniff"), "{}", self.head);
        assert!(self.head.to_ascii_lowercase().contains("vary: origin"), "{}", self.head);
        assert!(
            self.header("content-security-policy").is_some_and(|csp| csp.starts_with("default-src 'none'")),
            "{}",
            self.head
        );
        assert_eq!(self.header("access-control-allow-credentials"), None);
        assert_ne!(self.header("access-control-allow-origin"), Some("*"));
        assert_ne!(self.header("access-control-allow-origin"), Some("null"));
    }
}

/// The binary under attack.
pub(crate) struct Host {
    pub(crate) port: u16,
    pub(crate) dist: PathBuf,
    child: Child,
    log: Arc<Mutex<String>>,
    /// Collects the log until the process ends.
    reader: Option<JoinHandle<()>>,
    /// How many markers `settled_log` has asked for.
    markers: AtomicUsize,
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.dist);
    }
}

/// A port that no other test here was given. It is below the ports that the system gives to outgoing connections, so none of
/// them takes it before the host does. Each test process begins at another place.
pub(crate) fn free_port() -> u16 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = 10_000 + (std::process::id().wrapping_mul(97) + step) % 22_000;
        let port = u16::try_from(port).unwrap();
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// A page with a file of each kind that matters, compressed forms beside them, and what must not be given out.
fn make_dist(port: u16) -> PathBuf {
    let dist = std::env::temp_dir().join(format!("parcelgate-attacks-{}-{port}", std::process::id()));
    std::fs::create_dir_all(dist.join("v/0123456789abcdef")).unwrap();
    for (name, text) in [
        ("index.html", "<!doctype html><title>x</title>"),
        ("index.html.br", "brotli"),
        ("v/0123456789abcdef/a.wasm", "identity-bytes"),
        ("v/0123456789abcdef/a.wasm.br", "brotli-bytes"),
        ("v/0123456789abcdef/a.wasm.gz", "gzip-bytes"),
        (".secret", "never"),
    ] {
        std::fs::write(dist.join(name), text).unwrap();
    }
    #[cfg(unix)]
    let _ = std::os::unix::fs::symlink("/etc/hostname", dist.join("outside.txt"));
    dist
}

impl Host {
    pub(crate) fn start(upstream: &Upstream, more: &[&str]) -> Self {
        let sandbox = format!("http://127.0.0.1:{}", upstream.port);
        let mut flags = vec!["--environment", "sandbox", "--sandbox-upstream", &sandbox];
        flags.extend(more);
        Self::launch(&flags, &[])
    }

    pub(crate) fn launch(flags: &[&str], environment: &[(&str, &str)]) -> Self {
        let port = free_port();
        let dist = make_dist(port);
        let mut child = Command::new(env!("CARGO_BIN_EXE_parcelgate"))
            .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--dist", &dist.to_string_lossy()])
            .args(flags)
            .envs(environment.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        let (mut stderr, lines) = (child.stderr.take().unwrap(), Arc::clone(&log));
        let reader = thread::spawn(move || {
            let mut part = [0; 4096];
            while let Ok(count @ 1..) = stderr.read(&mut part) {
                lines.lock().unwrap().push_str(&String::from_utf8_lossy(&part[..count]));
            }
        });
        let mut host = Self { port, dist, child, log, reader: Some(reader), markers: AtomicUsize::new(0) };
        // The host writes this line when all its listeners are open.
        let is_open = |host: &Self| host.log().contains("parcelgate: open ");
        let begun = Instant::now();
        while !is_open(&host) && host.is_running() && begun.elapsed() < Duration::from_secs(30) {
            thread::sleep(Duration::from_millis(10));
        }
        assert!(is_open(&host), "the host did not start: {}", host.log());
        host
    }

    /// The log so far. The host writes it from a thread of its own, so the newest lines may still be missing.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// The log, once it is as it should be.
    pub(crate) fn log_once(&self, is_complete: impl Fn(&str) -> bool) -> String {
        let found = eventually(|| Some(self.log()).filter(|log| is_complete(log)));
        assert!(found.is_some(), "the log is not complete: {}", self.log());
        found.unwrap_or_default()
    }

    /// The log of all calls that were answered before. The host writes lines in order, so this makes one more call and waits
    /// for its line. The result leaves such lines out.
    pub(crate) fn settled_log(&self) -> String {
        const MARKER: &str = "\"route\":\"healthz\"";
        let wanted = self.markers.fetch_add(1, Ordering::SeqCst) + 1;
        self.get("/healthz", "");
        let log = self.log_once(|log| log.matches(MARKER).count() >= wanted);
        log.lines().filter(|line| !line.contains(MARKER)).map(|line| format!("{line}\n")).collect()
    }

    /// Asks the host to stop, as a service manager does.
    pub(crate) fn terminate(&self) {
        assert!(Command::new("kill").args(["-TERM", &self.id().to_string()]).status().unwrap().success());
    }

    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Whether it refuses new connections.
    pub(crate) fn is_closed(&self) -> bool {
        TcpStream::connect(("127.0.0.1", self.port)).is_err()
    }

    /// The most memory that the process has used, where the system says so.
    pub(crate) fn peak_memory_kib(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }

    /// The folder that it serves.
    pub(crate) fn dist(&self) -> &std::path::Path {
        &self.dist
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for the end of the process. Its log is complete then.
    pub(crate) fn wait(&mut self) -> Option<i32> {
        let code = self.child.wait().unwrap().code();
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        code
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// Sends bytes as they are; reads one answer.
    pub(crate) fn raw(&self, bytes: impl AsRef<[u8]>) -> Answer {
        let mut stream = self.connect();
        let _ = stream.write_all(bytes.as_ref());
        read_answer(&mut stream)
    }

    /// A call whose parts can be changed: `POST` of `{}` to rating, from our own page, with a token.
    pub(crate) fn call(&self) -> Call {
        Call {
            line: "POST /ups/sandbox/api/rating/v2409/Rate HTTP/1.1".into(),
            headers: vec![
                ("Host".into(), format!("127.0.0.1:{}", self.port)),
                ("Origin".into(), format!("http://127.0.0.1:{}", self.port)),
                ("Authorization".into(), "Bearer token".into()),
                ("Content-Type".into(), "application/json".into()),
            ],
            body: "{}".into(),
            length: true,
        }
    }

    pub(crate) fn send(&self, call: &Call) -> Answer {
        self.raw(call.bytes())
    }

    /// A GET of a file.
    pub(crate) fn get(&self, target: &str, more: &str) -> Answer {
        self.raw(format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{more}\r\n", self.port))
    }
}

/// A request to be bent.
#[derive(Clone)]
pub(crate) struct Call {
    line: String,
    headers: Vec<(String, String)>,
    body: String,
    length: bool,
}

impl Call {
    pub(crate) fn line(mut self, line: &str) -> Self {
        self.line = line.into();
        self
    }

    pub(crate) fn target(self, target: &str) -> Self {
        self.line(&format!("POST {target} HTTP/1.1"))
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    pub(crate) fn set(self, name: &str, value: &str) -> Self {
        self.without(name).with(name, value)
    }

    pub(crate) fn body(mut self, body: &str) -> Self {
        self.body = body.into();
        self
    }

    /// Framing is in the headers that were given.
    pub(crate) fn unframed(mut self) -> Self {
        self.length = false;
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut text = format!("{}\r\n", self.line);
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        if self.length && !self.line.starts_with("GET") {
            text.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        }
        format!("{text}\r\n{}", if self.line.starts_with("GET") { "" } else { &self.body }).into_bytes()
    }
}

/// Reads a whole answer: by its length, its chunks, or until the end.
pub(crate) fn read_answer(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    let mut part = [0; 64 * 1024];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
            let length = field(head, "content-length").and_then(|value| value.parse().ok());
            let chunked = field(head, "transfer-encoding").is_some();
            let whole = match length {
                Some(length) => body.len() >= length,
                None => !chunked || body.ends_with("0\r\n\r\n"),
            };
            if whole {
                let closed = field(head, "connection") == Some("close");
                return Answer { status, head: head.to_owned(), body: body.to_owned(), closed };
            }
        }
        match stream.read(&mut part) {
            Ok(0) | Err(_) => {
                let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
                let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
                return Answer { status, head: head.to_owned(), body: body.to_owned(), closed: true };
            }
            Ok(count) => bytes.extend_from_slice(&part[..count]),
        }
    }
}

/// Whether the other end hangs up within this time.
pub(crate) fn hangs_up(stream: &mut TcpStream, within: Duration) -> bool {
    stream.set_read_timeout(Some(within)).unwrap();
    let mut part = [0; 4096];
    loop {
        match stream.read(&mut part) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) => {
                return matches!(error.kind(), std::io::ErrorKind::ConnectionReset | std::io::ErrorKind::BrokenPipe);
            }
        }
    }
}

/// Whether the other end has hung up already. What it wrote before is dropped.
pub(crate) fn has_hung_up(mut stream: &TcpStream) -> bool {
    stream.set_nonblocking(true).unwrap();
    let mut part = [0; 4096];
    let end = loop {
        match stream.read(&mut part) {
            Ok(1..) => {}
            end => break end,
        }
    };
    stream.set_nonblocking(false).unwrap();
    !matches!(end, Err(error) if error.kind() == std::io::ErrorKind::WouldBlock)
}

/// A gauge or counter of the host's metrics.
pub(crate) fn metric(address: &str, name: &str) -> Option<i64> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let text = read_answer(&mut stream).body;
    text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.trim().parse().ok())
}

/// Allows this process as many open files as the system grants: some tests open thousands of sockets.
pub(crate) fn raise_file_limit() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut files = getrlimit(Resource::Nofile);
        files.current = files.maximum;
        setrlimit(Resource::Nofile, files).unwrap();
    }
}
