//! Cleaning for reading: blanks, quotes and dashes as Russian typography has them.
//!
//! Words as the table has them enter; the same words leave, never reworded. The rules are those
//! of the report (Мильчин, «Справочник издателя и автора»): «ёлочки», „лапки“ inside them, an em
//! dash between blanks, an en dash in ranges of numbers, a blank behind a comma and none before.
//! No-break spaces are absent on purpose: where a line may break is the layout's business.

mod already;
mod marks;
mod spacing;

use super::fold;

/// Any character that is drawn as a horizontal stroke.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Any character that is drawn before an item of a list, those of Word's symbol fonts too.
pub(super) fn is_bullet(c: char) -> bool {
    let symbols = matches!(c, '\u{F0A7}' | '\u{F0B7}' | '\u{F0D8}' | '\u{F0FC}');
    symbols
        || matches!(c, '*' | '·' | '•' | '‣' | '⁃' | '∙' | '■'..='◿' | '✓'..='✘' | '✦'..='❖' | '➔'..='➾')
}

/// The text, cleaned, with the Latin letters that stand in its Russian words replaced.
pub(super) fn readable(written: &str) -> String {
    clean(&fold::russian_words(written))
}

/// The text, cleaned; cleaning twice changes nothing more.
///
/// ```
/// # use pobratim::normalise::text::clean;
/// assert_eq!(clean("\"Дорожная  карта\" на 2021- 2023 гг. - план"), "«Дорожная карта» на 2021–2023 гг. — план");
/// assert_eq!(clean("визит в г.Ош,встреча с А.Г.Турчиным ( №5 )..."), "визит в г. Ош, встреча с А.Г.Турчиным (№ 5)…");
/// ```
#[must_use]
pub fn clean(text: &str) -> String {
    if already::is_clean(text) { text.to_owned() } else { mended(text) }
}

/// The text after all rules.
fn mended(text: &str) -> String {
    marks::dashes(&spacing::set(&marks::quotations(&spacing::plain(text))))
}
