//! How paragraphs are set: where the lines of real ones end, that nothing is lost, and that
//! nothing stands outside its column.
#![allow(clippy::unwrap_used, missing_docs)]

use pobratim::layout::{
    Align, Face, Fonts, LayoutError, Paragraph, ParagraphStyle, Span, Typesetter,
    pages::{Colour, LineEnd, ShapedWord, Text},
};
use proptest::prelude::*;

const STYLE: ParagraphStyle = ParagraphStyle {
    size: 10.0,
    leading: 12.0,
    align: Align::Left,
    hyphenate: true,
    colour: Colour(0, 0, 0),
};

const EVENT: &str = "11–14 мая – визит делегации Санкт-Петербурга в г. Восточное Сараево для \
    участия в мероприятиях, посвященных 80-й годовщине Великой Победы.";

/// A set paragraph and the words that it points to.
fn set(spans: &[Span<'_>], style: &ParagraphStyle, width: f32) -> (Paragraph, Vec<ShapedWord>) {
    let fonts = Fonts::embedded();
    let mut setter = Typesetter::new(&fonts);
    let paragraph = setter.paragraph(spans, style, width).unwrap();
    (paragraph, setter.into_words())
}

/// The words of a text with what follows them: `-` for a made hyphen.
fn shown(text: &Text, words: &[ShapedWord]) -> String {
    let word = |index: usize| words[index].text.as_ref();
    let placed: Vec<_> = text.words.iter().map(|placed| word(placed.word.0 as usize)).collect();
    let end = match text.end {
        LineEnd::Space => " ",
        LineEnd::SoftHyphen => "\u{AD}",
        LineEnd::Nothing => "",
    };
    placed.join(" ") + end
}

/// The lines of a text, with `|` between them and `‐` for a made hyphen.
fn lines(text: &str, style: &ParagraphStyle, width: f32) -> String {
    let (paragraph, words) = set(&[Span { text, face: Face::Serif }], style, width);
    let line = |line: &pobratim::layout::Line| -> String {
        let line: String = line.texts.iter().map(|text| shown(text, &words)).collect();
        line.trim_end().replace('\u{AD}', "‐")
    };
    paragraph.lines.iter().map(line).collect::<Vec<_>>().join("|")
}

/// What a reader gets who copies the paragraph: a made hyphen joins, a space separates.
fn copied(paragraph: &Paragraph, words: &[ShapedWord]) -> String {
    let texts = paragraph.lines.iter().flat_map(|line| &line.texts);
    texts.map(|text| shown(text, words)).collect::<String>().replace('\u{AD}', "")
}

#[track_caller]
fn assert_lines(text: &str, style: &ParagraphStyle, expected: &[(f32, &str)]) {
    for (width, expected) in expected {
        assert_eq!(lines(text, style, *width), *expected, "at {width} points");
    }
}

#[test]
fn a_title_of_a_document() {
    let title = "Соглашение о партнёрстве между Правительством Санкт-Петербурга Российской \
        Федерации и Муниципалитетом Будапешта Венгрии";
    assert_lines(
        title,
        &STYLE,
        &[
            (
                80.0,
                "Соглашение|о партнёрстве|между Пра‐|вительством|Санкт-Петер‐|бурга Россий‐|\
                 ской Федерации|и Муниципа‐|литетом Буда‐|пешта Венгрии",
            ),
            (
                180.0,
                "Соглашение о партнёрстве между|Правительством Санкт-Петербурга|\
                 Российской Федерации и Муниципа‐|литетом Будапешта Венгрии",
            ),
            (
                400.0,
                "Соглашение о партнёрстве между Правительством Санкт-Петербурга Российской|\
                 Федерации и Муниципалитетом Будапешта Венгрии",
            ),
        ],
    );
}

#[test]
fn an_event_in_a_column() {
    assert_lines(
        EVENT,
        &STYLE,
        &[
            (
                120.0,
                "11–14 мая – визит деле‐|гации Санкт-Петербурга|в г. Восточное Сараево|\
                 для участия в меропри‐|ятиях, посвященных|80-й годовщине Великой|Победы.",
            ),
            (
                250.0,
                "11–14 мая – визит делегации Санкт-Петербурга|\
                 в г. Восточное Сараево для участия в мероприятиях,|\
                 посвященных 80-й годовщине Великой Победы.",
            ),
        ],
    );
}

#[test]
fn an_event_without_hyphens() {
    let style = ParagraphStyle { hyphenate: false, ..STYLE };
    assert_lines(
        EVENT,
        &style,
        &[(
            120.0,
            "11–14 мая –|визит делегации|Санкт-Петербурга|в г. Восточное|Сараево для участия|\
             в мероприятиях,|посвященных 80-й|годовщине Великой|Победы.",
        )],
    );
}

#[test]
fn a_word_wider_than_its_column_is_divided_and_an_address_is_cut_without_a_hyphen() {
    let style = ParagraphStyle { hyphenate: false, ..STYLE };
    assert_lines("Великобритания", &style, &[(50.0, "Велико‐|британия")]);
    assert_lines("МЕРОПРИЯТИЯ", &STYLE, &[(60.0, "МЕРОПРИ‐|ЯТИЯ")]);
    assert_lines("А. Г. Турчин", &STYLE, &[(40.0, "А. Г.|Турчин")]);
    let (paragraph, words) =
        set(&[Span { text: "www.gov.spb.ru/otrasl", face: Face::Sans }], &STYLE, 60.0);
    assert!(paragraph.lines.len() > 1);
    assert_eq!(copied(&paragraph, &words), "www.gov.spb.ru/otrasl");
    assert!(paragraph.lines.iter().all(|line| line.texts[0].end == LineEnd::Nothing));
}

/// A line rather ends at the own hyphen of a word than at one that it makes, but not where words
/// are kept whole.
#[test]
fn a_line_may_end_at_the_own_hyphen_of_a_word() {
    let whole = ParagraphStyle { hyphenate: false, ..STYLE };
    assert_lines("делегации Санкт-Петербурга", &STYLE, &[(90.0, "делегации Санкт-|Петербурга")]);
    assert_lines("делегации Санкт-Петербурга", &whole, &[(90.0, "делегации|Санкт-Петербурга")]);
    assert_lines("Санкт-Петербурга", &whole, &[(60.0, "Санкт-|Петербурга")]);
}

/// Whoever reads the line knows the whole of a word that it breaks, and that the next line begins
/// with the rest of one.
#[test]
fn a_broken_word_is_known_whole() {
    let text = "Великобритания и Санкт-Петербург";
    let (paragraph, words) = set(&[Span { text, face: Face::Serif }], &STYLE, 52.0);
    let texts = paragraph.lines.iter().flat_map(|line| &line.texts);
    let seen: Vec<(bool, String, Option<&str>)> = texts
        .map(|text| {
            let whole = text.broken.map(|whole| words[whole.0 as usize].text.as_ref());
            (text.rest, shown(text, &words), whole)
        })
        .collect();
    let expected = [
        (false, "Велико\u{AD}", Some("Великобритания")),
        (true, "британия ", None),
        (false, "и Санкт-", Some("Санкт-Петербург")),
        (true, "Петербург", None),
    ];
    assert_eq!(seen, expected.map(|(rest, shown, whole)| (rest, shown.to_owned(), whole)));
}

#[test]
fn spaces_that_come_in() {
    assert_lines("  18\u{A0}мая \t\n визит  ", &STYLE, &[(200.0, "18 мая визит")]);
    // A no-break space and a soft hyphen rule where the engine would have chosen otherwise.
    assert_lines("визит\u{A0}делегации", &STYLE, &[(70.0, "визит деле‐|гации")]);
    assert_lines("дел\u{AD}егации", &STYLE, &[(40.0, "дел‐|егации"), (100.0, "делегации")]);
    assert_lines("", &STYLE, &[(100.0, "")]);
    assert_lines(" \u{200B}\u{FEFF} ", &STYLE, &[(100.0, "")]);
}

#[test]
fn characters_that_the_faces_lack_give_way_to_their_equals() {
    assert_lines(
        "Санкт\u{2011}Петербург 2\u{2012}3 \u{2015} чаи\u{306} ее\u{308}",
        &STYLE,
        &[(300.0, "Санкт-Петербург 2–3 — чай её")],
    );
}

#[test]
fn a_missing_glyph_is_an_error_that_says_what_to_do() {
    let fonts = Fonts::embedded();
    let text = [Span { text: "визит 北京", face: Face::Sans }];
    let error = Typesetter::new(&fonts).paragraph(&text, &STYLE, 100.0).unwrap_err();
    assert_eq!(
        error,
        LayoutError::MissingGlyph { face: Face::Sans, character: '北', word: "北京".to_owned() }
    );
    assert_eq!(
        error.to_string(),
        "в шрифте PTSans-Regular нет знака «北» (U+5317), он стоит в слове «北京»; \
         замените знак в исходной таблице или сделайте только книгу: --formats xlsx"
    );
}

#[test]
fn faces_within_a_paragraph_keep_their_spaces_and_their_joints() {
    let spans = [
        Span { text: "18–21 мая", face: Face::SansBold },
        Span { text: " – визит «", face: Face::Sans },
        Span { text: "Странка", face: Face::SansItalic },
        Span { text: "».", face: Face::Sans },
    ];
    let (paragraph, words) = set(&spans, &STYLE, 300.0);
    let texts = &paragraph.lines[0].texts;
    let ends: Vec<_> = texts.iter().map(|text| (shown(text, &words), text.face)).collect();
    assert_eq!(
        ends,
        [
            ("18–21 мая ".to_owned(), Face::SansBold),
            ("– визит «".to_owned(), Face::Sans),
            ("Странка".to_owned(), Face::SansItalic),
            ("».".to_owned(), Face::Sans),
        ]
    );
}

#[test]
fn lines_stand_as_they_are_aligned() {
    let text = [Span { text: "визит делегации", face: Face::Serif }];
    let at = |align, width| {
        let (paragraph, _) = set(&text, &ParagraphStyle { align, ..STYLE }, width);
        let line = &paragraph.lines[0];
        (line.texts[0].words[0].x, line.width)
    };
    let (left, width) = at(Align::Left, 200.0);
    assert!(left.abs() < 0.001 && (width - 78.43).abs() < 0.001, "{left} {width}");
    assert!((at(Align::Right, 200.0).0 - (200.0 - width)).abs() < 0.02);
    assert!((at(Align::Centre, 200.0).0 - (200.0 - width) / 2.0).abs() < 0.02);
    let (paragraph, _) = set(
        &[Span { text: EVENT, face: Face::Serif }],
        &ParagraphStyle { align: Align::Justify, ..STYLE },
        150.0,
    );
    let (last, full) = paragraph.lines.split_last().unwrap();
    assert!(full.iter().all(|line| (line.width - 150.0).abs() < 0.02));
    assert!(last.width < 150.0);
}

#[test]
fn a_line_is_as_wide_as_its_words_and_moves_as_a_whole() {
    let fonts = Fonts::embedded();
    let mut setter = Typesetter::new(&fonts);
    let width = setter.width("Продолжение таблицы 2", Face::Serif, 9.0).unwrap();
    let spans = [Span { text: "Продолжение таблицы 2", face: Face::Serif }];
    let line = setter.line(&spans, 9.0, STYLE.colour).unwrap();
    assert!((line.width - width).abs() < 0.001);
    let moved = line.clone().at(10.0, 20.0, None);
    assert!((moved.texts[0].y - 20.0).abs() < 0.001);
    assert!((moved.texts[0].words[2].x - line.texts[0].words[2].x - 10.0).abs() < 0.001);
}

/// Words as they come, the nasty ones too, with what may stand between them.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[а-яё]{1,14}",
        1 => "[А-ЯЁ]{1,12}",
        1 => "[0-9]{1,4}",
        1 => "[А-Я]\\.",
        1 => Just("–".to_owned()),
        1 => "«[а-я]{3,9}-[а-я]{3,9}»,",
        1 => "[a-z./:]{1,30}",
        1 => "[а-я]{2,5}\u{AD}[а-я]{2,5}",
    ];
    let space = prop_oneof![6 => Just(" "), 1 => Just("\u{A0}"), 1 => Just(" \n ")];
    proptest::collection::vec((word, space), 0..40)
        .prop_map(|words| words.into_iter().map(|(word, space)| word + space).collect())
}

proptest! {
    #[test]
    fn every_character_is_placed_once_in_order_and_inside_the_column(
        first in text(),
        second in text(),
        width in 4.0_f32..300.0,
        hyphenate: bool,
        justify: bool,
    ) {
        let align = if justify { Align::Justify } else { Align::Left };
        let style = ParagraphStyle { hyphenate, align, ..STYLE };
        let spans = [
            Span { text: &first, face: Face::SansBold },
            Span { text: &second, face: Face::Serif },
        ];
        let (paragraph, words) = set(&spans, &style, width);
        let source = (first.clone() + &second).replace('\u{AD}', "");
        let source = source.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(copied(&paragraph, &words), source);
        for line in &paragraph.lines {
            let letters: usize = line
                .texts
                .iter()
                .flat_map(|text| &text.words)
                .map(|placed| words[placed.word.0 as usize].text.chars().count())
                .sum();
            prop_assert!(line.width <= width + 0.01 || letters == 1, "{} {}", line.width, width);
            let placed = line.texts.iter().flat_map(|text| &text.words);
            prop_assert!(placed.map(|placed| placed.x).is_sorted());
        }
    }

    #[test]
    fn a_part_of_a_word_is_as_wide_as_the_same_letters_alone(text in text(), width in 20.0_f32..90.0) {
        let (_, words) = set(&[Span { text: &text, face: Face::Serif }], &STYLE, width);
        let fonts = Fonts::embedded();
        let mut setter = Typesetter::new(&fonts);
        for word in words {
            let glyphs: i32 = word.glyphs.iter().map(|glyph| i32::from(glyph.advance)).sum();
            prop_assert_eq!(word.advance, glyphs);
            let alone = setter.width(&word.text, word.face, 1000.0).unwrap();
            prop_assert!((alone - alone.round()).abs() < 0.01);
            prop_assert_eq!(format!("{alone:.0}"), word.advance.to_string(), "{}", word.text);
        }
    }
}
