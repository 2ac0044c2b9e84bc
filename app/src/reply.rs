//! What a handler answers with.

use crate::cx::FailedForm;
use hilo_domain::lang::Lang;
use hilo_service::{Failure, access::sign_in::SignedIn};
use leptos::prelude::AnyView;
use std::borrow::Cow;

/// A page, a redirect or a file; or why there is none.
pub type Answer = Result<Reply, Failure>;

pub enum Reply {
    Page(Box<Page>),
    Redirect(Redirect),
    File(File),
    /// A piece of HTML or JSON for an island.
    Piece {
        content_type: &'static str,
        body: String,
    },
}

impl Reply {
    /// For the autosave island: what was posted is stored, and this is the revision to send with the next.
    #[must_use]
    pub fn saved(revision: i64) -> Self {
        Self::Piece { content_type: "application/json", body: format!("{{\"revision\":{revision}}}") }
    }

    /// As [`Self::saved`], but for these fields, of which the rest is stored; see [`crate::error::fields`].
    #[must_use]
    pub fn saved_but(revision: i64, fields: &serde_json::Value) -> Self {
        let body = serde_json::json!({ "revision": revision, "fields": fields }).to_string();
        Self::Piece { content_type: "application/json", body }
    }

    /// For a script that needs to know that it was done, and nothing else.
    #[must_use]
    pub fn done() -> Self {
        Self::Piece { content_type: "application/json", body: "{}".to_owned() }
    }

    /// A piece of a page for an island. It must be safe as it is.
    #[must_use]
    pub const fn html(body: String) -> Self {
        Self::Piece { content_type: "text/html; charset=utf-8", body }
    }
}

/// Which entry of the main navigation a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Nav {
    Today,
    Statements,
    Experience,
    Role,
    Alignment,
    #[default]
    Elsewhere,
}

/// The frame around a page's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Frame {
    /// Top bar and navigation; `main.page`.
    #[default]
    Full,
    /// As `Full`, narrower, to be read.
    Read,
    /// As `Full`, narrow, for a form.
    Form,
    /// The brand alone: sign-in and set-up; `main.gate`. The content brings its own `gate-in`.
    Gate,
    /// The check-in: no navigation, so that the action bar has the bottom edge to itself.
    Focus,
}

pub struct Page {
    /// For the browser's tab; the organisation's name follows.
    pub title: Cow<'static, str>,
    pub nav: Nav,
    pub frame: Frame,
    pub status: u16,
    /// Asks the browser to load the page anew after so many seconds, for something that is under way.
    pub refresh: Option<u32>,
    /// Where it is not the reader's own.
    pub lang: Option<Lang>,
    pub body: AnyView,
}

impl Page {
    pub fn new(title: impl Into<Cow<'static, str>>, body: AnyView) -> Self {
        Self {
            title: title.into(),
            nav: Nav::default(),
            frame: Frame::default(),
            status: 200,
            refresh: None,
            lang: None,
            body,
        }
    }

    #[must_use]
    pub const fn nav(mut self, nav: Nav) -> Self {
        self.nav = nav;
        self
    }

    #[must_use]
    pub const fn frame(mut self, frame: Frame) -> Self {
        self.frame = frame;
        self
    }

    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    #[must_use]
    pub const fn refresh(mut self, seconds: u32) -> Self {
        self.refresh = Some(seconds);
        self
    }

    /// # Errors
    /// Never; it ends a handler.
    pub fn ok(self) -> Answer {
        Ok(Reply::Page(Box::new(self)))
    }
}

/// After a form was carried out: always to a GET.
#[derive(Debug, Default)]
pub struct Redirect {
    pub to: String,
    /// Said once, on the next page.
    pub flash: Option<String>,
    /// Session cookies to set.
    pub signed_in: Option<SignedIn>,
    /// Session cookies to take away.
    pub sign_out: bool,
    /// Instead of the redirect, show the page it leads to with this form as it was left.
    pub resumed: Option<FailedForm>,
}

impl Redirect {
    pub fn to(to: impl Into<String>) -> Self {
        Self { to: to.into(), ..Self::default() }
    }

    #[must_use]
    pub fn flash(mut self, text: impl Into<String>) -> Self {
        self.flash = Some(text.into());
        self
    }

    /// # Errors
    /// Never; it ends a handler.
    pub fn ok(self) -> Answer {
        Ok(Reply::Redirect(self))
    }
}

/// A download.
pub struct File {
    pub name: String,
    pub content_type: &'static str,
    pub content: Vec<u8>,
}

impl File {
    /// # Errors
    /// Never; it ends a handler.
    pub fn ok(self) -> Answer {
        Ok(Reply::File(self))
    }
}
