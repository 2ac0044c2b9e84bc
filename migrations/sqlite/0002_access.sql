-- Who is at the door: passwords, sessions, links, and the record of what was done.

CREATE TABLE credential (
    person_id  BLOB    NOT NULL PRIMARY KEY REFERENCES person (id),
    hash       TEXT    NOT NULL, -- PHC string
    changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    id           BLOB    NOT NULL PRIMARY KEY,
    token_hash   BLOB    NOT NULL UNIQUE, -- SHA-256 of a 256-bit token
    person_id    BLOB    NOT NULL REFERENCES person (id),
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL, -- absolute limit
    ended_at     INTEGER,
    user_agent   TEXT    NOT NULL,
    address      TEXT    NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person_id, last_seen_at);

-- A browser that signed in before; it has a throttling budget of its own.
CREATE TABLE device (
    token_hash   BLOB    NOT NULL PRIMARY KEY,
    person_id    BLOB    NOT NULL REFERENCES person (id),
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL
) STRICT;
CREATE INDEX device_person ON device (person_id);

-- Failed sign-ins only; successes are never counted.
CREATE TABLE throttle (
    key            TEXT    NOT NULL PRIMARY KEY,
    failures       INTEGER NOT NULL,
    last_failed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE link (
    id         BLOB    NOT NULL PRIMARY KEY,
    token_hash BLOB    NOT NULL UNIQUE,
    kind       TEXT    NOT NULL CHECK (kind IN ('setup', 'invitation', 'reset')),
    person_id  BLOB    REFERENCES person (id),
    created_by BLOB    REFERENCES person (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;
CREATE INDEX link_person ON link (person_id, kind);

CREATE TABLE audit (
    id           BLOB    NOT NULL PRIMARY KEY,
    at           INTEGER NOT NULL,
    actor_id     BLOB,
    action       TEXT    NOT NULL,
    subject_kind TEXT,
    subject_id   BLOB,
    area_id      BLOB,
    week         INTEGER,
    detail       TEXT    NOT NULL, -- JSON, no answers, tokens or passwords
    address      TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_actor ON audit (actor_id, at);
CREATE INDEX audit_action ON audit (action, at);
CREATE INDEX audit_subject ON audit (subject_id, at);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
