//! How fast text is measured and broken into lines: the words of a table of 10,000 rows.
#![allow(clippy::unwrap_used)]

use divan::Bencher;
use pobratim::layout::{Align, Face, Fonts, ParagraphStyle, Span, Typesetter, pages::Colour};

const TITLE: &str = "Соглашение о партнёрстве между Правительством Санкт-Петербурга Российской \
    Федерации и Народным Комитетом г. Хошимина Социалистической Республики Вьетнам";

const EVENTS: &str = "18–21 мая – визит делегации Республики Сербской (Босния и Герцеговина) во \
    главе с министром внутренних дел. 11–14 мая – визит делегации Санкт-Петербурга в г. Восточное \
    Сараево для участия в мероприятиях, посвященных 80-й годовщине Великой Победы. 4–16 мая – \
    визит школьников из г. Баня-Лука и г. Добой в рамках «Международной молодежной смены». \
    19 июня – визит министра здравоохранения и социальной защиты Республики Сербской. \
    13–16 октября – визит делегации Народной скупщины (парламента) Республики Сербской во главе \
    с Председателем. 21–24 октября – визит Министра торговли и туризма Республики Сербской.";

fn main() {
    divan::main();
}

/// Two cells a row, with a word in each that no other row has: 1.1 million words in all.
fn rows() -> Vec<(String, String)> {
    (1..=10_000)
        .map(|row| (format!("{TITLE} № {row}-МС"), format!("{EVENTS} Протокол № {row}.")))
        .collect()
}

#[divan::bench(args = [true, false], sample_count = 10)]
fn ten_thousand_rows(bencher: Bencher<'_, '_>, hyphenate: bool) {
    let rows = rows();
    let colour = Colour(0, 0, 0);
    let style = ParagraphStyle { size: 9.0, leading: 11.0, align: Align::Left, hyphenate, colour };
    bencher.bench_local(|| {
        let fonts = Fonts::embedded();
        let mut setter = Typesetter::new(&fonts);
        let mut lines = 0;
        for (title, events) in &rows {
            for (text, width) in [(title, 175.0), (events, 300.0)] {
                let spans = [Span { text, face: Face::Serif }];
                lines += setter.paragraph(&spans, &style, width).unwrap().lines.len();
            }
        }
        lines
    });
}
