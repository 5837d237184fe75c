//! N220: a date of signing whose year has two digits.

use crate::{
    finding::{Finding, catalogue},
    lint::LintOptions,
    model::{Agreement, Register},
};

/// One finding for each such date.
pub(crate) fn check(register: &Register, _: &LintOptions) -> Vec<Finding> {
    let agreements = register.countries().flat_map(|(_, country)| &country.agreements);
    agreements.filter_map(finding).collect()
}

fn finding(agreement: &Agreement) -> Option<Finding> {
    let written = agreement.signed_as_written.as_str();
    let date = written.split([' ', ',', ';']).find(|word| is_short(word))?;
    let year = chrono::Datelike::year(&agreement.signed.first()?.start_day());
    let message = format!("Год записан двумя цифрами: «{date}» прочитано как {year} год");
    let finding = Finding::new(&catalogue::TWO_DIGIT_YEAR, agreement.signed_cell.clone(), message);
    Some(finding.quote(date).hint("Напишите год четырьмя цифрами"))
}

/// Day, month and a year of two digits: 22.08.98.
fn is_short(word: &str) -> bool {
    let parts: Vec<&str> = word.trim_end_matches("г.").split(['.', '/', '-']).collect();
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.as_slice(), [day, month, year]
        if [1, 2].contains(&day.len()) && [1, 2].contains(&month.len()) && year.len() == 2
            && digits(day) && digits(month) && digits(year))
}
