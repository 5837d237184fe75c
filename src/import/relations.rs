//! Which parts of a package belong to which: ECMA-376 part 2, 6.5.
//!
//! The name of a part enters; [`Relations`] to other parts leave, which name those from the root
//! of the package.

use quick_xml::events::BytesStart;

use super::{
    error::{ImportError, Part},
    package::Package,
    xml::{Visitor, Way, attribute},
};

/// The relationships of a part, in its order.
#[derive(Default)]
pub(super) struct Relations {
    /// The folder of the part, with its slash.
    folder: String,
    relations: Vec<Relation>,
}

/// A relationship to another part.
struct Relation {
    /// How the part calls it; empty where it has no name.
    id: String,
    /// Its type. The beginning differs between the transitional and the strict form.
    kind: String,
    /// The name of the other part: from the root with a slash before it, else from the folder.
    target: String,
}

impl Relations {
    /// The relationships of the part `source`; those of the package where that is empty.
    ///
    /// # Errors
    ///
    /// `Corrupt` with `whole` where they are not there or do not read.
    pub(super) fn of(
        package: &mut Package,
        source: &str,
        whole: &Part,
    ) -> Result<Self, ImportError> {
        let there = Self::perhaps_of(package, source, whole)?;
        there.ok_or_else(|| ImportError::Corrupt(whole.clone()))
    }

    /// The same for a part that may have none.
    ///
    /// # Errors
    ///
    /// `Corrupt` with `whole` where they do not read.
    pub(super) fn perhaps_of(
        package: &mut Package,
        source: &str,
        whole: &Part,
    ) -> Result<Option<Self>, ImportError> {
        let (folder, file) = source.split_at(source.rfind('/').map_or(0, |slash| slash + 1));
        let name = format!("{folder}_rels/{file}.rels");
        if !package.holds(&name) {
            return Ok(None);
        }
        let mut relations = Self { folder: folder.to_owned(), relations: Vec::new() };
        package.walk(&name, whole, &mut relations)?;
        Ok(Some(relations))
    }

    /// The folder of the part, with its slash.
    pub(super) fn folder(&self) -> &str {
        &self.folder
    }

    /// The first part whose type ends like this.
    pub(super) fn first(&self, kind: &str) -> Option<String> {
        let found = self.relations.iter().find(|relation| relation.kind.ends_with(kind))?;
        Some(self.resolve(&found.target))
    }

    /// All the parts whose type ends like this.
    pub(super) fn all(&self, kind: &str) -> impl Iterator<Item = String> {
        let of_kind = move |relation: &&Relation| relation.kind.ends_with(kind);
        self.relations.iter().filter(of_kind).map(|relation| self.resolve(&relation.target))
    }

    /// The part that is called so; an error with `whole` where there is none, and nothing where
    /// its type ends otherwise.
    ///
    /// # Errors
    ///
    /// `Corrupt` with `whole` where nothing is called so.
    pub(super) fn named(
        &self,
        id: &str,
        kind: &str,
        whole: &Part,
    ) -> Result<Option<String>, ImportError> {
        let found = self.relations.iter().find(|relation| relation.id == id);
        let found = found.ok_or_else(|| ImportError::Corrupt(whole.clone()))?;
        Ok(found.kind.ends_with(kind).then(|| self.resolve(&found.target)))
    }

    /// The name of a part from the root of the package.
    fn resolve(&self, target: &str) -> String {
        if let Some(from_root) = target.strip_prefix('/') {
            return from_root.to_owned();
        }
        let mut folders: Vec<&str> = self.folder.split_terminator('/').collect();
        for step in target.split('/') {
            match step {
                ".." => drop(folders.pop()),
                "." => {}
                _ => folders.push(step),
            }
        }
        folders.join("/")
    }
}

impl Visitor for Relations {
    fn open(&mut self, tag: &BytesStart) -> Result<Way, ImportError> {
        if let (Some(kind), Some(target)) = (attribute(tag, "Type"), attribute(tag, "Target")) {
            let id = attribute(tag, "Id").unwrap_or_default();
            self.relations.push(Relation { id, kind, target });
        }
        Ok(Way::Into)
    }
}
