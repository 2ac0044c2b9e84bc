//! `hilo demo`.

use super::{Outcome, say, serve, told};
use crate::{
    config::Config,
    database::Url,
    demo::{content, make},
};
use clap::Args;
use hilo_app::locales::console as t;
use hilo_domain::lang::Lang;
use hilo_service::{
    env::{Clock, System},
    pulse::keys::Keys,
};

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Make the file and stop
    #[arg(long)]
    make_only: bool,
    #[command(flatten)]
    serve: serve::Serve,
}

pub(super) async fn run(config: &Config, lang: Lang, demo: &Demo) -> Outcome {
    let file = config.database_url.sample_file();
    let made = make::make(&file, Keys::in_folder(&config.keys_dir), System.now())
        .await
        .map_err(|failure| told(lang, failure))?;
    let name = content::load()?.organisation.name;
    let shown = file.display().to_string();
    say(if made { t::sample_made(lang, &shown, &name) } else { t::sample_is_there(lang, &shown) });
    if demo.make_only {
        return Ok(());
    }
    let sample = Config { database_url: Url::Sqlite(file), ..config.clone() };
    serve::run(&sample, lang, &demo.serve, Some(&config.database_url)).await
}
