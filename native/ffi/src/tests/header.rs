//! `ocp.h` and this library have the same functions, constants and structs.

use super::*;
use ocp_core::{Code, Limit};
use std::collections::{BTreeMap, BTreeSet};
use std::mem::size_of;

static HEADER: &str = include_str!("../../../include/ocp.h");
static SOURCE: &str = include_str!("../lib.rs");

/// Returns a text without comments, and with single spaces.
fn plain(text: &str, open: &str, close: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some(at) = rest.find(open) {
        kept.push_str(&rest[..at]);
        let inside = &rest[at + open.len()..];
        rest = &inside[inside.find(close).expect("the comment ends") + close.len()..];
        kept.push(' ');
    }
    kept.push_str(rest);
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the lines that do not start with `start`.
fn lines_without(text: &str, start: &str) -> String {
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with(start))
        .collect();
    kept.join("\n")
}

/// Returns the Rust type for a C type.
fn rust_type(c: &str) -> String {
    let c = c.trim();
    if let Some(pointed) = c.strip_suffix('*') {
        let pointed = pointed.trim();
        return match pointed.strip_prefix("const ") {
            Some(constant) => format!("*const {}", rust_type(constant)),
            None => format!("*mut {}", rust_type(pointed)),
        };
    }
    match c {
        "uint8_t" => "u8",
        "uint32_t" => "u32",
        "uint64_t" | "ocp_parser" | "ocp_block" | "ocp_heap" => "u64",
        "size_t" => "usize",
        "char" => "c_char",
        "ocp_status" => "Status",
        "ocp_options" => "RawOptions",
        "ocp_error" => "RawError",
        "ocp_statistics" => "RawStatistics",
        "ocp_heap_usage" => "RawHeapUsage",
        other => panic!("a type this test does not know: {other}"),
    }
    .to_owned()
}

/// Returns the functions of the header: the types of their parameters, then of their results.
fn declared() -> BTreeMap<String, Vec<String>> {
    let code = lines_without(HEADER, "#");
    let mut functions = BTreeMap::new();
    for declaration in plain(&code, "/*", "*/").split("OCP_API ").skip(1) {
        let declaration = &declaration[..declaration.find(");").expect("it ends")];
        let (before, parameters) = declaration.split_once('(').expect("it has parameters");
        let at = before.rfind("ocp_").expect("it has a name");
        let (result, name) = before.split_at(at);
        let mut types: Vec<String> = Vec::new();
        for parameter in parameters.split(',').filter(|p| *p != "void") {
            let end = parameter.rfind([' ', '*']).expect("it has a type") + 1;
            types.push(rust_type(&parameter[..end]));
        }
        types.push(rust_type(result));
        functions.insert(name.to_owned(), types);
    }
    functions
}

/// Returns the functions that the library exports, from its source.
fn exported() -> BTreeMap<String, Vec<String>> {
    let code = plain(&lines_without(SOURCE, "//"), "/*", "*/");
    let mut functions = BTreeMap::new();
    for function in code.split("#[no_mangle] ").skip(1) {
        let (before, rest) = function.split_once('(').expect("it has parameters");
        let (parameters, rest) = rest.split_once(')').expect("they end");
        let name = before.rsplit(' ').next().expect("it has a name");
        let result = rest.split('{').next().expect("it has a body").trim();
        let mut types: Vec<String> = parameters
            .split(',')
            .filter_map(|p| p.split_once(':'))
            .map(|(_, t)| t.trim().to_owned())
            .collect();
        types.push(result.trim_start_matches("->").trim().to_owned());
        functions.insert(name.to_owned(), types);
    }
    functions
}

#[test]
fn the_header_declares_what_the_library_exports() {
    let declared = declared();
    assert_eq!(declared, exported());
    assert_eq!(20, declared.len());
}

#[test]
fn exports_are_in_one_file() {
    let names = SOURCE.matches("#[no_mangle]").count();
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let mut all = 0;
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let text = std::fs::read_to_string(&path).unwrap();
            all += text.matches("no_mangle").count() + text.matches("export_name").count();
        }
    }
    assert_eq!(names, all);
}

/// Returns the numbers that the header defines.
fn defined() -> BTreeMap<String, u64> {
    let mut constants = BTreeMap::new();
    for line in HEADER.lines() {
        let mut words = line.split_whitespace();
        if words.next() != Some("#define") {
            continue;
        }
        let (name, value) = (words.next().unwrap(), words.next());
        let number = match value {
            Some("UINT64_MAX") => u64::MAX,
            Some(text) => match text.trim_end_matches('u').parse() {
                Ok(number) => number,
                Err(_) => continue,
            },
            None => continue,
        };
        constants.insert(name.to_owned(), number);
    }
    constants
}

fn screaming(name: &str) -> String {
    let mut result = String::from("OCP_");
    for (at, c) in name.char_indices() {
        if at > 0 && c.is_uppercase() {
            result.push('_');
        }
        result.push(c.to_ascii_uppercase());
    }
    result
}

#[test]
fn the_constants_are_the_same() {
    let mut ours = BTreeMap::new();
    let mut put = |name: String, value: u64| assert_eq!(None, ours.insert(name, value));
    put("OCP_ABI_VERSION".to_owned(), u64::from(ABI_VERSION));
    put("OCP_NO_OFFSET".to_owned(), u64::MAX);
    use Status::*;
    put("OCP_OK".to_owned(), Ok as u64);
    for status in [
        Grammar, Limit, Memory, Handle, Argument, Busy, State, Space, Internal,
    ] {
        let name = screaming(&format!("{status:?}"));
        put(name.replace("OCP_", "OCP_E_"), status as u64);
    }
    for limit in ocp_core::Limit::ALL {
        let name = screaming(&format!("{limit:?}"));
        put(name.replace("OCP_", "OCP_LIMIT_"), limit as u64);
    }
    put(
        "OCP_LIMIT_COUNT".to_owned(),
        ocp_core::Limit::ALL.len() as u64,
    );
    for code in [
        Code::InvalidUtf8,
        Code::UnexpectedCharacter,
        Code::UnexpectedEof,
        Code::UnexpectedLazy,
        Code::UnexpectedClosingSlash,
        Code::UnexpectedAttribute,
        Code::UnexpectedSelfClosingSlash,
        Code::EndTagMismatch,
        Code::NonSpread,
        Code::SpreadExtra,
        Code::InvalidJavascript,
    ] {
        put(screaming(&format!("{code:?}")), u64::from(code.number()));
    }
    for (name, flag) in ocp_records::FLAG_NAMES {
        put(format!("OCP_{name}"), u64::from(flag));
    }
    assert_eq!(ours, defined());
}

/// Returns the fields of a struct in the header: name, offset and size, laid out as in C.
fn fields(name: &str) -> Vec<(String, usize, usize)> {
    let header = plain(HEADER, "/*", "*/");
    let start = format!("typedef struct {name} {{");
    let at = header.find(&start).expect("the struct is there") + start.len();
    let body = &header[at..at + header[at..].find('}').expect("it ends")];
    let mut offset = 0;
    let mut fields = Vec::new();
    for field in body.split(';').map(str::trim).filter(|f| !f.is_empty()) {
        let (kind, name) = field.rsplit_once(' ').expect("a field has a type");
        let size = match kind {
            "uint32_t" | "ocp_status" => 4,
            "uint64_t" => 8,
            other => panic!("a type this test does not know: {other}"),
        };
        let (name, count) = match name.split_once('[') {
            Some((name, "OCP_LIMIT_COUNT]")) => (name, Limit::ALL.len()),
            Some(_) => panic!("an array this test does not know: {name}"),
            None => (name, 1),
        };
        offset = (offset + size - 1) / size * size;
        fields.push((name.to_owned(), offset, size * count));
        offset += size * count;
    }
    fields
}

macro_rules! layout {
    ($type:ident { $($field:ident),* }) => {{
        let value = $type::default();
        let start = &value as *const $type as usize;
        vec![$((
            stringify!($field).to_owned(),
            &value.$field as *const _ as usize - start,
            mem::size_of_val(&value.$field),
        )),*]
    }};
}

#[test]
fn the_structs_are_laid_out_the_same() {
    let options = layout!(RawOptions {
        size,
        flags,
        limits
    });
    assert_eq!(options, fields("ocp_options"));
    let error = layout!(RawError {
        size,
        status,
        code,
        limit,
        start,
        end,
        actual,
        allowed
    });
    assert_eq!(error, fields("ocp_error"));
    let statistics = layout!(RawStatistics {
        live_blocks,
        live_block_bytes,
        blocks_allocated,
        blocks_released,
        live_parsers,
        allocator_live_bytes,
        allocator_peak_bytes
    });
    assert_eq!(statistics, fields("ocp_statistics"));
    let usage = layout!(RawHeapUsage {
        live_blocks,
        live_bytes,
        blocks_allocated,
        blocks_released
    });
    assert_eq!(usage, fields("ocp_heap_usage"));
    let sizes = [
        size_of::<RawOptions>(),
        size_of::<RawError>(),
        size_of::<RawStatistics>(),
        size_of::<RawHeapUsage>(),
    ];
    assert_eq!([72, 48, 56, 32], sizes);
}

#[test]
fn the_test_itself_sees_differences() {
    assert_eq!("*const u8", rust_type("const uint8_t *"));
    assert_eq!("*mut *mut u8", rust_type("uint8_t **"));
    assert_eq!("OCP_UNEXPECTED_EOF", screaming("UnexpectedEof"));
    let names: BTreeSet<String> = declared().into_keys().collect();
    assert!(names.contains("ocp_statistics_get") && names.contains("ocp_version"));
}
