//! 41 to 44, and 48: slowness, on either side. These wait for the host's own limits, beside each other.

use crate::lab::{
    Gate, Host, Upstream, assert_becomes, free_port, hangs_up, has_hung_up, metric, raise_file_limit, read_answer,
};
use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn a41_slow_heads_and_idle_connections_end() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let (mut slow, mut silent, mut kept) = (host.connect(), host.connect(), host.connect());
    kept.write_all(&host.call().bytes()).unwrap();
    assert_eq!(read_answer(&mut kept).status, 200);
    let begun = Instant::now();
    let dripping = thread::spawn(move || {
        for byte in b"POST / HTTP/1.1\r\nHost: a-name-that-takes-its-time\r\n" {
            if slow.write_all(&[*byte]).is_err() {
                break;
            }
            thread::sleep(SECOND / 2);
            if begun.elapsed() > SECOND * 14 {
                break;
            }
        }
        hangs_up(&mut slow, SECOND)
    });
    assert!(hangs_up(&mut silent, SECOND * 14), "a connection that says nothing");
    assert!(hangs_up(&mut kept, SECOND * 14), "one that said all it had to");
    assert!(begun.elapsed() > SECOND * 8, "patience has a measure");
    assert!(dripping.join().unwrap(), "one that drips");
}

#[test]
fn a41_a_slow_body_ends() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let mut stream = host.connect();
    stream.write_all(&host.call().unframed().with("Content-Length", "100000").body("{").bytes()).unwrap();
    let begun = Instant::now();
    let answer = read_answer(&mut stream);
    assert_eq!((answer.status, answer.code().as_str()), (408, "proxy_body_too_slow"));
    assert!(begun.elapsed() > SECOND * 13 && begun.elapsed() < SECOND * 20);
    assert_eq!(upstream.count(), 0);
}

#[test]
fn a41_two_thousand_idle_sockets_stop_nobody() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &["--fuse", "off"]);
    // This process may be allowed fewer sockets than that: it takes as many as it gets, up to two thousand.
    raise_file_limit();
    let idle: Vec<_> = (0..2_000).map_while(|_| std::net::TcpStream::connect(("127.0.0.1", host.port)).ok()).collect();
    assert!(idle.len() >= 400, "{}", idle.len());
    for _ in 0..20 {
        assert_eq!(host.send(&host.call()).status, 200);
    }
}

#[test]
fn a42_a_reader_that_sleeps_lets_upstream_go() {
    let gone = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&gone);
    let upstream = Upstream::new(move |_, stream| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 8000000\r\n\r\n";
        let _ = stream.write_all(head.as_bytes());
        flag.store(
            stream.write_all(&vec![b' '; 8_000_000]).is_err() || stream.read(&mut [0]).is_ok_and(|count| count == 0),
            Ordering::SeqCst,
        );
    });
    let host = Host::start(&upstream, &[]);
    let mut stream = host.connect();
    stream.write_all(&host.call().bytes()).unwrap();
    // Nothing is read. After half a minute the host has had enough.
    let begun = Instant::now();
    while !gone.load(Ordering::SeqCst) && begun.elapsed() < SECOND * 45 {
        thread::sleep(SECOND / 4);
    }
    assert!(gone.load(Ordering::SeqCst), "upstream's connection is released");
    assert!(begun.elapsed() > SECOND * 20);
}

#[test]
fn a43_upstream_that_says_nothing() {
    let upstream = Upstream::new(|_, _| thread::sleep(SECOND * 40));
    let host = Host::start(&upstream, &[]);
    let begun = Instant::now();
    let answer = host.send(&host.call());
    assert_eq!((answer.status, answer.code().as_str()), (504, "proxy_upstream_timeout"));
    assert_eq!(answer.header("parcelgate-sent"), None, "a byte may have arrived");
    assert!(begun.elapsed() > SECOND * 28 && begun.elapsed() < SECOND * 35);
    assert_eq!(upstream.count(), 1);
}

#[test]
fn a43_upstream_that_is_not_there() {
    let closed = free_port();
    let host = Host::launch(&["--sandbox-upstream", &format!("http://127.0.0.1:{closed}")], &[]);
    let answer = host.send(&host.call());
    assert_eq!((answer.status, answer.code().as_str()), (502, "proxy_upstream_unreachable"));
    assert_eq!(answer.header("parcelgate-sent"), Some("no"));
}

#[test]
fn a43_upstream_that_shakes_no_hands() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap().to_string();
    let host = Host::launch(&["--environment", "cie", "--client-id", "id", "--upstream-connect", &address], &[]);
    let begun = Instant::now();
    let answer = host.send(&host.call().target("/ups/cie/api/rating/v2409/Rate"));
    assert_eq!((answer.status, answer.code().as_str()), (504, "proxy_upstream_unreachable"));
    assert_eq!(answer.header("parcelgate-sent"), Some("no"));
    assert!(begun.elapsed() > SECOND * 4 && begun.elapsed() < SECOND * 9);
}

#[test]
fn a43_an_answer_that_stops_is_never_a_whole_one() {
    for ending in ["stalls", "closes"] {
        let upstream = Upstream::new(move |_, stream| {
            let _ = stream.write_all(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"half\":",
            );
            if ending == "stalls" {
                thread::sleep(SECOND * 40);
            }
            let _ = stream.shutdown(std::net::Shutdown::Both);
        });
        let host = Host::start(&upstream, &[]);
        let mut stream = host.connect();
        stream.write_all(&host.call().bytes()).unwrap();
        let begun = Instant::now();
        let answer = read_answer(&mut stream);
        assert_eq!(answer.header("content-length"), Some("100"), "{answer:?}");
        assert!(answer.closed && answer.body.len() < 100, "the page sees that it is cut");
        assert!(begun.elapsed() < SECOND * 35);
    }
}

#[test]
fn a44_answers_without_end() {
    for declared in [true, false] {
        let upstream = Upstream::new(move |_, stream| {
            if declared {
                let _ = stream
                    .write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n");
                return;
            }
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
            while stream.write_all(chunk.as_bytes()).is_ok() {}
        });
        let host = Host::start(&upstream, &[]);
        let mut stream = host.connect();
        stream.write_all(&host.call().bytes()).unwrap();
        let (mut total, mut part, mut text) = (0_usize, vec![0; 1 << 16], Vec::new());
        while let Ok(count @ 1..) = stream.read(&mut part) {
            total += count;
            if text.len() < 4_096 {
                text.extend_from_slice(&part[..count]);
            }
            if declared {
                break;
            }
        }
        if declared {
            let text = String::from_utf8_lossy(&text).into_owned();
            assert!(text.starts_with("HTTP/1.1 502") && text.contains("proxy_answer_too_large"), "{text}");
        } else {
            assert!(total < 8 * 1024 * 1024 + 300_000, "cut at the limit: {total}");
            let memory = host.peak_memory_kib();
            assert!(memory.is_none_or(|kib| kib < 64 * 1024), "{memory:?} KiB");
        }
    }
}

#[test]
fn a46_a_page_that_leaves_in_the_middle_of_a_purchase() {
    let (gate, done) = (Gate::default(), Arc::new(AtomicUsize::new(0)));
    let (held, count) = (gate.clone(), Arc::clone(&done));
    let upstream = Upstream::new(move |_, stream| {
        held.wait();
        // The other end of an aborted call has hung up.
        stream.set_read_timeout(Some(SECOND / 10)).unwrap();
        let alive = !matches!(stream.read(&mut [0]), Ok(0));
        let answered = alive && stream.write_all(crate::lab::FINE.as_bytes()).is_ok();
        count.fetch_add(usize::from(answered), Ordering::SeqCst);
    });
    let address = format!("127.0.0.1:{}", free_port());
    let host = Host::start(&upstream, &["--metrics-listen", &address]);
    let mut stream = host.connect();
    stream.write_all(&host.call().target("/ups/sandbox/api/shipments/v2409/ship").bytes()).unwrap();
    assert_becomes(|| upstream.count(), 1);
    drop(stream);
    // The host has noticed that the page left.
    assert_becomes(|| metric(&address, "parcelgate_connections"), Some(0));
    gate.open();
    host.log_once(|log| log.contains("page_left"));
    assert_eq!((done.load(Ordering::SeqCst), upstream.count()), (1, 1), "the call is finished, once");
}

#[test]
fn a46_told_to_stop_while_a_purchase_has_no_page_any_more() {
    let gate = Gate::default();
    let held = gate.clone();
    let upstream = Upstream::new(move |_, stream| {
        held.wait();
        let _ = stream.write_all(crate::lab::FINE.as_bytes());
    });
    let address = format!("127.0.0.1:{}", free_port());
    let mut host = Host::start(&upstream, &["--metrics-listen", &address]);
    let mut stream = host.connect();
    stream.write_all(&host.call().target("/ups/sandbox/api/shipments/v2409/ship").bytes()).unwrap();
    assert_becomes(|| upstream.count(), 1);
    drop(stream);
    assert_becomes(|| metric(&address, "parcelgate_connections"), Some(0));
    host.terminate();
    assert_becomes(|| host.is_closed(), true);
    // A host that did not wait would end now.
    thread::sleep(SECOND);
    assert!(host.is_running(), "it waits for UPS's answer");
    gate.open();
    assert_eq!(host.wait(), Some(0));
    let log = host.log();
    let is_whole = ["\"route\":\"ship\"", "\"status\":200", "page_left"].iter().all(|part| log.contains(part));
    assert!(is_whole, "{log}");
}

#[test]
fn a39_bodies_have_a_bound_together() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let part = vec![b' '; 13 * 1024 * 1024];
    let held: Vec<_> = (0..8)
        .map(|_| {
            let call = host.call().target("/ups/sandbox/api/paperlessdocuments/v2/upload");
            let mut stream = host.connect();
            stream.write_all(&call.unframed().with("Content-Length", "14000000").body("").bytes()).unwrap();
            // Refused ones hang up in the middle.
            let _ = stream.write_all(&part);
            stream
        })
        .collect();
    // Four of these fill 64 MiB. The others hang up.
    assert_becomes(|| held.iter().filter(|stream| has_hung_up(stream)).count() >= 4, true);
    let busy =
        host.send(&host.call().target("/ups/sandbox/api/paperlessdocuments/v2/upload").body(&" ".repeat(13_000_000)));
    assert!(busy.status == 429 || busy.status == 0, "{busy:?}");
    let memory = host.peak_memory_kib();
    assert!(memory.is_none_or(|kib| kib < 180 * 1024), "{memory:?} KiB");
    drop(held);
    assert_becomes(|| host.send(&host.call()).status, 200);
    assert_eq!(upstream.count(), 1, "none of the held bodies went upstream");
}

#[test]
fn a39_a_body_has_its_memory_until_upstream_has_answered() {
    let upstream = Upstream::new(|_, stream| {
        thread::sleep(SECOND * 3);
        let _ = stream.write_all(crate::lab::FINE.as_bytes());
    });
    let host = Host::start(&upstream, &[]);
    let upload =
        host.call().target("/ups/sandbox/api/paperlessdocuments/v2/upload").body(&" ".repeat(13_000_000)).bytes();
    let sent: Vec<_> = (0..5)
        .map(|_| {
            let (mut stream, bytes) = (host.connect(), upload.clone());
            thread::spawn(move || {
                let _ = stream.write_all(&bytes);
                read_answer(&mut stream).status
            })
        })
        .collect();
    let statuses: Vec<u16> = sent.into_iter().map(|one| one.join().unwrap()).collect();
    let passed = statuses.iter().filter(|status| **status == 200).count();
    assert!(
        passed <= 5 && upstream.count() == passed && statuses.iter().all(|status| matches!(status, 0 | 200 | 429)),
        "{statuses:?}"
    );
    // 64 MiB hold five of these; the sixth and seventh beside them are told to wait.
    let more: Vec<_> = (0..7)
        .map(|_| {
            let (mut stream, bytes) = (host.connect(), upload.clone());
            thread::spawn(move || {
                let _ = stream.write_all(&bytes);
                read_answer(&mut stream).status
            })
        })
        .collect();
    let statuses: Vec<u16> = more.into_iter().map(|one| one.join().unwrap()).collect();
    assert!(statuses.iter().filter(|status| **status == 200).count() <= 5, "{statuses:?}");
}

#[test]
fn one_address_does_not_take_every_connection() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    raise_file_limit();
    let mut idle: Vec<_> =
        (0..600).map_while(|_| std::net::TcpStream::connect(("127.0.0.1", host.port)).ok()).collect();
    let above = idle.split_off(512);
    let begun = Instant::now();
    assert_becomes(|| above.iter().filter(|stream| has_hung_up(stream)).count() > 60, true);
    assert!(begun.elapsed() < SECOND * 8, "the limit of 10 s for idle connections is not what closed them");
    drop((idle, above));
    assert_becomes(|| host.send(&host.call()).status, 200);
}

#[test]
fn a48_told_to_stop_under_load() {
    let gate = Gate::default();
    let held = gate.clone();
    let upstream = Upstream::new(move |_, stream| {
        held.wait();
        let _ = stream.write_all(crate::lab::FINE.as_bytes());
    });
    let mut host = Host::start(&upstream, &[]);
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let mut stream = host.connect();
            stream.write_all(&host.call().bytes()).unwrap();
            thread::spawn(move || read_answer(&mut stream).status)
        })
        .collect();
    assert_becomes(|| upstream.count(), 50);
    host.terminate();
    // All calls are still under way, since the gate is closed.
    assert_becomes(|| host.is_closed(), true);
    gate.open();
    assert!(calls.into_iter().all(|call| call.join().unwrap() == 200), "all finish");
    assert_eq!(host.wait(), Some(0));
}
