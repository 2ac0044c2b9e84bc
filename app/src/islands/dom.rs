//! What the islands share: finding a form, listening, posting it as it stands. In the browser only.

use js_sys::{Array, JSON, Reflect};
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

/// Nobody sees the page at the moment.
pub fn is_hidden() -> bool {
    window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
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
        self.value(name)?.as_f64().map(|number| number.to_string())
    }

    /// A text by its name in a JSON object.
    pub fn text(&self, name: &str) -> Option<String> {
        self.value(name)?.as_string()
    }

    /// What is wrong with which field: `"fields": [{ "field": …, "text": … }]`.
    pub fn fields(&self) -> Vec<(String, String)> {
        let text = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok()?.as_string();
        let fields = self.value("fields").filter(Array::is_array).map(|fields| Array::from(&fields));
        let fields = fields.iter().flat_map(Array::iter);
        fields.filter_map(|field| Some((text(&field, "field")?, text(&field, "text")?))).collect()
    }

    fn value(&self, name: &str) -> Option<JsValue> {
        Reflect::get(&JSON::parse(&self.body).ok()?, &JsValue::from_str(name)).ok()
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

/// Says beside each field what is wrong with it, and no longer what was said before.
pub fn tell(form: &HtmlFormElement, fields: &[(String, String)]) {
    while let Ok(Some(said)) = form.query_selector("[data-told]") {
        if let Some(control) = said.get_attribute("data-told").and_then(|id| element(&id)) {
            let _ = control.remove_attribute("aria-invalid");
            let _ = control.remove_attribute("aria-errormessage");
        }
        said.remove();
    }
    let Some(document) = window().and_then(|window| window.document()) else { return };
    for (id, text) in fields {
        let (Some(control), Ok(said)) = (element(id), document.create_element("p")) else { continue };
        said.set_class_name("error");
        said.set_id(&format!("{id}-told"));
        said.set_text_content(Some(text));
        // If one of these can't be had, the words beside the button say it all the same.
        let _ = said.set_attribute("data-told", id);
        let _ = control.set_attribute("aria-invalid", "true");
        let _ = control.set_attribute("aria-errormessage", &said.id());
        let _ = control.insert_adjacent_element("afterend", &said);
    }
}
