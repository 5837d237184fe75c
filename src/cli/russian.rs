//! The command line speaks Russian: help in Russian with a line of English, errors in Russian.
//!
//! A [`clap::Command`] enters with its texts and leaves with Russian headings; a clap error
//! enters and a Russian message leaves. What the options are is absent on purpose.

use std::{error::Error as _, fmt::Write};

use clap::{
    Arg, ArgAction, Command,
    builder::{
        StyledStr,
        styling::{AnsiColor, Style, Styles},
    },
    error::{ContextKind, ContextValue, Error, ErrorFormatter, ErrorKind},
};

/// How «ошибка» looks, here and wherever the program gives up.
pub(super) const FAILURE: Style = AnsiColor::Red.on_default().bold();

const HEADING: Style = AnsiColor::Green.on_default().bold();

/// The same command with Russian headings, its subcommands too.
#[must_use]
pub(super) fn speak(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help.help("Показать эту справку\nPrint this help"))
        .arg(version.help("Показать версию\nPrint the version"));
    with_headings(command).mut_subcommands(with_headings)
}

fn with_headings(command: Command) -> Command {
    let styles = Styles::plain().header(HEADING).literal(AnsiColor::Cyan.on_default());
    let usage = format!("{HEADING}Вызов:{HEADING:#} {{usage}}");
    command
        .styles(styles)
        .help_template(format!("{{about-with-newline}}\n{usage}\n\n{{all-args}}{{after-help}}"))
        .subcommand_help_heading("Команды")
        .mut_args(|arg| {
            let heading =
                if arg.is_positional() { "Аргументы" } else { "Параметры" };
            let valued = arg.get_action().takes_values();
            arg.help_heading(heading).hide_possible_values(valued).hide_default_value(valued)
        })
}

/// Words every error of the command line in Russian.
pub(super) struct Russian;

impl ErrorFormatter for Russian {
    fn format_error(error: &Error<Self>) -> StyledStr {
        let mut text = StyledStr::new();
        // Writing to a string cannot fail.
        let _infallible = write!(
            text,
            "{FAILURE}ошибка:{FAILURE:#} {}{}\nПодробнее: pobratim --help\n",
            what_is_wrong(error),
            advice(error)
        );
        text
    }
}

fn what_is_wrong(error: &Error<Russian>) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => {
            format!("неизвестный или лишний аргумент «{argument}»")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("после «{argument}» нет значения")
        }
        ErrorKind::InvalidValue => format!("«{value}» не подходит для «{argument}»"),
        ErrorKind::ValueValidation => {
            let why = error.source().map(|why| format!(": {why}")).unwrap_or_default();
            format!("«{value}» не подходит для «{argument}»{why}")
        }
        ErrorKind::MissingRequiredArgument => format!("не хватает аргумента {argument}"),
        ErrorKind::ArgumentConflict => match context(error, ContextKind::InvalidSubcommand) {
            command if command.is_empty() => format!("«{argument}» указан дважды"),
            command => format!(
                "«{argument}» стоит перед командой «{command}»\n\
                 Пишите аргументы команды после её имени"
            ),
        },
        ErrorKind::TooManyValues => format!("лишнее значение «{value}» для «{argument}»"),
        ErrorKind::InvalidUtf8 => "аргумент записан не в кодировке UTF-8".to_owned(),
        _ => "аргументы не поняты".to_owned(),
    }
}

/// What could be meant instead, on a line of its own.
fn advice(error: &Error<Russian>) -> String {
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .map(|kind| context(error, kind))
        .into_iter()
        .find(|suggested| !suggested.is_empty());
    let possible = context(error, ContextKind::ValidValue);
    match suggested {
        Some(suggested) => format!("\nВозможно, имелось в виду: {suggested}"),
        None if !possible.is_empty() => format!("\nМожно указать: {possible}"),
        None => String::new(),
    }
}

fn context(error: &Error<Russian>, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(value)) => value.clone(),
        Some(ContextValue::Strings(values)) => values.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}
