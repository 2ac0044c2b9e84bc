//! The way into the sample and out of it while the server runs.

use super::{content, make};
use crate::http::{App, Open};
use hilo_app::{
    cx::Site,
    pages::sample::{Opening, SampleDoor},
};
use hilo_service::{Failure, Services};
use hilo_store_sqlite::SqliteStore;
use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};
use tokio::sync::Mutex;

/// Where the two databases are.
pub struct Door {
    file: PathBuf,
    /// The real database, or the sample itself where that is what is served.
    real: Services,
    site: Site,
    personas: content::Personas,
    app: OnceLock<App>,
    /// One at a time; two would make the file twice.
    sample: Mutex<Option<Services>>,
    /// Others than this machine may use the persona switch, and must not be handed a set-up link.
    public: bool,
}

impl Door {
    /// # Errors
    /// If the sample's content can't be read: a defect.
    pub fn new(file: PathBuf, real: Services, site: Site, public: bool) -> Result<Arc<Self>, Failure> {
        let personas = content::load().map_err(Failure::internal)?.organisation.personas;
        Ok(Arc::new(Self { file, real, site, personas, app: OnceLock::new(), sample: Mutex::new(None), public }))
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
        if make::make(&self.file, self.real.env.now()).await? {
            tracing::info!(file = %self.file.display(), "the sample organisation was made");
        }
        let store = Arc::new(SqliteStore::open(&self.file, 8).await?);
        hilo_store::Store::migrate(&*store).await?;
        let real = &self.real;
        let services = Services::open(store, real.env.clone(), real.passwords.clone(), real.policy).await?;
        *sample = Some(services.clone());
        Ok(services)
    }
}

/// The door as pages hold it.
pub struct Handle(pub Arc<Door>);

impl SampleDoor for Handle {
    fn enter(&self) -> Opening<'_, String> {
        Box::pin(async move {
            let services = self.0.sample_services().await?;
            self.0.open(services, Arc::new(Self(self.0.clone())));
            Ok("/".to_owned())
        })
    }

    fn leave(&self) -> Opening<'_, String> {
        Box::pin(async move {
            self.0.open(self.0.real.clone(), Arc::new(Self(self.0.clone())));
            if self.0.public {
                return Ok("/".to_owned());
            }
            Ok(match self.0.real.setup_link().await? {
                Some(token) => format!("/setup/{}", token.reveal()),
                None => "/sign-in".to_owned(),
            })
        })
    }

    fn persona(&self, name: &str) -> Option<String> {
        self.0.personas.find(name).map(str::to_owned)
    }
}
