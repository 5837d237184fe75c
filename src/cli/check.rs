//! `pobratim check`: everything doubtful in the table; the table itself stays as it is.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{
    Level, Options, Verdict, console,
    date::DateArgs,
    source::{SourceArgs, Understood},
    summary,
};
use crate::{
    deliver::output,
    finding,
    pipeline::{Reading, baseline},
    render::findings::{
        json, sarif,
        text::{self, View},
    },
};

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pobratim check [ПАРАМЕТРЫ] [ФАЙЛ]")]
pub(super) struct Args {
    #[command(flatten)]
    source: SourceArgs,
    /// Как показать замечания: text, json или sarif; без него — text
    /// How the findings are shown, as text by default
    #[arg(long, value_name = "ВИД", default_value = "text", verbatim_doc_comment)]
    format: FindingsFormat,
    /// Показать каждое замечание, даже когда одинаковых много
    /// Draw every finding, however many there are of one rule
    #[arg(long, verbatim_doc_comment)]
    all: bool,
    /// С какой тяжести код выхода 1: error, warning или note; без него — error
    /// From which severity on the exit code is 1, error by default
    #[arg(long, value_name = "ТЯЖЕСТЬ", default_value = "error", verbatim_doc_comment)]
    deny: Level,
    /// Записать и копию таблицы с замечаниями у ячеек: файл .xlsx
    /// Also write the table as a workbook with every finding at its cell
    #[arg(
        long,
        value_name = "ФАЙЛ",
        value_parser = workbook,
        conflicts_with = "write_baseline",
        verbatim_doc_comment
    )]
    annotate: Option<PathBuf>,
    #[command(flatten)]
    date: DateArgs,
    /// Принять все нынешние замечания: записать их в этот файл, см. --baseline
    /// Accept what is found now: write it to this file
    #[arg(long, value_name = "ФАЙЛ", conflicts_with = "baseline", verbatim_doc_comment)]
    write_baseline: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FindingsFormat {
    Text,
    Json,
    Sarif,
}

/// Prints the findings of a table, or accepts them.
///
/// # Errors
/// The source cannot be read, standard output or the file of accepted findings not written.
pub(super) fn run(args: &Args, options: &Options) -> anyhow::Result<Verdict> {
    if let Some(file) = &args.write_baseline {
        return args.write_baseline(file, options);
    }
    let Understood { path, reading, .. } = args.source.read()?;
    if let Some(copy) = &args.annotate {
        let date = args.date.inside(reading.register.year)?;
        output::write_file(copy, reading.annotated(date)?, &path)?;
    }
    args.print(&reading)?;
    if !options.quiet {
        summary::read(&reading);
        if let Some(copy) = &args.annotate {
            summary::written(std::slice::from_ref(copy), None);
        }
        summary::accepted(&reading);
    }
    Ok(args.deny.judge(&reading.findings))
}

/// The name of a file that Excel opens.
fn workbook(name: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(name);
    let ending = path.extension().filter(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if ending.is_none() {
        return Err(
            "копия записывается как книга Excel: имя файла должно кончаться на .xlsx".into()
        );
    }
    Ok(path)
}

impl Args {
    fn write_baseline(&self, file: &Path, options: &Options) -> anyhow::Result<Verdict> {
        let Understood { path, reading, .. } = self.source.read_anew()?;
        let accepted = finding::identities(&reading.findings);
        output::write_file(file, baseline::text(&accepted).into_bytes(), &path)?;
        if !options.quiet {
            summary::read(&reading);
            summary::written(&[file.to_owned()], None);
            summary::taken(&reading.findings);
        }
        Ok(Verdict::Clean)
    }

    fn print(&self, reading: &Reading) -> anyhow::Result<()> {
        let Reading { source, findings, accepted, .. } = reading;
        match self.format {
            FindingsFormat::Text => console::answer(|out| {
                let view = View {
                    file: &source.file,
                    cell_text: &|cell| reading.cell_text(cell),
                    colour: true,
                    width: console::width(),
                    all: self.all,
                };
                Ok(out.write_all(text::render(findings, &view).as_bytes())?)
            }),
            FindingsFormat::Json => console::data(|out| Ok(json::write(source, findings, out)?)),
            FindingsFormat::Sarif => console::data(|out| {
                let media_type = reading.media_type();
                let line = reading.lines();
                let log = sarif::Log { source, media_type, findings, accepted, line: &line };
                Ok(sarif::write(&log, out)?)
            }),
        }
    }
}
