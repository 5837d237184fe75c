//! The findings that an office accepted, as a file that people read and compare by line.
//!
//! Findings' [identities](crate::finding::Identity) enter and TOML leaves, or the other way round:
//!
//! ```toml
//! [[accepted]]
//! code = "W601"
//! words = "сотрудничестве»"
//! count = 1
//! ```
//!
//! Rows and sheets are absent on purpose: a row that was inserted above must not bring back what
//! was accepted. The same findings give the same bytes.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Mistake;
use crate::finding::{Accepted, Identity};

const HEAD: &str = "\
# Замечания, принятые как есть: pobratim о них больше не напоминает.
# Обновить: pobratim check --write-baseline ЭТОТ_ФАЙЛ
";

/// The file, as it stands.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    accepted: Vec<Entry>,
}

/// A finding that was accepted.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    words: String,
    #[serde(default = "once")]
    count: usize,
}

fn once() -> usize {
    1
}

/// Why a file of accepted findings cannot be used; the message names the line and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "строка {}: {}\nИсправьте «{}» или создайте файл заново: \
     pobratim check --write-baseline ФАЙЛ",
    .0.line, .0.what, .0.words
)]
pub struct BaselineError(pub Mistake);

/// Reads the text of such a file; of an entry that stands twice the counts are added.
///
/// # Errors
/// The text is no TOML, or holds a key that means nothing here.
pub fn parse(text: &str) -> Result<Accepted, BaselineError> {
    let file: File =
        toml::from_str(text).map_err(|error| BaselineError(Mistake::new(text, &error)))?;
    let mut accepted = Accepted::new();
    for Entry { code, words, count } in file.accepted {
        let total = accepted.entry(Identity { code, words }).or_default();
        *total = total.saturating_add(count);
    }
    Ok(accepted)
}

/// The text of a file that accepts `accepted`.
#[must_use]
pub fn text(accepted: &Accepted) -> String {
    let entry = |(Identity { code, words }, &count): (&Identity, &usize)| Entry {
        code: code.clone(),
        words: words.clone(),
        count,
    };
    let file = File { accepted: accepted.iter().map(entry).collect() };
    // Strings and numbers in a list of tables: there is no TOML that they cannot be.
    format!("{HEAD}\n{}", toml::to_string(&file).unwrap_or_default())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{HEAD, parse, text};
    use crate::finding::{Accepted, Identity};

    fn of(code: &str, words: &str) -> Identity {
        Identity { code: code.to_owned(), words: words.to_owned() }
    }

    #[test]
    fn what_is_written_is_read_again_whatever_the_words() {
        let nasty = of("W303", "«а» \"б\" \\ # = [x] ''' \u{1}");
        let accepted = Accepted::from([(nasty, 2), (of("N302", "5 мая – визит"), 1)]);
        let written = text(&accepted);
        assert_eq!(parse(&written).unwrap(), accepted);
        let first = "\n[[accepted]]\ncode = \"N302\"\nwords = \"5 мая – визит\"\ncount = 1\n";
        assert!(written.starts_with(&format!("{HEAD}{first}")), "{written}");
        assert_eq!(parse(&text(&Accepted::new())).unwrap(), Accepted::new());
    }

    #[test]
    fn a_count_may_be_left_out_and_a_mistake_is_named_with_its_line() {
        let accepted = parse("[[accepted]]\ncode = \"W601\"\nwords = \"б\"\n").unwrap();
        assert_eq!(accepted, Accepted::from([(of("W601", "б"), 1)]));
        assert_eq!(
            parse("[[accepted]]\ncode = \"W601\"\nrow = 4\n").unwrap_err().to_string(),
            "строка 3: нет ключа «row»; есть «code», «words», «count»\nИсправьте «row = 4» или \
             создайте файл заново: pobratim check --write-baseline ФАЙЛ"
        );
    }
}
