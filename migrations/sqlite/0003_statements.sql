-- What the company says it is. A version never changes once it is published.

CREATE TABLE statement (
    id         BLOB    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL CHECK (kind IN ('purpose', 'mission', 'vision', 'motivation', 'value',
                                              'differentiating_value', 'customer_promise')),
    position   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER,
    retired_by BLOB    REFERENCES person (id),
    last_revision INTEGER NOT NULL DEFAULT 0 -- of the last draft thrown away: the next one counts on, so that no two share a revision
) STRICT;
-- Of every kind but values there is one at a time.
CREATE UNIQUE INDEX statement_one_of_its_kind ON statement (kind) WHERE retired_at IS NULL AND kind <> 'value';

CREATE TABLE statement_version (
    id           BLOB    NOT NULL PRIMARY KEY,
    statement_id BLOB    NOT NULL REFERENCES statement (id),
    number       INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
    title        TEXT    NOT NULL,
    body         TEXT    NOT NULL, -- Markdown
    change       TEXT    CHECK (change IN ('wording', 'meaning')),
    change_note  TEXT    NOT NULL,
    asks_from    INTEGER NOT NULL, -- acknowledging this version number or a later one counts as current
    revision     INTEGER NOT NULL,
    created_by   BLOB    REFERENCES person (id),
    created_at   INTEGER NOT NULL,
    updated_by   BLOB    REFERENCES person (id), -- who saved it last
    updated_at   INTEGER NOT NULL,
    published_by BLOB    REFERENCES person (id),
    published_at INTEGER,
    UNIQUE (statement_id, number)
) STRICT;
CREATE UNIQUE INDEX statement_one_draft ON statement_version (statement_id) WHERE state = 'draft';
CREATE UNIQUE INDEX statement_one_current ON statement_version (statement_id) WHERE state = 'published';
CREATE TRIGGER statement_version_immutable BEFORE UPDATE ON statement_version
WHEN OLD.state <> 'draft' AND (NEW.state = 'draft' OR NEW.number IS NOT OLD.number OR NEW.title IS NOT OLD.title OR NEW.body IS NOT OLD.body OR NEW.change_note IS NOT OLD.change_note OR NEW.asks_from IS NOT OLD.asks_from OR NEW.change IS NOT OLD.change OR NEW.published_by IS NOT OLD.published_by OR NEW.published_at IS NOT OLD.published_at)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER statement_version_lasting BEFORE DELETE ON statement_version WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a published version never goes away'); END;

CREATE TABLE acknowledgement (
    person_id    BLOB    NOT NULL REFERENCES person (id),
    statement_id BLOB    NOT NULL REFERENCES statement (id),
    number       INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (person_id, statement_id, number)
) STRICT;
CREATE INDEX acknowledgement_statement ON acknowledgement (statement_id, number, person_id);
