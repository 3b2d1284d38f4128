//! The abuse fuse: a token bucket for each address. Not the limit that UPS's quota asks for, only the end of a flood.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// A warehouse behind one address runs a batch of 1,000 rows, each a rate and a ship, without meeting the fuse.
const BURST: f64 = 2_500.0;
const PER_SECOND: f64 = 50.0;
/// So many addresses are remembered; full buckets are forgotten first.
const MOST_ADDRESSES: usize = 20_000;

#[derive(Clone, Copy)]
struct Bucket {
    left: f64,
    at: Instant,
}

impl Bucket {
    fn refilled(self, now: Instant) -> f64 {
        (now.duration_since(self.at).as_secs_f64().mul_add(PER_SECOND, self.left)).min(BURST)
    }
}

/// Connections of one address: an eighth of all.
const MOST_SEATS: u32 = 512;

pub(crate) struct Fuse {
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
    seats: Arc<Mutex<HashMap<IpAddr, u32>>>,
}

/// A connection's place among those of its address.
pub(crate) struct Seat {
    of: IpAddr,
    seats: Arc<Mutex<HashMap<IpAddr, u32>>>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = seats.get_mut(&self.of) {
            *count -= 1;
            if *count == 0 {
                seats.remove(&self.of);
            }
        }
    }
}

impl Fuse {
    pub(crate) fn new() -> Self {
        Self { buckets: Mutex::default(), seats: Arc::default() }
    }

    /// A place for one more connection of an address. All of a front's are from its own address: there it is the front's matter.
    pub(crate) fn sit(&self, address: IpAddr, hops: usize) -> Option<Seat> {
        let of = network(address);
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let count = seats.entry(of).or_insert(0);
        if *count >= MOST_SEATS && hops == 0 {
            return None;
        }
        *count += 1;
        drop(seats);
        Some(Seat { of, seats: Arc::clone(&self.seats) })
    }

    /// Takes one call of an address; else the whole seconds after which there is one again.
    pub(crate) fn take(&self, address: IpAddr, now: Instant) -> Result<(), u64> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let key = network(address);
        if buckets.len() >= MOST_ADDRESSES && !buckets.contains_key(&key) {
            buckets.retain(|_, bucket| bucket.refilled(now) < BURST);
            // All of them are at work: the newcomer is let in and not remembered.
            if buckets.len() >= MOST_ADDRESSES {
                return Ok(());
            }
        }
        let left = buckets.get(&key).map_or(BURST, |bucket| bucket.refilled(now));
        let enough = left >= 1.0;
        buckets.insert(key, Bucket { left: if enough { left - 1.0 } else { left }, at: now });
        if enough { Ok(()) } else { Err(1) }
    }
}

/// One household has a whole /64 of IPv6.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) >> 64 << 64)),
        plain @ IpAddr::V4(_) => plain,
    }
}

/// Who is calling: the socket's other end, or what the last trusted front wrote. `hops` fronts are the operator's own;
/// what stands further left in `X-Forwarded-For` anybody may have written.
pub(crate) fn caller(peer: SocketAddr, forwarded: &str, hops: usize) -> IpAddr {
    let written = (hops > 0).then(|| forwarded.rsplit(',').map(str::trim).nth(hops - 1)).flatten();
    written.and_then(|text| text.parse().ok()).unwrap_or_else(|| peer.ip())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_batch_passes_a_flood_does_not_and_time_heals() {
        let (fuse, now) = (Fuse::new(), Instant::now());
        let address: IpAddr = [192, 0, 2, 1].into();
        assert!((0..2_500).all(|_| fuse.take(address, now).is_ok()));
        assert_eq!(fuse.take(address, now), Err(1));
        assert_eq!(fuse.take([192, 0, 2, 2].into(), now), Ok(()), "another address has its own");
        assert_eq!(fuse.take(address, now + Duration::from_secs(1)), Ok(()));
    }

    #[test]
    fn a_household_is_one_caller() {
        let (fuse, now) = (Fuse::new(), Instant::now());
        for host in 0..2_500_u128 {
            assert!(fuse.take(Ipv6Addr::from((0x2001_0db8_u128 << 96) + host).into(), now).is_ok());
        }
        assert!(fuse.take(Ipv6Addr::from((0x2001_0db8_u128 << 96) + 9_999).into(), now).is_err());
    }

    #[test]
    fn only_what_a_trusted_front_wrote_counts() {
        let peer: SocketAddr = ([10, 0, 0, 1], 5).into();
        let from = |text, hops| caller(peer, text, hops).to_string();
        assert_eq!(from("1.1.1.1", 0), "10.0.0.1");
        assert_eq!(from("6.6.6.6, 1.1.1.1", 1), "1.1.1.1");
        assert_eq!(from("6.6.6.6, 1.1.1.1, 10.0.0.9", 2), "1.1.1.1");
        assert_eq!(from("nonsense", 1), "10.0.0.1");
        assert_eq!(from("1.1.1.1", 2), "10.0.0.1");
    }
}
