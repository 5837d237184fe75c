//! The map of the partners, and in words what it cannot say.

use crate::{
    layout::{
        LayoutError,
        book::Book,
        canvas::Rect,
        map::{Drawn, Map},
    },
    report::{PartnerMap, Site},
};

/// The heading.
const TITLE: &str = "Карта партнёров";
/// The greatest height of the map, as a part of the text area.
const HIGHEST: f32 = 0.78;

/// The greatest height of the map, as a part of its width.
const SLENDEREST: f32 = 0.75;

/// How many names are told under the map, those apart that a number stands for.
const MOST: usize = 40;

/// Whether there is anything to draw.
pub(super) fn is_there(map: &PartnerMap) -> bool {
    !map.sites.is_empty()
}

pub(super) fn write(book: &mut Book<'_>, map: &PartnerMap) -> Result<(), LayoutError> {
    if !is_there(map) {
        return Ok(());
    }
    book.chapter(TITLE, true)?;
    let width = book.style.measure();
    let height = (book.style.depth() * HIGHEST).min(width * SLENDEREST);
    book.need(height)?;
    let sites: Vec<&Site> = map.sites.iter().collect();
    let area = Rect { x: book.style.left, y: book.y, width, height };
    let drawn = Map::new(&sites, map.home.as_ref(), area);
    let area = drawn.area();
    let node = book.figure(in_words(map), area);
    let Drawn { numbered, unnamed } = drawn.draw(book, node)?;
    book.y = area.bottom();
    book.figure_caption(TITLE, area)?;
    let named = |site: &&Site| format!("{} ({})", site.name, site.country);
    let numbers = numbered.iter().zip(1..);
    let numbers: Vec<_> = numbers.map(|(site, n)| format!("{n}\u{a0}— {}", named(site))).collect();
    tell(book, "Цифрами обозначены", &numbers, ("; ", usize::MAX))?;
    tell(book, "Без подписи", &unnamed.iter().map(named).collect::<Vec<_>>(), (", ", MOST))?;
    tell(book, "На карте не показаны", &map.unknown, (", ", MOST))?;
    Ok(())
}

/// Names under the map, of very many the first `most`: all of them are in the tables.
fn tell(
    book: &mut Book<'_>,
    what: &str,
    names: &[String],
    (between, most): (&str, usize),
) -> Result<(), LayoutError> {
    let shown = if names.len() > most.saturating_add(1) { most } else { names.len() };
    let Some((told, rest)) = names.split_at_checked(shown).filter(|(told, _)| !told.is_empty())
    else {
        return Ok(());
    };
    let more = if rest.is_empty() { String::new() } else { format!(" и ещё {}", rest.len()) };
    book.paragraph(&format!("{what}: {}{more}.", told.join(between)))
}

/// «Карта партнёров: Европа — Будапешт (Венгрия), Белград (Сербия); Азия — …».
fn in_words(map: &PartnerMap) -> String {
    let mut words = format!("{TITLE}: ");
    let mut region = "";
    for site in &map.sites {
        let Site { name, country, .. } = site;
        if site.region == region {
            // The first of a table without regions follows the title at once.
            words.push_str(if words.ends_with(": ") { "" } else { ", " });
        } else {
            if !region.is_empty() {
                words.push_str("; ");
            }
            region = &site.region;
            words.extend([region, " — "]);
        }
        words.extend([name, " (", country, ")"]);
    }
    words
}
