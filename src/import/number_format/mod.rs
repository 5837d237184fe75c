//! How a date looks in its cell: number formats of dates, as a Russian office sees them.
//!
//! A format code ([`DateFormat::parse`], ECMA-376 part 1, 18.8.31) and a serial number enter; a
//! [`Value`] leaves.
//!
//! | code | 42354 looks |
//! |---|---|
//! | `DD.MM.YYYY`, `ДД.ММ.ГГГГ`, `dd/mm/yyyy`, built-in 14 | 16.12.2015 |
//! | `[$-419]D MMMM YYYY" г."`, `[$-F800]` | 16 декабря 2015 г. |
//! | `MMMM YYYY` | декабрь 2015 |
//! | `DD.MMM.YY`, built-in 15 | 16.дек.15 |
//! | `YYYY` | 2015 |
//! | `[<43831]YYYY;dd.mm.yyyy` | 2015 |
//! | `dd.mm.yyyy h:mm` | 16.12.2015 |
//!
//! A time of day beside a date is dropped; alone it is text. Formats of numbers and of lengths of
//! time (`[h]:mm`), other calendars and other languages are absent on purpose.

mod code;

use chrono::{Datelike, Days, NaiveDate};

use self::code::{Piece, Section};
use super::Value;

/// The day that serial number zero stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 31 December 1899, with a 29 February 1900 that never was.
    Y1900,
    /// 1 January 1904.
    Y1904,
}

/// A number format that shows dates or times of day.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DateFormat {
    sections: Vec<Section>,
}

const MONTHS: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const MONTHS_OF: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const WEEKDAYS: [(&str, &str); 7] = [
    ("пн", "понедельник"),
    ("вт", "вторник"),
    ("ср", "среда"),
    ("чт", "четверг"),
    ("пт", "пятница"),
    ("сб", "суббота"),
    ("вс", "воскресенье"),
];
/// 31 December 9999 in the 1900 system, the last day that Excel knows.
const LAST_SERIAL: f64 = 2_958_465.0;
/// Bytes of the longest code that counts; Excel allows 255 characters.
const LONGEST: usize = 1024;
/// Whole serial numbers in this range are years that somebody typed into a cell of dates; as days
/// they would lie between 1902 and 1906, before any partnership of cities.
const TYPED_YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2200.0;

impl DateFormat {
    /// The format with this code, or none if it shows no dates. `id` is its number in the
    /// workbook: a low one is built in and looks as the country of the reader has it, whatever
    /// the code says.
    pub(super) fn parse(id: Option<u32>, code: &str) -> Option<Self> {
        let code = match id {
            Some(14 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58) => "DD.MM.YYYY",
            Some(15) => "DD.MMM.YY",
            Some(16) => "DD.MMM",
            Some(17) => "MMM.YY",
            _ => code,
        };
        if code.len() > LONGEST {
            return None;
        }
        let sections = code::sections(code);
        sections.iter().any(Section::shows_time).then_some(Self { sections })
    }

    /// What a cell of this format shows for `serial`.
    pub(super) fn value(&self, serial: f64, epoch: Epoch) -> Value {
        let typed_year = TYPED_YEARS.contains(&serial) && serial.fract() == 0.0;
        let section = self.sections.iter().find(|section| section.applies(serial));
        let (Some(section), Some(day), false) = (section, day(serial, epoch), typed_year) else {
            return Value::Number(serial);
        };
        if section.shows_date() {
            Value::Date { day, shown: date(section, day) }
        } else if section.shows_time() {
            Value::Text(time(section, serial))
        } else {
            Value::Number(serial)
        }
    }
}

/// The usual look of a day, for cells that say nothing of it.
pub(super) fn usual(day: NaiveDate) -> Value {
    Value::Date { day, shown: format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()) }
}

fn day(serial: f64, epoch: Epoch) -> Option<NaiveDate> {
    if !(0.0..=LAST_SERIAL).contains(&serial) {
        return None;
    }
    let whole = whole(serial);
    let (year, month, first) = match epoch {
        Epoch::Y1904 => (1904, 1, 1),
        Epoch::Y1900 if whole > 60 => (1899, 12, 30),
        Epoch::Y1900 => (1899, 12, 31),
    };
    NaiveDate::from_ymd_opt(year, month, first)?.checked_add_days(Days::new(whole))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "serial numbers are held to 0..=LAST_SERIAL before"
)]
fn whole(serial: f64) -> u64 {
    serial as u64
}

/// The date without the times of day in it and without the marks that set those off.
fn date(section: &Section, day: NaiveDate) -> String {
    let is_time = |piece: &Piece| matches!(piece, Piece::Hour | Piece::Minute | Piece::Second);
    let runs = section.pieces.split(is_time).filter(|run| run.iter().any(Piece::is_date));
    let shown: Vec<String> = runs
        .map(|run| run.iter().map(|piece| look(piece, section, day)).collect::<String>())
        .map(|run| run.trim_matches([' ', ',']).to_owned())
        .collect();
    shown.join(" ")
}

fn look(piece: &Piece, section: &Section, day: NaiveDate) -> String {
    let month = usize::try_from(day.month0()).unwrap_or(0);
    let names = if section.shows_day() { MONTHS_OF } else { MONTHS };
    let name = names.get(month).copied().unwrap_or_default();
    let (short, long) = usize::try_from(day.weekday().num_days_from_monday())
        .ok()
        .and_then(|weekday| WEEKDAYS.get(weekday))
        .copied()
        .unwrap_or_default();
    match piece {
        Piece::Literal(text) => text.clone(),
        Piece::Day(1) => day.day().to_string(),
        Piece::Day(2) => format!("{:02}", day.day()),
        Piece::Day(3) => short.to_owned(),
        Piece::Day(_) => long.to_owned(),
        Piece::Month(1) => day.month().to_string(),
        Piece::Month(2) => format!("{:02}", day.month()),
        Piece::Month(3) => name.chars().take(3).collect(),
        Piece::Month(5) => name.chars().take(1).flat_map(char::to_uppercase).collect(),
        Piece::Month(_) => name.to_owned(),
        Piece::Year(1 | 2) => format!("{:02}", day.year().rem_euclid(100)),
        Piece::Year(_) => day.year().to_string(),
        Piece::Hour | Piece::Minute | Piece::Second => String::new(),
    }
}

/// Hours and minutes, and seconds where the format has them.
fn time(section: &Section, serial: f64) -> String {
    let seconds = whole((serial.fract() * 86_400.0).round());
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    if section.pieces.contains(&Piece::Second) {
        format!("{hour}:{minute:02}:{second:02}")
    } else {
        format!("{hour}:{minute:02}")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// What 16 December 2015 looks like in this format.
    fn shown(code: &str) -> String {
        DateFormat::parse(Some(164), code).unwrap().value(42354.0, Epoch::Y1900).shown().into()
    }

    #[test]
    fn days_look_as_the_office_sees_them() {
        assert_eq!(shown("DD.MM.YYYY"), "16.12.2015");
        assert_eq!(shown("ДД.ММ.ГГГГ"), "16.12.2015");
        assert_eq!(shown("dd/mm/yy;@"), "16.12.15");
        assert_eq!(shown(r"yyyy\-mm\-dd"), "2015-12-16");
        assert_eq!(shown("[$-419]D MMMM YYYY\" г.\""), "16 декабря 2015 г.");
        assert_eq!(shown(r"[$-FC19]dd\ mmmm\ yyyy\ \г\.;@"), "16 декабря 2015 г.");
        assert_eq!(shown("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"), "16 декабря 2015 г.");
        assert_eq!(shown("Д ММММ ГГГГ \"года\""), "16 декабря 2015 года");
        assert_eq!(shown("dddd, d mmmm"), "среда, 16 декабря");
        assert_eq!(shown("[Red]ddd d"), "ср 16");
    }

    #[test]
    fn months_and_years_stay_months_and_years() {
        assert_eq!(shown("[$-419]MMMM YYYY;@"), "декабрь 2015");
        assert_eq!(shown("mmm.yy"), "дек.15");
        assert_eq!(shown("mmmmm"), "Д");
        assert_eq!(shown("YYYY\" г.\""), "2015 г.");
        assert_eq!(shown("ГГГГ"), "2015");
    }

    #[test]
    fn a_time_of_day_beside_the_date_is_dropped() {
        assert_eq!(shown("dd.mm.yyyy h:mm"), "16.12.2015");
        assert_eq!(shown("h:mm:ss AM/PM, d mmmm yyyy \"г.\""), "16 декабря 2015 г.");
        assert_eq!(shown("ДД.ММ.ГГГГ чч:мм"), "16.12.2015");
        assert_eq!(shown("dd.mm.yyyy hh:mm:ss.000"), "16.12.2015");
    }

    #[test]
    fn a_time_of_day_alone_is_text() {
        let format = DateFormat::parse(Some(20), "h:mm").unwrap();
        assert_eq!(format.value(0.604_166_67, Epoch::Y1900), Value::Text("14:30".into()));
        let format = DateFormat::parse(None, "mm:ss").unwrap();
        assert_eq!(format.value(0.5, Epoch::Y1900), Value::Text("12:00:00".into()));
    }

    #[test]
    fn sections_apply_by_their_conditions() {
        let format = DateFormat::parse(None, "[<43831]YYYY;dd.mm.yyyy").unwrap();
        assert_eq!(format.value(42354.0, Epoch::Y1900).shown(), "2015");
        assert_eq!(format.value(43831.0, Epoch::Y1900).shown(), "01.01.2020");
        let format = DateFormat::parse(None, "[>=43831]dd.mm.yyyy;General").unwrap();
        assert_eq!(format.value(42354.0, Epoch::Y1900), Value::Number(42354.0));
    }

    #[test]
    fn built_in_formats_look_russian() {
        let look = |id, code| {
            DateFormat::parse(Some(id), code)
                .map(|format| format.value(42354.0, Epoch::Y1900).shown().into_owned())
        };
        assert_eq!(look(14, "mm-dd-yy").as_deref(), Some("16.12.2015"));
        assert_eq!(look(15, "d-mmm-yy").as_deref(), Some("16.дек.15"));
        assert_eq!(look(16, "d-mmm").as_deref(), Some("16.дек"));
        assert_eq!(look(17, "mmm-yy").as_deref(), Some("дек.15"));
        assert_eq!(look(22, "m/d/yy h:mm").as_deref(), Some("16.12.2015"));
        assert_eq!(look(31, "General").as_deref(), Some("16.12.2015"));
        assert_eq!(look(0, "General"), None);
    }

    #[test]
    fn formats_of_numbers_show_no_dates() {
        for code in ["General", "Основной", "0.00", "# ##0", "#,##0\\ [$₽-419]", "@", "[h]:mm", ""]
        {
            assert_eq!(DateFormat::parse(None, code), None, "{code}");
        }
        assert_eq!(DateFormat::parse(None, "0\" дней\""), None);
        assert_eq!(DateFormat::parse(None, "_-* #,##0\\ _₽_-;[Red]-0.00E+00"), None);
    }

    #[test]
    fn a_year_typed_into_a_cell_of_dates_is_a_year() {
        let format = DateFormat::parse(Some(14), "mm-dd-yy").unwrap();
        assert_eq!(format.value(2006.0, Epoch::Y1900), Value::Number(2006.0));
        assert_eq!(format.value(2006.5, Epoch::Y1900).shown(), "28.06.1905");
    }

    #[test]
    fn serial_numbers_count_from_the_epoch_of_the_workbook() {
        let format = DateFormat::parse(Some(14), "mm-dd-yy").unwrap();
        assert_eq!(format.value(1.0, Epoch::Y1900).shown(), "01.01.1900");
        assert_eq!(format.value(61.0, Epoch::Y1900).shown(), "01.03.1900");
        assert_eq!(format.value(40892.0, Epoch::Y1904).shown(), "16.12.2015");
        assert_eq!(format.value(2_958_465.0, Epoch::Y1900).shown(), "31.12.9999");
        assert_eq!(format.value(-1.0, Epoch::Y1900), Value::Number(-1.0));
        assert_eq!(format.value(1e300, Epoch::Y1900), Value::Number(1e300));
    }
}
