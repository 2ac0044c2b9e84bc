//! `hilo demo`.

use super::{Outcome, say, serve, told};
use crate::{
    config::Config,
    database::Url,
    demo::{content, make},
};
use clap::Args;
use hilo_service::env::{Clock, System};

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Make the file and stop
    #[arg(long)]
    make_only: bool,
    #[command(flatten)]
    serve: serve::Serve,
}

pub(super) async fn run(config: &Config, demo: &Demo) -> Outcome {
    let file = config.database_url.sample_file();
    let made = make::make(&file, System.now()).await.map_err(told)?;
    let name = content::load()?.organisation.name;
    let shown = file.display();
    say(if made {
        format!("{shown}: {name}, a fictional company, with sixteen weeks of check-ins")
    } else {
        format!("{shown} is there already; remove it to have it made anew")
    });
    if demo.make_only {
        return Ok(());
    }
    let config = Config { database_url: Url::Sqlite(file), ..config.clone() };
    serve::run(&config, &demo.serve).await
}
