//! Russian grammar that several stages need.
//!
//! A number and the forms of a noun enter; the form that agrees leaves. Dictionaries and
//! declension are absent on purpose: the words stand where they are used.

/// The form of a noun that agrees with `n`, out of those for 1, 2 and 5.
///
/// ```
/// # use pobratim::model::russian::plural;
/// let word = |n| plural(n, ["ошибка", "ошибки", "ошибок"]);
/// assert_eq!([word(1), word(3), word(12), word(21)], ["ошибка", "ошибки", "ошибок", "ошибка"]);
/// ```
#[must_use]
pub fn plural(n: usize, [one, few, many]: [&str; 3]) -> &str {
    match (n % 10, n % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn each_number_has_its_form() {
        let expected = [
            (0, "стран"),
            (1, "страна"),
            (2, "страны"),
            (4, "страны"),
            (5, "стран"),
            (11, "стран"),
            (14, "стран"),
            (20, "стран"),
            (21, "страна"),
            (34, "страны"),
            (100, "стран"),
            (101, "страна"),
            (111, "стран"),
            (112, "стран"),
            (1_000_003, "страны"),
        ];
        for (n, form) in expected {
            assert_eq!(plural(n, ["страна", "страны", "стран"]), form, "{n}");
        }
    }
}
