//! The reference: one process, an organisation a line.

use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::Mutex,
};

pub struct Reference(Mutex<Pipes>);

struct Pipes {
    child: Child,
    rows: Option<ChildStdin>,
    figures: BufReader<ChildStdout>,
}

impl Reference {
    pub fn start() -> Self {
        let mut child = Command::new("node")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/reference/main.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is installed; `make setup` does it");
        let rows = child.stdin.take();
        let figures = BufReader::new(child.stdout.take().unwrap());
        Self(Mutex::new(Pipes { child, rows, figures }))
    }

    /// `rows` is a line.
    pub fn figures_of(&self, rows: &str) -> Value {
        let mut pipes = self.0.lock().unwrap();
        pipes.rows.as_mut().unwrap().write_all(rows.as_bytes()).unwrap();
        let mut line = String::new();
        pipes.figures.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("the reference has stopped: {line:?}"))
    }
}

impl Drop for Pipes {
    fn drop(&mut self) {
        // It ends with its input.
        self.rows.take();
        let _ = self.child.wait();
    }
}
