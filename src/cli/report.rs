//! `pobratim report`, and `pobratim` without a command: the table becomes the yearly report.

use std::path::PathBuf;

use anyhow::anyhow;
use clap::ValueEnum;

use super::{
    Level, Options, Verdict,
    date::DateArgs,
    progress::Progress,
    source::{SourceArgs, Understood},
    summary,
};
use crate::{
    deliver::{
        logo,
        output::{self, Output},
    },
    pipeline::{self, Form, Format, Made, Order, Stage, settings::Settings},
    render::pdf::Standard,
    report,
};

/// How many [`Stage`]s there are.
const STAGES: u64 = 5;

/// The arguments of `report`.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pobratim report [ПАРАМЕТРЫ] [ФАЙЛ]")]
pub(super) struct Args {
    #[command(flatten)]
    source: SourceArgs,
    /// Папка для готовых файлов; без неё — reports
    /// Where the files are written, reports/ by default
    #[arg(long, value_name = "ПАПКА", default_value = "reports", verbatim_doc_comment)]
    out: PathBuf,
    /// Какие файлы делать, через запятую: pdf, xlsx, csv (мероприятия и основания для других
    /// программ), json (всё, что понято), ics (мероприятия для календаря); без него — pdf,xlsx
    /// Which files to make: events and agreements as csv, the register as json, a calendar
    #[arg(
        long,
        value_name = "ВИДЫ",
        value_delimiter = ',',
        default_value = "pdf,xlsx",
        verbatim_doc_comment
    )]
    formats: Vec<FormatName>,
    /// Вид отчёта в PDF: table — таблица на лежачих листах, dossier — страницы о странах, чтобы
    /// раздать; без него — table
    /// The layout of the PDF: the office's table, or a page for each country to hand out
    #[arg(long, value_name = "ВИД", default_value = "table", verbatim_doc_comment)]
    layout: Layout,
    /// Кроме общего отчёта — отдельный PDF на каждый регион (region) или каждую страну (country)
    /// Also a PDF of its own for each region or country
    #[arg(long, value_name = "ДЕЛЕНИЕ", verbatim_doc_comment)]
    split: Option<Split>,
    /// Чему следует PDF: a-3a, a-2a или a-1b — для архива, none; вложения — в a-3a и none
    /// What the PDF conforms to; files are attached to a-3a and none
    #[arg(long, value_name = "СТАНДАРТ", default_value = "a-3a", verbatim_doc_comment)]
    pdf_standard: PdfStandard,
    #[command(flatten)]
    date: DateArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    Pdf,
    Xlsx,
    Csv,
    Json,
    Ics,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layout {
    Table,
    Dossier,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Split {
    Region,
    Country,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PdfStandard {
    #[value(name = "a-3a")]
    A3a,
    #[value(name = "a-2a")]
    A2a,
    #[value(name = "a-1b")]
    A1b,
    None,
}

impl From<PdfStandard> for Standard {
    fn from(standard: PdfStandard) -> Self {
        match standard {
            PdfStandard::A3a => Self::A3a,
            PdfStandard::A2a => Self::A2a,
            PdfStandard::A1b => Self::A1b,
            PdfStandard::None => Self::None,
        }
    }
}

impl From<Layout> for Form {
    fn from(layout: Layout) -> Self {
        match layout {
            Layout::Table => Self::Table,
            Layout::Dossier => Self::Dossier,
        }
    }
}

impl From<Split> for report::Split {
    fn from(split: Split) -> Self {
        match split {
            Split::Region => Self::Region,
            Split::Country => Self::Country,
        }
    }
}

/// Writes the report and says in three lines what was read, written and found.
///
/// # Errors
/// The source cannot be read or a file cannot be written; nothing is changed then.
pub(super) fn run(args: &Args, options: &Options) -> anyhow::Result<Verdict> {
    let progress = Progress::new(STAGES, options.quiet);
    progress.step(step_name(Stage::Reading));
    let Understood { path, reading, settings } = args.source.read()?;
    let order = args.order(reading.register.year, &settings)?;
    let Made { files, parts, pages } =
        pipeline::make(&reading, &order, |stage| progress.step(step_name(stage)))?;
    let stem = format!("cooperation-{}", reading.register.year);
    let whole = files.into_iter().map(|(format, bytes)| (format.ending().to_owned(), bytes));
    let parts = parts.into_iter().map(|(slug, bytes)| (format!("-{slug}.pdf"), bytes));
    let outputs: Vec<_> = whole
        .chain(parts)
        .map(|(ending, bytes)| Output { name: format!("{stem}{ending}").into(), bytes })
        .collect();
    let written = output::write(&args.out, &outputs, &path)?;
    drop(progress);
    if !options.quiet {
        summary::read(&reading);
        summary::written(&written, pages);
        if args.split.is_some() {
            let parts = (&*format!("{stem}-"), ".pdf");
            summary::left_over(&output::not_of_this_run(&args.out, parts, &written));
        }
        summary::found(&reading.findings, &path);
        summary::accepted(&reading);
    }
    Ok(Level::Error.judge(&reading.findings))
}

impl Args {
    /// What is to be made.
    fn order(&self, year: i32, settings: &Settings) -> anyhow::Result<Order> {
        let formats = self.formats();
        if self.split.is_some() && !formats.contains(&Format::Pdf) {
            return Err(anyhow!(
                "--split делит на части отчёт в PDF, а среди --formats его нет\n\
                 Добавьте pdf: --formats pdf"
            ));
        }
        let logo = settings.report.logo.as_deref().map(logo::read).transpose()?;
        Ok(Order {
            standard: self.pdf_standard.into(),
            form: self.layout.into(),
            split: self.split.map(Into::into),
            front: settings.report.front(logo),
            break_before_regions: settings.workbook.break_before_regions,
            home: settings.report.home()?,
            ..Order::new(&formats, self.date.inside(year)?)
        })
    }

    fn formats(&self) -> Vec<Format> {
        let of = |name| match name {
            FormatName::Pdf => [Format::Pdf].as_slice(),
            FormatName::Xlsx => &[Format::Workbook],
            FormatName::Csv => &[Format::Events, Format::Agreements],
            FormatName::Json => &[Format::Json],
            FormatName::Ics => &[Format::Calendar],
        };
        let wanted = |name: &FormatName| self.formats.contains(name);
        let names = FormatName::value_variants().iter().copied().filter(wanted);
        names.flat_map(of).copied().collect()
    }
}

fn step_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => "чтение таблицы",
        Stage::Layout => "вёрстка",
        Stage::Pdf => "запись PDF",
        Stage::Parts => "отчёты по частям",
        Stage::Workbook => "запись книги",
    }
}
