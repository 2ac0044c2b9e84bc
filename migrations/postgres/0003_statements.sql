-- What the company says it is. A version never changes once it is published.

CREATE TABLE statement (
    id         UUID    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL CHECK (kind IN ('purpose', 'mission', 'vision', 'motivation', 'value',
                                              'differentiating_value', 'customer_promise')),
    position   INTEGER NOT NULL,
    created_at BIGINT  NOT NULL,
    retired_at BIGINT,
    retired_by UUID    REFERENCES person (id),
    last_revision BIGINT NOT NULL DEFAULT 0 -- of the last draft thrown away: the next one counts on, so that no two share a revision
);
-- Of every kind but values there is one at a time.
CREATE UNIQUE INDEX statement_one_of_its_kind ON statement (kind) WHERE retired_at IS NULL AND kind <> 'value';

CREATE TABLE statement_version (
    id           UUID    NOT NULL PRIMARY KEY,
    statement_id UUID    NOT NULL REFERENCES statement (id),
    number       INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
    title        TEXT    NOT NULL,
    body         TEXT    NOT NULL, -- Markdown
    change       TEXT    CHECK (change IN ('wording', 'meaning')),
    change_note  TEXT    NOT NULL,
    asks_from    INTEGER NOT NULL, -- acknowledging this version number or a later one counts as current
    revision     BIGINT  NOT NULL,
    created_by   UUID    REFERENCES person (id),
    created_at   BIGINT  NOT NULL,
    updated_by   UUID    REFERENCES person (id), -- who saved it last
    updated_at   BIGINT  NOT NULL,
    published_by UUID    REFERENCES person (id),
    published_at BIGINT,
    UNIQUE (statement_id, number)
);
CREATE UNIQUE INDEX statement_one_draft ON statement_version (statement_id) WHERE state = 'draft';
CREATE UNIQUE INDEX statement_one_current ON statement_version (statement_id) WHERE state = 'published';
CREATE FUNCTION statement_version_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published version never changes';
END;
$$;
CREATE TRIGGER statement_version_immutable BEFORE UPDATE ON statement_version FOR EACH ROW
    WHEN (OLD.state <> 'draft' AND (NEW.state = 'draft' OR NEW.number IS DISTINCT FROM OLD.number OR NEW.title IS DISTINCT FROM OLD.title OR NEW.body IS DISTINCT FROM OLD.body OR NEW.change_note IS DISTINCT FROM OLD.change_note OR NEW.asks_from IS DISTINCT FROM OLD.asks_from OR NEW.change IS DISTINCT FROM OLD.change OR NEW.published_by IS DISTINCT FROM OLD.published_by OR NEW.published_at IS DISTINCT FROM OLD.published_at))
    EXECUTE FUNCTION statement_version_immutable();
CREATE TRIGGER statement_version_lasting BEFORE DELETE ON statement_version FOR EACH ROW WHEN (OLD.state <> 'draft')
    EXECUTE FUNCTION statement_version_immutable();

CREATE TABLE acknowledgement (
    person_id    UUID    NOT NULL REFERENCES person (id),
    statement_id UUID    NOT NULL REFERENCES statement (id),
    number       INTEGER NOT NULL,
    at           BIGINT  NOT NULL,
    PRIMARY KEY (person_id, statement_id, number)
);
CREATE INDEX acknowledgement_statement ON acknowledgement (statement_id, number, person_id);
