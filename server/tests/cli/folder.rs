//! A folder to run the binary in, and a server in it.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
};

pub const BINARY: &str = env!("CARGO_BIN_EXE_hilo");

pub struct Folder(tempfile::TempDir);

pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), content).unwrap();
        name.to_owned()
    }

    /// Nothing of the tester's own configuration, in English, without a log.
    pub fn command(&self, args: &[&str]) -> Command {
        self.quiet(Command::new(BINARY), args)
    }

    /// Any program with these arguments, in this folder.
    pub fn quiet(&self, mut command: Command, args: &[&str]) -> Command {
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("HILO_")) {
            command.env_remove(name);
        }
        command.args(args).current_dir(self.0.path());
        command
            .env("LC_ALL", "C")
            .env("TZ", "America/Santiago")
            .env("HILO_LOG", "error")
            .env("HILO_ADDR", "127.0.0.1:0");
        command
    }

    pub fn run(&self, command: &mut Command) -> Said {
        let output = command.current_dir(self.0.path()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let said = Said { code: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) };
        assert!(!said.err.contains("panicked"), "{}", said.err);
        said
    }

    pub fn hilo(&self, args: &[&str]) -> Said {
        self.run(&mut self.command(args))
    }

    /// Fails with one line.
    pub fn refused(&self, args: &[&str]) -> String {
        let said = self.hilo(args);
        assert_eq!(said.code, 1, "{args:?}: {}{}", said.out, said.err);
        assert_eq!(said.err.lines().count(), 1, "{args:?}: {}", said.err);
        said.err.trim().to_owned()
    }

    pub fn done(&self, args: &[&str]) -> String {
        let said = self.hilo(args);
        assert_eq!(said.code, 0, "{args:?}: {}{}", said.out, said.err);
        said.out
    }
}

/// A server that is stopped when the test is done with it.
pub struct Served {
    child: Child,
    /// Such as `127.0.0.1:40123`.
    pub address: String,
}

impl Served {
    pub fn new(folder: &Folder) -> Self {
        Self::start(folder.command(&["serve"]))
    }

    pub fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let line = out.lines().map(Result::unwrap).find(|line| line.starts_with("Hilo is at")).unwrap();
        let address = line.rsplit('/').next().unwrap().to_owned();
        Self { child, address }
    }

    /// The largest part of the memory that the process ever had, in megabytes.
    pub fn peak_megabytes(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() >> 10
    }

    /// One request on a connection of its own; the answer with its head.
    pub fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    /// A form of this site.
    pub fn post(&self, path: &str, body: &str) -> String {
        self.ask(&format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        ))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A header of an answer.
pub fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next().unwrap();
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}
