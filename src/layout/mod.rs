//! Report → pages: where every word, rule and bar stands.
//!
//! A [`Report`](crate::report::Report), a page style and fonts enter; [`Pages`](pages::Pages) leave: plain data
//! that tests can read and an exporter can write. It knows no exporter: nothing of PDF is here.

mod book;
mod breaks;
mod calendar;
mod canvas;
mod chapters;
mod chart;
mod contents;
mod dump;
pub mod error;
pub mod fonts;
mod glue;
mod hyphenate;
mod labels;
mod linebreak;
mod lines;
mod map;
pub mod pages;
pub mod paragraph;
mod shape;
mod style;
mod table;
mod tokens;

pub use chapters::{paginate, paginate_dossier};
pub use error::LayoutError;
pub use fonts::{Face, Fonts};
pub use paragraph::{Align, Line, Paragraph, ParagraphStyle, Span, Typesetter};
pub use style::PageStyle;
