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

-- What was published never changes, whatever the code above does: neither a version nor what stands in it.
CREATE TRIGGER journey_version_immutable BEFORE UPDATE ON journey_version FOR EACH ROW
    WHEN (OLD.state <> 'draft' AND (NEW.state = 'draft' OR NEW.journey_id IS DISTINCT FROM OLD.journey_id OR NEW.number IS DISTINCT FROM OLD.number OR NEW.name IS DISTINCT FROM OLD.name OR NEW.summary IS DISTINCT FROM OLD.summary OR NEW.change_note IS DISTINCT FROM OLD.change_note OR NEW.revision IS DISTINCT FROM OLD.revision OR NEW.created_by IS DISTINCT FROM OLD.created_by OR NEW.published_by IS DISTINCT FROM OLD.published_by OR NEW.published_at IS DISTINCT FROM OLD.published_at))
    EXECUTE FUNCTION statement_version_immutable();
CREATE TRIGGER journey_version_lasting BEFORE DELETE ON journey_version FOR EACH ROW WHEN (OLD.state <> 'draft')
    EXECUTE FUNCTION statement_version_immutable();
CREATE TRIGGER touchpoint_version_immutable BEFORE UPDATE ON touchpoint_version FOR EACH ROW
    WHEN (OLD.state <> 'draft' AND (NEW.state = 'draft' OR NEW.touchpoint_id IS DISTINCT FROM OLD.touchpoint_id OR NEW.number IS DISTINCT FROM OLD.number OR NEW.name IS DISTINCT FROM OLD.name OR NEW.promise IS DISTINCT FROM OLD.promise OR NEW.emotion_word IS DISTINCT FROM OLD.emotion_word OR NEW.emotion IS DISTINCT FROM OLD.emotion OR NEW.effort IS DISTINCT FROM OLD.effort OR NEW.minutes IS DISTINCT FROM OLD.minutes OR NEW.guidance IS DISTINCT FROM OLD.guidance OR NEW.channel IS DISTINCT FROM OLD.channel OR NEW.moment_of_truth IS DISTINCT FROM OLD.moment_of_truth OR NEW.backstage IS DISTINCT FROM OLD.backstage OR NEW.owner_area_id IS DISTINCT FROM OLD.owner_area_id OR NEW.change IS DISTINCT FROM OLD.change OR NEW.asks_from IS DISTINCT FROM OLD.asks_from OR NEW.published_at IS DISTINCT FROM OLD.published_at))
    EXECUTE FUNCTION statement_version_immutable();
CREATE TRIGGER touchpoint_version_lasting BEFORE DELETE ON touchpoint_version FOR EACH ROW WHEN (OLD.state <> 'draft')
    EXECUTE FUNCTION statement_version_immutable();
CREATE FUNCTION stage_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM journey_version v WHERE v.id = OLD.journey_version_id AND v.state <> 'draft') THEN
            RAISE EXCEPTION 'a published version never changes';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF EXISTS (SELECT 1 FROM journey_version v WHERE v.id = NEW.journey_version_id AND v.state <> 'draft') THEN
        RAISE EXCEPTION 'a published version never changes';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER stage_immutable BEFORE INSERT OR UPDATE OR DELETE ON stage FOR EACH ROW
    EXECUTE FUNCTION stage_immutable();
CREATE FUNCTION stage_touchpoint_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM stage s JOIN journey_version v ON v.id = s.journey_version_id WHERE s.id = OLD.stage_id AND v.state <> 'draft') THEN
            RAISE EXCEPTION 'a published version never changes';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF EXISTS (SELECT 1 FROM stage s JOIN journey_version v ON v.id = s.journey_version_id WHERE s.id = NEW.stage_id AND v.state <> 'draft') THEN
        RAISE EXCEPTION 'a published version never changes';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER stage_touchpoint_immutable BEFORE INSERT OR UPDATE OR DELETE ON stage_touchpoint FOR EACH ROW
    EXECUTE FUNCTION stage_touchpoint_immutable();
CREATE FUNCTION touchpoint_statement_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM touchpoint_version v WHERE v.id = OLD.touchpoint_version_id AND v.state <> 'draft') THEN
            RAISE EXCEPTION 'a published version never changes';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF EXISTS (SELECT 1 FROM touchpoint_version v WHERE v.id = NEW.touchpoint_version_id AND v.state <> 'draft') THEN
        RAISE EXCEPTION 'a published version never changes';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER touchpoint_statement_immutable BEFORE INSERT OR UPDATE OR DELETE ON touchpoint_statement FOR EACH ROW
    EXECUTE FUNCTION touchpoint_statement_immutable();
