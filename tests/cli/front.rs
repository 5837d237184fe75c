//! What an office says of itself in `[report]`: the first page.

use std::process::Command;

use image::{Rgba, RgbaImage};

use super::support::{Place, SMALL};

const SETTINGS: &str = "[report]\norganisation = \"Комитет по внешним связям\"\n\
     title = \"Международные связи\"\nlogo = \"sign.png\"\n\
     approved_by = { post = \"Вице-губернатор\", name = \"И. О. Фамилия\" }\n\
     signed_by = { post = \"Председатель Комитета\", name = \"Е. Д. Григорьев\" }\n";

fn tool(command: &str, arguments: &[&str], place: &Place) -> String {
    let output = Command::new(command).args(arguments).current_dir(place.path(".")).output();
    String::from_utf8(output.unwrap().stdout).unwrap()
}

#[test]
fn the_first_page_says_who_reports_approves_and_signs() {
    let place = Place::new();
    place.put_table("table.xlsx", SMALL);
    place.put("office/pobratim.toml", SETTINGS);
    RgbaImage::from_pixel(40, 20, Rgba([200, 0, 0, 128]))
        .save(place.path("office/sign.png"))
        .unwrap();
    let said = place.run(&["table.xlsx", "--settings", "office/pobratim.toml"]);
    assert_eq!(said.code, 0, "{said:?}");
    let pdf = "reports/cooperation-2025.pdf";
    let first = tool("pdftotext", &["-raw", "-l", "1", pdf, "-"], &place);
    for words in [
        "Комитет по внешним связям",
        "УТВЕРЖДАЮ",
        "Вице-губернатор",
        "И. О. Фамилия",
        "Международные связи",
        "Отчёт за 2025 год",
        "Председатель Комитета",
        "Е. Д. Григорьев",
    ] {
        assert!(first.contains(words), "{words} in {first}");
    }
    assert!(tool("pdfinfo", &[pdf], &place).contains("Title:           Международные связи\n"));
    let images = tool("pdfimages", &["-list", pdf], &place);
    let image: Vec<&str> = images.lines().nth(2).unwrap().split_whitespace().collect();
    assert_eq!(image[..6], ["1", "0", "image", "40", "20", "rgb"], "{images}");
    assert_eq!(images.lines().count(), 3, "no mask: {images}");
    assert!(tool("pdfinfo", &["-struct", pdf], &place).contains("Figure"));
}

#[test]
fn a_logo_that_cannot_be_used_is_named_with_what_to_do() {
    let place = Place::new();
    place.put_table("table.xlsx", SMALL);
    place.put("pobratim.toml", "[report]\nlogo = \"sign.svg\"\n");
    assert_eq!(
        place.run(&["table.xlsx"]).err,
        "ошибка: нет логотипа «sign.svg», который назван в настройках\n\
         Проверьте путь: он считается от папки, где лежат сами настройки\n"
    );
    place.put("sign.svg", "<svg/>");
    let said = place.run(&["table.xlsx"]);
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "ошибка: логотип «sign.svg»: это не PNG и не JPEG\n\
         Сохраните логотип в одном из этих видов\n"
    );
    assert_eq!(place.names("reports"), [""; 0]);
}
