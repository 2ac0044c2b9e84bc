//! `hilo serve`.

use super::{Outcome, say, services, told};
use crate::demo::door::{Door, Elsewhere, Handle};
use crate::{
    config::Config,
    database::Url,
    http::{self, App, Reached},
};
use axum_server::tls_rustls::RustlsConfig;
use clap::Args;
use hilo_app::locales::console as t;
use hilo_domain::lang::Lang;
use hilo_service::{Failure, Services};
use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    sync::Arc,
    time::Duration,
};

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Let the persona switch of the sample organisation be used from other machines too
    #[arg(long)]
    sample_public: bool,
}

/// How long requests that are under way may take once the server is told to stop.
const GRACE: Duration = Duration::from_secs(20);

/// Serves the database of the configuration. `real` is where «Start for real» leads to, if that is another one.
pub(super) async fn run(config: &Config, lang: Lang, serve: &Serve, real: Option<&Url>) -> Outcome {
    // The port first: if it is taken, nothing has been touched.
    let listener = listen(lang, config.addr)?;
    let bound = listener.local_addr()?;
    let services = services(config, lang, &config.database_url).await?;
    let base = config.base_url(bound);
    let setup = services.setup_link().await.map_err(|failure| told(lang, failure))?;
    // Weeks that were due while nobody served open and close before anybody is answered.
    if let Err(failure) = services.tick().await {
        tracing::warn!(?failure, "weeks could not be opened and closed yet");
    }
    let store = services.store.clone();
    let real = real.map(|url| Elsewhere { url: url.clone(), connections: config.database_connections, lang });
    let app = app(config, serve, services, bound, real).map_err(|failure| told(lang, failure))?;
    let mut jobs = crate::jobs::start(&app);
    let handle = axum_server::Handle::new();
    tokio::spawn(stop_on_signal(handle.clone()));

    if config.takes_all_for_the_proxy() {
        tracing::warn!(
            "trusted_proxies is empty: everybody has the proxy's address, and one who fails to sign in slows all down"
        );
    }
    tracing::info!(address = base, database = config.database_url.shown(), "Hilo is served");
    say(t::served_at(lang, &base));
    if let Some(token) = setup {
        say(t::set_up_here(lang, &format!("{base}/setup/{}", token.reveal())));
    }

    let service = http::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    match (&config.tls_cert, &config.tls_key) {
        (Some(cert), Some(key)) => {
            let tls = tls(lang, cert, key).await?;
            axum_server::from_tcp_rustls(listener, tls)?.handle(handle).serve(service).await?;
        }
        _ => axum_server::from_tcp(listener)?.handle(handle).serve(service).await?,
    }
    jobs.shutdown().await;
    // It may be another one by now; closing twice does no harm.
    app.open().services.store.close().await;
    store.close().await;
    tracing::info!("Hilo has stopped");
    Ok(())
}

/// The app, with the way into the sample organisation where personas may be borrowed: on this machine alone, unless
/// it was said otherwise.
fn app(
    config: &Config,
    serve: &Serve,
    services: Services,
    bound: SocketAddr,
    real: Option<Elsewhere>,
) -> Result<App, Failure> {
    let mut site = http::site(config.base_url(bound));
    let reached = Reached {
        secure: config.is_https(),
        trusted_proxies: config.trusted_proxies.clone(),
        sample_public: serve.sample_public,
    };
    let local = bound.ip().is_loopback() && config.trusted_proxies.is_empty() && config.public_url.is_none();
    if !local && !serve.sample_public {
        return Ok(App::new(services, site, reached));
    }
    // Whoever may come from elsewhere is not handed the set-up of the real database.
    let file = config.database_url.sample_file();
    let door = Door::new(file, services.clone(), real, site.clone(), serve.sample_public)?;
    site.personas = services.sample;
    site.sample = Some(Arc::new(Handle(door.clone())));
    let app = App::new(services, site, reached);
    door.attach(app.clone());
    Ok(app)
}

fn listen(lang: Lang, addr: SocketAddr) -> Result<TcpListener, String> {
    let listener = TcpListener::bind(addr).map_err(|error| {
        let hint = match error.kind() {
            std::io::ErrorKind::AddrInUse => t::address_in_use(lang),
            std::io::ErrorKind::PermissionDenied => t::port_needs_rights(lang),
            _ => "",
        };
        t::cannot_listen(lang, &addr.to_string(), &format!("{error}{hint}"))
    })?;
    listener.set_nonblocking(true).map_err(|error| error.to_string())?;
    Ok(listener)
}

async fn tls(lang: Lang, cert: &Path, key: &Path) -> Result<RustlsConfig, String> {
    // Setting it twice is refused, and just as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    RustlsConfig::from_pem_file(cert, key).await.map_err(|error| {
        let shown = |path: &Path| path.display().to_string();
        t::tls_unusable(lang, &shown(cert), &shown(key), &error.to_string())
    })
}

async fn stop_on_signal(handle: axum_server::Handle<SocketAddr>) {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM can't be heard");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        _ = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("stopping: requests under way may finish");
    handle.graceful_shutdown(Some(GRACE));
}
