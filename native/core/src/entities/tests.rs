use super::{find, push_value, SLOTS};

const LIST: &str = include_str!(
    "../../../../engine-java/src/test/resources/org/ocp4j/engine/java/internal/entities.tsv"
);

fn value(name: &str) -> Option<String> {
    let found = find(name.as_bytes())?;
    let mut value = Vec::new();
    push_value(found, &mut value);
    Some(String::from_utf8(value).unwrap())
}

/// The list escapes tab and line feed.
#[test]
fn every_name_of_html_stands_for_its_text() {
    let mut count = 0;
    for line in LIST.lines() {
        let (name, expected) = line.split_once('\t').unwrap();
        let found = value(name).unwrap_or_else(|| panic!("no {}", name));
        let escaped = found.replace('\t', "\\t").replace('\n', "\\n");
        assert_eq!(expected, escaped, "{}", name);
        count += 1;
    }
    assert_eq!(2125, count);
    assert_eq!(2125, SLOTS.iter().filter(|&&slot| slot != 0).count());
}

#[test]
fn well_known_names() {
    let names = [
        ("amp", "&"),
        ("lt", "<"),
        ("AMP", "&"),
        ("copy", "©"),
        ("ouml", "ö"),
        ("Ouml", "Ö"),
        ("Afr", "𝔄"),
        ("NotEqualTilde", "≂̸"),
        ("fjlig", "fj"),
        ("CounterClockwiseContourIntegral", "∳"),
    ];
    for (name, expected) in names {
        assert_eq!(Some(expected), value(name).as_deref());
    }
}

#[test]
fn other_names() {
    let names = [
        "",
        "a",
        "am",
        "ampx",
        "Amp",
        "&amp",
        "amp;",
        " amp",
        "amp=26",
        "zwnjz",
        "ZZZ",
        "é",
        "CounterClockwiseContourIntegra",
        "CounterClockwiseContourIntegrals",
    ];
    for name in names {
        assert_eq!(None, find(name.as_bytes()), "{}", name);
    }
}

#[test]
fn appends_to_what_is_there() {
    let mut out = b"[".to_vec();
    push_value(find(b"auml").unwrap(), &mut out);
    push_value(find(b"zwnj").unwrap(), &mut out);
    assert_eq!("[ä\u{200c}".as_bytes(), out);
}
