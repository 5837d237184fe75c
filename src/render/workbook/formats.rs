//! How cells look: fonts, colours, borders, each made once for the whole workbook.
//!
//! Nothing enters; [`Formats`] leave. The font is Arial: it is on every office machine, and
//! LibreOffice draws it with Liberation Sans, letter for letter as wide, so that the heights that
//! `measure` works out hold in both. PT Sans of the PDF is absent on purpose: offices rarely have
//! it, and a substitute would break every line elsewhere. Colours keep a contrast of 7:1 or more
//! to their ground and tell nothing that words do not.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::measure::Type;
use crate::finding::Severity;

/// The font of every cell, chart and running head.
pub(super) const FONT: &str = "Arial";
/// The ink of headings and the first colour of the charts.
pub(super) const INK: Color = Color::RGB(0x001F_3864);
/// The ground of table heads.
const HEAD: Color = Color::RGB(0x00DC_E6F1);
/// The ground of region rows.
const REGION: Color = Color::RGB(0x00EE_F3FA);
/// The rules around what belongs together, and those within it.
const RULE: Color = Color::RGB(0x008E_9BB0);
const FAINT: Color = Color::RGB(0x00C3_CCDA);

/// The type of titles.
pub(super) const TITLE: Type = Type::bold(14);
/// The type of region rows.
pub(super) const HEADING: Type = Type::bold(11);
/// The type of table heads and country names.
pub(super) const STRONG: Type = Type::bold(9);
/// The type of everything else.
pub(super) const BODY: Type = Type::regular(9);

/// The formats of the workbook.
pub(super) struct Formats {
    /// The workbook's own: empty cells, and what columns and rows are measured by.
    pub(super) plain: Format,
    /// The title of a sheet, centred over its table.
    pub(super) title: Format,
    /// A title or heading that begins at the left edge.
    pub(super) heading: Format,
    /// A heading cell of a table.
    pub(super) head: Format,
    /// The same in a flat table, where the button of a filter stands at its right.
    pub(super) flat_head: Format,
    /// A region row of the form.
    pub(super) region: Format,
    /// The country cell of the form.
    pub(super) country: Format,
    /// The cells of an agreement in the form, by whether it begins and ends in that row.
    pub(super) agreement: Edges,
    /// The cell of events, by whether the country begins and ends in that row.
    pub(super) events: Edges,
    /// A column of text.
    pub(super) text: Format,
    /// A column of codes or of numbers, centred.
    pub(super) centred: Format,
    /// A column of days; text among them is left as it is.
    pub(super) day: Format,
    /// A link to another sheet of the workbook, on a line of its own.
    pub(super) link: Format,
    /// A link to a cell, in a column: the name of its sheet may be wider than that.
    pub(super) cell_link: Format,
    /// The rules around each cell of a flat table, laid over the cells by a condition.
    pub(super) ruled: Format,
    /// A figure of the year.
    pub(super) big: Format,
    /// A number of the summary, and the label beside it.
    pub(super) figure: Format,
    /// See [`Formats::figure`].
    pub(super) label: Format,
    /// The same two in the row of totals.
    pub(super) figure_total: Format,
    /// See [`Formats::figure_total`].
    pub(super) label_total: Format,
    /// A line of running text.
    pub(super) note: Format,
}

/// A cell that may go on from the row above and into the row below.
pub(super) struct Edges([[Format; 2]; 2]);

impl Edges {
    /// The format of a cell whose content `begins` and `ends` in its row, or does not.
    pub(super) fn of(&self, begins: bool, ends: bool) -> &Format {
        &self.0[usize::from(begins)][usize::from(ends)]
    }
}

impl Formats {
    pub(super) fn new() -> Self {
        let text = of(BODY).set_text_wrap().set_align(FormatAlign::Top);
        let boxed = |format: Format| {
            let format = format.set_border_left(FormatBorder::Thin).set_border_left_color(RULE);
            format.set_border_right(FormatBorder::Thin).set_border_right_color(RULE)
        };
        let above = |f: Format| f.set_border_top(FormatBorder::Thin).set_border_top_color(RULE);
        let below =
            |f: Format| f.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(RULE);
        let strong = of(STRONG).set_text_wrap().set_font_color(INK);
        let open = boxed(text.clone());
        let agreement = [
            [open.clone(), below(open.clone())],
            [above(open.clone()), above(below(open.clone()))],
        ];
        let faint_above =
            |f: Format| f.set_border_top(FormatBorder::Hair).set_border_top_color(FAINT);
        let faint_below =
            |f: Format| f.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(FAINT);
        let events = [
            [faint_above(faint_below(open.clone())), faint_above(below(open.clone()))],
            [above(faint_below(open.clone())), above(below(open))],
        ];
        let head = above(below(boxed(strong.clone()))).set_background_color(HEAD);
        let label = above(below(boxed(of(BODY).set_text_wrap())));
        let label = label.set_align(FormatAlign::VerticalCenter);
        let total = |format: &Format| format.clone().set_bold().set_background_color(REGION);
        // A zero shows as a dash, so that the eye finds what is there. The room to the right is the
        // width of a digit: LibreOffice keeps an indent in the first column alone.
        let counted = |format: Format| {
            let format = format.set_align(FormatAlign::Right).unset_text_wrap();
            format.set_num_format("#,##0_0;-#,##0_0;–_0")
        };
        let link = of(BODY)
            .set_align(FormatAlign::Top)
            .set_font_color(Color::RGB(0x0005_4A91))
            .set_underline(rust_xlsxwriter::FormatUnderline::Single);
        Self {
            plain: Format::new().set_font_name(FONT).set_font_size(10),
            title: of(TITLE)
                .set_font_color(INK)
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            heading: of(HEADING).set_font_color(INK),
            flat_head: head
                .clone()
                .set_align(FormatAlign::Left)
                .set_align(FormatAlign::VerticalCenter),
            head: head.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter),
            region: above(below(boxed(of(HEADING))))
                .set_font_color(INK)
                .set_text_wrap()
                .set_background_color(REGION)
                .set_align(FormatAlign::VerticalCenter),
            country: above(below(boxed(strong))).set_align(FormatAlign::Top),
            agreement: Edges(agreement),
            events: Edges(events),
            centred: of(BODY).set_align(FormatAlign::Top).set_align(FormatAlign::Center),
            day: text.clone().set_align(FormatAlign::Left).set_num_format("dd\\.mm\\.yyyy"),
            cell_link: link.clone().set_text_wrap(),
            link,
            ruled: Format::new().set_border(FormatBorder::Thin).set_border_color(FAINT),
            big: boxed(below(of(TITLE).set_font_color(INK)))
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_num_format("#,##0"),
            figure: counted(label.clone()),
            figure_total: counted(total(&label)),
            label_total: total(&label),
            label,
            note: of(BODY).set_align(FormatAlign::Top),
            text,
        }
    }
}

/// The properties of letters within a cell, as the file says them: a date in bold, or words.
pub(super) fn run(bold: bool) -> String {
    let kind = if bold { STRONG } else { BODY };
    let bold = if kind.bold { "<b/>" } else { "" };
    let points = kind.points;
    format!(
        "<rPr>{bold}<sz val=\"{points}\"/><color theme=\"1\"/><rFont val=\"{FONT}\"/>\
         <family val=\"2\"/></rPr>"
    )
}

/// A cell of the source, written back.
pub(super) fn source() -> Format {
    let format = of(BODY).set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left);
    format.set_border(FormatBorder::Thin).set_border_color(FAINT)
}

/// The grounds of cells with a finding, as light as the ink on them is dark.
pub(super) const GROUNDS: [Color; 3] =
    [Color::RGB(0x00FF_C7CE), Color::RGB(0x00FF_EB9C), Color::RGB(0x00DD_EBF7)];

/// The ground of a cell by the gravest of its findings.
pub(super) fn ground(severity: Severity) -> Color {
    GROUNDS[match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note => 2,
    }]
}

fn of(kind: Type) -> Format {
    let format = Format::new().set_font_name(FONT).set_font_size(kind.points);
    if kind.bold { format.set_bold() } else { format }
}
