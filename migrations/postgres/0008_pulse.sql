-- The pulse. While a period is open: who may answer and where they count, and sealed answers of nobody in particular.
-- Once it is closed: the figures that may be published, and nothing else.

CREATE TABLE pulse_period (
    period    INTEGER NOT NULL PRIMARY KEY, -- 13 × ISO year + 0 to 12
    week      INTEGER NOT NULL REFERENCES week (week), -- opened with it: its tree is the period's
    key_print BYTEA   NOT NULL, -- fingerprint of the key, which is not here
    opened_at BIGINT  NOT NULL,
    closed_at BIGINT,
    lost      BOOLEAN NOT NULL -- the key was gone at the close: there are no figures
);
CREATE UNIQUE INDEX pulse_period_one_open ON pulse_period ((closed_at IS NULL)) WHERE closed_at IS NULL;

-- Whoever was there at the opening, answering or not.
CREATE TABLE pulse_member (
    period        INTEGER NOT NULL REFERENCES pulse_period (period),
    person_id     UUID    NOT NULL REFERENCES person (id),
    area_id       UUID    NOT NULL, -- of record
    settled       BOOLEAN NOT NULL, -- was there throughout the period before: only such people hide others
    group_area_id UUID    NOT NULL, -- the lowest area, from there up, with so many people that it may be shown
    group_people  BIGINT  NOT NULL,
    PRIMARY KEY (period, person_id)
);
CREATE INDEX pulse_member_area ON pulse_member (period, area_id);

-- No person, no time, and no order but that of the tokens, which are as good as random.
CREATE TABLE pulse_answer (
    period INTEGER NOT NULL REFERENCES pulse_period (period),
    token  BYTEA   NOT NULL, -- HMAC of the person under the period's key
    sealed BYTEA   NOT NULL, -- always of the same length
    PRIMARY KEY (period, token)
);

CREATE TABLE pulse_figure (
    period  INTEGER NOT NULL REFERENCES pulse_period (period),
    area_id UUID    NOT NULL,
    item    TEXT    NOT NULL CHECK (item IN ('know', 'believe', 'live', 'act', 'recommend')),
    value   INTEGER NOT NULL CHECK (value BETWEEN 10 AND 90), -- 0 to 100, rounded
    PRIMARY KEY (period, area_id, item)
);
CREATE INDEX pulse_figure_area ON pulse_figure (area_id, period);
