//! N116: more rows or links than a sheet of the report's workbook can have.
//!
//! Only what the register tells is counted: «Мероприятия» has a row for each event, «Соглашения» for
//! each date of signing, and each row a link to the report. How many rows the report itself takes
//! depends on its letters; the workbook says that on its first sheet.

use crate::{
    finding::{Finding, catalogue},
    lint::corpus::Corpus,
    model::{
        own_workbook::{AGREEMENTS, EVENTS, MOST_LINKS, MOST_ROWS},
        russian::plural,
    },
};

/// A finding for each limit that a sheet meets.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let countries = || corpus.register.countries().map(|(_, country)| country);
    let events = countries().map(|country| country.events.len()).sum();
    let agreements = countries().flat_map(|country| &country.agreements);
    let signings = agreements.map(|agreement| agreement.signed.len().max(1)).sum();
    [(EVENTS, events), (AGREEMENTS, signings)].into_iter().flat_map(of_sheet).collect()
}

/// What of a sheet with so many rows below its head is too much.
fn of_sheet((sheet, rows): (&str, usize)) -> impl Iterator<Item = Finding> {
    let told = |count: usize, words, most: usize, what: &str| {
        let (count, words, most) = (grouped(count), plural(count, words), grouped(most));
        format!("На листе «{sheet}» {count} {words}, а Excel вмещает не больше {most}: {what}")
    };
    let most_rows = MOST_ROWS as usize;
    let next = format!("он продолжается на листе «{sheet} 2»");
    let text = "дальше адреса стоят текстом";
    let links = told(rows, ["ссылка", "ссылки", "ссылок"], MOST_LINKS, text);
    let next = told(rows + 1, ["строка", "строки", "строк"], most_rows, &next);
    let met = [(rows > MOST_LINKS, links), (rows >= most_rows, next)];
    let met = met.into_iter().filter(|(is_met, _)| *is_met);
    met.map(|(_, message)| {
        Finding::new(&catalogue::CROWDED_SHEET, None, message)
            .hint("Чтобы работать в книге, разделите таблицу по годам или регионам")
    })
}

/// The digits of a number by threes.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{EVENTS, of_sheet};

    #[test]
    fn a_sheet_that_is_just_full_is_not_crowded() {
        let count = |rows| of_sheet((EVENTS, rows)).count();
        assert_eq!([65_530, 65_531, 1_048_575, 1_048_576].map(count), [0, 1, 1, 2]);
        let message = of_sheet((EVENTS, 70_000)).next().map(|finding| finding.message);
        assert_eq!(
            message.unwrap_or_default(),
            "На листе «Мероприятия» 70\u{a0}000 ссылок, а Excel вмещает не больше 65\u{a0}530: \
             дальше адреса стоят текстом"
        );
    }
}
