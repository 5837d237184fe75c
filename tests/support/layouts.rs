//! The office's table, laid out in other ways: small functions from table to sheets.
//!
//! The office's own sheet enters, read by nobody but the few lines here; [`Line`]s leave, which
//! the variants reorder, repeat and cut, and sheets again.

use pobratim::{
    cell::{Column, Row},
    import::{Sheet, SheetRow, Value},
    normalise::date,
};

use super::real;

/// A row of the table with all its words in it: the region, the country, the partner, the basis,
/// the date of signing, the date of an event, and events.
pub type Line = [Option<Value>; 7];

/// What stands at which place of a line.
pub const REGION: usize = 0;
pub const COUNTRY: usize = 1;
pub const PARTNER: usize = 2;
pub const BASIS: usize = 3;
pub const SIGNED: usize = 4;
pub const WHEN: usize = 5;
pub const EVENTS: usize = 6;

/// What the columns of a line are called.
pub const HEADINGS: [&str; 7] = [
    "Часть света",
    "Государство",
    "Город-партнёр",
    "Наименование документа",
    "Дата подписания",
    "Дата проведения",
    "Проведённые мероприятия в 2025 году",
];

/// The rows of the office's own table, with region and country in each, events where they stand.
pub fn lines() -> Vec<Line> {
    let sheet = real::sheets(real::OFFICE).remove(0);
    let (mut region, mut country) = (None, None);
    let mut lines = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.row.get() > 3) {
        let at = |column: u32| {
            let cell = row.cells.iter().find(|(at, _)| at.get() == column);
            cell.map(|(_, value)| value.clone())
        };
        if row.cells.len() == 1 {
            (region, country) = (at(1), None);
            continue;
        }
        country = at(1).or(country);
        let (region, country) = (region.clone(), country.clone());
        lines.push([region, country, at(2), at(3), at(4), None, at(5)]);
    }
    lines
}

/// One event a row: the events of each country one by one, `events` of it as a person cuts them;
/// what is left of the row's columns is repeated.
pub fn one_event_a_row(lines: &[Line], events: impl Fn(&Line) -> Vec<String>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for line in lines {
        let cut = if line[EVENTS].is_some() { events(line) } else { Vec::new() };
        let row = |text: Option<&String>| {
            let mut row = line.clone();
            row[EVENTS] = text.map(|text| Value::Text(text.clone()));
            row
        };
        out.push(row(cut.first()));
        out.extend(cut.iter().skip(1).map(|text| row(Some(text))));
    }
    out
}

/// Lines in which what repeats the line above is left blank, all but the event.
pub fn events_alone(lines: &[Line]) -> Vec<Line> {
    let mut above: Option<Line> = None;
    let blank = |line: &Line| {
        let of = |line: &Line| line[..EVENTS].to_vec();
        let again = above.as_ref().is_some_and(|above| of(above) == of(line));
        above = Some(line.clone());
        let mut line = line.clone();
        if again {
            line[..EVENTS].fill(None);
        }
        line
    };
    lines.iter().map(blank).collect()
}

/// The date of each event that begins with one and a dash, moved into a column of its own.
pub fn dates_apart(lines: &[Line]) -> Vec<Line> {
    let apart = |line: &Line| {
        let mut line = line.clone();
        let text = line[EVENTS].as_ref().map(|value| value.shown().into_owned());
        let text = text.unwrap_or_default();
        let found = date::scan(&text, Some(2025)).into_iter().next();
        let head = found.filter(|found| found.range.start == 0).and_then(|found| {
            let rest = text[found.range.end..].trim_start().strip_prefix(['–', '-'])?;
            Some((&text[..found.range.end], rest.trim_start()))
        });
        if let Some((when, what)) = head {
            line[WHEN] = Some(Value::Text(when.to_owned()));
            line[EVENTS] = Some(Value::Text(what.to_owned()));
        }
        line
    };
    lines.iter().map(apart).collect()
}

/// Each value that says what the line above it says, left out; regions and countries alone.
pub fn named_once(lines: &[Line]) -> Vec<Line> {
    let mut above = [None, None];
    let once = |line: &Line| {
        let mut line = line.clone();
        let names = [line[REGION].clone(), line[COUNTRY].clone()];
        if names == above {
            line[REGION] = None;
            line[COUNTRY] = None;
        } else if names[0] == above[0] {
            line[REGION] = None;
        }
        above = names;
        line
    };
    lines.iter().map(once).collect()
}

/// Lines with a row for each region instead of a column.
pub fn regions_in_rows(lines: &[Line]) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut region = None;
    for line in lines {
        if line[REGION].is_some() && line[REGION] != region {
            region.clone_from(&line[REGION]);
            let mut row = Line::default();
            row[COUNTRY].clone_from(&region);
            out.push(row);
        }
        let mut line = line.clone();
        line[REGION] = None;
        out.push(line);
    }
    out
}

/// A sheet of these lines: the title in row 1, the heading in row 2, the columns in this order.
pub fn sheet(lines: &[Line], order: &[usize]) -> Sheet {
    let office = real::sheets(real::OFFICE).remove(0);
    let title = office.rows[0].cells.clone();
    let heading = |place: &usize| Some(Value::Text(HEADINGS[*place].to_owned()));
    let heading = order.iter().map(heading).collect::<Vec<_>>();
    let body = lines.iter().map(|line| order.iter().map(|place| line[*place].clone()).collect());
    let rows = std::iter::once(heading).chain(body);
    let row = |(number, values): (u32, Vec<Option<Value>>)| {
        let cells =
            (1..).zip(values).filter_map(|(column, value)| Some((Column::new(column), value?)));
        SheetRow { row: Row::new(number), cells: cells.collect() }
    };
    let mut all = vec![SheetRow { row: Row::new(1), cells: title }];
    all.extend((2..).zip(rows).map(row));
    Sheet { rows: all, merges: Vec::new(), ..office }
}

/// Adds a column at the right of a sheet whose heading is in row 2.
pub fn beside(mut sheet: Sheet, heading: &str, text: impl Fn(u32) -> String) -> Sheet {
    let column = sheet.rows.iter().flat_map(|row| &row.cells).map(|(column, _)| column.get()).max();
    let column = Column::new(column.unwrap() + 1);
    for row in sheet.rows.iter_mut().filter(|row| row.row.get() >= 2) {
        let number = row.row.get();
        let words = if number == 2 { heading.to_owned() } else { text(number) };
        row.cells.push((column, Value::Text(words)));
    }
    sheet
}

/// The same with row numbers at the left.
pub fn numbered(mut sheet: Sheet) -> Sheet {
    for row in &mut sheet.rows {
        let mut cells: Vec<_> = std::mem::take(&mut row.cells);
        for (column, _) in &mut cells {
            *column = Column::new(column.get() + 1);
        }
        let number = match row.row.get() {
            1 => None,
            2 => Some(Value::Text("№ п/п".to_owned())),
            row => Some(Value::Number(f64::from(row - 2))),
        };
        cells.splice(0..0, number.map(|number| (Column::new(1), number)));
        row.cells = cells;
    }
    sheet
}

/// The sheet as a table of text: cells apart by semicolons, in quotation marks where need be.
pub fn as_text(sheet: &Sheet) -> String {
    let quoted = |text: &str| {
        if text.contains([';', '"', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    let columns = sheet.rows.iter().flat_map(|row| &row.cells).map(|(column, _)| column.get());
    let columns = columns.max().unwrap_or(0);
    let line = |row: &SheetRow| {
        let cell = |at: u32| {
            let value = row.cells.iter().find(|(column, _)| column.get() == at);
            quoted(&value.map(|(_, value)| value.shown().into_owned()).unwrap_or_default())
        };
        (1..=columns).map(cell).collect::<Vec<_>>().join(";")
    };
    sheet.rows.iter().map(line).collect::<Vec<_>>().join("\r\n")
}
