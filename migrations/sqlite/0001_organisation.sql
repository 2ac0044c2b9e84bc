-- What the company is: its name and rhythm, the tree of areas, roles, people and what they may do.

CREATE TABLE meta (
    key   TEXT    NOT NULL PRIMARY KEY,
    value TEXT    NOT NULL
) STRICT;

CREATE TABLE organisation (
    id            INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    name          TEXT    NOT NULL,
    language      TEXT    NOT NULL,
    time_zone     TEXT    NOT NULL,
    opens_day     INTEGER NOT NULL, -- ISO weekday, 1 = Monday
    opens_minute  INTEGER NOT NULL, -- minutes after local midnight
    closes_day    INTEGER NOT NULL,
    closes_minute INTEGER NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE area (
    id          BLOB    NOT NULL PRIMARY KEY,
    parent_id   BLOB    REFERENCES area (id),
    name        TEXT    NOT NULL,
    name_key    TEXT    NOT NULL, -- folded: lower case, no accents
    external    INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    archived_at INTEGER
) STRICT;
CREATE UNIQUE INDEX area_one_root ON area ((parent_id IS NULL)) WHERE parent_id IS NULL;
CREATE UNIQUE INDEX area_name ON area (parent_id, name_key) WHERE archived_at IS NULL;

CREATE TABLE role (
    id         BLOB    NOT NULL PRIMARY KEY,
    area_id    BLOB    NOT NULL REFERENCES area (id),
    title      TEXT    NOT NULL,
    title_key  TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (area_id, title_key)
) STRICT;

CREATE TABLE person (
    id              BLOB    NOT NULL PRIMARY KEY,
    employee_number TEXT    UNIQUE,
    email           TEXT    UNIQUE, -- lower case
    name            TEXT    NOT NULL,
    name_key        TEXT    NOT NULL,
    area_id         BLOB    NOT NULL REFERENCES area (id),
    role_id         BLOB    REFERENCES role (id),
    manager_id      BLOB    REFERENCES person (id),
    hired_on        INTEGER, -- days since 1970-01-01
    language        TEXT,
    time_zone       TEXT,
    theme           TEXT,
    imported        INTEGER NOT NULL,
    active          INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX person_area ON person (area_id, name_key);
CREATE INDEX person_role ON person (role_id);
CREATE INDEX person_name ON person (name_key, id);
CREATE INDEX person_manager ON person (manager_id);
CREATE INDEX person_number ON person (LOWER(employee_number)); -- signing in takes no notice of case

-- Where somebody worked and since when: an area is never rewritten, only followed by the next.
CREATE TABLE placement (
    person_id BLOB    NOT NULL REFERENCES person (id),
    since     INTEGER NOT NULL,
    area_id   BLOB    NOT NULL REFERENCES area (id),
    role_id   BLOB    REFERENCES role (id),
    active    INTEGER NOT NULL,
    PRIMARY KEY (person_id, since)
) STRICT;

CREATE TABLE absence (
    id         BLOB    NOT NULL PRIMARY KEY,
    person_id  BLOB    NOT NULL REFERENCES person (id),
    from_day   INTEGER NOT NULL, -- days since 1970-01-01, first day away
    to_day     INTEGER,          -- last day away; none while it is open
    set_by     BLOB    REFERENCES person (id),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX absence_person ON absence (person_id, from_day);

CREATE TABLE area_lead (
    area_id   BLOB    NOT NULL REFERENCES area (id),
    person_id BLOB    NOT NULL REFERENCES person (id),
    stand_in  INTEGER NOT NULL,
    since     INTEGER NOT NULL,
    PRIMARY KEY (area_id, person_id)
) STRICT;
CREATE UNIQUE INDEX area_lead_one ON area_lead (area_id) WHERE NOT stand_in;
CREATE INDEX area_lead_person ON area_lead (person_id);

CREATE TABLE person_grant (
    person_id  BLOB    NOT NULL REFERENCES person (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('leadership', 'experience', 'hr', 'admin')),
    granted_by BLOB    REFERENCES person (id),
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind)
) STRICT;
CREATE INDEX person_grant_kind ON person_grant (kind, person_id);

-- An uploaded people file between its upload and its being applied or thrown away.
CREATE TABLE people_import (
    id         BLOB    NOT NULL PRIMARY KEY,
    created_by BLOB    REFERENCES person (id),
    created_at INTEGER NOT NULL,
    file_name  TEXT    NOT NULL,
    content    BLOB    NOT NULL,
    mapping    TEXT,
    state      TEXT    NOT NULL CHECK (state IN ('uploaded', 'applying', 'applied', 'failed')),
    done       INTEGER NOT NULL,
    total      INTEGER NOT NULL,
    outcome    TEXT,
    updated_at INTEGER NOT NULL
) STRICT;
