//! What the program calls the sheets and columns of its own workbook.
//!
//! Nothing enters; names leave, for `render` to write and for `table` to know them by: the report
//! of this year is the table of the next. So do the limits of Excel that a table may meet. How the sheets look is absent on purpose.

/// A sheet of Excel has no more rows than this.
pub const MOST_ROWS: u32 = 1_048_576;
/// Excel takes no more links than this on one sheet.
pub const MOST_LINKS: usize = 65_530;
/// What a cell of Excel holds at most, in UTF-16 code units (Microsoft, «Excel specifications and
/// limits»).
pub const MOST_IN_CELL: usize = 32_767;

/// Whether a text fits into one cell of Excel.
#[must_use]
pub fn fits_in_cell(text: &str) -> bool {
    // No text has more units of UTF-16 than bytes.
    text.len() <= MOST_IN_CELL || text.encode_utf16().count() <= MOST_IN_CELL
}

/// The sheet of the report in the office's own form.
pub const FORM: &str = "Отчёт";
/// The sheet of figures and charts.
pub const SUMMARY: &str = "Сводка";
/// The flat sheet of events.
pub const EVENTS: &str = "Мероприятия";
/// The flat sheet of agreements.
pub const AGREEMENTS: &str = "Соглашения";
/// The flat sheet of countries.
pub const COUNTRIES: &str = "Страны";
/// The flat sheet of fragments without a date.
pub const FRAGMENTS: &str = "Фрагменты";

/// The sheet of findings.
pub const FINDINGS: &str = "Замечания";

/// The column of codes of findings.
pub const CODE: &str = "Код";
/// The column of how grave they are.
pub const SEVERITY: &str = "Важность";
/// The column of where they are.
pub const CELL: &str = "Ячейка";
/// The column of numbers: rows of one number are one thing.
pub const NUMBER: &str = "№";
/// The column of regions.
pub const REGION: &str = "Регион";
/// The column of countries.
pub const COUNTRY: &str = "Страна";
/// The column of codes of countries.
pub const ISO: &str = "ISO";
/// The column of partners.
pub const PARTNER: &str = "Партнёр";
/// The column of titles of agreements.
pub const BASIS: &str = "Основание";
/// The column of dates of signing.
pub const SIGNED: &str = "Подписано";
/// The column of first days of events.
pub const START: &str = "Начало";
/// The column of last days of events.
pub const END: &str = "Окончание";
/// The column of dates of events, in words.
pub const WHEN: &str = "Когда";
/// The column of what happened.
pub const EVENT: &str = "Мероприятие";
/// The column of the words of the source.
pub const AS_WRITTEN: &str = "Как в источнике";
/// The column of texts without a date.
pub const FRAGMENT: &str = "Текст без даты";

/// What stands between the date of an event and its words in the form.
pub const AFTER_DATE: &str = "\u{a0}— ";

/// What the columns of the form are called where the source has no such column.
#[must_use]
pub fn form_heads(year: i32) -> [String; 5] {
    let events = format!("Основные мероприятия в {year} году");
    [COUNTRY, PARTNER, "Основание для сотрудничества", "Дата подписания", &events]
        .map(str::to_owned)
}
