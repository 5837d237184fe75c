//! Tables in Markdown → rows of cells, so that a specification can be prose and a test at once.

/// The body rows of every table in `text`; heads and rules are left out.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    tables(text).into_iter().flatten().collect()
}

/// The body rows of each table in `text`.
pub fn tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut before = "";
    let mut inside = false;
    for line in text.lines() {
        let row = line.starts_with('|');
        if row && line.starts_with("|--") && before.starts_with('|') {
            tables.push(Vec::new());
            inside = true;
        } else if row && inside {
            tables.last_mut().unwrap().push(cells(line));
        } else if !row {
            inside = false;
        }
        before = line;
    }
    tables
}

fn cells(line: &str) -> Vec<String> {
    line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
}
