//! A feature's list of contract tests.

/// `contract_list!(feature_contract, feature: name, name);` at the end of the feature's file makes a macro of which
/// [`crate::contract_tests`] makes one named test for each function in the list.
macro_rules! contract_list {
    ($macro:ident, $feature:ident: $($name:ident),* $(,)?) => {
        contract_list! { @with ($) $macro $feature $($name)* }
    };
    (@with ($d:tt) $macro:ident $feature:ident $($name:ident)*) => {
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $macro {
            ($d fresh:ident) => {
                mod $feature {
                    $(
                        #[tokio::test]
                        async fn $name() {
                            let (store, _guard) = super::$d fresh().await;
                            $d crate::contract::$feature::$name(store).await;
                        }
                    )*
                }
            };
        }
    };
}
