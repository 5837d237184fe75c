//! The first page: everything in its place, however much there is of it.

use pobratim::{
    layout::pages::{Item, Role},
    report::{Front, Official, Picture},
};

use crate::{
    reading::{nodes, role, texts},
    sample::{country, paginate, report, text},
};

fn official(post: &str) -> Official {
    Official { post: post.to_owned(), name: "Е. Д. Григорьев".to_owned() }
}

fn logo(width: u32, height: u32) -> Picture {
    let bytes = usize::try_from(3 * width * height).unwrap();
    Picture { width, height, rgb: vec![9; bytes].into() }
}

#[test]
fn a_title_of_any_length_stays_on_its_page_above_the_signature() {
    for words in [1, 3, 20, 40, 90, 200] {
        let mut report = report(vec![("Азия", vec![country("Китай", 1, 1, 5)])]);
        report.title = text(words, 0);
        report.part = Some("Латинская Америка".to_owned());
        report.front = Front {
            organisation: Some("Комитет по внешним связям Санкт-Петербурга".to_owned()),
            approved_by: Some(official("Вице-губернатор Санкт-Петербурга")),
            signed_by: Some(official("Председатель Комитета")),
            logo: Some(logo(300, 100)),
            ..Front::default()
        };
        let pages = paginate(&report);
        let first: Vec<_> = texts(&pages).into_iter().filter(|text| text.page == 0).collect();
        let y_of = |words: &str| first.iter().find(|text| text.words.contains(words)).unwrap().y;
        let (approval, year, signed) = (y_of("УТВЕРЖДАЮ"), y_of("Отчёт"), y_of("Председатель"));
        let part = y_of("Латинская");
        assert!(approval < part && part < year && year < signed, "{words} words");
        for (index, a) in first.iter().enumerate() {
            for b in &first[index + 1..] {
                let apart = a.right <= b.left + 0.01
                    || b.right <= a.left + 0.01
                    || (a.y - b.y).abs() >= a.size.min(b.size) * 0.9;
                assert!(apart, "{a:?} and {b:?} with {words} words");
            }
        }
    }
}

/// It was a rule with nothing above, and the year in small letters below.
#[test]
fn a_report_without_a_title_is_called_after_its_year() {
    let of = |title: &str, words: &str| {
        let mut report = report(vec![("Азия", vec![country("Китай", 1, 1, 5)])]);
        report.title = title.to_owned();
        let pages = paginate(&report);
        let first: Vec<_> = texts(&pages).into_iter().filter(|text| text.page == 0).collect();
        let text = first.iter().find(|text| text.words.contains(words)).unwrap();
        (text.size, text.y)
    };
    assert_eq!(of("", "Отчёт за"), of("Связи", "Связи"));
}

#[test]
fn a_logo_keeps_its_form_and_is_told_in_words() {
    for (width, height) in [(1000, 100), (10, 900), (50, 50)] {
        let mut report = report(Vec::new());
        report.front.logo = Some(logo(width, height));
        let pages = paginate(&report);
        let images = pages.pages[0].items.iter().filter_map(|item| match item {
            Item::Image(image) => Some(image),
            _ => None,
        });
        let [image] = images.collect::<Vec<_>>()[..] else { panic!("one image") };
        let drawn = image.width / image.height;
        #[allow(clippy::cast_precision_loss)]
        let asked = width as f32 / height as f32;
        assert!((drawn / asked - 1.0).abs() < 0.001);
        assert!(image.width <= 142.01 && image.height <= 79.01);
        let Role::Figure { alt, bounds } = role(&pages, image.node.unwrap()) else { panic!() };
        assert_eq!(alt, "Логотип");
        assert_eq!(*bounds, (image.x, image.y, image.x + image.width, image.y + image.height));
    }
}

#[test]
fn what_an_office_does_not_say_takes_no_room() {
    let pages = paginate(&report(Vec::new()));
    assert!(nodes(&pages, |role| matches!(role, Role::Figure { .. })).is_empty());
    assert!(!texts(&pages).iter().any(|text| text.words.contains("УТВЕРЖДАЮ")));
}
