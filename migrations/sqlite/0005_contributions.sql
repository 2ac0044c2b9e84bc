-- How each role's daily work contributes to the designed experience, and the area's own answer.

CREATE TABLE contribution (
    id                BLOB    NOT NULL PRIMARY KEY,
    area_id           BLOB    NOT NULL REFERENCES area (id),
    title             TEXT    NOT NULL, -- the role's title; holds for it in this area and all under it
    title_key         TEXT    NOT NULL,
    touchpoint_id     BLOB    NOT NULL REFERENCES touchpoint (id),
    statement_id      BLOB    NOT NULL REFERENCES statement (id),
    through_area_id   BLOB    REFERENCES area (id),
    does              TEXT    NOT NULL,
    gets              TEXT    NOT NULL,
    text_key          TEXT    NOT NULL, -- title and sentence folded, for searching
    state             TEXT    NOT NULL CHECK (state IN ('proposed', 'changes_asked', 'confirmed', 'declined', 'retired')),
    proposed_by       BLOB    REFERENCES person (id),
    proposed_at       INTEGER NOT NULL,
    decided_by        BLOB    REFERENCES person (id),
    decided_at        INTEGER,
    touchpoint_number INTEGER NOT NULL, -- the versions that the sentence was last confirmed against
    statement_number  INTEGER NOT NULL,
    revision          INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL
) STRICT;
CREATE INDEX contribution_role ON contribution (area_id, title_key, state);
CREATE INDEX contribution_touchpoint ON contribution (touchpoint_id, state);
CREATE INDEX contribution_statement ON contribution (statement_id, state);

CREATE TABLE contribution_event (
    id              BLOB    NOT NULL PRIMARY KEY,
    contribution_id BLOB    NOT NULL REFERENCES contribution (id),
    at              INTEGER NOT NULL,
    actor_id        BLOB    REFERENCES person (id),
    kind            TEXT    NOT NULL CHECK (kind IN ('proposed', 'edited', 'changes_asked', 'confirmed', 'declined',
                                                   'reconfirmed', 'retired')),
    comment         TEXT    NOT NULL
) STRICT;
CREATE INDEX contribution_event_contribution ON contribution_event (contribution_id, at);

CREATE TABLE area_answer (
    area_id            BLOB    NOT NULL REFERENCES area (id),
    experience_version INTEGER NOT NULL,
    body               TEXT    NOT NULL,
    author_id          BLOB    REFERENCES person (id),
    revision           INTEGER NOT NULL,
    updated_at         INTEGER NOT NULL,
    PRIMARY KEY (area_id, experience_version)
) STRICT;
