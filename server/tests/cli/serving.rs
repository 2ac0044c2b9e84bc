//! The binary at work: by https, under a flood, copied alone, and from the sample to the real thing.

use crate::{
    SAMPLE,
    folder::{BINARY, Folder, Served, header},
};
use sqlx::Connection as _;
use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    process::{Command, Stdio},
};

#[test]
fn its_own_certificate_is_served() {
    let folder = Folder::new();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"])
        .args([
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "key.pem", "-out",
            "cert.pem",
        ])
        .current_dir(folder.path("."))
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut command = folder.command(&["serve"]);
    command.env("HILO_TLS_CERT", "cert.pem").env("HILO_TLS_KEY", "key.pem");
    let server = Served::start(command);
    // No plain http where https is expected.
    let mut plain = TcpStream::connect(&server.address).unwrap();
    plain.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer);
    assert!(!answer.starts_with(b"HTTP/"), "{answer:?}");

    let mut client = Command::new("openssl")
        .args(["s_client", "-quiet", "-verify_return_error", "-verify_hostname", "localhost", "-CAfile", "cert.pem"])
        .args(["-servername", "localhost", "-connect", &server.address])
        .current_dir(folder.path("."))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let request = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    client.stdin.as_mut().unwrap().write_all(request.as_bytes()).unwrap();
    let answer = String::from_utf8(client.wait_with_output().unwrap().stdout).unwrap();
    // There is no organisation yet.
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert_eq!(header(&answer, "strict-transport-security"), Some("max-age=31536000"));
}

/// A session of the admin, whom the command line made.
fn session(folder: &Folder, server: &Served) -> String {
    let link = folder.done(&["admin", "create", "1001"]);
    let path = format!("/welcome/{}", link.trim().rsplit('/').next().unwrap());
    let answer = server.post(&path, "password=la+ampolleta+verde&password_again=la+ampolleta+verde");
    let cookies = answer.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
    let session = cookies.into_iter().find(|cookie| cookie.starts_with("hilo_session=")).unwrap();
    session.split(';').next().unwrap().to_owned()
}

/// Sends five hundred megabytes without saying so beforehand; the head of the answer.
fn flood(server: &Served, path: &str, cookie: &str) -> String {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n\
         Content-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n",
        server.address
    );
    let mut out = stream.try_clone().unwrap();
    let writer = std::thread::spawn(move || {
        let start = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
        let mut chunk = b"100000\r\n".to_vec();
        chunk.extend(vec![b'x'; 1 << 20]);
        chunk.extend(b"\r\n");
        let mut sent = out.write_all(format!("{head}{:x}\r\n{start}\r\n", start.len()).as_bytes());
        for _ in 0..500 {
            sent = sent.and_then(|()| out.write_all(&chunk));
        }
        let _ = sent.and_then(|()| out.write_all(b"0\r\n\r\n"));
    });
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    writer.join().unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer.split("\r\n\r\n").next().unwrap().to_owned()
}

#[test]
fn half_a_gigabyte_is_refused_while_it_comes() {
    let folder = Folder::new();
    folder.done(&["people", "import", SAMPLE]);
    let server = Served::new(&folder);
    let session = session(&folder, &server);
    let before = server.peak_megabytes();
    for (path, cookie) in [("/sign-in", ""), ("/people/import", session.as_str())] {
        let answer = flood(&server, path, cookie);
        assert!(answer.starts_with("HTTP/1.1 413"), "{path}: {answer}");
    }
    let grown = server.peak_megabytes() - before;
    assert!(grown < 200, "{grown} MB more than the {before} MB before");
    assert!(server.get("/healthz").ends_with("ok"));
}

/// Copied alone to another folder, the binary brings everything along that a page asks for.
#[test]
fn the_binary_needs_nothing_beside_it() {
    let folder = Folder::new();
    folder.done(&["people", "import", SAMPLE]);
    let released = std::env::var("HILO_BIN").ok();
    fs::copy(released.as_deref().unwrap_or(BINARY), folder.path("alone")).unwrap();
    let server = Served::start(folder.quiet(Command::new("./alone"), &["serve"]));
    let page = server.get("/sign-in");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    let assets: Vec<&str> = page.split('"').filter(|text| text.starts_with("/assets/")).collect();
    // A debug build may have been made without them.
    assert!(!assets.is_empty() || released.is_none(), "{page}");
    for asset in &assets {
        assert!(server.get(asset).starts_with("HTTP/1.1 200"), "{asset}");
    }
    for kind in [".css", ".js", ".wasm", ".woff2"] {
        assert!(released.is_none() || assets.iter().any(|asset| asset.ends_with(kind)), "{kind}: {assets:?}");
    }
    assert!(server.get("/favicon.svg").starts_with("HTTP/1.1 200"));
}

/// From the sample to the real database, which is made only then.
#[tokio::test]
async fn the_sample_leads_to_the_set_up_of_the_real_database() {
    let folder = Folder::new();
    let sample = "sqlite://data/sample.db";
    let made = folder.run(folder.command(&["people", "import", SAMPLE]).env("HILO_DATABASE_URL", sample));
    assert_eq!(made.code, 0, "{}", made.err);
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.path("data/sample.db"));
    let mut marked = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query("INSERT INTO meta (key, value) VALUES ('sample', 'Tuercaluna')").execute(&mut marked).await.unwrap();
    marked.close().await.unwrap();

    let server = Served::start(folder.command(&["demo"]));
    assert!(server.get("/sign-in").contains("/sample/persona"));
    assert!(!folder.path("data/hilo.db").exists());
    let left = server.post("/sample/start", "");
    let set_up = header(&left, "location").unwrap().to_owned();
    assert!(set_up.starts_with("/setup/") && folder.path("data/hilo.db").exists(), "{left}");
    let page = server.get(&set_up);
    assert!(
        page.starts_with("HTTP/1.1 200") && page.contains("/explore") && !page.contains("/sample/persona"),
        "{page}"
    );
    // And back, to the sample that was open all the while.
    let back = server.post(&format!("{set_up}/explore"), "");
    assert_eq!(header(&back, "location"), Some("/"), "{back}");
    assert!(server.get("/sign-in").contains("/sample/persona"));
    // A second time, the real one is there already.
    assert!(header(&server.post("/sample/start", ""), "location").unwrap().starts_with("/setup/"));
    drop(server);
    // Where others may come from elsewhere, the link is the console's alone.
    let server = Served::start(folder.command(&["demo", "--sample-public"]));
    assert_eq!(header(&server.post("/sample/start", ""), "location"), Some("/"));
}
