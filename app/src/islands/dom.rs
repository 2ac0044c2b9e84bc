//! What the islands share: finding a form, listening, posting it as it stands. In the browser only.

use js_sys::{JSON, Reflect};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Element, Event, EventTarget, FormData, Headers, HtmlFormElement, RequestInit, Response,
    UrlSearchParams, Window,
};

/// A request without an answer after so long has failed.
const PATIENCE_MS: u32 = 15_000;
/// Browsers refuse larger bodies of requests that are to outlive their page (64 KiB, Fetch §4.6).
const OUTLIVING_BYTES: u32 = 60_000;

pub fn window() -> Option<Window> {
    web_sys::window()
}

pub fn element(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}

pub fn form(id: &str) -> Option<HtmlFormElement> {
    element(id)?.dyn_into().ok()
}

/// Listens for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, heard: impl FnMut(Event) + 'static) {
    let heard = Closure::<dyn FnMut(Event)>::new(heard);
    if target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref()).is_ok() {
        heard.forget();
    }
}

/// Does something later, once; a handle with which to call it off.
pub fn after(delay: Duration, act: impl FnOnce() + 'static) -> Option<i32> {
    let act = Closure::once_into_js(act);
    let ms = i32::try_from(delay.as_millis()).unwrap_or(i32::MAX);
    window()?.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), ms).ok()
}

pub fn call_off(timer: Option<i32>) {
    if let (Some(window), Some(timer)) = (window(), timer) {
        window.clear_timeout_with_handle(timer);
    }
}

/// What a server said.
pub struct Said {
    pub status: u16,
    pub body: String,
}

impl Said {
    pub const fn is_ok(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    /// A number by its name in a JSON object, as text.
    pub fn number(&self, name: &str) -> Option<String> {
        let value = Reflect::get(&JSON::parse(&self.body).ok()?, &JsValue::from_str(name)).ok()?;
        value.as_f64().map(|number| number.to_string())
    }
}

/// Posts all fields of a form, as its button would, to any address of ours. The request outlives the page where that
/// can be had. None if no answer came.
pub async fn post(form: &HtmlFormElement, url: &str, accept: &str) -> Option<Said> {
    send(form, url, accept).await.ok()
}

async fn send(form: &HtmlFormElement, url: &str, accept: &str) -> Result<Said, JsValue> {
    let fields = FormData::new_with_form(form)?;
    let body = UrlSearchParams::new_with_str_sequence_sequence(&fields)?;
    let headers = Headers::new()?;
    headers.set("accept", accept)?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    if body.to_string().length() < OUTLIVING_BYTES {
        Reflect::set(&init, &JsValue::from_str("keepalive"), &JsValue::TRUE)?;
    }
    init.set_body(&body);
    let window = window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(url, &init)).await?.dyn_into()?;
    let body = JsFuture::from(response.text()?).await?;
    Ok(Said { status: response.status(), body: body.as_string().unwrap_or_default() })
}
