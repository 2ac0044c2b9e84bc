-- The designed experience. Touchpoints last; a journey is published as a version made of versions of them.

-- Counts up at every publication of a journey, so that an area's answer can say what it answered to.
CREATE TABLE experience_version (
    number             INTEGER NOT NULL PRIMARY KEY,
    journey_version_id UUID    NOT NULL,
    published_at       BIGINT  NOT NULL
);

CREATE TABLE journey (
    id         UUID    NOT NULL PRIMARY KEY,
    position   INTEGER NOT NULL,
    created_at BIGINT  NOT NULL,
    retired_at BIGINT
);

CREATE TABLE journey_version (
    id           UUID    NOT NULL PRIMARY KEY,
    journey_id   UUID    NOT NULL REFERENCES journey (id),
    number       INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
    name         TEXT    NOT NULL,
    summary      TEXT    NOT NULL,
    change_note  TEXT    NOT NULL,
    revision     BIGINT  NOT NULL,
    created_by   UUID    REFERENCES person (id),
    created_at   BIGINT  NOT NULL,
    updated_at   BIGINT  NOT NULL,
    published_by UUID    REFERENCES person (id),
    published_at BIGINT,
    UNIQUE (journey_id, number)
);
CREATE UNIQUE INDEX journey_one_draft ON journey_version (journey_id) WHERE state = 'draft';
CREATE UNIQUE INDEX journey_one_current ON journey_version (journey_id) WHERE state = 'published';

CREATE TABLE stage (
    id                 UUID    NOT NULL PRIMARY KEY,
    journey_version_id UUID    NOT NULL REFERENCES journey_version (id),
    position           INTEGER NOT NULL,
    name               TEXT    NOT NULL
);
CREATE INDEX stage_journey ON stage (journey_version_id, position);

CREATE TABLE touchpoint (
    id         UUID    NOT NULL PRIMARY KEY,
    journey_id UUID    NOT NULL REFERENCES journey (id),
    created_at BIGINT  NOT NULL,
    retired_at BIGINT
);
CREATE INDEX touchpoint_journey ON touchpoint (journey_id);

CREATE TABLE touchpoint_version (
    id              UUID    NOT NULL PRIMARY KEY,
    touchpoint_id   UUID    NOT NULL REFERENCES touchpoint (id),
    number          INTEGER NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
    name            TEXT    NOT NULL,
    promise         TEXT    NOT NULL,
    emotion_word    TEXT    NOT NULL,
    emotion         INTEGER NOT NULL CHECK (emotion BETWEEN -2 AND 2),
    effort          TEXT    NOT NULL,
    minutes         INTEGER CHECK (minutes >= 0),
    guidance        TEXT    NOT NULL,
    channel         TEXT    NOT NULL,
    moment_of_truth BOOLEAN NOT NULL,
    backstage       BOOLEAN NOT NULL,
    owner_area_id   UUID    REFERENCES area (id),
    change          TEXT    CHECK (change IN ('wording', 'meaning')),
    asks_from       INTEGER NOT NULL, -- contributions confirmed against this number or a later one are fresh
    published_at    BIGINT,
    UNIQUE (touchpoint_id, number)
);
CREATE UNIQUE INDEX touchpoint_one_draft ON touchpoint_version (touchpoint_id) WHERE state = 'draft';
CREATE UNIQUE INDEX touchpoint_one_current ON touchpoint_version (touchpoint_id) WHERE state = 'published';

CREATE TABLE touchpoint_statement (
    touchpoint_version_id UUID    NOT NULL REFERENCES touchpoint_version (id),
    statement_id          UUID    NOT NULL REFERENCES statement (id),
    PRIMARY KEY (touchpoint_version_id, statement_id)
);
CREATE INDEX touchpoint_statement_statement ON touchpoint_statement (statement_id);

-- What stands in a stage of a journey's version, in order.
CREATE TABLE stage_touchpoint (
    stage_id              UUID    NOT NULL REFERENCES stage (id),
    position              INTEGER NOT NULL,
    touchpoint_version_id UUID    NOT NULL REFERENCES touchpoint_version (id),
    PRIMARY KEY (stage_id, touchpoint_version_id)
);
CREATE INDEX stage_touchpoint_version ON stage_touchpoint (touchpoint_version_id);
