//! What a workbook says once for all its sheets: the texts that cells share, and styles.
//!
//! A package enters; a [`Shared`] leaves. Of styles only the number format counts; of a rich text
//! only the words; how a word is pronounced (`rPh`) is no part of it.

use quick_xml::events::BytesStart;
use rustc_hash::FxHashMap;

use crate::import::{
    Value,
    error::{ImportError, Part},
    number_format::Epoch,
    package::Package,
    relations::Relations,
    shared::{Shared, Texts},
    xml::{Visitor, Way, attribute},
};

/// Reads the texts and styles that the workbook names.
///
/// # Errors
///
/// `TooLarge` or `Corrupt`.
pub(super) fn read(
    package: &mut Package,
    relations: &Relations,
    epoch: Epoch,
) -> Result<Shared, ImportError> {
    let whole = Part::Workbook;
    let mut strings =
        Strings { texts: Texts::new(package.limits), text: String::new(), in_text: false };
    // Parts that are named and not there are not missed until a cell refers to them.
    let of_kind = |package: &Package, kind| relations.first(kind).filter(|p| package.holds(p));
    if let Some(part) = of_kind(package, "/sharedStrings") {
        package.walk(&part, &whole, &mut strings)?;
    }
    let mut styles = Styles::default();
    if let Some(part) = of_kind(package, "/styles") {
        package.walk(&part, &whole, &mut styles)?;
    }
    Ok(Shared::new(epoch, strings.texts, styles.formats, &styles.codes))
}

/// The texts so far.
struct Strings {
    texts: Texts,
    /// The one that is being read.
    text: String,
    in_text: bool,
}

impl Visitor for Strings {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        match tag.local_name().as_ref() {
            "rPh" | "rPr" => return Ok(Way::Past),
            "t" => self.in_text = true,
            _ => {}
        }
        Ok(Way::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "t" => self.in_text = false,
            "si" => self.texts.push(unescaped(std::mem::take(&mut self.text)))?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ImportError> {
        if self.in_text {
            self.texts.bear(self.text.len() + text.len())?;
            self.text.push_str(text);
        }
        Ok(())
    }
}

/// The styles so far.
#[derive(Default)]
struct Styles {
    /// Whether these are the styles of cells, and not those that they are derived from.
    of_cells: bool,
    /// The number format of each.
    formats: Vec<u16>,
    codes: FxHashMap<u16, String>,
}

impl Visitor for Styles {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        let format = |tag| attribute(tag, "numFmtId").and_then(|id| id.trim().parse().ok());
        match tag.local_name().as_ref() {
            "cellXfs" => self.of_cells = true,
            "xf" if self.of_cells => self.formats.push(format(tag).unwrap_or_default()),
            "numFmt" => self.codes.extend(format(tag).zip(attribute(tag, "formatCode"))),
            "fonts" | "fills" | "borders" | "dxfs" | "extLst" => return Ok(Way::Past),
            _ => {}
        }
        Ok(Way::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ImportError> {
        self.of_cells &= name != "cellXfs";
        Ok(())
    }
}

/// A text as it is; none for an empty one.
pub(super) fn text(text: String) -> Option<Value> {
    let text = unescaped(text);
    (!text.is_empty()).then_some(Value::Text(text))
}

/// Characters that XML does not have are written `_x000D_`, and so is a line of that form itself
/// (ECMA-376 part 1, 22.9.2.19).
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut rest = text.as_str();
    let mut plain = String::with_capacity(text.len());
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let code = escape.get(2..6).filter(|_| escape.get(6..7) == Some("_"));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let character = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let length = if let Some(character) = character {
            plain.push(character);
            7
        } else {
            plain.push_str("_x");
            2
        };
        rest = escape.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_lacks_are_written_by_their_codes() {
        let plain = |text: &str| unescaped(text.to_owned());
        assert_eq!(plain("до_x000D_\nпосле"), "до\r\nпосле");
        assert_eq!(plain("_x005F_x000D_"), "_x000D_");
        for honest in ["файл_x64.exe", "_x", "_xD800_", "_x00Ы0_", "_x00", "_x+0A1_"] {
            assert_eq!(plain(honest), honest);
        }
    }
}
