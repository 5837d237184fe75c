//! What each row of the table is: a region, a country, an agreement, or the rest of what a page
//! break cut off.
//!
//! The rows of a [`Grid`] enter one by one; the regions of a [`Table`](super::Table), an account
//! of each row and findings leave. The rules are those of `tests/spec/continuation.md`. What the
//! words mean is absent on purpose.

use std::collections::BTreeMap;

use super::{
    Options, RowAccount, RowKind, TableAgreement, TableDate, TableEvents, TableExtra, TableRegion,
    doubts, footer,
    grid::{Grid, GridCell, GridRow, Kind},
    heading::Heading,
    join::{begins_document, begins_sentence, ends_sentence, join},
    kind::{self, is_ditto},
    numbering::unnumbered,
    places::Places,
    read::joined,
    role::{ROLES, Role},
};
use crate::{
    cell::{CellRef, Cells, Column, Located},
    finding::{Finding, catalogue::JOINED_ROW},
    import::Sheet,
};

/// Bytes of text that merged cells may repeat on the rows below them: a bound for a merge of one
/// long text over a million rows, not for honest tables.
const REPEATED_BYTES: usize = 256 << 20;

/// Merged cells repeat too much text.
pub(super) struct Swollen;

/// What the rows of a table hold.
#[derive(Default)]
pub(super) struct Rows {
    /// The regions.
    pub(super) regions: Vec<TableRegion>,
    /// The columns that have no role, and what stands in them.
    pub(super) extra: Vec<TableExtra>,
    /// What each row was taken for.
    pub(super) account: Vec<RowAccount>,
    /// What was found.
    pub(super) findings: Vec<Finding>,
}

/// The table in the making.
struct Reader<'a> {
    heading: &'a Heading,
    options: &'a Options<'a>,
    places: Places,
    beside: BTreeMap<Column, Vec<Located<String>>>,
    account: Vec<RowAccount>,
    findings: Vec<Finding>,
    /// Bytes of text that merged cells have repeated.
    repeated: usize,
}

impl Rows {
    /// Reads every row below the heading; `repeated` counts on what merged cells repeat.
    ///
    /// # Errors
    ///
    /// Where merged cells repeat too much text.
    pub(super) fn read(
        sheet: &Sheet,
        heading: &Heading,
        options: &Options<'_>,
        repeated: &mut usize,
    ) -> Result<Self, Swollen> {
        let mut reader = Reader {
            heading,
            options,
            places: Places::default(),
            beside: BTreeMap::new(),
            account: Vec::new(),
            findings: Vec::new(),
            repeated: *repeated,
        };
        let end = footer::start(sheet, heading, options);
        let holds = |row: &GridRow| row.all_own().next().is_some() || !row.beside.is_empty();
        let mut rows = Grid::below(sheet, heading).filter(holds).peekable();
        while let Some(mut row) = rows.next() {
            if heading.joint {
                row.part(options.is_country);
            }
            let kind = if end.is_some_and(|end| end <= row.row) {
                reader.findings.push(doubts::footer(&row));
                RowKind::Footer
            } else {
                reader.row(&row, rows.peek())
            };
            reader.account.push(RowAccount { row: row.row, kind });
            if reader.repeated > REPEATED_BYTES {
                return Err(Swollen);
            }
        }
        *repeated = reader.repeated;
        Ok(reader.finish())
    }
}

impl Reader<'_> {
    fn row(&mut self, row: &GridRow, next: Option<&GridRow>) -> RowKind {
        let texts = row.all_own().map(|cell| (cell.at.column, &*cell.text));
        if texts.clone().next().is_some() && self.heading.repeats_in(texts) {
            return RowKind::Heading;
        }
        if kind::numbers_columns(row.all_own()) {
            return RowKind::Numbers;
        }
        if kind::is_page_mark(row) {
            self.findings.push(doubts::page_mark(row));
            return RowKind::Footer;
        }
        if kind::is_total(row) {
            self.findings.push(doubts::total(row));
            return RowKind::Total;
        }
        self.findings.extend(row.all_own().filter_map(doubts::markup));
        self.findings.extend(row.all_own().filter_map(doubts::long));
        let own = ROLES.into_iter().filter_map(|role| Some((role, row.own(role)?)));
        self.findings.extend(own.filter_map(|(role, cell)| doubts::value(role, cell)));
        for cell in &row.beside {
            self.beside.entry(cell.at.column).or_default().push(located(cell));
        }
        if let Some(name) = kind::region(row, next, self.heading, self.options) {
            self.places.enter_region(name, true);
            return RowKind::Region;
        }
        if let Some(name) = row.get(Role::Region).filter(|name| !is_ditto(&name.text)) {
            self.places.enter_region(name, false);
        }
        self.entry(row)
    }

    fn entry(&mut self, row: &GridRow) -> RowKind {
        if row.all_own().next().is_none() {
            return RowKind::Entry { country: false, agreement: false, events: false };
        }
        let country = self.places.enter_country(row);
        if self.places.is_nameless() {
            self.findings.push(doubts::orphan(row));
        }
        if self.continues(row) {
            return self.append(row);
        }
        let (agreement, events) = (self.agreement(row), self.events(row));
        let happened = events.is_some();
        let agreement = agreement.is_some_and(|new| self.places.agree(new, happened));
        if let Some(place) = self.places.country() {
            place.events.extend(events);
        }
        if self.places.is_nameless() {
            return RowKind::Orphan;
        }
        RowKind::Entry { country, agreement, events: happened }
    }

    /// The agreement that the row's partner, basis or date make, merged from above or not.
    fn agreement(&mut self, row: &GridRow) -> Option<TableAgreement> {
        let [partner, basis, date] = [Role::Partner, Role::Basis, Role::Date].map(|r| row.get(r));
        let cells = || [partner, basis, date].into_iter().flatten();
        if !cells().any(|cell| cell.own) {
            return None;
        }
        self.repeated +=
            cells().filter(|cell| !cell.own).map(|cell| cell.text.len()).sum::<usize>();
        let blank = || Located { value: String::new(), cells: Cells::new() };
        let above = |cell: &&GridCell| is_ditto(&cell.text);
        let last = || self.places.last();
        Some(TableAgreement {
            partner: match partner.filter(above).zip(last()) {
                Some((cell, last)) => last.partner.as_ref().map(|above| again(above, cell)),
                None => partner.map(located),
            },
            title: match basis.filter(above).zip(last()) {
                Some((cell, last)) => again(&last.title, cell),
                None => basis.map_or_else(blank, located),
            },
            signed: match date.filter(above).zip(last()) {
                Some((cell, last)) => last.signed.as_ref().map(|above| again(above, cell)),
                None => date.map(self::date),
            },
        })
    }

    /// The row's events. A date with nothing beside it is kept as a text that says no more.
    fn events(&mut self, row: &GridRow) -> Option<TableEvents> {
        let text = row.own(Role::Events);
        let [begin, end] = [Role::EventDate, Role::EventEnd]
            .map(|role| row.get(role).filter(|when| when.own || text.is_some()));
        let when = span(begin, end);
        let Some(text) = text else {
            return when.map(|when| when.map(|date| date.shown).into());
        };
        let above = [begin, end].into_iter().flatten().filter(|when| !when.own);
        self.repeated += above.map(|when| when.text.len()).sum::<usize>();
        Some(TableEvents { date: when, text: located(text), lines: text.lines.clone() })
    }

    /// Whether the row is the rest of what a page break cut off: it has no country, partner or
    /// date, and its basis, if any, goes on from the last agreement's. Nothing is cut off where
    /// another event begins after a whole one.
    fn continues(&mut self, row: &GridRow) -> bool {
        let Some(country) = self.places.country() else { return false };
        if row.own(Role::Basis).is_some_and(|basis| is_ditto(&basis.text)) {
            return false;
        }
        if row.own(Role::Basis).is_none() {
            let begins = row.own(Role::Events).is_some_and(|events| begins_sentence(&events.text));
            let whole = |last: &TableEvents| last.date.is_none() && ends_sentence(&last.text.value);
            if begins && country.events.last().is_none_or(whole) {
                return false;
            }
        }
        row.only(&[Role::Region, Role::Basis, Role::Events])
            && !country.name.value.is_empty()
            && row
                .own(Role::Basis)
                .is_none_or(|basis| !begins_document(&basis.text) && !country.agreements.is_empty())
    }

    /// Appends the row's basis to the last agreement's and its events to the country's.
    fn append(&mut self, row: &GridRow) -> RowKind {
        let mut parts = Vec::new();
        let mut quote = String::new();
        let (mut basis_row, mut events_row) = (None, None);
        let Some(country) = self.places.country() else { return RowKind::Orphan };
        let last = country.agreements.last_mut().map(|last| &mut last.title);
        if let (Some(basis), Some(last)) = (row.own(Role::Basis), last) {
            parts.push(format!("основание дописано к {}", place(last.cells.last())));
            basis_row = last.cells.last().map(|cell| cell.row);
            join(&mut last.value, &basis.text);
            last.cells.push(basis.at.clone());
            join(&mut quote, &basis.text);
        }
        if let Some(events) = row.own(Role::Events) {
            let before = country.events.last().map_or(&country.name, |events| &events.text);
            parts.push(format!("мероприятия дописаны к {}", place(before.cells.last())));
            events_row = before.cells.last().map(|cell| cell.row);
            if let Some(last) = country.events.last_mut().filter(|last| last.date.is_some()) {
                join(&mut last.text.value, &events.text);
                last.text.cells.push(events.at.clone());
            } else {
                let (text, lines) = (located(events), events.lines.clone());
                country.events.push(TableEvents { date: None, text, lines });
            }
            join(&mut quote, &events.text);
        }
        let at = row.all_own().map(|cell| cell.at.clone()).next();
        let message = format!("Строка {} продолжает предыдущие: {}", row.row, parts.join(", "));
        self.findings.push(
            Finding::new(&JOINED_ROW, at, message)
                .hint("Если это отдельная запись, впишите в строку страну, партнёра или дату")
                .quote(quote),
        );
        RowKind::Continuation { basis: basis_row, events: events_row }
    }

    /// What was read: without the names at the end that head nothing and are no known region.
    fn finish(mut self) -> Rows {
        let mut regions = self.places.regions;
        while let Some(last) = regions.pop_if(|last| heads_nothing(last, self.options)) {
            let name = last.name.unwrap_or_default();
            let row = name.cell().map(|cell| cell.row);
            let mut below = self.account.iter_mut().rev();
            if let Some(account) = below.find(|account| Some(account.row) == row) {
                account.kind = RowKind::Footer;
            }
            self.findings.push(doubts::heads_nothing(&name));
        }
        let mut extra: Vec<TableExtra> = Vec::new();
        for (column, cells) in &self.heading.others {
            let values = self.beside.remove(column).unwrap_or_default();
            extra.push(TableExtra { heading: joined(cells), values });
        }
        let stray = self.beside.into_values();
        extra.extend(stray.map(|values| TableExtra { heading: Located::default(), values }));
        extra.retain(|column| !column.values.is_empty());
        Rows { regions, extra, account: self.account, findings: self.findings }
    }
}

/// Whether a region has no countries and a name that nobody knows.
fn heads_nothing(region: &TableRegion, options: &Options<'_>) -> bool {
    let known = |name: &Located<String>| (options.is_region)(unnumbered(&name.value));
    region.countries.is_empty() && region.name.as_ref().is_some_and(|name| !known(name))
}

fn place(cell: Option<&CellRef>) -> String {
    cell.map_or_else(|| "стране".to_owned(), |cell| format!("ячейке {}", cell.address()))
}

/// The words of a cell, with the cell.
pub(super) fn located(cell: &GridCell) -> Located<String> {
    Located::at(cell.text.to_string(), cell.at.clone())
}

/// What stands above, said again by the ditto marks of `cell`.
fn again<T: Clone>(above: &Located<T>, cell: &GridCell) -> Located<T> {
    Located::at(above.value.clone(), cell.at.clone())
}

/// The dates of an event: from its beginning to its end, where the table has both.
fn span(begin: Option<&GridCell>, end: Option<&GridCell>) -> Option<Located<TableDate>> {
    let (Some(begin), Some(end)) =
        (begin, end.filter(|end| Some(&end.text) != begin.map(|b| &b.text)))
    else {
        return begin.or(end).map(date);
    };
    let whole = |cell: &GridCell| match cell.kind {
        Kind::Date(day) => day.format("%d.%m.%Y").to_string(),
        _ => cell.text.to_string(),
    };
    let shown = format!("{} – {}", whole(begin), whole(end));
    let cells = Cells::from_iter([begin, end].map(|cell| cell.at.clone()));
    Some(Located { value: TableDate { shown, day: None }, cells })
}

fn date(cell: &GridCell) -> Located<TableDate> {
    let day = if let Kind::Date(day) = cell.kind { Some(day) } else { None };
    Located::at(TableDate { shown: cell.text.to_string(), day }, cell.at.clone())
}
