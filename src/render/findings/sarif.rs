//! Findings → SARIF 2.1.0: what `check --format sarif` prints for editors and code hosts.
//!
//! Findings, those that were accepted before, and the source enter; one run of one tool leaves,
//! with every rule and its explanation. A cell is a *logical* location (`2025!C14`): a workbook
//! has no lines, so a region is given only where the caller knows the line, as in .csv. Paths of
//! the machine, clock and command line are absent on purpose: the same table gives the same bytes.

mod objects;

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use sha2::{Digest, Sha256};

use self::objects::{
    Artifact, ArtifactLocation, Configuration, Descriptor, Document, Driver, Fingerprints, Hashes,
    Help, Location, LogicalLocation, PhysicalLocation, Properties, Region, ResultObject, Run,
    Suppression, Text, Tool,
};
use crate::{
    cell::CellRef,
    finding::{Finding, Identity, Rule, catalogue},
    model::Source,
    render::export::write_pretty,
};

/// The schema that the document names, and that `tests/cli/sarif.rs` validates it with.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
const LANGUAGE: &str = "ru-RU";

/// What is told of a table.
pub struct Log<'a> {
    /// The table.
    pub source: &'a Source,
    /// Its MIME type.
    pub media_type: &'static str,
    /// What is wrong with it.
    pub findings: &'a [Finding],
    /// What was found and accepted before: it is told as suppressed.
    pub accepted: &'a [Finding],
    /// The line of a cell in the file, where it has one.
    pub line: &'a dyn Fn(&CellRef) -> Option<u32>,
}

/// Writes the findings as a SARIF log.
///
/// # Errors
///
/// Whatever `out` reports.
pub fn write(log: &Log, out: impl Write) -> io::Result<()> {
    let mut seen = BTreeMap::new();
    let new = log.findings.iter().map(|finding| (finding, false));
    let accepted = log.accepted.iter().map(|finding| (finding, true));
    let mut results = Vec::with_capacity(log.findings.len() + log.accepted.len());
    for (finding, is_accepted) in new.chain(accepted) {
        results.push(log.result(finding, is_accepted, &mut seen));
    }
    let driver = Driver {
        name: "pobratim",
        semantic_version: env!("CARGO_PKG_VERSION"),
        language: LANGUAGE,
        rules: catalogue::ALL.iter().map(|rule| descriptor(rule)).collect(),
    };
    let hashes = Hashes { sha_256: &log.source.sha256 };
    let location = ArtifactLocation { uri: log.uri(), index: None };
    let artifact =
        Artifact { location, roles: ["analysisTarget"], mime_type: log.media_type, hashes };
    let run = Run {
        tool: Tool { driver },
        language: LANGUAGE,
        column_kind: "unicodeCodePoints",
        artifacts: [artifact],
        results,
    };
    write_pretty(&Document { schema: SCHEMA, version: "2.1.0", runs: [run] }, out)
}

fn descriptor(rule: &'static Rule) -> Descriptor {
    Descriptor {
        id: rule.code,
        name: rule.pascal_name(),
        short_description: Text { text: rule.title.to_owned() },
        full_description: Text { text: rule.what() },
        help: Help { text: rule.doc, markdown: rule.doc },
        default_configuration: Configuration { level: rule.severity },
    }
}

impl Log<'_> {
    /// The name of the file as a relative URI reference.
    fn uri(&self) -> String {
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let escaped = |byte: u8| match byte {
            byte if unreserved(byte) => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        };
        self.source.file.bytes().map(escaped).collect()
    }

    fn result(
        &self,
        finding: &Finding,
        is_accepted: bool,
        seen: &mut BTreeMap<Identity, usize>,
    ) -> ResultObject {
        let identity = Identity::of(finding);
        let print = fingerprint(&identity);
        let ordinal = seen.entry(identity).or_default();
        *ordinal += 1;
        let message = match &finding.hint {
            Some(hint) => format!("{}. {hint}", finding.message),
            None => finding.message.clone(),
        };
        ResultObject {
            rule_id: finding.rule.code,
            rule_index: catalogue::ALL.iter().position(|rule| *rule == finding.rule),
            level: finding.severity,
            message: Text { text: message },
            locations: [self.location(finding.cell.as_ref())],
            partial_fingerprints: Fingerprints { words: format!("{print}:{ordinal}") },
            suppressions: is_accepted.then_some([Suppression { kind: "external" }]),
            properties: finding.quote.clone().map(|quote| Properties { quote }),
        }
    }

    fn location(&self, cell: Option<&CellRef>) -> Location {
        let line = cell.and_then(self.line);
        let logical = |cell: &CellRef| LogicalLocation {
            name: cell.address(),
            fully_qualified_name: cell.to_string(),
            kind: "cell",
        };
        Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri: self.uri(), index: Some(0) },
                region: line.map(|start_line| Region { start_line }),
            },
            logical_locations: cell.map(|cell| [logical(cell)]),
        }
    }
}

/// Sixteen hexadecimal digits of a digest of rule and words.
fn fingerprint(Identity { code, words }: &Identity) -> String {
    let digest = Sha256::digest(format!("{code}\n{words}"));
    let head = digest.first_chunk().copied().unwrap_or_default();
    format!("{:016x}", u64::from_be_bytes(head))
}
