//! What the cells hold: text as text, days as dates, numbers as numbers.

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use pobratim::report::Report;

use crate::{bytes, sample};

fn open(report: &Report) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes(report))).unwrap()
}

fn sheet(report: &Report, name: &str) -> Range<Data> {
    open(report).worksheet_range(name).unwrap()
}

fn row(range: &Range<Data>, number: usize) -> Vec<String> {
    range.rows().nth(number - 1).unwrap().iter().map(ToString::to_string).collect()
}

fn day(data: &Data) -> String {
    match data {
        Data::DateTime(at) => at.as_datetime().unwrap().format("%Y-%m-%d").to_string(),
        Data::String(text) => format!("«{text}»"),
        other => format!("{other:?}"),
    }
}

#[test]
fn sheets_stand_in_their_order() {
    let names = open(&sample::report()).sheet_names();
    let wanted = [
        "Сводка",
        "Отчёт",
        "Мероприятия",
        "Соглашения",
        "Страны",
        "Юбилеи",
        "Замечания",
        "Фрагменты",
    ];
    assert_eq!(names, wanted);
}

#[test]
fn the_form_is_the_office_s_own() {
    let form = sheet(&sample::report(), "Отчёт");
    assert_eq!(row(&form, 1)[0], "Сотрудничество Санкт-Петербурга с городами-партнёрами");
    assert_eq!(
        row(&form, 2),
        [
            "Страна",
            "Город",
            "Основание для сотрудничества",
            "Дата подписания",
            "Основные мероприятия в 2025 году"
        ]
    );
    assert_eq!(row(&form, 3), ["Европа", "", "", "", ""]);
    let hungary = row(&form, 4);
    assert_eq!((&*hungary[0], &*hungary[1], &*hungary[3]), ("Венгрия", "Будапешт", "16.12.2015"));
    let events: Vec<&str> = hungary[4].lines().collect();
    assert_eq!(events.len(), 2);
    assert!(events[0].starts_with("14\u{a0}мая") || events[0].starts_with("14 мая"), "{events:?}");
    assert!(events[1].ends_with("иностранных дел Венгрии."), "{events:?}");
}

#[test]
fn a_country_is_merged_down_its_rows_and_a_region_across() {
    let mut book = open(&sample::report());
    let form = book.worksheet_range("Отчёт").unwrap();
    let merges = book.merge_cells_by_sheet_name("Отчёт").unwrap();
    let find = |name: &str| {
        let at = form.rows().position(|row| row[0] == Data::String(name.to_owned())).unwrap();
        let at = u32::try_from(at).unwrap();
        merges
            .iter()
            .find(|merge| merge.start == (at, 0))
            .map(|merge| (merge.end.0 - at + 1, merge.end.1))
    };
    assert_eq!(find("Вьетнам"), Some((3, 0)), "three agreements, three rows, one column");
    assert_eq!(find("Азия"), Some((1, 4)), "one row, all five columns");
    assert_eq!(find("Венгрия"), None, "one row needs no merge");
}

#[test]
fn every_agreement_and_event_is_in_the_form() {
    let report = sample::report();
    let form = sheet(&report, "Отчёт");
    let column = |number: usize| -> Vec<String> {
        form.rows().skip(2).map(|row| row[number].to_string()).collect()
    };
    let (titles, events) = (column(2), column(4).join("\n"));
    for country in report.chapters.iter().flat_map(|chapter| &chapter.countries) {
        for agreement in &country.agreements {
            assert!(titles.iter().any(|title| title == agreement.title), "{}", agreement.title);
        }
        for event in &country.events {
            assert!(events.contains(&format!("{}\u{a0}— {}", event.when, event.text)), "{event:?}");
        }
    }
}

#[test]
fn events_are_dated_where_the_day_is_known() {
    let report = sample::report();
    let events = sheet(&report, "Мероприятия");
    assert_eq!(events.height(), report.figures.events + 1);
    let find = |text: &str| {
        events
            .rows()
            .find(|row| row[8].to_string().contains(text))
            .unwrap_or_else(|| panic!("{text}"))
    };
    let serbia = find("советника Президента Сербии");
    assert_eq!((&*day(&serbia[4]), &*day(&serbia[5])), ("2025-10-30", "2025-11-01"));
    assert_eq!(serbia[6].to_string(), "день");
    assert_eq!(serbia[3].to_string(), "RS");
    assert_eq!(
        serbia[9].to_string(),
        "30 октября – 1 ноября – визит советника Президента Сербии по культуре."
    );
    assert_eq!(serbia[10].to_string(), "2025!E5");
    assert_eq!(serbia[11].to_string(), "E5", "the row of Serbia in the form");
    let may = find("специалистов СПб ГБУЗ");
    assert_eq!((&*day(&may[4]), &*day(&may[5])), ("«май 2025 г.»", "«май 2025 г.»"));
    assert_eq!(may[6].to_string(), "месяц");
    assert_eq!(events.rows().nth(1).unwrap()[0], Data::Float(1.0));
}

#[test]
fn an_agreement_of_two_dates_has_two_rows_and_one_number() {
    let agreements = sheet(&sample::report(), "Соглашения");
    let rows: Vec<_> = agreements.rows().filter(|row| row[2] == "Филиппины").collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0][0], rows[1][0]);
    assert_eq!((&rows[0][8], &rows[1][8]), (&Data::Float(2009.0), &Data::Float(2024.0)));
    assert_eq!(day(&rows[0][7]), "«2009 г.»");
    let hanoi = agreements.rows().find(|row| row[4] == "Хошимин").unwrap();
    assert_eq!((&*day(&hanoi[7]), &hanoi[8]), ("2005-12-09", &Data::Float(2005.0)));
    assert_eq!(hanoi[5].to_string(), "город");
    let belarus = agreements.rows().find(|row| row[2] == "Белоруссия").unwrap();
    assert_eq!(
        (&belarus[4], &belarus[5]),
        (&Data::Empty, &Data::Empty),
        "no partner is no partner"
    );
}

#[test]
fn anniversaries_fall_on_days_of_the_coming_year() {
    let report = sample::report();
    let anniversaries = sheet(&report, "Юбилеи");
    assert_eq!(anniversaries.height(), report.anniversaries.len() + 1);
    let cells = |country: &str| {
        let row = anniversaries.rows().find(|row| row[3] == country).unwrap();
        (day(&row[0]), row[1].clone(), day(&row[2]))
    };
    let texts = |a: &str, years, b: &str| (a.to_owned(), Data::Float(years), b.to_owned());
    assert_eq!(cells("Сербия"), texts("«Сентябрь»", 5.0, "«сентябрь 2021 г.»"));
}

#[test]
fn figures_are_numbers_that_add_up() {
    let report = sample::report();
    let summary = sheet(&report, "Сводка");
    let mut rows = summary.rows().skip_while(|row| row[3] != "Мероприятия");
    let figures: Vec<&Data> = rows.nth(1).unwrap().iter().take(4).collect();
    let count = |number: usize| Data::Float(f64::from(u32::try_from(number).unwrap()));
    let all = &report.figures;
    let wanted = [all.countries, all.partners, all.agreements, all.events].map(count);
    assert_eq!(figures, wanted.iter().collect::<Vec<_>>());
    let totals: Vec<_> = summary.rows().filter(|row| row[0] == "Всего").collect();
    assert_eq!(totals.len(), 2);
    assert_eq!(totals[1][report.figures.by_region.len() + 1], count(all.events));
    let regions: f64 = (1..=report.figures.by_region.len()).map(|i| as_number(&totals[1][i])).sum();
    assert_eq!(Data::Float(regions), count(all.events), "the totals of the regions make the total");
}

fn as_number(data: &Data) -> f64 {
    match data {
        Data::Float(number) => *number,
        other => panic!("{other:?} is no number"),
    }
}

#[test]
fn findings_and_fragments_are_told() {
    let report = sample::report();
    let findings = sheet(&report, "Замечания");
    assert_eq!(findings.height(), report.findings.len() + 1);
    let cells = row(&findings, 2);
    assert_eq!(
        cells,
        [
            "E202",
            "ошибка",
            "2025!D5",
            "в июне нет 31-го дня",
            "31.06.2025",
            "проверьте число и месяц",
            "B5"
        ]
    );
    let fragments = sheet(&report, "Фрагменты");
    assert_eq!(row(&fragments, 2)[..2], ["Азия", "Вьетнам"]);
    assert!(row(&fragments, 2)[2].starts_with("департамента Канцелярии"));
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let hostile =
        ["=1+1", "+7 (812) 000", "-5", "@SUM(A1)", "=HYPERLINK(\"http://a\")", "'кавычка"];
    let mut report = sample::report();
    let countries = report.chapters.iter_mut().flat_map(|chapter| &mut chapter.countries);
    let agreements = countries.flat_map(|country| &mut country.agreements);
    for (agreement, text) in agreements.zip(hostile) {
        agreement.partner = Some(text.to_owned());
    }
    report.chapters[0].region = "=1+1".to_owned();
    report.chapters[0].countries[0].country = "=2+2".to_owned();
    let mut book = open(&report);
    let cells = |name: &str, book: &mut Xlsx<_>| -> Vec<String> {
        let range = book.worksheet_range(name).unwrap();
        range
            .used_cells()
            .filter(|(_, _, data)| data.is_string())
            .map(|(_, _, data)| data.to_string())
            .collect()
    };
    let (form, flat) = (cells("Отчёт", &mut book), cells("Соглашения", &mut book));
    for text in &hostile {
        assert!(
            form.iter().any(|cell| cell == text) && flat.iter().any(|cell| cell == text),
            "{text}"
        );
    }
    assert!(form.iter().any(|cell| cell == "=2+2"));
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name} holds a formula");
    }
}

#[test]
fn text_that_looks_like_markup_stays_text() {
    // The library writes a string that begins and ends so as it is, as rich text.
    let mut report = sample::report();
    let hostile = "<r><t>чужая разметка</t></r>";
    report.chapters[0].countries[0].agreements[0].title = hostile;
    let form = sheet(&report, "Отчёт");
    assert_eq!(row(&form, 4)[2], hostile);
    assert_eq!(sheet(&report, "Соглашения").rows().nth(1).unwrap()[6].to_string(), hostile);
}

#[test]
fn text_that_looks_like_an_escape_was_read_as_one_more_escape() {
    // Excel reads `_x0041_` as «A»; escaped twice, it was read as `_x005F_x0041_`.
    let hostile = "план_x0041_ & <b>";
    let mut report = sample::report();
    report.title = hostile.to_owned();
    report.chapters[0].region = hostile.to_owned();
    report.figures.by_region[0].name = hostile.to_owned();
    report.chapters[0].countries[0].events[0].text = hostile;
    for (name, count) in [("Сводка", 2), ("Отчёт", 3), ("Мероприятия", 2), ("Соглашения", 1)]
    {
        let sheet = sheet(&report, name);
        let cells = sheet.cells().filter(|(.., cell)| cell.to_string().contains(hostile));
        assert!(cells.count() >= count, "{name}: {sheet:?}");
        assert!(!format!("{sheet:?}").contains("_x005F_"), "{name}");
    }
}

#[test]
fn long_text_is_split_and_never_cut() {
    let long = "слово-за-словом и так далее; ".repeat(3_000);
    let mut report = sample::report();
    let country = &mut report.chapters[0].countries[0];
    country.agreements[0].title = &long;
    country.events[0].text = &long;
    country.country = "Очень длинное имя ".repeat(200);
    report.title.clone_from(&long);
    let joined = |name: &str, column: usize, first: usize, last: usize| -> String {
        let range = sheet(&report, name);
        range.rows().skip(first).take(last).map(|row| row[column].to_string()).collect()
    };
    assert!(joined("Отчёт", 2, 0, usize::MAX).contains(&long), "the basis in the form");
    assert!(
        joined("Отчёт", 4, 0, usize::MAX).replace('\n', "").contains(&long),
        "the event in the form"
    );
    assert!(joined("Отчёт", 0, 0, usize::MAX).contains(&report.chapters[0].countries[0].country));
    assert!(joined("Отчёт", 0, 0, usize::MAX).starts_with(&long), "the title");
    assert!(joined("Мероприятия", 8, 0, usize::MAX).contains(&long), "the event in the flat table");
    let events = sheet(&report, "Мероприятия");
    let numbers: Vec<String> =
        events.rows().skip(1).take(7).map(|row| row[0].to_string()).collect();
    assert_eq!(numbers, ["1", "1", "1", "1", "1", "1", "2"], "its rows bear its number");
}

#[test]
fn an_empty_report_has_all_its_sheets() {
    let report = sample::of(&[]);
    let mut book = open(&report);
    assert_eq!(book.sheet_names().len(), 7, "no sheet of fragments");
    let events = book.worksheet_range("Мероприятия").unwrap();
    assert_eq!(row(&events, 2)[0], "Мероприятий нет");
}
