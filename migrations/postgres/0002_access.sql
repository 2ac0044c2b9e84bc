-- Who is at the door: passwords, sessions, links, and the record of what was done.

CREATE TABLE credential (
    person_id  UUID    NOT NULL PRIMARY KEY REFERENCES person (id),
    hash       TEXT    NOT NULL, -- PHC string
    changed_at BIGINT  NOT NULL
);

CREATE TABLE session (
    id           UUID    NOT NULL PRIMARY KEY,
    token_hash   BYTEA   NOT NULL UNIQUE, -- SHA-256 of a 256-bit token
    person_id    UUID    NOT NULL REFERENCES person (id),
    created_at   BIGINT  NOT NULL,
    last_seen_at BIGINT  NOT NULL,
    expires_at   BIGINT  NOT NULL, -- absolute limit
    ended_at     BIGINT,
    user_agent   TEXT    NOT NULL,
    address      TEXT    NOT NULL
);
CREATE INDEX session_person ON session (person_id, last_seen_at);

-- A browser that signed in before; it has a throttling budget of its own.
CREATE TABLE device (
    token_hash   BYTEA   NOT NULL PRIMARY KEY,
    person_id    UUID    NOT NULL REFERENCES person (id),
    created_at   BIGINT  NOT NULL,
    last_used_at BIGINT  NOT NULL
);
CREATE INDEX device_person ON device (person_id);

-- Failed sign-ins only; successes are never counted.
CREATE TABLE throttle (
    key            TEXT    NOT NULL PRIMARY KEY,
    failures       BIGINT  NOT NULL,
    last_failed_at BIGINT  NOT NULL
);

CREATE TABLE link (
    id         UUID    NOT NULL PRIMARY KEY,
    token_hash BYTEA   NOT NULL UNIQUE,
    kind       TEXT    NOT NULL CHECK (kind IN ('setup', 'invitation', 'reset')),
    person_id  UUID    REFERENCES person (id),
    created_by UUID    REFERENCES person (id),
    created_at BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL,
    used_at    BIGINT
);
CREATE INDEX link_person ON link (person_id, kind);

CREATE TABLE audit (
    id           UUID    NOT NULL PRIMARY KEY,
    at           BIGINT  NOT NULL,
    actor_id     UUID,
    action       TEXT    NOT NULL,
    subject_kind TEXT,
    subject_id   UUID,
    area_id      UUID,
    week         INTEGER,
    detail       TEXT    NOT NULL, -- JSON, no answers, tokens or passwords
    address      TEXT    NOT NULL
);
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_actor ON audit (actor_id, at);
CREATE INDEX audit_action ON audit (action, at);
CREATE INDEX audit_subject ON audit (subject_id, at);
CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit is append-only';
END;
$$;
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_append_only();
