//! Dates as the report shows them, from the spellings that they were read in.
#![allow(missing_docs, clippy::unwrap_used)]

use pobratim::{
    model::{DateSpan, PartialDate},
    normalise::date::read_text,
    report::dates::{anniversary, event, signed_long, signed_short},
};

fn dates(written: &str) -> Vec<DateSpan> {
    read_text(written, Some(2025)).into_iter().flat_map(|found| found.dates).collect()
}

#[test]
fn dates_of_events() {
    for (written, shown) in [
        ("18-21 мая", "18–21 мая"),
        ("30.10.2025-01.11.2025", "30 октября – 1 ноября"),
        ("29 декабря 2024 г. – 8 января 2025 г.", "29 декабря 2024 г. – 8 января 2025 г."),
        ("28.02.2024 - 02.03.2024", "28 февраля – 2 марта 2024 г."),
        ("12.06, 14.06, 16.06.2025", "12, 14 и 16 июня"),
        ("10 мая, 3 июня", "10 мая и 3 июня"),
        ("в мае", "В мае"),
        ("май-июнь", "В мае–июне"),
        ("в третьем квартале", "В III квартале"),
        ("весной", "Весной"),
        ("в течение 2025 года", "В 2025 году"),
        ("в начале августа", "В начале августа"),
        ("во второй половине июля 2024 г.", "Во второй половине июля 2024 г."),
        ("5 мая 2024 года", "5 мая 2024 г."),
        ("во второй половине 2025 года", "Во второй половине 2025 года"),
    ] {
        assert_eq!(event(&dates(written), 2025), shown, "{written}");
    }
}

#[test]
fn dates_of_signings() {
    for (written, short, long) in [
        ("9 декабря 2005", "09.12.2005", "9 декабря 2005 г."),
        ("06.2017", "июнь 2017 г.", "июнь 2017 г."),
        ("2006", "2006", "2006 г."),
        ("I квартал 2015", "I квартал 2015 г.", "I квартал 2015 г."),
        ("1990-е", "1990-е гг.", "1990-е гг."),
        ("конец 2015 года", "в конце 2015 года", "в конце 2015 года"),
        ("начало августа 2015 г.", "в начале августа 2015 г.", "в начале августа 2015 г."),
    ] {
        assert_eq!(signed_short(&dates(written)), short);
        assert_eq!(signed_long(dates(written).first().unwrap()), long);
    }
    assert_eq!(signed_short(&dates("18.02.2004, 2011")), "18.02.2004, 2011");
}

#[test]
fn the_29th_of_february_comes_round_in_leap_years_alone() {
    let day = PartialDate::day(2016, 2, 29).unwrap();
    assert_eq!(anniversary(day, 2028), "29 февраля");
    assert_eq!(anniversary(day, 2026), "Февраль");
}
