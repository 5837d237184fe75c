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

/// Whether there is anything to draw.
pub(super) fn is_there(map: &PartnerMap) -> bool {
    !map.sites.is_empty()
}

pub(super) fn write(book: &mut Book<'_>, map: &PartnerMap) -> Result<(), LayoutError> {
    if !is_there(map) {
        return Ok(());
    }
    book.chapter(TITLE, true)?;
    let (width, height) = (book.style.measure(), book.style.depth() * HIGHEST);
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
    if !numbered.is_empty() {
        let numbers = numbered.iter().zip(1..);
        let numbers = numbers.map(|(site, n)| format!("{n}\u{a0}— {}", named(site)));
        let numbers = numbers.collect::<Vec<_>>().join("; ");
        book.paragraph(&format!("Цифрами обозначены: {numbers}."))?;
    }
    if !unnamed.is_empty() {
        let unnamed = unnamed.iter().map(named).collect::<Vec<_>>().join(", ");
        book.paragraph(&format!("Без подписи: {unnamed}."))?;
    }
    if !map.unknown.is_empty() {
        book.paragraph(&format!("На карте не показаны: {}.", map.unknown.join(", ")))?;
    }
    Ok(())
}

/// «Карта партнёров: Европа — Будапешт (Венгрия), Белград (Сербия); Азия — …».
fn in_words(map: &PartnerMap) -> String {
    let mut words = format!("{TITLE}: ");
    let mut region = "";
    for site in &map.sites {
        let Site { name, country, .. } = site;
        if site.region == region {
            words.push_str(", ");
        } else {
            if !region.is_empty() {
                words.push_str("; ");
            }
            region = &site.region;
            words.push_str(region);
            words.push_str(" — ");
        }
        words.extend([name, " (", country, ")"]);
    }
    words
}
