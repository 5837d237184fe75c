//! What is known of a country, a region, a partner, a place.
//!
//! A line of a data file or a section of an office's settings enters; one of these leaves.

use std::slice;

use serde::{Deserialize, Deserializer, de::Error};

use crate::{
    model::{Coordinates, PartnerKind},
    normalise::{fold, kind},
};

/// A country of the classifier ОКСМ, whose codes are those of ISO 3166-1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownCountry {
    /// The code, alpha-2.
    pub iso2: String,
    /// The Russian short name (Unicode CLDR).
    pub name: String,
    /// The classifier's short name.
    #[serde(skip)]
    pub oksm: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Common misspellings: understood, and pointed out.
    #[serde(skip)]
    pub misspelt: Vec<String>,
}

/// A partner that an office adds.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownPartner {
    /// The name without «г.» or «провинция».
    pub name: String,
    /// What it is.
    pub kind: PartnerKind,
    /// The code of its country.
    pub country: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Degrees north, WGS 84; without both it stands on no map.
    #[serde(default, deserialize_with = "latitude")]
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    #[serde(default, deserialize_with = "longitude")]
    pub longitude: Option<f64>,
}

/// A part of the world, as the office divides it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownRegion {
    /// The name.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A place that the vocabulary knows, as it answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnownPlace<'v> {
    /// The name that was asked for, as it is commonly written, without a word of kind.
    pub name: &'v str,
    /// What it is.
    pub kind: PartnerKind,
    /// The code of its country.
    pub country: &'v str,
    /// Where it is.
    pub coordinates: Option<Coordinates>,
}

/// Whose names the report shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Names {
    /// The office's own, where they are known ones.
    #[default]
    Office,
    /// The short names of the classifier ОКСМ.
    Oksm,
}

impl KnownPartner {
    /// Every name, without words of kind.
    pub(super) fn bare_names(&self) -> impl Iterator<Item = &str> {
        let names = slice::from_ref(&self.name).iter().chain(&self.aliases);
        names.map(|name| kind::split(name).bare)
    }
}

impl KnownCountry {
    /// Every right name, the common one first.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        slice::from_ref(&self.name).iter().chain(&self.aliases)
    }

    /// The spelling of the right name that `written` is, whatever its letters' case.
    pub(in crate::normalise) fn spelling(&self, written: &str) -> Option<&String> {
        let key = fold::key(written);
        self.names().find(|name| fold::key(name) == key)
    }

    /// The country that a line of `countries.tsv` describes.
    pub(super) fn of_line(line: &str) -> Self {
        let mut fields = line.split('\t').map(str::to_owned);
        let mut field = || fields.next().unwrap_or_default();
        let (iso2, name, oksm, full, others) = (field(), field(), field(), field(), field());
        let (mut aliases, mut misspelt) = (Vec::new(), Vec::new());
        aliases.extend([&oksm, &full].into_iter().filter(|alias| !alias.is_empty()).cloned());
        for other in others.split("; ").filter(|other| !other.is_empty()) {
            match other.strip_prefix('*') {
                Some(wrong) => misspelt.push(wrong.to_owned()),
                None => aliases.push(other.to_owned()),
            }
        }
        let oksm = if oksm.is_empty() { name.clone() } else { oksm };
        Self { iso2, name, oksm, aliases, misspelt }
    }
}

/// Degrees that are given, between −`most` and `most`.
fn degrees<'de, D: Deserializer<'de>>(from: D, most: f64) -> Result<Option<f64>, D::Error> {
    let degrees = f64::deserialize(from)?;
    if degrees.abs() <= most {
        Ok(Some(degrees))
    } else {
        Err(D::Error::custom(format!("градусы бывают от −{most} до {most}")))
    }
}

fn latitude<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    degrees(from, 90.0)
}

fn longitude<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    degrees(from, 180.0)
}
