//! Reading what was posted, never more than a route takes, and never more at once than there is room for.

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, header},
};
use hilo_app::cx::{Upload, Values};
use hilo_domain::problem::Problem;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use std::{sync::Arc, time::Duration};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long what is too large is still taken.
const POURING: Duration = Duration::from_mins(1);
/// How long a body may take: the largest at half a megabit a second.
const READING: Duration = Duration::from_mins(20);
/// A body of so many bytes needs no room kept for it.
const SMALL: usize = 1 << 20;
/// Megabytes of larger bodies that are held at once; others wait.
const ROOM: usize = 256;

/// Memory for large bodies.
pub(super) struct Room(Arc<Semaphore>);

impl Default for Room {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(ROOM)))
    }
}

impl Room {
    async fn take(&self, bytes: usize) -> Result<Option<OwnedSemaphorePermit>, Problem> {
        if bytes <= SMALL {
            return Ok(None);
        }
        let megabytes = u32::try_from(bytes.div_ceil(1 << 20).min(ROOM)).unwrap_or(u32::MAX);
        self.0.clone().acquire_many_owned(megabytes).await.map(Some).map_err(|_| Problem::Unavailable)
    }
}

#[derive(Default)]
pub(super) struct Posted {
    pub(super) form: Values,
    pub(super) uploads: Vec<Upload>,
    /// The room that it takes, until this is dropped.
    _room: Option<OwnedSemaphorePermit>,
}

/// # Errors
/// [`Problem::TooLarge`] as soon as it is known, [`Problem::Malformed`] for anything but a form.
pub(super) async fn read(headers: &HeaderMap, body: Body, max_bytes: usize, room: &Room) -> Result<Posted, Problem> {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<u64>().ok());
    if length.is_some_and(|length| length > max_bytes as u64) {
        tokio::spawn(pour_away(body));
        return Err(too_large(max_bytes));
    }
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let room = room.take(length.and_then(|length| usize::try_from(length).ok()).unwrap_or(max_bytes)).await?;
    let reading = async {
        if content_type.starts_with("multipart/form-data") {
            let boundary = multer::parse_boundary(content_type).map_err(|_| Problem::Malformed)?;
            return multipart(body, boundary, max_bytes).await;
        }
        let bytes = whole(body, max_bytes).await?;
        if !bytes.is_empty() && !content_type.starts_with("application/x-www-form-urlencoded") {
            return Err(Problem::Malformed);
        }
        Ok((Values::parse(&bytes), Vec::new()))
    };
    let (form, uploads) = tokio::time::timeout(READING, reading).await.map_err(|_| Problem::Malformed)??;
    Ok(Posted { form, uploads, _room: room })
}

fn too_large(max_bytes: usize) -> Problem {
    Problem::TooLarge { max_bytes: i64::try_from(max_bytes).unwrap_or(i64::MAX) }
}

/// Browsers read the answer only once they have sent everything, and a connection closed before loses it: what is too
/// large is taken for a while, and kept nowhere.
async fn pour_away(mut body: Body) {
    let pouring = async { while let Some(Ok(_)) = body.frame().await {} };
    if tokio::time::timeout(POURING, pouring).await.is_err() {
        tracing::debug!("what was too large went on for too long");
    }
}

async fn whole(mut body: Body, max_bytes: usize) -> Result<Bytes, Problem> {
    let read = Limited::new(&mut body, max_bytes).collect().await;
    match read {
        Ok(bytes) => Ok(bytes.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => {
            tokio::spawn(pour_away(body));
            Err(too_large(max_bytes))
        }
        Err(_) => Err(Problem::Malformed),
    }
}

async fn multipart(mut body: Body, boundary: String, max_bytes: usize) -> Result<(Values, Vec<Upload>), Problem> {
    let read = parts(Limited::new(&mut body, max_bytes), boundary).await;
    read.map_err(|error| match error {
        multer::Error::StreamReadFailed(inner) if inner.is::<LengthLimitError>() => {
            tokio::spawn(pour_away(body));
            too_large(max_bytes)
        }
        _ => Problem::Malformed,
    })
}

async fn parts(body: Limited<&mut Body>, boundary: String) -> Result<(Values, Vec<Upload>), multer::Error> {
    let mut parts = multer::Multipart::new(body.into_data_stream(), boundary);
    let (mut pairs, mut uploads) = (Vec::new(), Vec::new());
    while let Some(part) = parts.next_field().await? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let content = part.bytes().await?;
        match file_name {
            // An empty file field is sent as a file without a name.
            Some(file_name) if !file_name.is_empty() => {
                // The buffer itself becomes the file's: it is not copied.
                uploads.push(Upload { field: name, file_name, content: Arc::new(content.into()) });
            }
            Some(_) => {}
            None => pairs.push((name, String::from_utf8_lossy(&content).into_owned())),
        }
    }
    Ok((Values::new(pairs), uploads))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        convert::Infallible,
        sync::atomic::{AtomicUsize, Ordering},
        task::Poll,
    };

    /// A body without a length: so many pieces of a thousand bytes, and how many of them were taken.
    fn pieces(count: usize) -> (Body, Arc<AtomicUsize>) {
        let taken = Arc::new(AtomicUsize::new(0));
        let counted = taken.clone();
        let stream = futures::stream::poll_fn(move |_| {
            let more = counted.load(Ordering::SeqCst) < count;
            Poll::Ready(more.then(|| {
                counted.fetch_add(1, Ordering::SeqCst);
                Ok::<_, Infallible>(Bytes::from(vec![b'x'; 1000]))
            }))
        });
        (Body::from_stream(stream), taken)
    }

    #[tokio::test]
    async fn what_is_too_large_without_saying_so_is_refused_and_poured_away() {
        for content_type in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"] {
            let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, content_type.parse().unwrap())]);
            let (body, taken) = pieces(1000);
            let refused = read(&headers, body, 10_000, &Room::default()).await.err();
            assert_eq!(refused, Some(Problem::TooLarge { max_bytes: 10_000 }), "{content_type}");
            // Bounded, so that this fails and does not hang.
            for _ in 0..10_000 {
                tokio::task::yield_now().await;
            }
            assert_eq!(taken.load(Ordering::SeqCst), 1000, "{content_type}");
        }
    }

    #[tokio::test]
    async fn large_bodies_wait_for_room() {
        let room = Room::default();
        let held = [room.take(64 << 20).await.unwrap(), room.take(192 << 20).await.unwrap()];
        assert!(room.take(SMALL).await.unwrap().is_none(), "small ones do not");
        let waiting = room.take(SMALL + 1);
        let mut waiting = std::pin::pin!(waiting);
        let poll = std::future::poll_fn(|cx| Poll::Ready(waiting.as_mut().poll(cx).is_pending()));
        assert!(poll.await);
        drop(held);
        assert!(waiting.await.unwrap().is_some());
    }
}
