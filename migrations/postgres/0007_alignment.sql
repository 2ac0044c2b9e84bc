-- Figures frozen at a week's close: dashboards read these, not the check-ins they came from.

CREATE TABLE week_figure (
    week             INTEGER NOT NULL REFERENCES week (week),
    area_id          UUID    NOT NULL,
    expected         BIGINT  NOT NULL,
    participated     BIGINT  NOT NULL,
    late             BIGINT  NOT NULL,
    acknowledged     BIGINT  NOT NULL,
    to_acknowledge   BIGINT  NOT NULL,
    covered          BIGINT  NOT NULL,
    people           BIGINT  NOT NULL,
    lived            BIGINT  NOT NULL,
    declared         BIGINT  NOT NULL,
    PRIMARY KEY (week, area_id)
);
CREATE INDEX week_figure_area ON week_figure (area_id, week);

-- Touchpoint by area with everything under it; cells with neither a declaration nor an entry are left out. What an
-- area declares and lives by itself, without those under it, stands beside it: how many areas declare a touchpoint
-- can be counted from that alone.
CREATE TABLE week_coverage (
    week          INTEGER NOT NULL REFERENCES week (week),
    area_id       UUID    NOT NULL,
    touchpoint_id UUID    NOT NULL,
    declared      BOOLEAN NOT NULL,
    lived         BOOLEAN NOT NULL,
    own_declared  BOOLEAN NOT NULL,
    own_lived     BOOLEAN NOT NULL,
    PRIMARY KEY (week, area_id, touchpoint_id)
);
CREATE INDEX week_coverage_lived ON week_coverage (week, touchpoint_id) WHERE own_lived;

CREATE TABLE week_touchpoint (
    week            INTEGER NOT NULL REFERENCES week (week),
    touchpoint_id   UUID    NOT NULL,
    journey_name    TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    moment_of_truth BOOLEAN NOT NULL,
    position        INTEGER NOT NULL,
    PRIMARY KEY (week, touchpoint_id)
);
