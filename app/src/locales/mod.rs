//! Every sentence that a person reads, in both languages side by side: one that lacks a language does not compile.

use crate::format::number;
use hilo_domain::lang::Lang;

/// Texts as functions of the language. Without arguments a `&'static str`; with arguments a `String`, either a
/// format string that names them, or, after `=>`, an expression (for plurals).
///
/// ```ignore
/// texts! {
///     save { es: "Guardar", en: "Save" }
///     greeting(name: &str) { es: "Hola, {name}", en: "Hello, {name}" }
///     weeks(n: i64) { es => plural(n, "una semana", "{n} semanas"), en => plural(n, "one week", "{n} weeks") }
/// }
/// ```
#[macro_export]
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident: $ty:ty),+ $(,)?))? { $($body:tt)+ })*) => {
        $($crate::text! { $(#[$doc])* $name [$($($arg: $ty),+)?] $($body)+ })*
    };
}

/// One of [`texts!`].
#[doc(hidden)]
#[macro_export]
macro_rules! text {
    ($(#[$doc:meta])* $name:ident [] es: $es:literal, en: $en:literal $(,)?) => {
        $(#[$doc])*
        #[must_use]
        pub const fn $name(lang: ::hilo_domain::lang::Lang) -> &'static str {
            match lang {
                ::hilo_domain::lang::Lang::Es => $es,
                ::hilo_domain::lang::Lang::En => $en,
            }
        }
    };
    ($(#[$doc:meta])* $name:ident [$($arg:ident: $ty:ty),+] es: $es:literal, en: $en:literal $(,)?) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(lang: ::hilo_domain::lang::Lang, $($arg: $ty),+) -> String {
            match lang {
                ::hilo_domain::lang::Lang::Es => format!($es),
                ::hilo_domain::lang::Lang::En => format!($en),
            }
        }
    };
    ($(#[$doc:meta])* $name:ident [$($arg:ident: $ty:ty),+] es => $es:expr, en => $en:expr $(,)?) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(lang: ::hilo_domain::lang::Lang, $($arg: $ty),+) -> String {
            match lang {
                ::hilo_domain::lang::Lang::Es => $es,
                ::hilo_domain::lang::Lang::En => $en,
            }
        }
    };
}

// After the macro, which they use.
pub mod access;
pub mod account;
pub mod alignment;
pub mod areas;
pub mod audit;
pub mod checkins;
pub mod common;
pub mod console;
pub mod contributions;
pub mod experience;
pub mod home;
pub mod import;
pub mod people;
pub mod period;
pub mod problems;
pub mod pulse;
pub mod settings;
pub mod sight;
pub mod statements;
pub mod team;

/// The form of a noun for a count: `one` for exactly 1, else `many`, in which `{n}` stands for the number.
#[must_use]
pub fn plural(n: i64, one: &str, many: &str) -> String {
    if n == 1 { one.to_owned() } else { many.replace("{n}", &n.to_string()) }
}

/// As [`plural`], with the number as the language writes it.
#[must_use]
pub fn counted(lang: Lang, n: i64, one: &str, many: &str) -> String {
    if n == 1 { one.to_owned() } else { many.replace("{n}", &number(lang, n)) }
}

#[cfg(test)]
mod tests {
    use hilo_domain::lang::Lang;

    texts! {
        plain { es: "Guardar", en: "Save" }
        named(name: &str) { es: "Hola, {name}", en: "Hello, {name}" }
        counted(n: i64) {
            es => super::plural(n, "una semana", "{n} semanas"),
            en => super::plural(n, "one week", "{n} weeks"),
        }
    }

    #[test]
    fn texts_take_their_language_and_arguments() {
        assert_eq!(plain(Lang::En), "Save");
        assert_eq!(named(Lang::Es, "Ana"), "Hola, Ana");
        assert_eq!([counted(Lang::Es, 1), counted(Lang::En, 3)], ["una semana", "3 weeks"]);
        assert_eq!(super::counted(Lang::En, 4200, "one week", "{n} weeks"), "4,200 weeks");
    }
}
