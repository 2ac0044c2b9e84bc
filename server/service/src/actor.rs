//! Who asks, and the narrower types that say what they may do: a use case takes the type, so that it can't be
//! called without the right.

use crate::Result;
use hilo_domain::{
    grant::Grant,
    ids::{PersonId, SessionId},
    lang::Lang,
    problem::Problem,
    view::me::Me,
};

/// A signed-in person.
#[derive(Debug, Clone)]
pub struct Actor {
    pub me: Me,
    pub employee_number: Option<String>,
    pub session: SessionId,
    /// The person's own choice, if there is one.
    pub language: Option<Lang>,
    /// The person's own, else the organisation's; an IANA name.
    pub time_zone: String,
    pub theme: Option<String>,
    pub organisation: String,
    pub organisation_language: Lang,
    pub organisation_time_zone: String,
    /// Where the request came from, for the record.
    pub address: String,
}

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident, $method:ident: $($grant:ident)|+;)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name<'a>(&'a Actor);

            impl<'a> $name<'a> {
                #[must_use]
                pub const fn actor(self) -> &'a Actor {
                    self.0
                }
            }
        )+

        impl Actor {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// [`Problem::Forbidden`] without the grant.
                pub fn $method(&self) -> Result<$name<'_>> {
                    if false $(|| self.me.has(Grant::$grant))+ {
                        Ok($name(self))
                    } else {
                        Err(Problem::Forbidden.into())
                    }
                }
            )+
        }
    };
}

rights! {
    /// May set up the installation and hand out grants.
    Admin, admin: Admin;
    /// May keep areas, roles and people, and invite them.
    Keeper, keeper: Hr | Admin;
    /// May read the audit log.
    Auditor, auditor: Hr | Admin;
    /// May draft the designed experience.
    Drafter, drafter: Leadership | Experience;
    /// May write and publish statements and publish the designed experience.
    Publisher, publisher: Leadership;
    /// May see the figures of every area.
    Overseer, overseer: Leadership | Experience | Hr;
}

impl Actor {
    #[must_use]
    pub const fn id(&self) -> PersonId {
        self.me.person
    }
}
