//! Makes sure that the folder of built assets exists, so that the crate also compiles before they are built.

use std::{env, fs, path::Path};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let site = Path::new(&root).join("../target/site");
    println!("cargo:rerun-if-changed={}", site.join("manifest.json").display());
    if fs::create_dir_all(&site).is_err() {
        println!("cargo:warning=target/site can't be made; the binary will have no stylesheet");
    }
}
