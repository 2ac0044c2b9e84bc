-- The weekly rhythm. A week keeps the tree of areas and who was expected, as they were at its opening.

CREATE TABLE week (
    week      INTEGER NOT NULL PRIMARY KEY, -- consecutive number of an ISO week
    opens_at  BIGINT  NOT NULL,
    closes_at BIGINT  NOT NULL,
    opened_at BIGINT  NOT NULL,
    closed_at BIGINT
);

CREATE TABLE week_area (
    week      INTEGER NOT NULL REFERENCES week (week),
    area_id   UUID    NOT NULL,
    parent_id UUID,
    name      TEXT    NOT NULL,
    external  BOOLEAN NOT NULL,
    PRIMARY KEY (week, area_id)
);

CREATE TABLE week_expected (
    week      INTEGER NOT NULL REFERENCES week (week),
    person_id UUID    NOT NULL,
    area_id   UUID    NOT NULL,
    role_id   UUID,
    PRIMARY KEY (week, person_id)
);
CREATE INDEX week_expected_area ON week_expected (week, area_id);
CREATE INDEX week_expected_person ON week_expected (person_id, week);

CREATE TABLE checkin (
    id         UUID    NOT NULL PRIMARY KEY,
    week       INTEGER NOT NULL REFERENCES week (week),
    person_id  UUID    NOT NULL REFERENCES person (id),
    area_id    UUID    NOT NULL REFERENCES area (id), -- of the week's opening, else of the person's arrival
    note       TEXT    NOT NULL,
    revision   BIGINT  NOT NULL,
    created_at BIGINT  NOT NULL,
    updated_at BIGINT  NOT NULL,
    sent_at    BIGINT, -- first time it was sent; none while it is a draft
    late       BOOLEAN NOT NULL,
    aside      JSONB   NOT NULL, -- words below contributions that are not ticked any more; the author's alone
    UNIQUE (week, person_id)
);
CREATE INDEX checkin_person ON checkin (person_id, week);
CREATE INDEX checkin_area ON checkin (area_id, week, sent_at);
CREATE INDEX checkin_counted ON checkin (week, area_id) WHERE sent_at IS NOT NULL AND NOT late;

CREATE TABLE checkin_entry (
    id              UUID    NOT NULL PRIMARY KEY,
    checkin_id      UUID    NOT NULL REFERENCES checkin (id),
    position        INTEGER NOT NULL,
    contribution_id UUID    REFERENCES contribution (id),
    touchpoint_id   UUID    REFERENCES touchpoint (id), -- none while it is being typed: nobody else is shown that
    did             TEXT    NOT NULL,
    got             TEXT    NOT NULL,
    example         BOOLEAN NOT NULL, -- the author lets it be shown as an example
    CHECK (contribution_id IS NULL OR touchpoint_id IS NOT NULL)
);
CREATE INDEX checkin_entry_checkin ON checkin_entry (checkin_id, position);
CREATE INDEX checkin_entry_touchpoint ON checkin_entry (touchpoint_id, checkin_id);
CREATE INDEX checkin_entry_contribution ON checkin_entry (contribution_id);
CREATE INDEX checkin_entry_example ON checkin_entry (checkin_id) WHERE example;

CREATE TABLE checkin_reader (
    checkin_id UUID    NOT NULL REFERENCES checkin (id),
    reader_id  UUID    NOT NULL REFERENCES person (id),
    opened_at  BIGINT  NOT NULL,
    read_at    BIGINT, -- marked as read
    read_up_to BIGINT, -- what was written later than this had not been seen then
    PRIMARY KEY (checkin_id, reader_id)
);

CREATE TABLE checkin_comment (
    id         UUID    NOT NULL PRIMARY KEY,
    checkin_id UUID    NOT NULL REFERENCES checkin (id),
    author_id  UUID    NOT NULL REFERENCES person (id),
    at         BIGINT  NOT NULL,
    body       TEXT    NOT NULL
);
CREATE INDEX checkin_comment_checkin ON checkin_comment (checkin_id, at);
CREATE INDEX checkin_comment_at ON checkin_comment (at, author_id, checkin_id);
