//! Reading what was posted, never more than a route takes.

use axum::{
    body::Body,
    http::{HeaderMap, header},
};
use hilo_app::cx::{Upload, Values};
use hilo_domain::problem::Problem;
use http_body_util::{BodyExt, Limited};
use std::time::Duration;

/// How long what is too large is still taken.
const POURING: Duration = Duration::from_mins(1);

#[derive(Default)]
pub(super) struct Posted {
    pub(super) form: Values,
    pub(super) uploads: Vec<Upload>,
}

/// # Errors
/// [`Problem::TooLarge`] as soon as it is known, [`Problem::Malformed`] for anything but a form.
pub(super) async fn read(headers: &HeaderMap, body: Body, max_bytes: usize) -> Result<Posted, Problem> {
    let too_large = || Problem::TooLarge { max_bytes: i64::try_from(max_bytes).unwrap_or(i64::MAX) };
    let length = headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<u64>().ok());
    if length.is_some_and(|length| length > max_bytes as u64) {
        tokio::spawn(pour_away(body));
        return Err(too_large());
    }
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let limited = Limited::new(body, max_bytes);
    if content_type.starts_with("multipart/form-data") {
        let boundary = multer::parse_boundary(content_type).map_err(|_| Problem::Malformed)?;
        return multipart(limited, boundary, too_large).await;
    }
    let bytes = limited.collect().await.map_err(|error| {
        if error.is::<http_body_util::LengthLimitError>() { too_large() } else { Problem::Malformed }
    })?;
    let bytes = bytes.to_bytes();
    if !bytes.is_empty() && !content_type.starts_with("application/x-www-form-urlencoded") {
        return Err(Problem::Malformed);
    }
    Ok(Posted { form: Values::parse(&bytes), uploads: Vec::new() })
}

/// Browsers read the answer only once they have sent everything, and a connection closed before loses it: what is too
/// large is taken for a while, and kept nowhere.
async fn pour_away(mut body: Body) {
    let pouring = async { while let Some(Ok(_)) = body.frame().await {} };
    if tokio::time::timeout(POURING, pouring).await.is_err() {
        tracing::debug!("what was too large went on for too long");
    }
}

async fn multipart(body: Limited<Body>, boundary: String, too_large: impl Fn() -> Problem) -> Result<Posted, Problem> {
    let problem = |error: &multer::Error| match error {
        multer::Error::StreamReadFailed(inner) if inner.is::<http_body_util::LengthLimitError>() => too_large(),
        _ => Problem::Malformed,
    };
    let mut parts = multer::Multipart::new(body.into_data_stream(), boundary);
    let (mut pairs, mut uploads) = (Vec::new(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(|e| problem(&e))? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let content = part.bytes().await.map_err(|e| problem(&e))?;
        match file_name {
            // An empty file field is sent as a file without a name.
            Some(file_name) if !file_name.is_empty() => {
                uploads.push(Upload { field: name, file_name, content: content.to_vec().into() });
            }
            Some(_) => {}
            None => pairs.push((name, String::from_utf8_lossy(&content).into_owned())),
        }
    }
    Ok(Posted { form: Values::new(pairs), uploads })
}
