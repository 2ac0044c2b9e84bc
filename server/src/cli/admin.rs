//! `hilo admin`.

use super::{Outcome, services, told};
use crate::config::Config;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum AdminCommand {
    /// Give somebody the admin grant and print a link to set their password
    ///
    /// Finds the person by e-mail or employee number; makes them, in the root area, if there is nobody.
    Create {
        /// E-mail address
        email: String,
        /// Name, for somebody new
        #[arg(long)]
        name: Option<String>,
        /// Name of the organisation, if there is none yet
        #[arg(long, default_value = "Hilo")]
        organisation: String,
    },
}

pub(super) async fn run(config: &Config, command: AdminCommand) -> Outcome {
    let AdminCommand::Create { email, name, organisation } = command;
    let services = services(config, &config.database_url).await?;
    let token = services.create_admin(&email, name.as_deref(), &organisation).await.map_err(told)?;
    services.store.close().await;
    let base = config.base_url(config.addr);
    println!(
        "{email} is an admin. A link to choose the password, good once, within {} hours:",
        config.policy.link_hours
    );
    println!("{base}/welcome/{}", token.reveal());
    Ok(())
}
