-- Whoever leads somebody reminded them of their check-in: once a week, whoever of the leads it was.

CREATE TABLE reminder (
    week      INTEGER NOT NULL REFERENCES week (week),
    person_id BLOB    NOT NULL REFERENCES person (id),
    sender_id BLOB    NOT NULL REFERENCES person (id),
    at        INTEGER NOT NULL,
    PRIMARY KEY (week, person_id)
) STRICT, WITHOUT ROWID;
