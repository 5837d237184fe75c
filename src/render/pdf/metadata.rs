//! What the document says of itself: Info, XMP, language, labels of pages, colour, so that it
//! keeps its [`Standard`](super::Standard).

use lopdf::{Document, Object, Stream, dictionary};

use super::{PdfOptions, RenderError, icc};
use crate::layout::pages::Pages;

/// The program that made the file.
const PRODUCER: &str = concat!("pobratim ", env!("CARGO_PKG_VERSION"));

/// Fills in the catalog and replaces Info, of which the library writes keys that PDF/A forbids.
///
/// # Errors
/// A document without a catalog.
pub(super) fn add(
    document: &mut Document,
    pages: &Pages,
    options: &PdfOptions,
) -> Result<(), RenderError> {
    let date = Object::string_literal(options.date.format("D:%Y%m%d000000Z").to_string());
    let info = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(
        info,
        dictionary! {
            "Title" => lopdf::text_string(&pages.title),
            "Producer" => Object::string_literal(PRODUCER),
            "CreationDate" => date.clone(),
            "ModDate" => date,
        },
    );
    let packet = xmp(&pages.title, pages.language, options);
    let packet =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet.into());
    let packet = document.add_object(packet.with_compression(false));
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let numbered = dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => "D" }.into()] };

    let catalog = document.catalog_mut()?;
    catalog.set("Lang", Object::string_literal(pages.language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageLabels", numbered);
    catalog.set("Metadata", packet);
    catalog.set("OutputIntents", vec![intent.into()]);
    Ok(())
}

/// The claim of PDF/UA-1, and the schema of its property.
const ACCESSIBLE: (&str, &str) = (
    "<pdfuaid:part>1</pdfuaid:part>\n",
    r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"#,
);

/// The XMP packet; the extension schema is there because PDF/A does not know PDF/UA's property.
fn xmp(title: &str, language: &str, options: &PdfOptions) -> String {
    let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let date = options.date.format("%Y-%m-%dT00:00:00Z");
    let archive = options.standard.archive().map_or_else(String::new, |(part, level)| {
        format!(
            "<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>{level}</pdfaid:conformance>\n"
        )
    });
    let (accessible, schema) = if options.standard.accessible() { ACCESSIBLE } else { ("", "") };
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
{archive}{accessible}</rdf:Description>
{schema}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
    )
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{super::Standard, *};

    #[test]
    fn a_title_cannot_break_out_of_the_packet() {
        let (date, standard) = (NaiveDate::default(), Standard::A3a);
        let options = PdfOptions { date, standard, attachments: Vec::new() };
        let packet = xmp("A <b> & «В»", "ru-RU", &options);
        assert!(packet.contains("\"x-default\">A &lt;b&gt; &amp; «В»</rdf:li>"), "{packet}");
        assert!(packet.contains("<xmp:CreateDate>1970-01-01T00:00:00Z<"), "{packet}");
    }
}
