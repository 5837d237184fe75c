//! Reports made for the tests: as many countries, agreements and events as a rule needs.

use pobratim::cell::{Cells, Located};
use pobratim::{
    layout::{self, Fonts, PageStyle, pages::Pages},
    model::{
        Agreement, Country, DateSpan, Event, PartialDate, Partner, PartnerKind, Region, Register,
        Source,
    },
    report::{Report, ReportOptions, compose},
};

/// The words that long texts are made of, from the real table.
const WORDS: [&str; 12] = [
    "визит",
    "делегации",
    "Санкт-Петербурга",
    "во",
    "главе",
    "с",
    "заместителем",
    "председателя",
    "Народного",
    "комитета",
    "по",
    "сотрудничеству",
];

/// A text of so many words; `salt` makes it unlike others.
pub(crate) fn text(words: usize, salt: usize) -> String {
    let words = (0..words).map(|n| WORDS[(n + salt) % WORDS.len()]);
    words.collect::<Vec<_>>().join(" ")
}

/// An agreement with a partner city, or with a government.
pub(crate) fn agreement(
    partner: Option<&str>,
    title: &str,
    signed: Option<PartialDate>,
) -> Agreement {
    let nowhere = |text: &str| Located { value: text.to_owned(), cells: Cells::new() };
    let partner = partner.map(|name| Partner {
        name: name.to_owned(),
        as_written: nowhere(name),
        kind: PartnerKind::City,
        places: Vec::new(),
    });
    Agreement {
        partner,
        title: title.to_owned(),
        signed: signed.into_iter().map(DateSpan::single).collect(),
        signed_as_written: String::new(),
        cells: Vec::new(),
        title_as_written: nowhere(title),
        signed_cell: None,
    }
}

/// An event of 2025.
pub(crate) fn event(month: u32, day: u32, text: &str) -> Event {
    Event {
        dates: vec![DateSpan::single(PartialDate::day(2025, month, day).unwrap())],
        text: text.to_owned(),
        as_written: text.to_owned(),
        cells: Cells::new(),
        ordinal: 0,
    }
}

/// A country with so many agreements of ten words and events of `words` words.
pub(crate) fn country(name: &str, agreements: usize, events: usize, words: usize) -> Country {
    let signed = |n: usize| PartialDate::day(1990 + i32::try_from(n % 30).unwrap(), 5, 17);
    let agreements = (0..agreements)
        .map(|n| agreement(Some(&format!("Город{n}")), &text(10, n), signed(n)))
        .collect();
    let day = |n: usize| u32::try_from(n % 28).unwrap() + 1;
    let month = |n: usize| u32::try_from(n / 28 % 12).unwrap() + 1;
    let events = (0..events).map(|n| event(month(n), day(n), &text(words, n))).collect();
    Country {
        name: name.to_owned(),
        as_written: name.to_owned(),
        iso2: None,
        cells: Vec::new(),
        agreements,
        events,
        unplaced: Vec::new(),
    }
}

/// The report on regions.
pub(crate) fn report(regions: Vec<(&str, Vec<Country>)>) -> Report<'static> {
    let regions = regions.into_iter().map(|(name, countries)| Region {
        name: name.to_owned(),
        as_written: name.to_uppercase(),
        cell: None,
        countries,
    });
    let title = "СОТРУДНИЧЕСТВО САНКТ-ПЕТЕРБУРГА С ГОРОДАМИ-ПАРТНЁРАМИ".to_owned();
    let register = Register { year: 2025, title, regions: regions.collect(), extra: Vec::new() };
    let source = Source { file: "таблица.xlsx".to_owned(), ..Source::default() };
    // A report borrows from its register; one of a test lives as long as the tests.
    compose(Box::leak(Box::new(register)), &[], &ReportOptions { source, ..Default::default() })
}

/// The pages of a report.
pub(crate) fn paginate(report: &Report) -> Pages {
    layout::paginate(report, &PageStyle::a4_landscape(), &Fonts::embedded()).unwrap()
}

/// The pages of a report on one region.
pub(crate) fn region(countries: Vec<Country>) -> Pages {
    paginate(&report(vec![("Азия", countries)]))
}
