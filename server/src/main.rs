//! `hilo`: see `hilo --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    hilo_server::cli::main()
}
