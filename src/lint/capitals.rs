//! The words with a capital in the titles, partners and events of a table, each different one once.
//!
//! A corpus enters; how often a word stands leaves, and how often slips of a name do. Words one slip
//! apart are found by their keys: nobody looks at each name with each word.

use std::cell::OnceCell;

use super::{
    corpus::{Corpus, Each, Id, Part, Text, Word},
    near::{Form, keys},
};
use crate::cell::CellRef;

/// The words, the first of those alike for all.
pub(super) struct Capitals<'c, 'r> {
    corpus: &'c Corpus<'r>,
    times: Each<usize>,
    different: Vec<Id>,
    /// Keys with their words, sorted: made when they are first asked for.
    keys: OnceCell<Vec<(u64, Id)>>,
}

impl<'c, 'r> Capitals<'c, 'r> {
    /// The words of all the texts.
    pub(super) fn of(corpus: &'c Corpus<'r>) -> Self {
        let mut times = corpus.each(|_| 0);
        let mut different = Vec::new();
        for (text, ..) in corpus.parts.iter().flat_map(|part| texts(corpus, part)) {
            let words = corpus.names(text).iter().map(|token| &corpus[token.id]);
            for word in words.filter(|word| word.is_capital) {
                if times[word.alike] == 0 {
                    different.push(word.alike);
                }
                times[word.alike] += 1;
            }
        }
        Self { corpus, times, different, keys: OnceCell::new() }
    }

    /// How often the word stands, or one alike.
    pub(super) fn times(&self, word: &Word) -> usize {
        self.times[word.alike]
    }

    /// How often slips of the name stand, in whatever cases.
    pub(super) fn slips_of(&self, name: &Form) -> usize {
        let mut near: Vec<Id> = Vec::new();
        for form in name.forms() {
            near.extend(keys(&form).flat_map(|key| self.with_key(key)));
        }
        near.sort_unstable();
        near.dedup();
        near.retain(|id| name.meant_by(&self.corpus[*id].folded).is_some());
        near.into_iter().map(|id| self.times[id]).sum()
    }

    /// Whether the name itself stands anywhere, in whatever case.
    pub(super) fn have(&self, name: &Form) -> bool {
        name.forms().any(|form| {
            let mut same = keys(&form).take(1).flat_map(|key| self.with_key(key));
            same.any(|id| self.corpus[id].folded == form)
        })
    }

    fn with_key(&self, key: u64) -> impl Iterator<Item = Id> {
        let all = self.keys.get_or_init(|| {
            let words = self.different.iter().copied();
            let keys = words.flat_map(|id| keys(&self.corpus[id].folded).map(move |key| (key, id)));
            let mut keys: Vec<_> = keys.collect();
            keys.sort_unstable();
            keys
        });
        let first = all.partition_point(|(other, _)| *other < key);
        let from = all.get(first..).unwrap_or_default().iter();
        from.take_while(move |(other, _)| *other == key).map(|(_, id)| *id)
    }
}

/// Titles, partners and events with their cells, each with whether it is a partner.
pub(super) fn texts<'c, 'r>(
    corpus: &'c Corpus<'r>,
    part: &'c Part<'r>,
) -> impl Iterator<Item = (&'c Text<'r>, Option<&'r CellRef>, bool)> {
    let titles = corpus.titles_of(part).map(|(a, text)| (text, a.title_as_written.cell(), false));
    let partners = corpus.partners_of(part).map(|(p, text)| (text, p.as_written.cell(), true));
    let events = corpus.events_of(part).map(|(event, text)| (text, event.cells.first(), false));
    titles.chain(partners).chain(events)
}
