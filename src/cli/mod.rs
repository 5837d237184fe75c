//! The command line: one file a subcommand.
//!
//! Arguments enter; an exit code leaves, and in between answers on standard output and remarks
//! on standard error. What a table means is absent on purpose: the commands call `pipeline` for
//! that and `deliver` for files.

mod check;
mod console;
mod date;
mod explain;
mod export;
mod import;
mod progress;
mod read_date;
mod report;
mod russian;
mod settings;
mod source;
mod summary;

use std::{ffi::OsString, process::ExitCode};

use clap::{
    ArgMatches, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum,
    error::{ContextKind, ContextValue, Error, ErrorKind},
    parser::ValueSource,
};

use crate::finding::{Finding, Severity};

#[derive(Debug, Parser)]
#[command(
    name = "pobratim",
    version,
    about = "Таблица международных связей города → годовой отчёт: PDF и книга Excel\n\
             From a city's table of foreign partnerships to its yearly report",
    override_usage = "pobratim [ПАРАМЕТРЫ] [ФАЙЛ]\n       pobratim КОМАНДА …",
    after_help = "Код выхода: 0 — готово; 1 — готово, но в таблице есть ошибки; 2 — не получилось,\n\
                  прежние файлы не тронуты\n\
                  Exit code: 0 done, 1 done but the table has errors, 2 failed and nothing changed"
)]
struct Cli {
    #[command(flatten)]
    report: report::Args,
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command understands.
#[derive(Debug, clap::Args)]
struct Options {
    /// Молчать, если работа удалась
    /// Say nothing on standard error unless the run fails
    #[arg(short, long, global = true, verbatim_doc_comment)]
    quiet: bool,
    #[arg(
        long,
        global = true,
        value_name = "КОГДА",
        default_value = "auto",
        help = "Цвет: auto, always или never; без него auto: в терминале, если нет NO_COLOR\n\
                Colours, by default on a terminal unless NO_COLOR is set"
    )]
    color: ColorChoice,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Сделать отчёт; это же делает вызов без команды
    /// Make the report; the default
    #[command(verbatim_doc_comment)]
    Report(report::Args),
    /// Показать всё сомнительное в таблице; сама она не меняется
    /// Show what is doubtful in the table
    #[command(verbatim_doc_comment)]
    Check(check::Args),
    /// Вывести понятую таблицу как JSON
    /// Print the register as JSON
    #[command(verbatim_doc_comment)]
    Export(export::Args),
    /// Показать, как понята таблица: листы, графы, строки
    /// Show how the table is understood
    #[command(verbatim_doc_comment)]
    Import(import::Args),
    /// Показать, как читается написание даты
    /// Show how spellings of dates are read
    #[command(verbatim_doc_comment)]
    ReadDate(read_date::Args),
    /// Что значит замечание и как его исправить
    /// Explain a finding
    #[command(verbatim_doc_comment)]
    Explain(explain::Args),
    /// Показать все ключи файла настроек pobratim.toml
    /// Print every key of the settings, pobratim.toml
    #[command(verbatim_doc_comment, override_usage = "pobratim settings")]
    Settings,
}

/// What a run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Done, and nothing found that is denied.
    Clean,
    /// Done, but there are findings at the denied level.
    Denied,
}

/// The gravity from which findings are denied.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Level {
    Error,
    Warning,
    Note,
}

impl Level {
    fn judge(self, findings: &[Finding]) -> Verdict {
        let denied = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        };
        let any = findings.iter().any(|finding| finding.severity >= denied);
        if any { Verdict::Denied } else { Verdict::Clean }
    }
}

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match parse(arguments) {
        Ok(cli) => match cli.run() {
            Ok(Verdict::Clean) => ExitCode::SUCCESS,
            Ok(Verdict::Denied) => ExitCode::from(1),
            Err(error) => {
                console::fail(&error);
                ExitCode::from(2)
            }
        },
        Err(error) => {
            let failed = error.use_stderr();
            let _nobody_listens = error.apply::<russian::Russian>().print();
            ExitCode::from(if failed { 2 } else { 0 })
        }
    }
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, Error> {
    let mut command = russian::speak(Cli::command());
    let matches = command.try_get_matches_from_mut(arguments)?;
    if let Some(error) = misplaced(&command, &matches) {
        return Err(error.with_cmd(&command));
    }
    Cli::from_arg_matches(&matches)
}

/// Arguments of the default command before the name of another one (`--out x check y`) would be
/// lost silently.
fn misplaced(command: &clap::Command, matches: &ArgMatches) -> Option<Error> {
    let name = matches.subcommand_name()?;
    let given = |id| matches.value_source(id) == Some(ValueSource::CommandLine);
    let argument = command
        .get_arguments()
        .find(|argument| !argument.is_global_set() && given(argument.get_id().as_str()))?;
    let mut error = Error::new(ErrorKind::ArgumentConflict);
    let text = |text: String| ContextValue::String(text);
    error.insert(ContextKind::InvalidArg, text(argument.to_string()));
    error.insert(ContextKind::InvalidSubcommand, text(name.to_owned()));
    Some(error)
}

impl Cli {
    fn run(self) -> anyhow::Result<Verdict> {
        match self.options.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        }
        .write_global();
        match self.command {
            Some(Command::Report(args)) => report::run(&args, &self.options),
            Some(Command::Check(args)) => check::run(&args, &self.options),
            Some(Command::Export(args)) => export::run(&args),
            Some(Command::Import(args)) => import::run(&args),
            Some(Command::ReadDate(args)) => read_date::run(&args, self.options.quiet),
            Some(Command::Explain(args)) => explain::run(&args),
            Some(Command::Settings) => settings::run(),
            None => report::run(&self.report, &self.options),
        }
    }
}
