//! What no sheet and no disk can hold.

use std::io::{self, Write};

use pobratim::render::{
    RenderError,
    workbook::{WorkbookOptions, write},
};

use crate::{made, options, package::parts_of, sample};

#[test]
fn what_one_sheet_cannot_hold_goes_on_on_another_and_links_lead_there() {
    let options = WorkbookOptions { most_rows: 9, ..options() };
    let parts = parts_of(made(&sample::report(), &options));
    let part = |name: &str| &parts.iter().find(|(part, _)| part == name).unwrap().1;
    let workbook = part("xl/workbook.xml");
    for name in ["Отчёт", "Отчёт 2", "Мероприятия 2"] {
        assert!(workbook.contains(&format!("<sheet name=\"{name}\"")), "{workbook}");
    }
    let told = "«Отчёт» не помещается на лист Excel; последний из листов — «Отчёт ";
    assert!(part("xl/sharedStrings.xml").contains(told), "«Сводка» says so");
    let (first, second) = (part("xl/worksheets/sheet2.xml"), part("xl/worksheets/sheet3.xml"));
    let heads = |xml: &str| xml.split("<row ").nth(2).unwrap().replace(" ht=", "").len();
    assert_eq!(heads(first), heads(second), "each with title and head");
    assert!(first.matches("<row ").count() <= 9 && second.matches("<row ").count() <= 9);
    let links: String = parts.iter().map(|(_, xml)| xml.as_str()).collect();
    let target = |link: &str| {
        let at = link.split_once("'!").unwrap().1;
        at[1..].split('"').next().unwrap().parse::<usize>().unwrap()
    };
    let leads: Vec<_> = links.split("location=\"'Отчёт 2").skip(1).map(target).collect();
    assert!(leads.len() > 3 && leads.iter().all(|row| (1..=9).contains(row)), "{leads:?}");
}

#[test]
fn a_full_disk_is_an_error_and_ends_the_work() {
    /// Takes so many bytes and no more.
    struct Disk(usize);
    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let report = sample::large(300);
    for room in [0, 1_000, 50_000] {
        let written = write(&report, &options(), Disk(room));
        assert!(matches!(written, Err(RenderError::Write(_))), "{room}: {written:?}");
    }
}
