//! A table that has everything a report can stumble over, through the whole program: texts of
//! several pages, words and addresses longer than any column, a region without countries, two
//! hundred of one thing and none of the other, odd characters, every severity of finding.
//!
//! The PDFs are left in the target folder, one for each standard and a dossier, and `.ci/run` has veraPDF look
//! at them.

use std::{fs, path::Path, process::Command};

use crate::support::Place;

const WORDS: [&str; 9] = [
    "визит",
    "делегации",
    "Санкт-Петербурга",
    "(во",
    "главе",
    "с",
    "заместителем",
    "председателя)",
    "«Совета»",
];

/// A text of so many words, about eight letters each.
fn text(words: usize) -> String {
    (0..words).map(|n| WORDS[n % WORDS.len()]).collect::<Vec<_>>().join(" ")
}

fn rows() -> Vec<[String; 5]> {
    let mut rows = Vec::new();
    let mut row = |cells: [&str; 5]| rows.push(cells.map(str::to_owned));
    row(["СОТРУДНИЧЕСТВО <города> & «партнёры» (\\ 2025 \\)", "", "", "", ""]);
    row(["Страна", "Город", "Основание", "Дата подписания", "Основные мероприятия в 2025 году"]);
    row(["ЕВРОПА", "", "", "", ""]);
    let long = format!("14 мая – {} последнее-слово-события.", text(2800));
    row(["Сербия", "Белград", "Соглашение о партнёрстве", "16 декабря 2015 г.", &long]);
    row(["", "Ниш", &format!("Договор {} последнее-слово-договора", text(2500)), "июнь 2017", ""]);
    row(["АЗИЯ", "", "", "", ""]);
    row(["СНГ", "", "", "", ""]);
    for n in 0..200 {
        let country = if n == 0 { "Казахстан" } else { "" };
        row([country, &format!("Город{n}"), &format!("Соглашение {n}"), "1990-е", ""]);
    }
    let days = (0..200).map(|n| format!("{} {} – встреча {n}.", n % 28 + 1, MONTHS[n / 28]));
    row(["Белоруссия", "", "", "", &days.collect::<Vec<_>>().join(" ")]);
    row(["АФРИКА", "", "", "", ""]);
    let word = "Гидроэлектростанция".repeat(9);
    let address = format!("https://example.org/{}", "path/".repeat(60));
    let odd = "3 марта – «Café „Zürich“» (№ 5\\§ 7) — 10 % и 20 €… объе\u{AD}динение, \
               за\u{301}мок\u{200B}, А.\u{A0}Г.\u{A0}Турчин – см. ";
    row(["ЮАР", &word, &word, "05.IX.1998", &format!("{odd}{address} {word}.")]);
    row(["Атлантида", "", "Меморандум «без конца", "вчера", "31 июня – визит. 5 мая – обрывок и"]);
    row(["Египет", "—", "—", "—", "—"]);
    rows
}

const MONTHS: [&str; 8] =
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа"];

fn tool(command: &str, arguments: &[&str]) -> String {
    let output = Command::new(command).args(arguments).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_nasty_table_becomes_a_sound_report_by_every_standard() {
    let place = Place::new();
    let rows = rows();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    place.put_table("input/таблица (1) & co 2025.xlsx", &rows);
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nasty");
    fs::create_dir_all(&kept).unwrap();
    let kinds = [
        ("a-3a", "a-3a", "table"),
        ("a-2a", "a-2a", "table"),
        ("a-1b", "a-1b", "table"),
        ("none", "none", "table"),
        ("dossier", "a-3a", "dossier"),
    ];
    for (name, standard, layout) in kinds {
        let options = ["--formats", "pdf", "--pdf-standard", standard, "--layout", layout];
        let said = place.run(&[&["-q", "report"], options.as_slice()].concat());
        assert_eq!(said.code, 1, "the table has errors, the report comes all the same: {said:?}");
        let made = kept.join(format!("{name}.pdf"));
        fs::rename(place.path("reports/cooperation-2025.pdf"), &made).unwrap();
        let made = made.to_str().unwrap();
        let checked = tool("qpdf", &["--check", made]);
        assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
        let text = tool("pdftotext", &[made, "-"]);
        for whole in ["последнее-слово-события", "последнее-слово-договора", "«Café", "Город199"]
        {
            assert!(text.contains(whole), "{name}: «{whole}» is lost");
        }
        assert!(!text.contains('\u{AD}'), "{name}: a word is broken");
        // An address has no places to break at, so its pieces say it whole, too.
        assert!(text.contains(&"path/".repeat(60)), "{name}: the address is broken");
    }
}
