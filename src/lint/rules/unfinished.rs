//! W305: an event whose sentence breaks off or never says what happened.
//!
//! It ends with a preposition, a conjunction or a mark that announces more, or it is nothing but a
//! circumstance: «23 мая – в рамках визита делегации из Монголии.» As soon as anything in it may
//! be a verb or names a happening in the nominative, the rule is silent.

use crate::{
    finding::{Finding, catalogue, excerpt},
    lint::{corpus::Corpus, inflection::fold, texts::words},
    model::{
        Event,
        russian::{folded, is_letter},
    },
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

/// One finding for each event that is not told to its end.
pub(crate) fn check(corpus: &Corpus) -> Vec<Finding> {
    let events = corpus.register.countries().flat_map(|(_, country)| &country.events);
    events.filter_map(finding).collect()
}

fn finding(event: &Event) -> Option<Finding> {
    let message = if let Some(end) = hanging_end(&event.text) {
        format!("Предложение обрывается: «{end}»")
    } else if is_circumstance(&event.text) {
        let words = excerpt(&event.as_written, 60);
        format!("Не сказано, что произошло: «{words}»")
    } else {
        return None;
    };
    let finding = Finding::new(&catalogue::UNFINISHED, event.cells.first().cloned(), message);
    Some(finding.quote(event.as_written.as_str()).hint("Допишите предложение"))
}

/// The last words where they announce more.
fn hanging_end(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let trimmed = text.trim_end_matches(['.', ' ']);
    let mark = trimmed.ends_with([',', ':', ';', '(', '«', '–', '—']);
    if !mark && !hangs(trimmed.rsplit(|c: char| !is_letter(c)).next()?) {
        return None;
    }
    let from = words(trimmed).map(|(at, _)| at).collect::<Vec<_>>();
    let last = trimmed.get(*from.last()?..)?;
    let start = from.len().checked_sub(3).and_then(|at| from.get(at)).copied().unwrap_or_default();
    (mark || hangs(last)).then(|| trimmed.get(start..)).flatten()
}

fn hangs(word: &str) -> bool {
    HANGING.split_ascii_whitespace().any(|hanging| hanging == word)
}

fn is_circumstance(text: &str) -> bool {
    let begins = |head: &&str| {
        let mut letters = text.chars().map(folded);
        head.chars().all(|letter| letters.next() == Some(letter))
    };
    if !CIRCUMSTANCES.iter().any(begins) || text.contains(" – ") {
        return false;
    }
    let folded = fold(text);
    let happens = |word: &str| {
        HAPPENINGS.contains(&format!(" {word} "))
            || (word.chars().count() > 3 && VERBS.iter().any(|ending| word.ends_with(ending)))
    };
    !folded.contains(',') && !words(&folded).any(|(_, word)| happens(word))
}
