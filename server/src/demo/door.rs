//! The way into the sample and out of it while the server runs.

use super::{content, make};
use crate::{
    cli::say,
    database::Url,
    http::{App, Open},
};
use hilo_app::{
    cx::Site,
    locales::console as t,
    pages::sample::{Opening, SampleDoor},
};
use hilo_domain::lang::Lang;
use hilo_service::{Failure, Services};
use hilo_store::Store;
use hilo_store_sqlite::SqliteStore;
use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};
use tokio::sync::Mutex;

/// Where the two databases are.
pub struct Door {
    file: PathBuf,
    /// What is open at the start: the real database, or the sample itself.
    served: Services,
    /// The real database, where the sample is what is served.
    elsewhere: Option<Elsewhere>,
    /// The one from elsewhere, once somebody asked for it.
    real: Mutex<Option<Services>>,
    site: Site,
    personas: content::Personas,
    app: OnceLock<App>,
    /// One at a time; two would make the file twice.
    sample: Mutex<Option<Services>>,
    /// Others than this machine may use the persona switch, and must not be handed a set-up link.
    public: bool,
}

/// A real database that is not open yet.
pub struct Elsewhere {
    pub url: Url,
    pub connections: u32,
    /// Of the console.
    pub lang: Lang,
}

impl Door {
    /// # Errors
    /// If the sample's content can't be read: a defect.
    pub fn new(
        file: PathBuf,
        served: Services,
        elsewhere: Option<Elsewhere>,
        site: Site,
        public: bool,
    ) -> Result<Arc<Self>, Failure> {
        let personas = content::load().map_err(Failure::internal)?.organisation.personas;
        let elsewhere = elsewhere.filter(|real| real.url != Url::Sqlite(file.clone()));
        let sample = Mutex::new(elsewhere.is_some().then(|| served.clone()));
        let (app, real) = (OnceLock::new(), Mutex::new(None));
        Ok(Arc::new(Self { file, served, elsewhere, real, site, personas, app, sample, public }))
    }

    /// The app whose database is swapped; set once it exists.
    pub fn attach(&self, app: App) {
        // A second one would be a defect, and the first stays.
        let _ = self.app.set(app);
    }

    fn open(&self, services: Services, door: Arc<dyn SampleDoor>) {
        let personas = services.sample;
        let site = Site { personas, sample: Some(door), ..self.site.clone() };
        if let Some(app) = self.app.get() {
            app.swap(Open { services, site: Arc::new(site) });
        }
    }

    async fn sample_services(&self) -> Result<Services, Failure> {
        let mut sample = self.sample.lock().await;
        if let Some(services) = sample.as_ref() {
            return Ok(services.clone());
        }
        if make::make(&self.file, self.served.keys.clone(), self.served.env.now()).await? {
            tracing::info!(file = %self.file.display(), "the sample organisation was made");
        }
        let store = Arc::new(SqliteStore::open(&self.file, 8).await?);
        store.migrate().await?;
        let services = self.services_on(store).await?;
        *sample = Some(services.clone());
        Ok(services)
    }

    async fn services_on(&self, store: Arc<dyn Store>) -> Result<Services, Failure> {
        let like = &self.served;
        Services::open(store, like.env.clone(), like.passwords.clone(), like.policy, like.keys.clone()).await
    }

    /// The real database, made and brought to this version the first time that somebody wants to start for real.
    async fn real_services(&self) -> Result<Services, Failure> {
        let Some(elsewhere) = &self.elsewhere else { return Ok(self.served.clone()) };
        let mut real = self.real.lock().await;
        if let Some(services) = real.as_ref() {
            return Ok(services.clone());
        }
        let store = elsewhere.url.open(elsewhere.connections).await?;
        store.migrate().await?;
        let services = self.services_on(store).await?;
        tracing::info!(database = elsewhere.url.shown(), "the real database is open");
        // Whoever came from elsewhere is not handed the link: it is for whoever has the console, as at every start.
        if self.public
            && let Some(token) = services.setup_link().await?
        {
            let link = format!("{}/setup/{}", self.site.public_url, token.reveal());
            say(t::set_up_here(elsewhere.lang, &link));
        }
        *real = Some(services.clone());
        Ok(services)
    }
}

/// The door as pages hold it.
pub struct Handle(pub Arc<Door>);

impl SampleDoor for Handle {
    fn enter(&self) -> Opening<'_, String> {
        Box::pin(async move {
            let door = self.0.clone();
            // It takes seconds, and whoever leaves the page meanwhile finds it made all the same.
            let making = tokio::spawn(async move { door.sample_services().await });
            let services = making.await.map_err(Failure::internal)??;
            self.0.open(services, Arc::new(Self(self.0.clone())));
            Ok("/".to_owned())
        })
    }

    fn leave(&self) -> Opening<'_, String> {
        Box::pin(async move {
            let real = self.0.real_services().await?;
            self.0.open(real.clone(), Arc::new(Self(self.0.clone())));
            if self.0.public {
                return Ok("/".to_owned());
            }
            Ok(match real.setup_link().await? {
                Some(token) => format!("/setup/{}", token.reveal()),
                None => "/sign-in".to_owned(),
            })
        })
    }

    fn persona(&self, name: &str) -> Option<String> {
        self.0.personas.find(name).map(str::to_owned)
    }
}
