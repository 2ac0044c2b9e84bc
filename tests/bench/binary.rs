//! What is measured of the release binary from outside: a large import, and how soon it answers.

use crate::table::{Reach, Table, median};
use std::{
    fmt::Write as _,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::Instant,
};

const PEOPLE: usize = 100_000;
const STARTS: usize = 5;

pub fn measure(table: &mut Table) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("people.csv"), generated()).unwrap();
    let begin = Instant::now();
    let said = hilo(folder.path(), &["people", "import", "people.csv", "--organisation", "Cien mil"]).output().unwrap();
    let took = begin.elapsed().as_secs_f64();
    let told = String::from_utf8_lossy(&said.stdout);
    assert!(said.status.success() && told.contains("100,000 new"), "{told}{}", String::from_utf8_lossy(&said.stderr));
    table.add("import of 100,000 people (command line, empty database)", took, "s", Reach::AtMost(10.0));

    let begin = Instant::now();
    let again = hilo(folder.path(), &["people", "import", "people.csv"]).output().unwrap();
    assert!(again.status.success() && String::from_utf8_lossy(&again.stdout).contains("100,000 unchanged"));
    table.add("— the same file again", begin.elapsed().as_secs_f64(), "s", Reach::Told);

    let starts = (0..STARTS).map(|_| start(folder.path())).collect();
    table.add("start to first answer, migrated database of 100,000 people", median(starts), "s", Reach::AtMost(0.5));
}

pub(crate) fn hilo(folder: &Path, args: &[&str]) -> Command {
    let binary =
        std::env::var("HILO_BIN").unwrap_or_else(|_| panic!("HILO_BIN names the binary; `make bench` sets it"));
    let mut command = Command::new(binary);
    command.args(args).current_dir(folder).env("HILO_ADDR", "127.0.0.1:0").env("HILO_LOG", "error").env("LC_ALL", "C");
    command.env_remove("HILO_DATABASE_URL").env_remove("HILO_CONFIG");
    command
}

pub(crate) struct Served(pub(crate) Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The server on what is in the folder, and where it listens.
pub(crate) fn served(folder: &Path) -> (Served, String) {
    let mut server = Served(hilo(folder, &["serve"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut line = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (server, line.trim().rsplit("//").next().unwrap().to_owned())
}

/// Asks for a page and waits until it is there.
pub(crate) fn read(address: &str, path: &str, cookie: &str) {
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
}

/// Seconds from the command to the sign-in page.
fn start(folder: &Path) -> f64 {
    let begin = Instant::now();
    let (_server, address) = served(folder);
    read(&address, "/sign-in", "");
    begin.elapsed().as_secs_f64()
}

/// A large retailer: a few regions, a thousand shops, nobody real.
fn generated() -> String {
    let mut out = String::from("employee_id,name,email,role,area,manager_email,hired_on\n");
    for number in 0..PEOPLE {
        let (region, shop) = (number % 10, number % 1000);
        let role = ["Cajera", "Reponedor", "Bodeguera", "Asesor"][number / 1000 % 4];
        let manager = if number < 1000 { String::new() } else { format!("p{shop}@example.com") };
        let _ = writeln!(
            out,
            "{number},Persona {number},p{number}@example.com,{role},Regiones/Región {region}/Tienda {shop},{manager},2020-01-{:02}",
            number % 28 + 1
        );
    }
    out
}
