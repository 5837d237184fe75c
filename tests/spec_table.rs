//! Executes `tests/spec/continuation.md`: each Markdown table there is a sheet, and the block
//! under it is what `table::read` must make of it.
#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use pobratim::{
    import::Sheet,
    table::{self, Table},
};
use support::sheet::sheet;

const SPEC: &str = include_str!("spec/continuation.md");

#[test]
fn every_example_reads_as_it_says() {
    let mut examples = 0;
    for section in SPEC.split("\n## ").skip(1) {
        let name = section.lines().next().unwrap();
        let expected = section.split("```\n").nth(1).unwrap();
        assert_eq!(outcome(&sheet(section)), expected, "{name}");
        examples += 1;
    }
    assert_eq!(examples, 16);
}

/// What was read, as the blocks of the specification write it.
fn outcome(sheet: &Sheet) -> String {
    match table::read(std::slice::from_ref(sheet)) {
        Err(error) => format!("{error}\n"),
        Ok(checked) => {
            let mut lines = drawn(&checked.value);
            for finding in checked.findings {
                let quote = finding.quote.unwrap();
                let cell = finding.cell.unwrap().address();
                lines.push(format!("{} {cell} {quote}", finding.rule.code));
            }
            lines.join("\n") + "\n"
        }
    }
}

fn drawn(table: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    if !table.title.value.is_empty() {
        lines.push(format!("= {}", table.title.value));
        lines.push(format!("= {}", table.headings.events.value));
    }
    for region in &table.regions {
        let name = region.name.as_ref().map_or("—", |name| &name.value);
        lines.push(format!("регион {name}"));
        for country in &region.countries {
            let name = Some(&*country.name.value).filter(|name| !name.is_empty());
            lines.push(format!("страна {}", name.unwrap_or("—")));
            for agreement in &country.agreements {
                let partner = agreement.partner.as_ref().map_or("—", |partner| &partner.value);
                let signed = agreement.signed.as_ref().map_or("—", |signed| &signed.value.shown);
                lines.push(format!("- {partner} | {} | {signed}", agreement.title.value));
            }
            for events in &country.events {
                lines.push(format!("* {} {}", events.cells[0].address(), events.value));
            }
        }
    }
    lines
}
