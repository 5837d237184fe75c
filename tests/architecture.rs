//! The rules of the house, executed: which way imports point, what every file opens with, how
//! long files and lines of the tree may grow. ARCHITECTURE.md says why.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// What each room may import, besides itself.
const MAY_IMPORT: [(&str, &[&str]); 14] = [
    ("cell", &[]),
    ("finding", &["cell"]),
    ("model", &["cell", "finding"]),
    ("import", &["cell", "finding"]),
    ("table", &["cell", "finding", "model", "import"]),
    ("normalise", &["cell", "finding", "model", "table"]),
    ("lint", &["cell", "finding", "model"]),
    ("report", &["cell", "finding", "model"]),
    ("layout", &["cell", "finding", "model", "report"]),
    ("render", &["cell", "finding", "model", "import", "report", "layout"]),
    (
        "pipeline",
        &[
            "cell",
            "finding",
            "model",
            "import",
            "table",
            "normalise",
            "lint",
            "report",
            "layout",
            "render",
        ],
    ),
    ("deliver", &["cell", "finding", "model", "pipeline"]),
    (
        "cli",
        &[
            "cell",
            "finding",
            "model",
            "import",
            "table",
            "normalise",
            "lint",
            "report",
            "layout",
            "render",
            "pipeline",
            "deliver",
        ],
    ),
    ("main", &["cli"]),
];

/// The longest that a file may grow, in lines; the house aims at 250.
const LONGEST_FILE: usize = 330;

fn sources(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The first folder or file under `src` that `path` lies in: `normalise` for
/// `src/normalise/date/mod.rs`.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// The code of a file without its tests, comments and strings on `//` lines.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap();
    let lines = code.lines().map(|line| line.split("//").next().unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that a file names: `crate::room::…`, `crate::{room::…, room::…}`, `pobratim::room`.
fn imported(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for prefix in ["crate::", "pobratim::"] {
        for (at, _) in code.match_indices(prefix) {
            let rest = &code[at + prefix.len()..];
            match rest.strip_prefix('{') {
                Some(group) => found.extend(group_rooms(group)),
                None => found.push(identifier(rest)),
            }
        }
    }
    found
}

/// The first names of each part of `{a::b, c::{d, e}, f}`, given what follows the first brace.
fn group_rooms(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut found = vec![identifier(group.trim_start())];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.push(identifier(group[at + 1..].trim_start())),
            _ => {}
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn imports_point_one_way() {
    let rules: BTreeMap<&str, &[&str]> = MAY_IMPORT.into_iter().collect();
    let mut wrong = Vec::new();
    for path in sources("src") {
        let room = room(&path);
        if room == "lib" {
            continue;
        }
        let allowed =
            rules.get(room.as_str()).unwrap_or_else(|| panic!("{room} is no room of the house"));
        for name in imported(&code(&path)) {
            if name != room
                && rules.contains_key(name.as_str())
                && !allowed.contains(&name.as_str())
            {
                wrong.push(format!("{} imports {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_groups_and_paths() {
    let code =
        "use crate::{cell::{Row, Column}, model, finding::Finding};\nlet x = crate::report::y();";
    let mut found = imported(code);
    found.sort();
    assert_eq!(found, ["cell", "finding", "model", "report"]);
}

#[test]
fn only_the_outer_rooms_touch_the_world() {
    let inner = [
        "cell",
        "finding",
        "model",
        "import",
        "table",
        "normalise",
        "lint",
        "report",
        "layout",
        "render",
    ];
    let mut wrong = Vec::new();
    for path in sources("src").into_iter().filter(|path| inner.contains(&room(path).as_str())) {
        let code = code(&path);
        for forbidden in [
            "std::fs",
            "std::env",
            "std::net",
            "std::process",
            "SystemTime",
            "Utc::now",
            "Local::now",
        ] {
            if code.contains(forbidden) {
                wrong.push(format!("{} uses {forbidden}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_one_room_knows_each_library() {
    let homes = [
        ("printpdf", "src/render/pdf"),
        ("lopdf", "src/render/pdf"),
        ("subsetter", "src/render/pdf"),
        ("rust_xlsxwriter", "src/render/workbook"),
        ("indexmap", "src/render/workbook/package"),
        ("itoa", "src/render/workbook/package"),
        ("calamine", "src/import/workbook"),
        ("cfb", "src/import/excel97"),
        ("quick_xml", "src/import"),
        ("html5gum", "src/import/html"),
        ("encoding_rs", "src/import/encoding.rs"),
        ("chardetng", "src/import/encoding.rs"),
        ("harfrust", "src/layout"),
        ("hypher", "src/layout"),
        ("strsim", "src/model/russian.rs"),
        ("fst", "src/lint/dictionary"),
        ("icalendar", "src/render/calendar.rs"),
        ("image", "src/pipeline/picture.rs"),
        ("clap", "src/cli"),
        ("annotate_snippets", "src/render/findings"),
        ("unicode_width", "src/render/findings"),
        ("terminal_size", "src/cli"),
        ("tempfile", "src/deliver"),
    ];
    let mut wrong = Vec::new();
    for path in sources("src") {
        let code = code(&path);
        for (library, home) in homes {
            let used =
                code.contains(&format!("{library}::")) || code.contains(&format!("use {library}"));
            if used && !path.to_str().unwrap().contains(home) {
                wrong.push(format!("{} uses {library}, whose home is {home}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    let mut wrong = Vec::new();
    for path in ["src", "tests", "benches"].into_iter().flat_map(sources) {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        if !text.starts_with("//!") {
            wrong.push(format!("{} does not open with //!", path.display()));
        }
        if lines > LONGEST_FILE {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
