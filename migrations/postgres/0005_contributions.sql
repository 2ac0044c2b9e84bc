-- How each role's daily work contributes to the designed experience, and the area's own answer.

CREATE TABLE contribution (
    id                UUID    NOT NULL PRIMARY KEY,
    area_id           UUID    NOT NULL REFERENCES area (id),
    title             TEXT    NOT NULL, -- the role's title; holds for it in this area and all under it
    title_key         TEXT    NOT NULL,
    touchpoint_id     UUID    NOT NULL REFERENCES touchpoint (id),
    statement_id      UUID    NOT NULL REFERENCES statement (id),
    through_area_id   UUID    REFERENCES area (id),
    does              TEXT    NOT NULL,
    gets              TEXT    NOT NULL,
    text_key          TEXT    NOT NULL, -- title and sentence folded, for searching
    state             TEXT    NOT NULL CHECK (state IN ('proposed', 'changes_asked', 'confirmed', 'declined', 'retired')),
    proposed_by       UUID    REFERENCES person (id),
    proposed_at       BIGINT  NOT NULL,
    decided_by        UUID    REFERENCES person (id),
    decided_at        BIGINT,
    touchpoint_number INTEGER NOT NULL, -- the versions that the sentence was last confirmed against
    statement_number  INTEGER NOT NULL,
    revision          BIGINT  NOT NULL,
    updated_at        BIGINT  NOT NULL
);
CREATE INDEX contribution_role ON contribution (area_id, title_key, state);
CREATE INDEX contribution_touchpoint ON contribution (touchpoint_id, state);
CREATE INDEX contribution_statement ON contribution (statement_id, state);

CREATE TABLE contribution_event (
    id              UUID    NOT NULL PRIMARY KEY,
    contribution_id UUID    NOT NULL REFERENCES contribution (id),
    at              BIGINT  NOT NULL,
    actor_id        UUID    REFERENCES person (id),
    kind            TEXT    NOT NULL CHECK (kind IN ('proposed', 'edited', 'changes_asked', 'confirmed', 'declined',
                                                   'reconfirmed', 'retired')),
    comment         TEXT    NOT NULL
);
CREATE INDEX contribution_event_contribution ON contribution_event (contribution_id, at);

CREATE TABLE area_answer (
    area_id            UUID    NOT NULL REFERENCES area (id),
    experience_version INTEGER NOT NULL,
    body               TEXT    NOT NULL,
    author_id          UUID    REFERENCES person (id),
    revision           BIGINT  NOT NULL,
    updated_at         BIGINT  NOT NULL,
    PRIMARY KEY (area_id, experience_version)
);
