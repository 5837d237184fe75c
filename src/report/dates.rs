//! Dates in Russian, as a report shows them.
//!
//! Spans enter; words leave. ГОСТ Р 7.0.97 has both «05.06.2025» and «5 июня 2025 г.»: tables use
//! the first for signings, running text the second. A year is named only where it is not the
//! report's.

use chrono::{Datelike, NaiveDate};

use crate::model::{DateSpan, PartialDate, Season, russian::MONTHS_OF};

const NOMINATIVE: [&str; 12] = [
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
const PREPOSITIONAL: [&str; 12] = [
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
];

/// The name of a month from 1 to 12: «январь».
#[must_use]
pub fn month(number: u32) -> &'static str {
    name(&NOMINATIVE, number)
}

/// The same in few letters, as ГОСТ Р 7.0.12 shortens it: «янв.».
#[must_use]
pub fn short_month(number: u32) -> &'static str {
    const SHORT: [&str; 12] = [
        "янв.",
        "февр.",
        "март",
        "апр.",
        "май",
        "июнь",
        "июль",
        "авг.",
        "сент.",
        "окт.",
        "нояб.",
        "дек.",
    ];
    name(&SHORT, number)
}

fn month_of(number: u32) -> &'static str {
    name(&MONTHS_OF, number)
}

fn name(names: &[&'static str; 12], number: u32) -> &'static str {
    usize::try_from(number)
        .ok()
        .and_then(|n| names.get(n.checked_sub(1)?))
        .copied()
        .unwrap_or_default()
}

/// When an event was, in a report on `year`, at the beginning of a line: «18–21 мая»,
/// «30 октября – 1 ноября», «12, 14 и 16 июня», «В мае», «В 2025 году».
#[must_use]
pub fn event(dates: &[DateSpan], year: i32) -> String {
    if let Some(days) = days_of_one_month(dates, year) {
        return days;
    }
    let spans: Vec<String> = dates.iter().map(|span| event_span(span, year)).collect();
    capitalised(&enumerate(&spans))
}

/// Several single days of one month of the report's year, with the month said once.
fn days_of_one_month(dates: &[DateSpan], year: i32) -> Option<String> {
    let days: Option<Vec<NaiveDate>> = dates
        .iter()
        .map(|span| match span.start {
            PartialDate::Day(day) if span.start == span.end && !span.approximate => Some(day),
            _ => None,
        })
        .collect();
    let days = days.filter(|days| days.len() > 1)?;
    let first = days.first().filter(|first| first.year() == year)?;
    let same = days.iter().all(|day| (day.year(), day.month()) == (first.year(), first.month()));
    let numbers: Vec<String> = days.iter().map(|day| day.day().to_string()).collect();
    same.then(|| format!("{} {}", enumerate(&numbers), month_of(first.month())))
}

/// «а», «а и б», «а, б и в».
fn enumerate(parts: &[String]) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} и {last}", rest.join(", ")),
    }
}

fn event_span(span: &DateSpan, year: i32) -> String {
    if span.approximate {
        return about(span, year);
    }
    match (span.start, span.end) {
        (PartialDate::Day(from), PartialDate::Day(to)) if from == to => date_in(span.start, year),
        (PartialDate::Day(from), PartialDate::Day(to)) => day_range(from, to, year),
        (start, end) if start == end => within(start, year),
        (PartialDate::Month(a, from), PartialDate::Month(b, to)) if a == b => {
            let (from, to) = (name(&PREPOSITIONAL, from), name(&PREPOSITIONAL, to));
            format!("в {from}–{to}{}", other_year(a, year))
        }
        (PartialDate::Year(from), PartialDate::Year(to)) => format!("в {from}–{to} годах"),
        (start, end) => format!("{} – {}", date_in(start, year), date_in(end, year)),
    }
}

/// Some time in a month, quarter, season, year or decade: «в мае», «весной».
fn within(date: PartialDate, year: i32) -> String {
    let (when, named) = match date {
        PartialDate::Month(named, number) => (format!("в {}", name(&PREPOSITIONAL, number)), named),
        PartialDate::Quarter(named, number) => (format!("в {}е", quarter(number)), named),
        PartialDate::Season(named, season) => (seasonal(season).1.to_owned(), named),
        PartialDate::Year(named) => return format!("в {named} году"),
        PartialDate::Decade(_) | PartialDate::Day(_) => {
            return format!("в {}", date_in(date, year));
        }
    };
    format!("{when}{}", other_year(named, year))
}

/// A date, with its year if that is not `year`: «18 мая», «июнь 2017 г.».
fn date_in(date: PartialDate, year: i32) -> String {
    let (when, named) = match date {
        PartialDate::Day(day) => (format!("{} {}", day.day(), month_of(day.month())), day.year()),
        PartialDate::Month(named, number) => (month(number).to_owned(), named),
        PartialDate::Quarter(named, number) => (quarter(number), named),
        PartialDate::Season(named, season) => (seasonal(season).0.to_owned(), named),
        PartialDate::Year(named) => return format!("{named} г."),
        PartialDate::Decade(from) => return format!("{from}-е гг."),
    };
    format!("{when}{}", other_year(named, year))
}

fn other_year(named: i32, year: i32) -> String {
    if named == year { String::new() } else { format!(" {named} г.") }
}

fn day_range(from: NaiveDate, to: NaiveDate, year: i32) -> String {
    let same_year = from.year() == to.year();
    if same_year && from.month() == to.month() {
        return format!("{}–{}", from.day(), date_in(PartialDate::Day(to), year));
    }
    let first = if same_year { from.year() } else { year_to_name(from, year) };
    let second = if same_year { year } else { year_to_name(to, year) };
    format!(
        "{} – {}",
        date_in(PartialDate::Day(from), first),
        date_in(PartialDate::Day(to), second)
    )
}

/// A range over New Year names both its years: the year that makes [`other_year`] name this one.
fn year_to_name(day: NaiveDate, year: i32) -> i32 {
    if day.year() == year { year - 1 } else { year }
}

/// «в начале августа», «в первой половине июля»; else the days that are meant, with «около».
fn about(span: &DateSpan, year: i32) -> String {
    let (from, to) = (span.start_day(), span.end_day());
    let of =
        |what: &str| format!("{what} {}{}", month_of(from.month()), other_year(from.year(), year));
    let last = PartialDate::Month(from.year(), from.month()).last_day().day();
    if (from.year(), from.month()) == (to.year(), to.month()) {
        match (from.day(), to.day()) {
            (1, 10) => return of("в начале"),
            (11, 20) => return of("в середине"),
            (21, to) if to == last => return of("в конце"),
            (1, 15) => return of("в первой половине"),
            (16, to) if to == last => return of("во второй половине"),
            _ => {}
        }
    }
    let part = match (from.month(), from.day(), to.month(), to.day()) {
        (1, 1, 4, 30) => "в начале",
        (5, 1, 8, 31) => "в середине",
        (9, 1, 12, 31) => "в конце",
        (1, 1, 6, 30) => "в первой половине",
        (7, 1, 12, 31) => "во второй половине",
        _ if from == to => return format!("около {}", date_in(span.start, year)),
        _ => return format!("около {}", day_range(from, to, year)),
    };
    format!("{part} {} года", from.year())
}

fn quarter(number: u32) -> String {
    let roman = ["I", "II", "III", "IV"];
    let at = usize::try_from(number.saturating_sub(1)).unwrap_or_default();
    format!("{} квартал", roman.get(at).copied().unwrap_or_default())
}

/// A season by name, and as the time when something happened.
fn seasonal(season: Season) -> (&'static str, &'static str) {
    match season {
        Season::Spring => ("весна", "весной"),
        Season::Summer => ("лето", "летом"),
        Season::Autumn => ("осень", "осенью"),
        Season::Winter => ("зима", "зимой"),
    }
}

/// When a document was signed, for a narrow column: «09.12.2005», «июнь 2017 г.», «2009, 2024».
#[must_use]
pub fn signed_short(dates: &[DateSpan]) -> String {
    let one = |date| match date {
        PartialDate::Day(day) => day.format("%d.%m.%Y").to_string(),
        PartialDate::Year(year) => year.to_string(),
        other => signed_long_date(other),
    };
    dates.iter().map(|span| ends(span, one)).collect::<Vec<_>>().join(", ")
}

/// When a document was signed, in words: «9 декабря 2005 г.», «июнь 2017 г.», «2006 г.».
#[must_use]
pub fn signed_long(span: &DateSpan) -> String {
    ends(span, signed_long_date)
}

fn ends(span: &DateSpan, one: impl Fn(PartialDate) -> String) -> String {
    if span.approximate {
        return about(span, 0);
    }
    if span.start == span.end {
        one(span.start)
    } else {
        format!("{} – {}", one(span.start), one(span.end))
    }
}

/// A date with its year: no report is on the year 0.
fn signed_long_date(date: PartialDate) -> String {
    date_in(date, 0)
}

/// The day, month or year of `year` that a date comes round on: «25 сентября», «Июнь», «2026 год».
#[must_use]
pub fn anniversary(date: PartialDate, year: i32) -> String {
    match date {
        PartialDate::Day(day) if day.with_year(year).is_some() => {
            format!("{} {}", day.day(), month_of(day.month()))
        }
        // The 29th of February comes round in leap years alone.
        PartialDate::Day(day) => capitalised(month(day.month())),
        PartialDate::Month(_, number) => capitalised(month(number)),
        _ => format!("{year} год"),
    }
}

/// The same words with a capital first.
#[must_use]
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let mut out = String::with_capacity(words.len());
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(letters.as_str());
    out
}
