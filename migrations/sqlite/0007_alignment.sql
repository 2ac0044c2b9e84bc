-- Figures frozen at a week's close: dashboards read these, not the check-ins they came from.

CREATE TABLE week_figure (
    week             INTEGER NOT NULL REFERENCES week (week),
    area_id          BLOB    NOT NULL,
    expected         INTEGER NOT NULL,
    participated     INTEGER NOT NULL,
    late             INTEGER NOT NULL,
    acknowledged     INTEGER NOT NULL,
    to_acknowledge   INTEGER NOT NULL,
    covered          INTEGER NOT NULL,
    people           INTEGER NOT NULL,
    lived            INTEGER NOT NULL,
    declared         INTEGER NOT NULL,
    PRIMARY KEY (week, area_id)
) STRICT;
CREATE INDEX week_figure_area ON week_figure (area_id, week);

-- Touchpoint by area with everything under it; cells with neither a declaration nor an entry are left out. What an
-- area declares and lives by itself, without those under it, stands beside it: how many areas declare a touchpoint
-- can be counted from that alone.
CREATE TABLE week_coverage (
    week          INTEGER NOT NULL REFERENCES week (week),
    area_id       BLOB    NOT NULL,
    touchpoint_id BLOB    NOT NULL,
    declared      INTEGER NOT NULL,
    lived         INTEGER NOT NULL,
    own_declared  INTEGER NOT NULL,
    own_lived     INTEGER NOT NULL,
    PRIMARY KEY (week, area_id, touchpoint_id)
) STRICT;
CREATE INDEX week_coverage_lived ON week_coverage (week, touchpoint_id) WHERE own_lived;

CREATE TABLE week_touchpoint (
    week            INTEGER NOT NULL REFERENCES week (week),
    touchpoint_id   BLOB    NOT NULL,
    journey_name    TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    moment_of_truth INTEGER NOT NULL,
    position        INTEGER NOT NULL,
    PRIMARY KEY (week, touchpoint_id)
) STRICT;
