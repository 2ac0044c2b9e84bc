//! Making, changing and archiving areas.

use super::tree::AreaTree;
use crate::{
    Result, Services,
    actor::Keeper,
    audit::Line,
    failure::Failure,
    fingerprint::{fingerprint, unchanged},
};
use hilo_domain::{
    ids::AreaId,
    people_import::{MAX_AREA, MAX_DEPTH},
    problem::{Problem, Problems, Rule},
    view::areas::AreaForm,
};
use hilo_store::{StoreError, areas::AreaRow};
use serde_json::json;

/// What the form sends.
#[derive(Debug, Clone, Default)]
pub struct AreaInput {
    pub name: String,
    /// An area's id.
    pub parent: String,
    pub external: bool,
    /// Of the form; empty for a new area.
    pub revision: String,
}

impl Services {
    /// The form for a new area, under `parent` if that is one.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn new_area_form(&self, _keeper: Keeper<'_>, parent: Option<AreaId>) -> Result<AreaForm> {
        let mut repo = self.read().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        Ok(AreaForm {
            id: None,
            name: String::new(),
            parent: parent.filter(|p| tree.tree.contains(*p)).or(Some(tree.tree.root())),
            external: false,
            parents: tree.options(|_| true),
            empty: false,
            revision: String::new(),
        })
    }

    /// # Errors
    /// [`Problem::NotFound`] for no such area.
    pub async fn area_form(&self, _keeper: Keeper<'_>, area: AreaId) -> Result<AreaForm> {
        let mut repo = self.read().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let row = tree.get(area).ok_or(Problem::NotFound)?;
        let empty = row.parent_id.is_some() && repo.area_is_empty(area).await?;
        Ok(AreaForm {
            id: Some(area),
            name: row.name.clone(),
            parent: row.parent_id,
            external: row.external,
            parents: tree.options(|other| !tree.tree.is_within(other, area)),
            empty,
            revision: revision(row),
        })
    }

    /// # Errors
    /// [`Problem::Invalid`] for a name that is missing or taken among its neighbours, or an unknown place.
    pub async fn create_area(&self, keeper: Keeper<'_>, input: &AreaInput) -> Result<AreaId> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let (name, parent) = checked(&tree, input, None)?;
        let area = AreaRow { id: self.id()?, parent_id: Some(parent), name, external: input.external, created_at: now };
        repo.insert_area(&area).await.map_err(name_taken)?;
        let detail = json!({ "name": area.name, "parent": tree.name(parent), "external": area.external });
        let line = Line::by(keeper.actor(), "area.created").subject("area", area.id.0).area(area.id).detail(detail);
        self.record(&mut *repo, now, line).await?;
        repo.save().await?;
        Ok(area.id)
    }

    /// Renames, moves, marks as external. Weeks that were keep the tree as it was.
    ///
    /// # Errors
    /// [`Problem::Stale`] if it changed since the form was made; [`Rule::RootArea`] for the root;
    /// [`Rule::AreaUnderItself`], or a name that is missing or taken.
    pub async fn change_area(&self, keeper: Keeper<'_>, area: AreaId, input: &AreaInput) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let row = tree.get(area).ok_or(Problem::NotFound)?;
        if row.parent_id.is_none() {
            return Err(Problem::Refused(Rule::RootArea).into());
        }
        let (name, parent) = checked(&tree, input, Some(area))?;
        unchanged(&input.revision, &revision(row))?;
        let changed = AreaRow { name, parent_id: Some(parent), external: input.external, ..row.clone() };
        repo.update_area(&changed).await.map_err(name_taken)?;
        let by = |action, detail| Line::by(keeper.actor(), action).subject("area", area.0).area(area).detail(detail);
        if changed.name != row.name {
            let detail = json!({ "from": row.name, "to": changed.name });
            self.record(&mut *repo, now, by("area.renamed", detail)).await?;
        }
        if changed.parent_id != row.parent_id {
            let from = row.parent_id.map(|p| tree.name(p)).unwrap_or_default();
            self.record(&mut *repo, now, by("area.moved", json!({ "from": from, "to": tree.name(parent) }))).await?;
        }
        if changed.external != row.external {
            self.record(&mut *repo, now, by("area.external", json!({ "external": changed.external }))).await?;
        }
        Ok(repo.save().await?)
    }

    /// Takes an empty area out of the tree; what was there stays in the weeks that were.
    ///
    /// # Errors
    /// [`Rule::AreaNotEmpty`] while active people or areas are in it, [`Rule::RootArea`] for the root.
    pub async fn archive_area(&self, keeper: Keeper<'_>, area: AreaId) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let row = tree.get(area).ok_or(Problem::NotFound)?;
        if row.parent_id.is_none() {
            return Err(Problem::Refused(Rule::RootArea).into());
        }
        if !repo.area_is_empty(area).await? {
            return Err(Problem::Refused(Rule::AreaNotEmpty).into());
        }
        repo.archive_area(area, now).await?;
        let line = Line::by(keeper.actor(), "area.archived").subject("area", area.0).area(area);
        self.record(&mut *repo, now, line.detail(json!({ "name": row.name }))).await?;
        Ok(repo.save().await?)
    }
}

fn revision(row: &AreaRow) -> String {
    let parent = row.parent_id.map(|p| p.to_string()).unwrap_or_default();
    fingerprint(&[&row.name, &parent, if row.external { "external" } else { "" }])
}

fn name_taken(error: StoreError) -> Failure {
    match error {
        StoreError::Taken { .. } => Failure::field("name", Rule::Taken),
        other => other.into(),
    }
}

/// The name and the area above.
fn checked(tree: &AreaTree, input: &AreaInput, area: Option<AreaId>) -> Result<(String, AreaId), Problem> {
    let mut problems = Problems::default();
    let name = problems.required_line("name", &input.name, MAX_AREA);
    let parent = input.parent.parse().ok().filter(|p: &AreaId| tree.tree.contains(*p));
    if parent.is_none() {
        problems.add("parent", Rule::UnknownChoice);
    }
    if let (Some(parent), Some(area)) = (parent, area)
        && tree.tree.is_within(parent, area)
    {
        problems.add("parent", Rule::AreaUnderItself);
    }
    // As deep as an import may make it.
    let depth = |area: AreaId| tree.tree.depth(area).and_then(|d| usize::try_from(d).ok()).unwrap_or_default();
    let height = area.map_or(0, |area| {
        tree.tree.subtree(area).iter().map(|below| depth(*below) - depth(area)).max().unwrap_or_default()
    });
    if parent.is_some_and(|parent| depth(parent) + 1 + height > MAX_DEPTH) {
        problems.add("parent", Rule::UnknownChoice);
    }
    problems.finish()?;
    parent.map(|parent| (name, parent)).ok_or(Problem::Malformed)
}
