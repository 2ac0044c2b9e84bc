-- The designed experience. Touchpoints last; a journey is published as a version made of versions of them.

-- Counts up at every publication of a journey, so that an area's answer can say what it answered to.
CREATE TABLE experience_version (
    number             INTEGER NOT NULL PRIMARY KEY,
    journey_version_id BLOB    NOT NULL,
    published_at       INTEGER NOT NULL
) STRICT;

CREATE TABLE journey (
    id         BLOB    NOT NULL PRIMARY KEY,
    position   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER
) STRICT;

CREATE TABLE journey_version (
    id           BLOB    NOT NULL PRIMARY KEY,
    journey_id   BLOB    NOT NULL REFERENCES journey (id),
    number       INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
    name         TEXT    NOT NULL,
    summary      TEXT    NOT NULL,
    change_note  TEXT    NOT NULL,
    revision     INTEGER NOT NULL,
    created_by   BLOB    REFERENCES person (id),
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    published_by BLOB    REFERENCES person (id),
    published_at INTEGER,
    UNIQUE (journey_id, number)
) STRICT;
CREATE UNIQUE INDEX journey_one_draft ON journey_version (journey_id) WHERE state = 'draft';
CREATE UNIQUE INDEX journey_one_current ON journey_version (journey_id) WHERE state = 'published';

CREATE TABLE stage (
    id                 BLOB    NOT NULL PRIMARY KEY,
    journey_version_id BLOB    NOT NULL REFERENCES journey_version (id),
    position           INTEGER NOT NULL,
    name               TEXT    NOT NULL
) STRICT;
CREATE INDEX stage_journey ON stage (journey_version_id, position);

CREATE TABLE touchpoint (
    id         BLOB    NOT NULL PRIMARY KEY,
    journey_id BLOB    NOT NULL REFERENCES journey (id),
    created_at INTEGER NOT NULL,
    retired_at INTEGER
) STRICT;
CREATE INDEX touchpoint_journey ON touchpoint (journey_id);

CREATE TABLE touchpoint_version (
    id              BLOB    NOT NULL PRIMARY KEY,
    touchpoint_id   BLOB    NOT NULL REFERENCES touchpoint (id),
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
    moment_of_truth INTEGER NOT NULL,
    backstage       INTEGER NOT NULL,
    owner_area_id   BLOB    REFERENCES area (id),
    change          TEXT    CHECK (change IN ('wording', 'meaning')),
    asks_from       INTEGER NOT NULL, -- contributions confirmed against this number or a later one are fresh
    published_at    INTEGER,
    UNIQUE (touchpoint_id, number)
) STRICT;
CREATE UNIQUE INDEX touchpoint_one_draft ON touchpoint_version (touchpoint_id) WHERE state = 'draft';
CREATE UNIQUE INDEX touchpoint_one_current ON touchpoint_version (touchpoint_id) WHERE state = 'published';

CREATE TABLE touchpoint_statement (
    touchpoint_version_id BLOB    NOT NULL REFERENCES touchpoint_version (id),
    statement_id          BLOB    NOT NULL REFERENCES statement (id),
    PRIMARY KEY (touchpoint_version_id, statement_id)
) STRICT;
CREATE INDEX touchpoint_statement_statement ON touchpoint_statement (statement_id);

-- What stands in a stage of a journey's version, in order.
CREATE TABLE stage_touchpoint (
    stage_id              BLOB    NOT NULL REFERENCES stage (id),
    position              INTEGER NOT NULL,
    touchpoint_version_id BLOB    NOT NULL REFERENCES touchpoint_version (id),
    PRIMARY KEY (stage_id, touchpoint_version_id)
) STRICT;
CREATE INDEX stage_touchpoint_version ON stage_touchpoint (touchpoint_version_id);

-- What was published never changes, whatever the code above does: neither a version nor what stands in it.
CREATE TRIGGER journey_version_immutable BEFORE UPDATE ON journey_version
WHEN OLD.state <> 'draft' AND (NEW.state = 'draft' OR NEW.journey_id IS NOT OLD.journey_id OR NEW.number IS NOT OLD.number OR NEW.name IS NOT OLD.name OR NEW.summary IS NOT OLD.summary OR NEW.change_note IS NOT OLD.change_note OR NEW.revision IS NOT OLD.revision OR NEW.created_by IS NOT OLD.created_by OR NEW.published_by IS NOT OLD.published_by OR NEW.published_at IS NOT OLD.published_at)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER journey_version_lasting BEFORE DELETE ON journey_version WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published version never goes away'); END;
CREATE TRIGGER touchpoint_version_immutable BEFORE UPDATE ON touchpoint_version
WHEN OLD.state <> 'draft' AND (NEW.state = 'draft' OR NEW.touchpoint_id IS NOT OLD.touchpoint_id OR NEW.number IS NOT OLD.number OR NEW.name IS NOT OLD.name OR NEW.promise IS NOT OLD.promise OR NEW.emotion_word IS NOT OLD.emotion_word OR NEW.emotion IS NOT OLD.emotion OR NEW.effort IS NOT OLD.effort OR NEW.minutes IS NOT OLD.minutes OR NEW.guidance IS NOT OLD.guidance OR NEW.channel IS NOT OLD.channel OR NEW.moment_of_truth IS NOT OLD.moment_of_truth OR NEW.backstage IS NOT OLD.backstage OR NEW.owner_area_id IS NOT OLD.owner_area_id OR NEW.change IS NOT OLD.change OR NEW.asks_from IS NOT OLD.asks_from OR NEW.published_at IS NOT OLD.published_at)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER touchpoint_version_lasting BEFORE DELETE ON touchpoint_version WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published version never goes away'); END;
CREATE TRIGGER stage_closed BEFORE INSERT ON stage
WHEN EXISTS (SELECT 1 FROM journey_version v WHERE v.id = NEW.journey_version_id AND v.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER stage_immutable BEFORE UPDATE ON stage
WHEN EXISTS (SELECT 1 FROM journey_version v WHERE v.id = OLD.journey_version_id AND v.state <> 'draft') OR EXISTS (SELECT 1 FROM journey_version v WHERE v.id = NEW.journey_version_id AND v.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER stage_lasting BEFORE DELETE ON stage
WHEN EXISTS (SELECT 1 FROM journey_version v WHERE v.id = OLD.journey_version_id AND v.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER stage_touchpoint_closed BEFORE INSERT ON stage_touchpoint
WHEN EXISTS (SELECT 1 FROM stage s JOIN journey_version v ON v.id = s.journey_version_id WHERE s.id = NEW.stage_id AND v.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER stage_touchpoint_immutable BEFORE UPDATE ON stage_touchpoint
WHEN EXISTS (SELECT 1 FROM stage s JOIN journey_version v ON v.id = s.journey_version_id WHERE s.id = OLD.stage_id AND v.state <> 'draft') OR EXISTS (SELECT 1 FROM stage s JOIN journey_version v ON v.id = s.journey_version_id WHERE s.id = NEW.stage_id AND v.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER stage_touchpoint_lasting BEFORE DELETE ON stage_touchpoint
WHEN EXISTS (SELECT 1 FROM stage s JOIN journey_version v ON v.id = s.journey_version_id WHERE s.id = OLD.stage_id AND v.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER touchpoint_statement_closed BEFORE INSERT ON touchpoint_statement
WHEN EXISTS (SELECT 1 FROM touchpoint_version v WHERE v.id = NEW.touchpoint_version_id AND v.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER touchpoint_statement_immutable BEFORE UPDATE ON touchpoint_statement
WHEN EXISTS (SELECT 1 FROM touchpoint_version v WHERE v.id = OLD.touchpoint_version_id AND v.state <> 'draft') OR EXISTS (SELECT 1 FROM touchpoint_version v WHERE v.id = NEW.touchpoint_version_id AND v.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER touchpoint_statement_lasting BEFORE DELETE ON touchpoint_statement
WHEN EXISTS (SELECT 1 FROM touchpoint_version v WHERE v.id = OLD.touchpoint_version_id AND v.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
