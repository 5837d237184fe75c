//! Which parts of a package belong to which: ECMA-376 part 2, 6.5.
//!
//! A part of relationships enters; [`Relation`]s leave in its order.

use quick_xml::events::BytesStart;

use super::{
    error::{ImportError, Part},
    package::Package,
    xml::{self, Visitor, Way, attribute},
};

/// A relationship to another part.
pub(super) struct Relation {
    /// How the source of the relationship calls it; empty where it has no name.
    pub(super) id: String,
    /// Its type. The beginning differs between the transitional and the strict form.
    pub(super) kind: String,
    /// The name of the other part: from the root with a slash before it, else from the folder of
    /// the source.
    pub(super) target: String,
}

/// The relationships that the part `name` of the package holds.
///
/// # Errors
///
/// `Corrupt` with `whole` where there is no such part or it does not read.
pub(super) fn read(
    package: &mut Package,
    name: &str,
    whole: &Part,
) -> Result<Vec<Relation>, ImportError> {
    let part = package.part(name).ok_or_else(|| ImportError::Corrupt(whole.clone()))?;
    let mut relations = Relations(Vec::new());
    xml::walk(part, whole, &mut relations)?;
    Ok(relations.0)
}

struct Relations(Vec<Relation>);

impl Visitor for Relations {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        if let (Some(kind), Some(target)) = (attribute(tag, "Type"), attribute(tag, "Target")) {
            let id = attribute(tag, "Id").unwrap_or_default();
            self.0.push(Relation { id, kind, target });
        }
        Ok(Way::Into)
    }

    fn close(&mut self, _: &str) -> Result<(), ImportError> {
        Ok(())
    }

    fn text(&mut self, _: &str) {}
}
