//! Executes `tests/spec/continuation.md` and `tests/spec/layouts.md`: each Markdown table there is
//! a sheet, and the block under it is what `table::read` must make of it.
#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use pobratim::{import::Sheet, table::Table};
use support::sheet::sheet;

/// Each specification, and how many examples it has.
const SPECS: [(&str, usize); 2] =
    [(include_str!("spec/continuation.md"), 16), (include_str!("spec/layouts.md"), 32)];

#[test]
fn every_example_reads_as_it_says() {
    let mut wrong = Vec::new();
    for (spec, examples) in SPECS {
        let sections: Vec<&str> = spec.split("\n## ").skip(1).collect();
        assert_eq!(sections.len(), examples);
        for section in sections {
            let name = section.lines().next().unwrap();
            let expected = section.split("```\n").nth(1).unwrap();
            let read = outcome(&sheet(section));
            if read != expected {
                wrong.push(format!("{name}\nexpected\n{expected}read\n{read}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What was read, as the blocks of the specification write it.
fn outcome(sheet: &Sheet) -> String {
    match support::read(std::slice::from_ref(sheet)) {
        Err(error) => format!("{error}\n"),
        Ok(checked) => {
            let mut lines = drawn(&checked.value);
            for finding in checked.findings {
                let quote = finding.quote.unwrap_or_else(|| "—".to_owned());
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
                let date = events.date.as_ref().map(|date| format!("{} | ", date.value.shown));
                let (text, date) = (&events.text, date.unwrap_or_default());
                lines.push(format!("* {} {date}{}", text.cells[0].address(), text.value));
            }
        }
    }
    for column in &table.extra {
        let heading = Some(&*column.heading.value).filter(|heading| !heading.is_empty());
        let values: Vec<_> = column.values.iter().map(|value| &*value.value).collect();
        lines.push(format!("+ {}: {}", heading.unwrap_or("—"), values.join("; ")));
    }
    lines
}
