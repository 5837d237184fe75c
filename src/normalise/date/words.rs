//! The words that dates are made of, in Russian, English and German.
//!
//! A word in lower case, with е for ё, enters; its meaning leaves. Whole words only: a word that
//! merely begins like a month (Майами, «мартеновский») is none.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{months, numerals, things};
use crate::model::{
    Season,
    russian::{folded, is_russian},
};

/// What a word means in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A month, from 1, and in which form.
    Month(u8, Form),
    /// A day of the week, from 0 for Monday.
    Weekday(u8),
    /// An ordinal: «пятое», «третьем»; its number.
    Ordinal(u8),
    /// An ordinal in the plural: «девяностые», «первых».
    Plural(u8),
    /// «двадцать», «девяносто» before an ordinal.
    Tens(u8),
    /// «девятьсот» in a year.
    Hundreds(u16),
    /// «одна», «две» before «тысяча», «тысячи».
    Times(u8),
    /// «шесть» before «месяцев».
    Cardinal(u8),
    /// «тысяча», «тысячи».
    Thousand,
    /// «двухтысячный».
    TwoThousandth,
    /// A Roman number from 1 to 21, in capitals.
    Roman(u8),
    /// The tail of an ordinal in digits: 18-го, 2nd; true for one that decades have: 1990-е, 90-х.
    Suffix(bool),
    /// «квартал», «кв».
    Quarter,
    /// The «Q» of Q1.
    Q,
    /// A season; true where the form says when by itself: «осенью».
    Season(Season, bool),
    /// «половина».
    Half,
    /// «полугодие».
    HalfYear,
    /// «декада»: ten days of a month.
    Decade,
    /// «неделя».
    Week,
    /// «числах», «дни»: «в двадцатых числах мая», «в последние дни мая».
    Days,
    /// «месяц», «месяцев».
    Months,
    /// «час», «ч»: a time of day.
    Hour,
    /// «минут».
    Minute,
    /// «утра», «вечера» behind a time of day.
    OfDay,
    /// «последний»: the last quarter, week, Sunday, days.
    Final,
    /// «начало», «середина», «конец»: 1, 2, 3.
    Third(u8),
    /// «около», «примерно».
    About,
    /// «год», «г», «гг», «годы»; true for the whole word.
    Year(bool),
    /// «век», «столетие».
    Century,
    /// «уч.», «учебный» before «год».
    School,
    /// «также»: a list goes on after «а».
    Also,
    /// «жизни»: «на 85 году жизни» is no year.
    OfLife,
    /// «н», «нашей»: «до н.э.»
    Our,
    /// «настоящее» время, «present»: up to this day.
    Present,
    /// «включительно» behind a date.
    Inclusive,
    /// «сезон», «период», «годы»: years stand behind it.
    Period,
    /// «с», «со», «от»: a range may begin.
    From,
    /// «между»: a range, with «и» in its middle.
    Between,
    /// «по», «до»: a range goes on.
    To,
    /// «на»: goes on with a range that «с» began.
    Onto,
    /// «в», «во»: before a month, a year, a part of one.
    In,
    /// «и», «или»: a list goes on.
    And,
    /// «течение», «протяжение», «весь»: the whole of what follows.
    During,
    /// «сего», «текущего», «этого», «т» in «т.г.»: the year of the report.
    This,
    /// «прошлого»: the year before it.
    Last,
    /// «следующего», «будущего»: the year after it.
    Next,
    /// «of», «the», «den», «am», «числа»: nothing by themselves.
    Filler,
    /// What is counted: «рублей», «участников», «летие».
    Counted,
    /// «ул», «площадь»: a day after it is a name; true where it always is.
    Named(bool),
    /// «тел», «ст», «код»: digits after it are a number of something.
    Numbered,
}

/// The form of a month's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// «май», «мае»: can stand alone.
    Alone,
    /// «мая», «маю»: needs a day, a range or a part before it.
    Bound,
    /// «мар», «сент»: often with a full stop.
    Short,
    /// English or German: the day may follow.
    Latin,
}

/// Every word that is known by its letters, with its meaning.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    months::teach(&mut lexicon);
    numerals::teach(&mut lexicon);
    lexicon.add_all(UNITS);
    lexicon.add_all(RELATIONS);
    things::teach(&mut lexicon);
    lexicon
});

/// Words and their meanings; whoever teaches a word first is right.
#[derive(Default)]
pub(super) struct Lexicon(FxHashMap<Box<str>, Word>);

impl Lexicon {
    /// Adds a word that is not known yet.
    pub(super) fn add(&mut self, word: &str, meaning: Word) {
        self.0.entry(word.into()).or_insert(meaning);
    }

    /// Adds words, with blanks between them, for each meaning.
    pub(super) fn add_all(&mut self, table: &[(&str, Word)]) {
        for (words, meaning) in table {
            words.split(' ').for_each(|word| self.add(word, *meaning));
        }
    }
}

/// The meaning of `key`, a word in lower case with е for ё.
pub(super) fn lookup(key: &str) -> Option<Word> {
    LEXICON.0.get(key).copied().or_else(|| things::counted(key))
}

/// The lengths that known words have, a bit for each, by the first two of their Russian letters.
static LENGTHS: LazyLock<[[u32; ALPHABET]; ALPHABET]> = LazyLock::new(|| {
    let mut lengths = [[0; ALPHABET]; ALPHABET];
    for word in LEXICON.0.keys().filter(|word| word.chars().all(is_russian)) {
        let (first, second) = beginning(word);
        if let Some(lengths) = lengths.get_mut(first).and_then(|row| row.get_mut(second)) {
            *lengths |= length(word);
        }
    }
    lengths
});
/// Letters from «а» to «я», with «ё» as «е», and none.
const ALPHABET: usize = 33;

/// The numbers of the first two letters.
fn beginning(word: &str) -> (usize, usize) {
    let mut letters = word.chars().map(|c| (folded(c) as usize).wrapping_sub('а' as usize));
    let mut next = || letters.next().unwrap_or(ALPHABET - 1);
    (next(), next())
}

/// The bit of a word's length.
fn length(word: &str) -> u32 {
    1 << (word.len() / 2).min(31)
}

/// Whether a word of Russian letters, in any case, may be one that [`lookup`] knows: hardly any word
/// of a text is, and its beginning, its length and its end tell before it is folded.
pub(super) fn may_be_known(word: &str) -> bool {
    let (first, second) = beginning(word);
    let lengths = LENGTHS.get(first).and_then(|row| row.get(second)).copied().unwrap_or_default();
    lengths & length(word) != 0 || things::may_be_counted(word)
}

/// Units of time and their parts.
const UNITS: &[(&str, Word)] = &[
    ("е х ые ых s er", Word::Suffix(true)),
    (
        "й го ое ого его ьего ый ий я ая ья ье м му ому ему ом ем ым ю th st nd rd",
        Word::Suffix(false),
    ),
    (
        "квартал квартала квартале кварталу кварталом кварталы кварталов кварталах кварталам \
         кв quarter quartal",
        Word::Quarter,
    ),
    ("q", Word::Q),
    ("половина половине половины половину половиной пол half hälfte", Word::Half),
    ("полугодие полугодии полугодия полугодию полугодием полугодиях halbjahr", Word::HalfYear),
    ("декада декаде декады декаду декадах", Word::Decade),
    ("неделя неделе недели неделю week woche", Word::Week),
    ("числах дни днях", Word::Days),
    ("месяц месяца месяце месяцев месяцы мес", Word::Months),
    ("ч час часа часов часам uhr", Word::Hour),
    ("мин минут минуты", Word::Minute),
    ("утра дня вечера ночи мск", Word::OfDay),
    (
        "последний последнего последнем последнее последняя последней последнюю последние \
         последних last",
        Word::Final,
    ),
    ("начало начале начала началу нач early beginning anfang", Word::Third(1)),
    ("середина середине середины середину сер mid middle mitte", Word::Third(2)),
    ("конец конце конца концу кон late end ende", Word::Third(3)),
    ("г гг", Word::Year(false)),
    ("год года году годом годы годов годах годам годами jahr jahre jahren", Word::Year(true)),
    ("век века веке веков столетия столетии", Word::Century),
];

/// What relates dates to each other and to the year of the report.
const RELATIONS: &[(&str, Word)] = &[
    ("с со от from since vom seit", Word::From),
    ("между between zwischen", Word::Between),
    ("по до to till until through bis", Word::To),
    ("на", Word::Onto),
    ("в во in im on", Word::In),
    ("и или либо and or und oder", Word::And),
    ("течение протяжении весь всего целый", Word::During),
    (
        "сего текущего этого нынешнего текущем этом нынешнем этой этим нынешней нынешним тек \
         т",
        Word::This,
    ),
    (
        "прошлого прошлом прошлой прошлым минувшего минувшем минувшей минувшим прошедшего \
         прошедшем",
        Word::Last,
    ),
    ("следующего следующем следующей следующим будущего будущем будущей будущим", Word::Next),
    ("около примерно приблизительно ориентировочно предположительно ок circa", Word::About),
    ("н нашей", Word::Our),
    ("настоящее present", Word::Present),
    ("включительно вкл inclusive einschließlich einschl", Word::Inclusive),
    ("сезон сезона сезоне период периода периоде", Word::Period),
    ("of the den dem am der des zum число числа чисел", Word::Filler),
];
