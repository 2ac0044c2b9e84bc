-- The weekly rhythm. A week keeps the tree of areas and who was expected, as they were at its opening.

CREATE TABLE week (
    week      INTEGER NOT NULL PRIMARY KEY, -- consecutive number of an ISO week
    opens_at  INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;

CREATE TABLE week_area (
    week      INTEGER NOT NULL REFERENCES week (week),
    area_id   BLOB    NOT NULL,
    parent_id BLOB,
    name      TEXT    NOT NULL,
    external  INTEGER NOT NULL,
    PRIMARY KEY (week, area_id)
) STRICT;

CREATE TABLE week_expected (
    week      INTEGER NOT NULL REFERENCES week (week),
    person_id BLOB    NOT NULL,
    area_id   BLOB    NOT NULL,
    role_id   BLOB,
    PRIMARY KEY (week, person_id)
) STRICT;
CREATE INDEX week_expected_area ON week_expected (week, area_id);
CREATE INDEX week_expected_person ON week_expected (person_id, week);

CREATE TABLE checkin (
    id         BLOB    NOT NULL PRIMARY KEY,
    week       INTEGER NOT NULL REFERENCES week (week),
    person_id  BLOB    NOT NULL REFERENCES person (id),
    area_id    BLOB    NOT NULL REFERENCES area (id), -- of the week's opening, else of the person's arrival
    note       TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    sent_at    INTEGER, -- first time it was sent; none while it is a draft
    late       INTEGER NOT NULL,
    aside      TEXT    NOT NULL, -- JSON: words below contributions that are not ticked any more; the author's alone
    UNIQUE (week, person_id)
) STRICT;
CREATE INDEX checkin_person ON checkin (person_id, week);
CREATE INDEX checkin_area ON checkin (area_id, week, sent_at);
CREATE INDEX checkin_counted ON checkin (week, area_id) WHERE sent_at IS NOT NULL AND NOT late;

CREATE TABLE checkin_entry (
    id              BLOB    NOT NULL PRIMARY KEY,
    checkin_id      BLOB    NOT NULL REFERENCES checkin (id),
    position        INTEGER NOT NULL,
    contribution_id BLOB    REFERENCES contribution (id),
    touchpoint_id   BLOB    REFERENCES touchpoint (id), -- none while it is being typed: nobody else is shown that
    did             TEXT    NOT NULL,
    got             TEXT    NOT NULL,
    example         INTEGER NOT NULL, -- the author lets it be shown as an example
    CHECK (contribution_id IS NULL OR touchpoint_id IS NOT NULL)
) STRICT;
CREATE INDEX checkin_entry_checkin ON checkin_entry (checkin_id, position);
CREATE INDEX checkin_entry_touchpoint ON checkin_entry (touchpoint_id, checkin_id);
CREATE INDEX checkin_entry_contribution ON checkin_entry (contribution_id);
CREATE INDEX checkin_entry_example ON checkin_entry (checkin_id) WHERE example;

CREATE TABLE checkin_reader (
    checkin_id BLOB    NOT NULL REFERENCES checkin (id),
    reader_id  BLOB    NOT NULL REFERENCES person (id),
    opened_at  INTEGER NOT NULL,
    read_at    INTEGER, -- marked as read
    read_up_to INTEGER, -- what was written later than this had not been seen then
    PRIMARY KEY (checkin_id, reader_id)
) STRICT;

CREATE TABLE checkin_comment (
    id         BLOB    NOT NULL PRIMARY KEY,
    checkin_id BLOB    NOT NULL REFERENCES checkin (id),
    author_id  BLOB    NOT NULL REFERENCES person (id),
    at         INTEGER NOT NULL,
    body       TEXT    NOT NULL
) STRICT;
CREATE INDEX checkin_comment_checkin ON checkin_comment (checkin_id, at);
CREATE INDEX checkin_comment_at ON checkin_comment (at, author_id, checkin_id);
