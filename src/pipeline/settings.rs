//! What an office sets for itself: the text of `pobratim.toml` → [`Settings`].
//!
//! Every section is the option type of the stage that it is for, so that a key has one home. The
//! file itself is read by `deliver`. Without a file everything stands at its default.

use std::path::PathBuf;

use serde::Deserialize;
use thiserror::Error;

use super::Mistake;
use crate::{
    finding::{Code, Levels},
    import::Limits,
    model::{Coordinates, Place},
    normalise::{KnownCountry, KnownPartner, KnownRegion, Names, Vocabulary},
    report::{Front, Official, Picture},
    table::ColumnNames,
};

/// Every key with its default, as TOML with Russian comments: what `pobratim settings` prints.
pub const TEMPLATE: &str = include_str!("settings.toml");

/// The settings of an office; a key that is missing keeps its default, one that nobody knows is
/// an error, because a slip of the pen must not pass for a setting.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// `names`: whose names of countries the report shows.
    pub names: Names,
    /// `[limits]`: how much a file may hold.
    pub limits: Limits,
    /// `[columns]`: what the office calls the columns of its table.
    pub columns: ColumnNames,
    /// `[lint]`: which findings the office wants to hear.
    pub lint: LintSettings,
    /// `[report]`: what the office says of itself.
    pub report: ReportSettings,
    /// `[workbook]`: how the workbook prints.
    pub workbook: WorkbookSettings,
    /// `[[region]]`: parts of the world that the program does not know, or other names of known
    /// ones.
    pub region: Vec<KnownRegion>,
    /// `[[country]]`: the same for countries.
    pub country: Vec<KnownCountry>,
    /// `[[partner]]`: the same for partners.
    pub partner: Vec<KnownPartner>,
}

/// `[lint]`: what the office thinks of the rules, by code, and what it accepted before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LintSettings {
    /// Codes that are not said at all.
    pub allow: Vec<Code>,
    /// Codes that are worth knowing and no more.
    pub note: Vec<Code>,
    /// Codes that are warnings.
    pub warn: Vec<Code>,
    /// Codes that are errors.
    pub deny: Vec<Code>,
    /// The file of accepted findings, see [`baseline`](super::baseline); in the settings it is
    /// relative to their own folder.
    pub baseline: Option<PathBuf>,
}

/// `[workbook]`: how the workbook prints.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WorkbookSettings {
    /// Whether each region begins on a page of its own.
    pub break_before_regions: bool,
}

/// `[report]`: what the office says of itself on the first page and on maps.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReportSettings {
    /// The organisation that reports.
    pub organisation: Option<String>,
    /// A title instead of that of the table.
    pub title: Option<String>,
    /// The file of the organisation's sign; in the settings it is relative to their own folder.
    pub logo: Option<PathBuf>,
    /// Who approves the report.
    pub approved_by: Option<Official>,
    /// Who signs it.
    pub signed_by: Option<Official>,
    /// Where the office is, for the map.
    pub home: Option<Home>,
}

/// Where the office is.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Home {
    /// The city.
    pub name: String,
    /// Degrees north of the equator.
    pub latitude: f64,
    /// Degrees east of Greenwich.
    pub longitude: f64,
}

impl ReportSettings {
    /// What the first page says; the logo is read by `deliver`.
    #[must_use]
    pub fn front(&self, logo: Option<Picture>) -> Front {
        let said = |text: &Option<String>| {
            let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
            text.map(str::to_owned)
        };
        Front {
            organisation: said(&self.organisation),
            title: said(&self.title),
            approved_by: self.approved_by.clone(),
            signed_by: self.signed_by.clone(),
            logo,
        }
    }

    /// Where the office is.
    ///
    /// # Errors
    /// There is no place of such coordinates; the message says what is allowed.
    pub fn home(&self) -> Result<Option<Place>, HomeError> {
        let place = |Home { name, latitude, longitude }: &Home| {
            let coordinates = Coordinates::new(*latitude, *longitude).ok_or(HomeError)?;
            Ok(Place { name: name.clone(), coordinates })
        };
        self.home.as_ref().map(place).transpose()
    }
}

/// The office is nowhere on earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "[report] home: широта бывает от −90 до 90, долгота от −180 до 180\n\
     Исправьте координаты в настройках"
)]
pub struct HomeError;

/// Why the settings cannot be used; the message names the line and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "строка {}: {}\nИсправьте «{}»; все ключи показывает pobratim settings",
    .0.line, .0.what, .0.words
)]
pub struct SettingsError(pub Mistake);

impl Settings {
    /// Reads the text of `pobratim.toml`.
    ///
    /// # Errors
    /// The text is no TOML, or holds a key or a value that means nothing here.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        toml::from_str(text).map_err(|error| SettingsError(Mistake::new(text, &error)))
    }

    /// What the office thinks of the rules.
    #[must_use]
    pub fn levels(&self) -> Levels {
        let LintSettings { allow, note, warn, deny, .. } = self.lint.clone();
        Levels { allow, note, warn, deny }
    }

    /// The program's own vocabulary with the office's above it.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary {
        let mut vocabulary = Vocabulary::embedded();
        vocabulary.names = self.names;
        vocabulary.extend(self.region.clone(), self.country.clone(), self.partner.clone());
        vocabulary
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Settings::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn nothing_set_is_the_default() {
        assert_eq!(Settings::parse("").unwrap(), Settings::default());
    }

    #[test]
    fn the_template_holds_keys_that_are_known_and_their_defaults() {
        let keys = TEMPLATE.lines().filter_map(|line| line.strip_prefix("# "));
        let keys = keys.filter(|line| line.starts_with('[') || line.contains(" = "));
        let settings = Settings::parse(&keys.collect::<Vec<_>>().join("\n")).unwrap();
        let Settings { region, country, partner, lint, report, .. } = &settings;
        assert_eq!([region.len(), country.len(), partner.len()], [1, 1, 1]);
        assert_eq!(lint.baseline, Some("accepted.toml".into()));
        assert_eq!(report.logo, Some("logo.png".into()));
        assert!(report.approved_by.is_some() && report.signed_by.is_some());
        let lint = LintSettings { baseline: None, ..lint.clone() };
        let (report, region, country, partner) = Default::default();
        let names = Settings { lint, report, region, country, partner, ..settings };
        assert_eq!(names, Settings::default());
        assert_eq!(Settings::parse(TEMPLATE).unwrap(), Settings::default(), "all is commented out");
    }

    #[test]
    fn names_of_the_office_are_known_beside_those_of_the_program() {
        let settings = Settings::parse(
            "[[country]]\niso2 = \"MM\"\nname = \"Мьянма\"\naliases = [\"Бирманский Союз\"]\n\
             [[region]]\nname = \"Ближний Восток\"",
        );
        let vocabulary = settings.unwrap().vocabulary();
        assert_eq!(vocabulary.country("бирманский союз").unwrap().iso2, "MM");
        assert_eq!(vocabulary.region("БЛИЖНИЙ  ВОСТОК"), Some("Ближний Восток"));
        assert_eq!(vocabulary.country("Куба").unwrap().iso2, "CU");
    }

    #[test]
    fn a_partner_may_lie_anywhere_on_the_earth_or_nowhere() {
        let partner = |more: &str| {
            let text =
                format!("[[partner]]\nname = \"Янгон\"\nkind = \"city\"\ncountry = \"MM\"\n{more}");
            Settings::parse(&text).map_err(|error| error.to_string())
        };
        assert_eq!(partner("").unwrap().partner[0].latitude, None);
        assert_eq!(partner("latitude = -16.81").unwrap().partner[0].latitude, Some(-16.81));
        assert!(
            partner("latitude = 168.1")
                .unwrap_err()
                .starts_with("строка 5: градусы бывают от −90 до 90")
        );
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        assert_eq!(
            error("[limits]\ncells = 5\nfiles = 7\n"),
            "строка 3: нет ключа «files»; есть «file_bytes», «entries», «unpacked_bytes», \
             «ratio», «sheets», «rows», «columns», «cells», «merges», «cell_bytes», «text_bytes», \
             «depth»\nИсправьте «files = 7»; все ключи показывает pobratim settings"
        );
        assert_eq!(
            error("[[country]]\nname = \"Мьянма\""),
            "строка 1: не хватает ключа «iso2»\n\
             Исправьте «[[country]]»; все ключи показывает pobratim settings"
        );
        assert_eq!(
            error("[limits]\ncells = \"много\""),
            "строка 2: значение не того вида: текст пишут в кавычках, числа без них, списки в [ ]\n\
             Исправьте «cells = \"много\"»; все ключи показывает pobratim settings"
        );
        assert!(
            error("[lint]\nallow = [\"N302\", \"X999\"]")
                .starts_with("строка 2: нельзя «X999»; можно «E101», «E102», «N103»")
        );
        assert!(error("[limits\n").starts_with("строка 1: это не разобрать как TOML"));
    }
}
