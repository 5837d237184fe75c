//! W305: an event whose sentence breaks off or never says what happened.
//!
//! It ends with a preposition, a conjunction or a mark that announces more, or it is nothing but a
//! circumstance: «23 мая – в рамках визита делегации из Монголии.» As soon as anything in it may
//! be a verb or names a happening in the nominative, the rule is silent.

use crate::{
    finding::{Finding, catalogue, excerpt},
    lint::corpus::{Corpus, Text},
    model::{Event, russian::folded},
};

/// Words that nothing ends with.
const HANGING: &str = "в во на с со к ко по из от для под над при о об обо между через и а но или \
                       что который которая которое которые также г ул им";
/// How a circumstance begins.
const CIRCUMSTANCES: [&str; 8] = [
    "в рамках ",
    "в ходе ",
    "во время ",
    "по итогам ",
    "по случаю ",
    "в целях ",
    "с целью ",
    "в связи с ",
];
/// Endings of verbs and of short participles.
const VERBS: [&str; 22] = [
    "л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ит", "ют", "ят", "ется", "ится",
    "ен", "ены", "ено", "ена", "ан", "ана", "ано", "аны",
];
/// What happens, in the nominative.
const HAPPENINGS: &str = " визит встреча беседа прием форум фестиваль конференция семинар выставка \
                          показ концерт заседание совещание переговоры подписание открытие участие \
                          презентация поездка посещение стажировка обучение праздник дни неделя \
                          день турнир конкурс лекция саммит сессия церемония мероприятие \
                          мероприятия ";

/// What is wrong with a text.
#[derive(Debug, Clone, Copy)]
enum Fault<'t> {
    /// It ends with these words.
    BreaksOff(&'t str),
    IsCircumstance,
}

/// One finding for each event that is not told to its end.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let faults = corpus.find(corpus.told(), |text| {
        let end = hanging_end(corpus, text).map(Fault::BreaksOff);
        end.or_else(|| is_circumstance(corpus, text).then_some(Fault::IsCircumstance))
    });
    faults.map(|(event, _, fault)| finding(event, fault)).collect()
}

fn finding(event: &Event, fault: Fault) -> Finding {
    let message = match fault {
        Fault::BreaksOff(end) => format!("Предложение обрывается: «{end}»"),
        Fault::IsCircumstance => {
            format!("Не сказано, что произошло: «{}»", excerpt(&event.as_written, 60))
        }
    };
    Finding::new(&catalogue::UNFINISHED, event.cells.first().cloned(), message)
        .quote(event.as_written.as_str())
        .hint("Допишите предложение")
}

/// The last words where they announce more.
fn hanging_end<'r>(corpus: &Corpus, text: &Text<'r>) -> Option<&'r str> {
    let trimmed = text.written.trim_end().trim_end_matches(['.', ' ']);
    let mut back = corpus.words(text).iter().rev();
    let last = trimmed.get(back.next()?.at()..)?;
    let mark = trimmed.ends_with([',', ':', ';', '(', '«', '–', '—']);
    let hangs = || HANGING.split_ascii_whitespace().any(|word| word == last);
    let start = back.nth(1).map_or(0, |word| word.at());
    (mark || hangs()).then(|| trimmed.get(start..)).flatten()
}

fn is_circumstance(corpus: &Corpus, text: &Text) -> bool {
    let begins = |head: &&str| {
        let mut letters = text.written.chars().map(folded);
        head.chars().all(|letter| letters.next() == Some(letter))
    };
    let happens = |word: &str| {
        HAPPENINGS.contains(&format!(" {word} "))
            || (word.chars().count() > 3 && VERBS.iter().any(|ending| word.ends_with(ending)))
    };
    CIRCUMSTANCES.iter().any(begins)
        && !text.written.contains(',')
        && !text.written.contains(" – ")
        && !corpus.words(text).iter().any(|word| happens(&corpus[word.id].folded))
}
