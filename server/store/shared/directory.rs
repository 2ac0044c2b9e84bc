use crate::{Db, Repository};
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId},
    text::{fold, like_anywhere},
    time::Millis,
};
use hilo_store::{
    Result,
    directory::{
        DirectoryRepo, GrantRow, InviteeRow, PeopleFilter, PeopleSort, PeopleState, PersonFacts, PersonListRow,
        PlacementRow,
    },
};
use sqlx::QueryBuilder;

const FACTS: &str = "SELECT p.id, p.name, p.employee_number, p.email, p.area_id, a.name AS area_name, p.role_id,
                            r.title AS role_title, p.manager_id, m.name AS manager_name,
                            COALESCE(m.email, m.employee_number) AS manager_login, p.hired_on, p.language, p.active,
                            p.updated_at,
                            EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p.id) AS has_password,
                            (SELECT MAX(k.expires_at) FROM link k
                             WHERE k.person_id = p.id AND k.kind = 'invitation' AND k.used_at IS NULL
                               AND k.expires_at > $2) AS invited_until
                     FROM person p
                     JOIN area a ON a.id = p.area_id
                     LEFT JOIN role r ON r.id = p.role_id
                     LEFT JOIN person m ON m.id = p.manager_id
                     WHERE p.id = $1";

/// ` AND p.area_id IN (…)`: the areas with everything under them; nothing for none.
fn within(sql: &mut QueryBuilder<Db>, areas: &[AreaId]) {
    if areas.is_empty() {
        return;
    }
    sql.push(" AND p.area_id IN (WITH RECURSIVE below (id) AS (SELECT id FROM area WHERE id IN (");
    let mut list = sql.separated(", ");
    for area in areas {
        list.push_bind(*area);
    }
    sql.push(
        ") UNION SELECT c.id FROM area c JOIN below b ON c.parent_id = b.id WHERE c.archived_at IS NULL)
          SELECT id FROM below)",
    );
}

fn conditions(sql: &mut QueryBuilder<Db>, filter: &PeopleFilter) {
    match filter.state {
        PeopleState::Active => sql.push(" WHERE p.active"),
        PeopleState::Deactivated => sql.push(" WHERE NOT p.active"),
        PeopleState::All => sql.push(" WHERE TRUE"),
        PeopleState::NoPassword => {
            sql.push(" WHERE p.active AND NOT EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p.id)")
        }
        PeopleState::OnLeave => sql
            .push(" WHERE p.active AND p.id IN (SELECT person_id FROM absence WHERE from_day <= ")
            .push_bind(filter.today)
            .push(" AND (to_day IS NULL OR to_day >= ")
            .push_bind(filter.today)
            .push("))"),
    };
    within(sql, &filter.areas);
    for word in filter.text.split_whitespace() {
        let lower = like_anywhere(&word.to_lowercase());
        sql.push(" AND (p.name_key LIKE ").push_bind(like_anywhere(&fold(word)));
        sql.push(" ESCAPE '\\' OR p.email LIKE ").push_bind(lower.clone());
        sql.push(" ESCAPE '\\' OR LOWER(p.employee_number) LIKE ").push_bind(lower).push(" ESCAPE '\\')");
    }
}

/// Active people without a password who have something to sign in with.
fn uninvited(admins: bool) -> QueryBuilder<Db> {
    let mut sql = QueryBuilder::<Db>::new(
        "SELECT p.id, p.name, p.employee_number, p.email FROM person p
         WHERE p.active AND (p.email IS NOT NULL OR p.employee_number IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p.id)",
    );
    if !admins {
        sql.push(" AND NOT EXISTS (SELECT 1 FROM person_grant g WHERE g.person_id = p.id AND g.kind = 'admin')");
    }
    sql
}

fn order(filter: &PeopleFilter) -> &'static str {
    match (filter.sort, filter.descending) {
        (PeopleSort::Name, false) => " ORDER BY p.name_key, p.id",
        (PeopleSort::Name, true) => " ORDER BY p.name_key DESC, p.id DESC",
        (PeopleSort::Area, false) => " ORDER BY a.name_key, a.id, p.name_key, p.id",
        (PeopleSort::Area, true) => " ORDER BY a.name_key DESC, a.id, p.name_key, p.id",
        (PeopleSort::Role, false) => " ORDER BY (r.id IS NULL), r.title_key, p.name_key, p.id",
        (PeopleSort::Role, true) => " ORDER BY (r.id IS NULL), r.title_key DESC, p.name_key, p.id",
    }
}

/// First the page's ids, along the index where they are sorted by name; all the rest is asked of these alone.
pub(crate) fn page(filter: &PeopleFilter) -> QueryBuilder<Db> {
    let mut sql = QueryBuilder::<Db>::new("WITH page (id) AS (SELECT p.id FROM person p");
    match filter.sort {
        PeopleSort::Name => {}
        PeopleSort::Area => {
            sql.push(" JOIN area a ON a.id = p.area_id");
        }
        PeopleSort::Role => {
            sql.push(" LEFT JOIN role r ON r.id = p.role_id");
        }
    }
    conditions(&mut sql, filter);
    sql.push(order(filter)).push(" LIMIT ").push_bind(filter.limit).push(" OFFSET ").push_bind(filter.offset);
    sql.push(
        ") SELECT p.id, p.name, p.employee_number, p.email, p.active, p.area_id, a.name AS area_name,
                  r.title AS role_title,
                  EXISTS (SELECT 1 FROM area_lead l WHERE l.person_id = p.id) AS leads,
                  EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p.id) AS has_password,
                  EXISTS (SELECT 1 FROM link k WHERE k.person_id = p.id AND k.kind = 'invitation'
                          AND k.used_at IS NULL AND k.expires_at > ",
    )
    .push_bind(filter.now)
    .push(") AS invited, EXISTS (SELECT 1 FROM absence b WHERE b.person_id = p.id AND b.from_day <= ")
    .push_bind(filter.today)
    .push(" AND (b.to_day IS NULL OR b.to_day >= ")
    .push_bind(filter.today)
    .push(
        ")) AS on_leave
          FROM page JOIN person p ON p.id = page.id JOIN area a ON a.id = p.area_id
          LEFT JOIN role r ON r.id = p.role_id",
    )
    .push(order(filter));
    sql
}

#[async_trait]
impl DirectoryRepo for Repository {
    async fn people(&mut self, filter: &PeopleFilter) -> Result<Vec<PersonListRow>> {
        Ok(page(filter).build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn count_people(&mut self, filter: &PeopleFilter) -> Result<i64> {
        let mut sql = QueryBuilder::<Db>::new("SELECT COUNT(*) FROM person p");
        conditions(&mut sql, filter);
        Ok(sql.build_query_scalar().fetch_one(&mut *self.tx).await?)
    }

    async fn person_facts(&mut self, person: PersonId, now: Millis) -> Result<Option<PersonFacts>> {
        Ok(sqlx::query_as(FACTS).bind(person).bind(now).fetch_optional(&mut *self.tx).await?)
    }

    async fn people_named(&mut self, name: &str) -> Result<Vec<PersonId>> {
        // Nobody's name has one, and PostgreSQL refuses to be asked.
        if name.contains('\0') {
            return Ok(Vec::new());
        }
        let sql = "SELECT id FROM person WHERE name_key = $1 AND active ORDER BY id LIMIT 2";
        Ok(sqlx::query_scalar(sql).bind(fold(name)).fetch_all(&mut *self.tx).await?)
    }

    async fn placements(&mut self, person: PersonId) -> Result<Vec<PlacementRow>> {
        let sql = "SELECT l.since, l.area_id, a.name AS area_name, r.title AS role_title, l.active
                   FROM placement l JOIN area a ON a.id = l.area_id LEFT JOIN role r ON r.id = l.role_id
                   WHERE l.person_id = $1 ORDER BY l.since DESC";
        Ok(sqlx::query_as(sql).bind(person).fetch_all(&mut *self.tx).await?)
    }

    async fn grant_rows(&mut self, person: PersonId) -> Result<Vec<GrantRow>> {
        let sql = "SELECT g.kind, p.name AS granted_by, g.granted_at FROM person_grant g
                   LEFT JOIN person p ON p.id = g.granted_by WHERE g.person_id = $1 ORDER BY g.kind";
        Ok(sqlx::query_as(sql).bind(person).fetch_all(&mut *self.tx).await?)
    }

    async fn invitees(&mut self, people: &[PersonId], areas: &[AreaId], admins: bool) -> Result<Vec<InviteeRow>> {
        if people.is_empty() {
            let mut sql = uninvited(admins);
            within(&mut sql, areas);
            sql.push(" ORDER BY p.name_key, p.id");
            return Ok(sql.build_query_as().fetch_all(&mut *self.tx).await?);
        }
        let mut found: Vec<InviteeRow> = Vec::new();
        for chunk in people.chunks(500) {
            let mut sql = uninvited(admins);
            sql.push(" AND p.id IN (");
            let mut list = sql.separated(", ");
            for person in chunk {
                list.push_bind(*person);
            }
            sql.push(")");
            found.extend(sql.build_query_as::<InviteeRow>().fetch_all(&mut *self.tx).await?);
        }
        found.sort_by_cached_key(|invitee| (fold(&invitee.name), invitee.id));
        found.dedup_by_key(|invitee| invitee.id);
        Ok(found)
    }
}
