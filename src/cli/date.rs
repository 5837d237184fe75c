//! The argument that dates the files from inside.

use std::env;

use anyhow::anyhow;
use chrono::{DateTime, NaiveDate};

/// The date inside the files.
#[derive(Debug, clap::Args)]
pub(super) struct DateArgs {
    #[arg(
        long,
        value_name = "ДАТА",
        value_parser = date,
        help = "Дата внутри файлов, например 2026-01-31; без неё — 31 декабря года отчёта\n\
                The date inside; else SOURCE_DATE_EPOCH, else 31 December of the year"
    )]
    date: Option<NaiveDate>,
}

impl DateArgs {
    /// The date inside the files; never today's, so that the same table gives the same bytes.
    ///
    /// # Errors
    /// `SOURCE_DATE_EPOCH` is no number of seconds.
    pub(super) fn inside(&self, year: i32) -> anyhow::Result<NaiveDate> {
        if let Some(date) = self.date {
            return Ok(date);
        }
        match env::var("SOURCE_DATE_EPOCH") {
            Ok(seconds) if !seconds.is_empty() => seconds
                .parse()
                .ok()
                .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
                .map(|moment| moment.date_naive())
                .ok_or_else(|| {
                    anyhow!(
                        "переменная SOURCE_DATE_EPOCH = «{seconds}» — не число секунд с 1970 года\n\
                         Исправьте её или укажите дату: --date 2026-01-31"
                    )
                }),
            _ => Ok(NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default()),
        }
    }
}

/// A day as ISO 8601 has it.
fn date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "нужна дата вида 2026-01-31".to_owned())
}
