//! `hilo admin`.

use super::{Outcome, machine, say, services, told};
use crate::config::Config;
use clap::Subcommand;
use hilo_app::locales::console as t;
use hilo_domain::lang::Lang;
use hilo_service::import::command::NewOrganisation;

#[derive(Debug, Subcommand)]
pub(super) enum AdminCommand {
    /// Give somebody the admin grant and print a link to set their password
    ///
    /// Finds the person by e-mail or employee number; makes them, in the root area, if there is nobody.
    Create {
        /// E-mail address or employee number; for somebody new, an e-mail address
        #[arg(value_name = "EMAIL_OR_NUMBER")]
        login: String,
        /// Name, for somebody new
        #[arg(long)]
        name: Option<String>,
        /// Name of the organisation, if there is none yet
        #[arg(long, default_value = "Hilo")]
        organisation: String,
    },
}

pub(super) async fn run(config: &Config, lang: Lang, command: AdminCommand) -> Outcome {
    let AdminCommand::Create { login, name, organisation } = command;
    let services = services(config, lang, &config.database_url).await?;
    let organisation = NewOrganisation { name: organisation, language: lang, time_zone: machine::time_zone() };
    let created = services.create_admin(&login, name.as_deref(), &organisation).await;
    services.store.close().await;
    let token = created.map_err(|failure| told(lang, failure))?;
    say(t::admin_created(lang, &login, config.policy.link_hours));
    say(format!("{}/welcome/{}", config.base_url(config.addr), token.reveal()));
    Ok(())
}
