//! A table of the office in small: every kind of row that the real one has, and reports made from
//! it, of any size.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use pobratim::{
    cell::{CellRef, Cells, Column, Located, Row},
    finding::{Finding, catalogue},
    model::{Register, Source},
    normalise::{ReportYear, Vocabulary, normalise},
    report::{Report, ReportOptions, compose},
    table::{Table, TableAgreement, TableCountry, TableDate, TableRegion},
};

/// Region, country, partner, basis, date, events; a blank region or country is the one above.
pub type Line<'a> = [&'a str; 6];

pub const LINES: &[Line<'_>] = &[
    [
        "Европа",
        "Венгрия",
        "Будапешт",
        "Соглашение о партнёрстве между Правительством Санкт-Петербурга Российской Федерации и Муниципалитетом Будапешта Венгрии",
        "16 декабря 2015 г.",
        "14 мая – визит мэра г. Хевиз П.Насадоса состоялась встреча с руководством Санкт-Петербурга. 19 июня – визит Министра внешних экономических связей и иностранных дел Венгрии.",
    ],
    [
        "",
        "Сербия",
        "Белград",
        "Соглашение о партнёрстве между Правительством Санкт-Петербурга (Российская Федерация) и мэрией Белграда (Республика Сербия)",
        "сентябрь 2021 г.",
        "7-10 мая – визит делегации Санкт-Петербурга в Белград, приуроченный к празднованию 80-летия Победы. 30 октября – 1 ноября – визит советника Президента Сербии по культуре.",
    ],
    [
        "Азия",
        "Вьетнам",
        "Хошимин",
        "Соглашение о партнёрстве между Правительством Санкт-Петербурга и Народным Комитетом г. Хошимина Социалистической Республики Вьетнам",
        "09.12.2005",
        "7-16 марта – визит делегации Санкт-Петербурга в Ханой. 5-16 июля – визит делегации Санкт-Петербурга в г. Хошимин и Ханой. 12-14 марта – визит делегации провинции Кханьхоа во главе с Председателем Народного Совета. 27 марта – в Смольном в формате ВКС прошла конференция, посвященная Международному дню женщин и девочек в науке.",
    ],
    [
        "",
        "",
        "Хайфон",
        "Соглашение о партнёрстве",
        "2006",
        "2 апреля – визит супруги министра иностранных дел Вьетнама и посла Вьетнама в России.",
    ],
    [
        "",
        "",
        "Ханой",
        "Соглашение о партнёрстве",
        "2025",
        "19-23 мая – Неделя Вьетнама в Санкт-Петербурге.",
    ],
    ["", "", "", "", "", "департамента Канцелярии ЦК Коммунистической партии Вьетнама."],
    [
        "",
        "Южная Корея",
        "Пусан",
        "Соглашение о партнёрстве",
        "2008",
        "С 1 сентября по 9 сентября 2025 года состоялось стажировочное обучение заведующего отделением хирургического лечения опухолей молочной железы.",
    ],
    ["", "", "Тэгу", "Соглашение о партнёрстве", "1997", ""],
    [
        "",
        "Филиппины",
        "Провинция Себу",
        "Соглашение о партнёрстве",
        "2009, 2024",
        "17 февраля – ВКС с Президентом Технологического университета провинции-партнера Санкт-Петербурга Себу.",
    ],
    [
        "СНГ",
        "Белоруссия",
        "",
        "Соглашение между Мэрией Санкт-Петербурга и Министерством экономики Республики Беларусь о торгово-экономическом сотрудничестве",
        "20.06.1995",
        "4 февраля – встреча руководства ГУП «Водоканал Санкт-Петербурга» с руководством УП «Полимерконструкция».",
    ],
    [
        "",
        "",
        "Минск",
        "Соглашение о партнёрстве в торгово-экономической, научно-технической и гуманитарной областях",
        "06.06.2000",
        "14-16 мая – визит делегации Санкт-Петербурга под руководством председателя Комитета по благоустройству Санкт-Петербурга в Минск.",
    ],
    [
        "",
        "Узбекистан",
        "Ташкент",
        "Соглашение между Правительством Санкт-Петербурга и хокимиятом Ташкента",
        "09.11.2017",
        "В мае 2025 года состоялся визит специалистов СПб ГБУЗ «Городская больница Святого Великомученика Георгия» в Городскую клиническую больницу скорой медицинской помощи г. Ташкент.",
    ],
    ["Африка", "Тунис", "Бизерта", "Соглашение о партнёрстве", "2014", ""],
];

/// The report on [`LINES`], with findings.
pub fn report() -> Report<'static> {
    of(LINES)
}

/// The report on `lines`, with the findings of reading them and one of each grave kind.
pub fn of(lines: &[Line<'_>]) -> Report<'static> {
    let title = "Сотрудничество Санкт-Петербурга с городами-партнёрами";
    let checked = normalise(table(title, lines), &Vocabulary::embedded(), ReportYear(2025));
    let mut findings = checked.findings;
    let at = Some(CellRef::new("2025", Row::new(5), Column::new(4)));
    findings.push(
        Finding::new(&catalogue::IMPOSSIBLE_DATE, at, "в июне нет 31-го дня")
            .quote("31.06.2025")
            .hint("проверьте число и месяц"),
    );
    let columns = [
        "Страна",
        "Город",
        "Основание для сотрудничества",
        "Дата подписания",
        "Основные мероприятия в 2025 году",
    ];
    let source = Source {
        file: "cooperation-2025.xlsx".into(),
        columns: columns.map(str::to_owned),
        ..Source::default()
    };
    // A report borrows from its register; one of a test lives as long as the tests.
    let (register, findings) = (Box::leak(Box::new(checked.value)), findings.leak());
    compose(register, findings, &ReportOptions { source, ..ReportOptions::default() })
}

/// The register on [`LINES`].
pub fn register() -> Register {
    register_of(LINES)
}

/// The register on `lines`.
pub fn register_of(lines: &[Line<'_>]) -> Register {
    let title = "Сотрудничество Санкт-Петербурга с городами-партнёрами";
    normalise(table(title, lines), &Vocabulary::embedded(), ReportYear(2025)).value
}

/// A report of about `agreements` agreements, each text in it unlike the others.
pub fn large(agreements: usize) -> Report<'static> {
    let rows = LINES.iter().filter(|line| !line[3].is_empty()).count();
    let copies = agreements.div_ceil(rows);
    let mut lines: Vec<[String; 6]> = Vec::new();
    for (index, line) in LINES.iter().enumerate().filter(|(_, line)| !line[3].is_empty()) {
        for copy in 0..copies {
            let [region, country, partner, title, date, events] = line.map(ToOwned::to_owned);
            let begins = |text: String| if copy == 0 { text } else { String::new() };
            let partner = format!("{partner} {copy}");
            let title = format!("{title} № {copy}");
            let events = format!("{events} {}", extra(index, copy));
            lines.push([begins(region), begins(country), partner, title, date, events]);
        }
    }
    let lines: Vec<Line<'_>> =
        lines.iter().map(|line| line.each_ref().map(String::as_str)).collect();
    of(&lines)
}

/// Two events more, of the length that events usually have.
fn extra(index: usize, copy: usize) -> String {
    let day = (copy * 7 + index) % 28 + 1;
    let months = ["января", "марта", "мая", "июля", "сентября", "декабря"];
    let month = months[(copy + index) % months.len()];
    let late = months[(copy + index + 3) % months.len()];
    format!(
        "{day} {month} – визит делегации № {copy} Санкт-Петербурга под руководством председателя \
         Комитета по благоустройству для участия в официальных мероприятиях. {day} {late} – рабочая \
         встреча № {copy} с представителями деловых кругов и учебных заведений города-партнёра."
    )
}

fn table(title: &str, lines: &[Line<'_>]) -> Table {
    let mut regions: Vec<TableRegion> = Vec::new();
    for (row, [region, country, partner, basis, date, events]) in (4..).zip(lines) {
        let at = |column, text: &str| {
            let cell = CellRef::new("2025", Row::new(row), Column::new(column));
            Located::at(text.to_owned(), cell)
        };
        if !region.is_empty() {
            regions.push(TableRegion { name: Some(at(1, region)), countries: Vec::new() });
        }
        let countries = &mut regions.last_mut().unwrap().countries;
        if !country.is_empty() {
            let name = at(1, country);
            countries.push(TableCountry { name, ..TableCountry::default() });
        }
        let country = countries.last_mut().unwrap();
        if !basis.is_empty() {
            country.agreements.push(TableAgreement {
                partner: (!partner.is_empty()).then(|| at(2, partner)),
                title: at(3, basis),
                signed: (!date.is_empty())
                    .then(|| at(4, date).map(|shown| TableDate { shown, day: None })),
            });
        }
        if !events.is_empty() {
            country.events.push(at(5, events).into());
        }
    }
    Table {
        sheet: "2025".into(),
        title: Located { value: title.to_owned(), cells: Cells::new() },
        regions,
        ..Table::default()
    }
}
