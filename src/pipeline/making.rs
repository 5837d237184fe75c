//! A reading → the report in each format that is ordered, and its parts beside the whole.

use std::cell::LazyCell;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{PipelineError, Reading, attachments};
use crate::{
    finding::Finding,
    layout::{self, Fonts, PageStyle, pages::Pages},
    model::{Place, Register},
    render::{
        calendar, csv,
        pdf::{self, PdfOptions, Standard},
        workbook::{self, WorkbookOptions},
    },
    report::{self, Front, Part, Report, ReportOptions, Split},
};

/// What is to be made, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The formats.
    pub formats: Vec<Format>,
    /// The day that the files say they were made on.
    pub date: NaiveDate,
    /// What the PDF conforms to.
    pub standard: Standard,
    /// How the PDF is laid out.
    pub form: Form,
    /// Whether each region or country gets a PDF of its own beside the whole.
    pub split: Option<Split>,
    /// What the office says of itself.
    pub front: Front,
    /// Where the office is, for maps.
    pub home: Option<Place>,
    /// Whether each region begins on a page of its own in the workbook.
    pub break_before_regions: bool,
}

/// How the PDF is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// The office's own table, lying.
    #[default]
    Table,
    /// Pages about countries, standing.
    Dossier,
}

/// A format of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// PDF.
    Pdf,
    /// A workbook of Excel.
    Workbook,
    /// The register as JSON.
    Json,
    /// The events as CSV.
    Events,
    /// The agreements as CSV.
    Agreements,
    /// The events as an iCalendar.
    Calendar,
}

/// The finished report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The bytes of each format that was asked for.
    pub files: Vec<(Format, Vec<u8>)>,
    /// The slug and the PDF of each part, in the order of the table.
    pub parts: Vec<(String, Vec<u8>)>,
    /// The number of pages, if a PDF was asked for.
    pub pages: Option<usize>,
}

/// A step of the work, as it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The table is read and checked.
    Reading,
    /// Pages are laid out.
    Layout,
    /// The PDF is made.
    Pdf,
    /// The PDFs of the parts are made.
    Parts,
    /// The workbook is made.
    Workbook,
}

impl Order {
    /// An order of these formats, all else at its default.
    #[must_use]
    pub fn new(formats: &[Format], date: NaiveDate) -> Self {
        let (standard, form, split, front, home) = Default::default();
        let formats = formats.to_vec();
        let break_before_regions = false;
        Self { formats, date, standard, form, split, front, home, break_before_regions }
    }
}

/// Makes what is ordered of the report; `begins` hears of each stage.
///
/// # Errors
/// Pages cannot be laid out, or a format cannot be written.
pub fn make(
    reading: &Reading,
    order: &Order,
    mut begins: impl FnMut(Stage),
) -> Result<Made, PipelineError> {
    let Order { formats, date, standard, split, .. } = order;
    // Formats that hold the register alone need no report.
    let report =
        LazyCell::new(|| composed((&reading.register, &reading.findings), reading, order, None));
    let fonts = Fonts::embedded();
    let mut made =
        Made { files: Vec::with_capacity(formats.len()), parts: Vec::new(), pages: None };
    for &format in formats {
        let mut bytes = Vec::new();
        match format {
            Format::Pdf => {
                begins(Stage::Layout);
                let pages = paginated(reading, &report, (order.form, &fonts))?;
                begins(Stage::Pdf);
                made.pages = Some(pages.pages.len());
                let attachments = attachments::of(reading)?;
                let options = PdfOptions { date: *date, standard: *standard, attachments };
                pdf::write(pages, options, &mut bytes)?;
                if let Some(split) = split {
                    begins(Stage::Parts);
                    made.parts = parts(reading, order, *split, &fonts)?;
                }
            }
            Format::Workbook => {
                begins(Stage::Workbook);
                workbook::write(&report, &reading.workbook_options(order), &mut bytes)?;
            }
            Format::Json => reading.write_json(&mut bytes)?,
            Format::Events => csv::events(&report, &mut bytes)?,
            Format::Agreements => csv::agreements(&report, &mut bytes)?,
            Format::Calendar => calendar::write(&reading.register, *date, &mut bytes)?,
        }
        made.files.push((format, bytes));
    }
    Ok(made)
}

/// The PDF of each part, made on all cores.
fn parts(
    reading: &Reading,
    order: &Order,
    split: Split,
    fonts: &Fonts,
) -> Result<Vec<(String, Vec<u8>)>, PipelineError> {
    let parts = report::parts(&reading.register, &reading.findings, split);
    let made = parts.into_par_iter().map(|part| {
        let Part { name, slug, register, findings } = part;
        let report = composed((&register, &findings), reading, order, Some(name));
        let pages = paginated(reading, &report, (order.form, fonts))?;
        let attachments = attachments::of_part(reading, &register, &findings, &slug)?;
        let (date, standard) = (order.date, order.standard);
        let mut bytes = Vec::new();
        pdf::write(pages, PdfOptions { date, standard, attachments }, &mut bytes)?;
        Ok((slug, bytes))
    });
    made.collect()
}

fn composed<'r>(
    (register, findings): (&'r Register, &'r [Finding]),
    reading: &Reading,
    order: &Order,
    part: Option<String>,
) -> Report<'r> {
    let (source, front, home) = (reading.source.clone(), order.front.clone(), order.home.clone());
    let options = ReportOptions { source, front, home, part };
    report::compose(register, findings, &options)
}

fn paginated(
    reading: &Reading,
    report: &Report,
    (form, fonts): (Form, &Fonts),
) -> Result<Pages, PipelineError> {
    let pages = match form {
        Form::Table => layout::paginate(report, &PageStyle::a4_landscape(), fonts),
        Form::Dossier => layout::paginate_dossier(report, &PageStyle::a4_portrait(), fonts),
    };
    pages.map_err(|error| reading.blame(error))
}

impl Reading {
    /// What the workbook needs besides the report: the source itself.
    fn workbook_options(&self, order: &Order) -> WorkbookOptions<'_> {
        WorkbookOptions {
            date: order.date,
            break_before_regions: order.break_before_regions,
            source: &self.sheets,
            heads: &self.heads,
            most_rows: workbook::MOST_ROWS,
        }
    }
}

impl Format {
    /// What its file names end with.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Workbook => ".xlsx",
            Self::Json => ".json",
            Self::Events => "-events.csv",
            Self::Agreements => "-agreements.csv",
            Self::Calendar => ".ics",
        }
    }
}
