//! Small registers for the tests of the rules: a row an event or agreement, cells as in the table.

use chrono::NaiveDate;

use crate::{
    cell::{CellRef, Cells, Column, Located, Row},
    finding::Finding,
    lint::{
        Check, LintOptions,
        corpus::Corpus,
        texts::{Piece, pieces},
    },
    model::{
        Agreement, Country, DateSpan, Event, PartialDate, Partner, PartnerKind, Region, Register,
    },
};

/// What a rule finds in the register.
pub(crate) fn found(check: Check, register: &Register, options: &LintOptions) -> Vec<Finding> {
    check(&Corpus::new(register, options))
}

/// The marks in a text.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    pieces(text).filter_map(|(at, piece)| match piece {
        Piece::Mark(mark) => Some((at, mark)),
        Piece::Word(_) => None,
    })
}

/// The cell of `column` (A = 1) at `row` of the sheet 2025.
pub(crate) fn cell(column: u32, row: usize) -> CellRef {
    CellRef::new("2025", Row::new(u32::try_from(row).unwrap_or(u32::MAX)), Column::new(column))
}

/// A register of 2025 with one country.
pub(crate) fn one(country: Country) -> Register {
    several([country])
}

/// A register of 2025 with these countries, in one region.
pub(crate) fn several<const N: usize>(countries: [Country; N]) -> Register {
    let region = Region {
        name: "Азия".to_owned(),
        as_written: "АЗИЯ".to_owned(),
        cell: None,
        countries: countries.into(),
    };
    Register { year: 2025, regions: vec![region], ..Register::default() }
}

/// A country without anything.
pub(crate) fn country(name: &str) -> Country {
    Country {
        name: name.to_owned(),
        as_written: name.to_owned(),
        iso2: None,
        cells: vec![cell(1, 1)],
        agreements: Vec::new(),
        events: Vec::new(),
        unplaced: Vec::new(),
    }
}

impl Country {
    /// The country with these events, in the order of the source, from row 1 of column E on.
    pub(crate) fn with_events<const N: usize>(mut self, events: [Event; N]) -> Self {
        self.events = events.into();
        for (ordinal, event) in self.events.iter_mut().enumerate() {
            event.ordinal = ordinal;
            event.cells = Cells::from([cell(5, ordinal + 1)]);
        }
        self.events.sort_by_key(Event::extent);
        self
    }

    /// The country with these agreements, from row 1 of columns B to D on.
    pub(crate) fn with_agreements<const N: usize>(mut self, agreements: [Agreement; N]) -> Self {
        self.agreements = agreements.into();
        for (index, agreement) in self.agreements.iter_mut().enumerate() {
            agreement.title_as_written.cells = Cells::from([cell(3, index + 1)]);
            if let Some(partner) = &mut agreement.partner {
                partner.as_written.cells = Cells::from([cell(2, index + 1)]);
            }
        }
        self
    }
}

/// An event between two dates: `2025-05-18`, `2025-05` or `2025`.
pub(crate) fn event(start: &str, end: &str, as_written: &str) -> Event {
    Event {
        dates: vec![DateSpan::range(date(start), date(end))],
        text: as_written.to_owned(),
        as_written: as_written.to_owned(),
        cells: Cells::new(),
        ordinal: 0,
    }
}

/// An agreement with a city, or with a government where `partner` is empty, signed in `year`.
pub(crate) fn agreement(partner: &str, title: &str, year: i32) -> Agreement {
    let partner = (!partner.is_empty()).then(|| Partner {
        name: partner.to_owned(),
        as_written: Located { value: partner.to_owned(), cells: Cells::new() },
        kind: if partner.contains(" и ") { PartnerKind::Entity } else { PartnerKind::City },
        places: Vec::new(),
    });
    Agreement {
        partner,
        title: title.to_owned(),
        signed: vec![DateSpan::single(PartialDate::Year(year))],
        signed_as_written: year.to_string(),
        cells: Vec::new(),
        title_as_written: Located { value: title.to_owned(), cells: Cells::new() },
        signed_cell: None,
    }
}

fn date(text: &str) -> PartialDate {
    let number = |from: usize, to: usize| text.get(from..to).and_then(|n| n.parse::<u32>().ok());
    let year = text.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
    match (number(5, 7), number(8, 10)) {
        (Some(month), Some(day)) => {
            PartialDate::Day(NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default())
        }
        (Some(month), None) => PartialDate::Month(year, month),
        _ => PartialDate::Year(year),
    }
}
