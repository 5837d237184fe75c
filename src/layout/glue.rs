//! Two neighbouring words → whether a line may end between them.
//!
//! The data keeps plain spaces; where a Russian typesetter would put a no-break space is decided
//! here, at layout time, from the classes of the words on both sides. A class is found once for
//! each distinct word; joining two words is then a few bit tests.

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing: the word goes on in another face.
    Tight,
    /// A space at which a line may not end.
    Glued,
    /// A space at which a line had better not end.
    Loose,
    /// A space.
    Free,
}

/// What a word is to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u16);

impl std::ops::BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Class {
    /// A dash by itself: no line begins with it.
    const DASH: Self = Self(1);
    /// Begins with a mark that closes or follows: no line begins with it.
    const CLOSING: Self = Self(1 << 1);
    /// Ends with a mark that opens, or is № or §.
    const OPENING: Self = Self(1 << 2);
    /// A preposition or conjunction of one letter.
    const LETTER: Self = Self(1 << 3);
    /// A preposition or conjunction of two or three letters.
    const SHORT: Self = Self(1 << 4);
    /// A particle that leans on the word before it.
    const PARTICLE: Self = Self(1 << 5);
    /// An abbreviation that stands before a name or number.
    const TITLE: Self = Self(1 << 6);
    /// «г.» and «гг.»: of a year after a number, of a city elsewhere.
    const YEAR: Self = Self(1 << 7);
    /// Up to four digits, or a range of such: a day, a year, how many.
    const NUMBER: Self = Self(1 << 8);
    /// Begins with a figure: 09.12.2005, 1990-е.
    const FIGURES: Self = Self(1 << 9);
    /// Begins with a letter.
    const WORD: Self = Self(1 << 10);
    /// Begins with a capital and has no mark after it.
    const NAME: Self = Self(1 << 11);
    /// Initials: А., А.Г.
    const INITIALS: Self = Self(1 << 12);
    /// An ordinal: 15-е.
    const ORDINAL: Self = Self(1 << 13);

    /// The class of a word.
    pub(super) fn of(word: &str) -> Self {
        let mut class = Self::default();
        class.set(Self::DASH, matches!(word, "-" | "–" | "—" | "−"));
        class.set(
            Self::CLOSING,
            word.starts_with([',', '.', ';', ':', '!', '?', ')', '»', '”', '%', '…']),
        );
        class.set(Self::OPENING, word.ends_with(['(', '«', '„', '[', '№', '§']));
        let core = word.trim_start_matches(['(', '«', '„', '"', '[']);
        if core.len() <= LONGEST_LISTED {
            let lower = core.to_lowercase();
            class.set(Self::LETTER, is_listed(&lower, LETTERS));
            class.set(Self::SHORT, is_listed(&lower, SHORT));
            class.set(Self::PARTICLE, is_listed(word, PARTICLES));
            class.set(Self::TITLE, is_listed(core, TITLES));
        }
        let bare = word.trim_end_matches([',', ';', ':', ')', '»']);
        class.set(Self::YEAR, matches!(bare, "г." | "гг." | "г" | "гг"));
        class.set(Self::NUMBER, is_number(core));
        class.set(Self::FIGURES, core.starts_with(|c: char| c.is_ascii_digit()));
        class.set(Self::ORDINAL, is_ordinal(core));
        class.set(Self::WORD, word.starts_with(char::is_alphabetic));
        class.set(Self::INITIALS, is_initials(core));
        class.set(
            Self::NAME,
            core.starts_with(char::is_uppercase) && core.ends_with(char::is_alphabetic),
        );
        class
    }

    /// The class after a certain word: a dash after a number may keep a second one («1 – 5
    /// марта»), and the letter of a year («2025 г.») keeps nothing.
    pub(super) fn after(self, before: Self) -> Self {
        if self.any(Self::DASH) && before.any(Self::NUMBER) {
            self | Self::FIGURES
        } else if self.any(Self::YEAR) && before.any(Self::FIGURES) {
            Self::default()
        } else {
            self
        }
    }

    /// What the space between this word and the next one is worth.
    pub(super) fn joint(self, next: Self) -> Joint {
        let keeps = self.any(Self::OPENING | Self::LETTER | Self::TITLE | Self::YEAR);
        let kept = next.any(Self::DASH | Self::CLOSING);
        let count =
            self.any(Self::NUMBER) && next.any(Self::WORD) && !next.any(Self::LETTER | Self::SHORT);
        let year = self.any(Self::FIGURES) && next.any(Self::YEAR);
        let range = self.any(Self::DASH) && self.any(Self::FIGURES) && next.any(Self::NUMBER);
        let person = self.any(Self::INITIALS) && next.any(Self::NAME | Self::INITIALS);
        if keeps || kept || count || year || range || person {
            return Joint::Glued;
        }
        let leans = self.any(Self::SHORT) || next.any(Self::PARTICLE);
        let ordinal = self.any(Self::ORDINAL) && next.any(Self::WORD);
        let surname = self.any(Self::NAME) && next.any(Self::INITIALS);
        if leans || ordinal || surname { Joint::Loose } else { Joint::Free }
    }

    fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn set(&mut self, flag: Self, on: bool) {
        if on {
            *self = *self | flag;
        }
    }
}

const LETTERS: &str = "в к с о у и а я";

const SHORT: &str = "без во для до за из или ко на над не ни но об от по под при про со";

const PARTICLES: &str = "бы б же ж ли ль";

const TITLES: &str = "им. пров. ул. пр. просп. пер. наб. пл. д. корп. кв. стр. с. п. пп. ст. ч. \
    гл. рис. табл. см. ср. т. н. св. о. оз. р. дер. пос. респ. акад. проф. доц. ген. гор. г-н г-жа тел.";

/// No listed word is longer, in bytes.
const LONGEST_LISTED: usize = 11;

fn is_listed(word: &str, list: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// Up to four digits, or two such with a dash or comma between: 18, 2025, 18–21, 3,5.
fn is_number(word: &str) -> bool {
    let digits =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    match word.split_once(['-', '–', '—', ',']) {
        Some((left, right)) => digits(left) && digits(right),
        None => digits(word),
    }
}

/// Figures, a hyphen and the ending.
fn is_ordinal(word: &str) -> bool {
    word.split_once('-').is_some_and(|(figures, ending)| {
        let ended = !ending.is_empty() && ending.chars().all(char::is_alphabetic);
        ended && figures.bytes().all(|byte| byte.is_ascii_digit()) && !figures.is_empty()
    })
}

/// Capitals with a full stop after each.
fn is_initials(word: &str) -> bool {
    let mut stop = true;
    for c in word.chars() {
        if (c == '.') == stop || (c != '.' && !c.is_uppercase()) {
            return false;
        }
        stop = !stop;
    }
    stop && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `~` for every space at which no line ends and `_` for a poor one.
    fn joined(text: &str) -> String {
        let mut words = text.split(' ');
        let mut shown = words.next().unwrap_or_default().to_owned();
        let mut before = Class::of(&shown);
        for word in words {
            let class = Class::of(word);
            shown.push(match before.joint(class) {
                Joint::Glued => '~',
                Joint::Loose => '_',
                Joint::Free | Joint::Tight => ' ',
            });
            shown.push_str(word);
            before = class.after(before);
        }
        shown
    }

    #[track_caller]
    fn assert_joined(expected: &[&str]) {
        for expected in expected {
            assert_eq!(joined(&expected.replace(['~', '_'], " ")), *expected);
        }
    }

    #[test]
    fn no_line_begins_with_a_dash_or_a_closing_mark() {
        assert_joined(&[
            "визит~– встреча",
            "города~— побратимы",
            "Петербург~- Хельсинки",
            "слово~, слово",
            "слово~» и~слово",
            "80~% домов",
        ]);
    }

    #[test]
    fn numbers_keep_what_they_count() {
        assert_joined(&[
            "18~мая~– визит",
            "18–21~мая~– визит",
            "1~–~5~марта~– визит",
            "30~октября~– 1~ноября",
            "2025~года",
            "в~2025~году",
            "45~соглашений и~28~стран",
            "3,5~тысячи",
            "12, 14 и~16~июня",
            "2009, 2024",
            "12345 жителей",
            "в~2025 в~Ханое",
            "15-е_заседание",
            "80-й_годовщине",
        ]);
    }

    #[test]
    fn a_year_keeps_its_letter_and_a_city_its_own() {
        assert_joined(&[
            "2025~г. в~Ханое",
            "2021–2023~гг. между",
            "21.03.2012~г. №~031-06-478/12",
            "1990-е~гг. и~позже",
            "в~г.~Хошимин",
            "делегация г.~Пусан",
        ]);
    }

    #[test]
    fn abbreviations_and_signs_keep_the_name_or_number() {
        assert_joined(&[
            "театр им.~Пушкина",
            "пров.~Шаньдун",
            "гор.~Ош и~г-жа~Иванова",
            "на_ул.~Рубинштейна, д.~3",
            "от_мая №~17/2024-МС от_июня",
            "§~5",
            "(№~5)",
            "и~т.~д.",
        ]);
    }

    #[test]
    fn initials_keep_the_surname() {
        assert_joined(&[
            "визит А.~Г.~Турчина в~Минск",
            "визит А.Г.~Турчина",
            "Губернатор_А.~Г.~Турчин",
            "А.Г.Турчина и~других",
        ]);
    }

    #[test]
    fn short_words_lean_on_the_next_one_and_particles_on_the_last() {
        assert_joined(&[
            "в~Минске и~Москве",
            "«О~дружбе»",
            "(с~Пекином)",
            "для_участия на_форуме",
            "состоялась_бы встреча",
            "Кострома и~Кемь",
        ]);
    }
}
