use super::{has_nul, index_of, line_end};

/// Pseudo-random numbers, the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }

    /// Returns bytes of which some are rare, with their neighbours.
    fn bytes(&mut self, length: usize) -> Vec<u8> {
        let rarity = 1 + self.below(100);
        (0..length)
            .map(|_| match self.below(rarity) {
                0 => b"\0\n\r\x01\t\x0b\x0c\x0e*\x80\x8a\x8d\xff"[self.below(13)],
                _ => b'!' + self.below(94) as u8,
            })
            .collect()
    }
}

#[test]
fn agrees_with_plain_loops() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..20_000 {
        let length = random.below(200);
        let b = random.bytes(length);
        let from = random.below(length + 1);
        let to = from + random.below(length - from + 1);
        assert_eq!(naive_line_end(&b, from, to), line_end(&b, from, to));
        for &wanted in b"\0\n*\x80\xff" {
            let found = b[from..to].iter().position(|&c| c == wanted);
            let expected = found.map_or(to, |at| from + at);
            assert_eq!(expected, index_of(&b, from, to, wanted));
        }
        let nul = b[from..to].contains(&0);
        assert_eq!(nul, has_nul(&b[from..to]));
    }
}

#[test]
fn finds_a_byte_at_each_place() {
    for length in 0..150 {
        for at in 0..length {
            let mut b = vec![b'a'; length];
            b[at] = b'\r';
            assert_eq!(at, line_end(&b, 0, length));
            assert_eq!(at, line_end(&b, at, length));
            assert_eq!(length, line_end(&b, at + 1, length));
            assert_eq!(at, index_of(&b, 0, length, b'\r'));
            assert!(!has_nul(&b));
            b[at] = 0;
            assert_eq!(length, line_end(&b, 0, length));
            assert!(has_nul(&b));
            assert!(!has_nul(&b[..at]));
        }
    }
}

#[test]
fn bytes_after_the_end_do_not_count() {
    let b = b"aaaaaaaaa\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n";
    assert_eq!(9, line_end(b, 0, 50));
    assert_eq!(8, line_end(b, 0, 8));
    assert_eq!(40, line_end(b, 10, 40));
    assert_eq!(40, index_of(b, 10, 40, b'\n'));
}

fn naive_line_end(b: &[u8], from: usize, to: usize) -> usize {
    (from..to)
        .find(|&i| b[i] == b'\n' || b[i] == b'\r')
        .unwrap_or(to)
}
