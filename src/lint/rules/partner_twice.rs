//! W401: a partner that stands in two rows of its country for what seems to be one document.
//!
//! Two rows are doubtful when they name the same partner, by itself or within several places
//! named together («Хайфон», «Хайфон и провинция Кханьхоа»), and share a date or the title. A
//! second document of another year and title is a row of its own by right, and so is whatever
//! stands beside one merged cell. A district of a city («Муниципальный район Сюхуэй, г. Шанхай»)
//! is not the city.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::{
    cell::CellRef,
    finding::{Finding, catalogue},
    lint::{corpus::Corpus, inflection::fold},
    model::{Agreement, DateSpan, Partner, PartnerKind},
};

/// A row with its number.
type Row<'r> = (usize, &'r Agreement);

/// What two documents of one partner may share; titles and names by their numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Feature<'r> {
    Title(usize),
    Date(&'r DateSpan),
}

/// One finding for each row that repeats a partner of a row above it.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    corpus.register.countries().flat_map(|(_, country)| in_country(&country.agreements)).collect()
}

fn in_country(agreements: &[Agreement]) -> Vec<Finding> {
    let mut numbers: FxHashMap<Cow<'_, str>, usize> = FxHashMap::default();
    let mut number_of = |text| {
        let next = numbers.len();
        *numbers.entry(fold(text)).or_insert(next)
    };
    // Of the rows beside one cell the last says as much as all.
    let mut above: FxHashMap<(usize, Feature), Vec<Row>> = FxHashMap::default();
    let mut findings = Vec::new();
    for row in agreements.iter().enumerate() {
        let (_, agreement) = row;
        let partner = agreement.partner.as_ref().filter(|_| cell(row).is_some());
        let Some(partner) = partner else { continue };
        let title = Feature::Title(number_of(&agreement.title));
        let features = || agreement.signed.iter().map(Feature::Date).chain([title]);
        let names: Vec<_> = places(partner).map(|name| (name, number_of(name))).collect();
        findings.extend(names.iter().find_map(|&(name, number)| {
            let same = features().filter_map(|feature| above.get(&(number, feature)));
            let apart = same.filter_map(|rows| rows.iter().rev().find(|r| cell(**r) != cell(row)));
            finding(name, apart.max_by_key(|(number, _)| *number)?.1, agreement)
        }));
        for key in names.iter().flat_map(|&(_, name)| features().map(move |what| (name, what))) {
            let rows = above.entry(key).or_default();
            rows.pop_if(|last| cell(*last) == cell(row));
            rows.push(row);
        }
    }
    findings
}

fn cell((_, agreement): Row<'_>) -> Option<&CellRef> {
    agreement.partner.as_ref()?.as_written.cell()
}

fn finding(name: &str, above: &Agreement, below: &Agreement) -> Option<Finding> {
    let (first, second) = (above.partner.as_ref()?, below.partner.as_ref()?);
    let (there, here) = (first.as_written.cell()?, second.as_written.cell()?);
    let what = shared_feature(above, below)?;
    let message = format!("Партнёр «{name}» уже указан в ячейке {}, {what}", address(there, here));
    let finding = Finding::new(&catalogue::PARTNER_TWICE, Some(here.clone()), message)
        .quote(second.as_written.value.as_str())
        .hint("Если документ один, оставьте одну строку; если два, уточните их названия и даты");
    Some(finding)
}

/// The places of a partner: several where it names several together.
fn places(partner: &Partner) -> impl Iterator<Item = &str> {
    let several = partner.kind == PartnerKind::Entity;
    let commas = partner.name.split(move |c| several && c == ',');
    commas.flat_map(move |part| part.split(if several { " и " } else { "\n" })).map(str::trim)
}

/// What makes two documents look like one, in words.
fn shared_feature(above: &Agreement, below: &Agreement) -> Option<&'static str> {
    let same_date = above.signed.iter().any(|date| below.signed.contains(date));
    let same_title = fold(&above.title) == fold(&below.title);
    match (same_date, same_title) {
        (true, true) => Some("с тем же названием документа и той же датой"),
        (true, false) => Some("с той же датой"),
        (false, true) => Some("с тем же названием документа"),
        (false, false) => None,
    }
}

fn address(cell: &CellRef, beside: &CellRef) -> String {
    if cell.sheet == beside.sheet { cell.address() } else { cell.to_string() }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::{
        finding::Finding,
        lint::{
            LintOptions,
            rules::fixture::{agreement, country, found, one},
        },
        model::{Agreement, Country, PartnerKind},
    };

    const TIE: &str = "Соглашение о партнёрстве";

    fn findings<const N: usize>(agreements: [Agreement; N]) -> Vec<Finding> {
        found(check, &one(country("Вьетнам").with_agreements(agreements)), &LintOptions::default())
    }

    #[test]
    fn haiphong_of_the_real_table_stands_twice() {
        let found = findings([
            agreement("Хошимин", TIE, 2005),
            agreement("Хайфон", TIE, 2006),
            agreement("Провинция Дьенбьен", TIE, 2024),
            agreement("Хайфон и провинция Кханьхоа", TIE, 2006),
            agreement("Ханой", TIE, 2025),
        ]);
        let lines: Vec<_> = found.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            ["предупреждение[W401] 2025!B4: Партнёр «Хайфон» уже указан в ячейке B2, \
              с тем же названием документа и той же датой"]
        );
        assert_eq!(found[0].quote.as_deref(), Some("Хайфон и провинция Кханьхоа"));
    }

    #[test]
    fn another_document_of_another_year_is_no_repetition() {
        let found = findings([
            agreement("Минск", "Соглашение о партнёрстве в торговле", 2000),
            agreement("Минск", "План мероприятий", 2024),
            agreement("", TIE, 2000),
            agreement("", TIE, 2000),
        ]);
        assert_eq!(found, []);
    }

    #[test]
    fn the_same_date_or_title_is_enough() {
        let found = findings([
            agreement("Минск", "Соглашение", 2000),
            agreement("Минск", "План мероприятий", 2000),
            agreement("Ош", "Соглашение", 2001),
            agreement("ОШ", "Соглашение", 2005),
        ]);
        let messages: Vec<_> = found.iter().map(|f| f.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "Партнёр «Минск» уже указан в ячейке B1, с той же датой",
                "Партнёр «ОШ» уже указан в ячейке B3, с тем же названием документа",
            ]
        );
    }

    #[test]
    fn the_last_row_in_another_cell_is_named() {
        let mut country = country("Киргизия").with_agreements([
            agreement("Ош", TIE, 2001),
            agreement("Ош", "План", 2002),
            agreement("Ош", TIE, 2003),
            agreement("Ош", TIE, 2004),
        ]);
        // The last two stand beside one merged cell.
        let cells = country.agreements[2].partner.as_ref().map(|p| p.as_written.cells.clone());
        if let (Some(partner), Some(cells)) = (&mut country.agreements[3].partner, cells) {
            partner.as_written.cells = cells;
        }
        let findings = found(check, &one(country), &LintOptions::default());
        let messages: Vec<_> = findings.iter().map(|f| f.message.as_str()).collect();
        let message = "Партнёр «Ош» уже указан в ячейке B1, с тем же названием документа";
        assert_eq!(messages, [message; 2]);
    }

    #[test]
    fn twenty_thousand_documents_of_one_partner_are_checked_at_once() {
        let documents = (0..20_000).map(|n| agreement("Печ", &format!("Договор {n}"), 5000 + n));
        let country = Country { agreements: documents.collect(), ..country("Венгрия") };
        assert_eq!(found(check, &one(country), &LintOptions::default()), []);
    }

    #[test]
    fn neither_a_district_nor_a_merged_cell_repeats_a_city() {
        let mut district = agreement("Муниципальный район Сюхуэй, г. Шанхай", TIE, 2013);
        if let Some(partner) = &mut district.partner {
            partner.kind = PartnerKind::District;
        }
        assert_eq!(findings([agreement("г. Шанхай", TIE, 2013), district]), []);

        let mut merged = country("Киргизия")
            .with_agreements([agreement("Ош", TIE, 2004), agreement("Ош", TIE, 2004)]);
        let cell = merged.agreements[0].partner.as_ref().map(|p| p.as_written.cells.clone());
        if let (Some(partner), Some(cells)) = (&mut merged.agreements[1].partner, cell) {
            partner.as_written.cells = cells;
        }
        assert_eq!(found(check, &one(merged), &LintOptions::default()), []);
    }
}
