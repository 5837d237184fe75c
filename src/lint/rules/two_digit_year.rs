//! N220: a date of signing whose year has two digits.

use crate::{
    finding::{Finding, catalogue},
    lint::{corpus::Corpus, inflection::fold},
    model::Agreement,
};

/// How the names of the months begin.
const MONTHS: [&str; 12] =
    ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

/// One finding for each such date.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let agreements = corpus.register.countries().flat_map(|(_, country)| &country.agreements);
    agreements.filter_map(finding).collect()
}

fn finding(agreement: &Agreement) -> Option<Finding> {
    let written = agreement.signed_as_written.as_str();
    let digits = written.split([' ', ',', ';']).find(|word| is_short(word));
    let date = digits.or_else(|| beside_its_month(written))?;
    let year = chrono::Datelike::year(&agreement.signed.first()?.start_day());
    let message = format!("Год записан двумя цифрами: «{date}» прочитано как {year} год");
    let finding = Finding::new(&catalogue::TWO_DIGIT_YEAR, agreement.signed_cell.clone(), message);
    Some(finding.quote(date).hint("Напишите год четырьмя цифрами"))
}

/// A day, the name of its month and a year of two digits: «16 дек 15», «16 дек. 15 г.».
fn beside_its_month(written: &str) -> Option<&str> {
    let pieces: Vec<&str> = written.split_inclusive(char::is_whitespace).collect();
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let mut at = 0;
    for triple in pieces.windows(3) {
        let [day, month, year] = *triple else { return None };
        let short = year.trim_end_matches(|c: char| !c.is_ascii_digit());
        let is_month = MONTHS.iter().any(|stem| fold(month).starts_with(stem));
        if is_month && day.len() < 4 && digits(day.trim()) && short.len() == 2 && digits(short) {
            return written.get(at..at + day.len() + month.len() + short.len());
        }
        at += day.len();
    }
    None
}

/// Day, month and a year of two digits: 22.08.98.
fn is_short(word: &str) -> bool {
    let parts: Vec<&str> = word.trim_end_matches("г.").split(['.', '/', '-']).collect();
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.as_slice(), [day, month, year]
        if [1, 2].contains(&day.len()) && [1, 2].contains(&month.len()) && year.len() == 2
            && digits(day) && digits(month) && digits(year))
}
