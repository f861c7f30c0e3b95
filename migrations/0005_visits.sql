-- Visits to people of whom somebody reported that they may need help. Who it is and what was said stands only in the sealed body.
CREATE TABLE visits (
  id          TEXT NOT NULL PRIMARY KEY,
  town        TEXT NOT NULL,
  due_on      TEXT NOT NULL,                   -- a day
  result      TEXT,                            -- fine | needs-help | not-found; null: still to be made
  version     INTEGER NOT NULL,
  reported_at TEXT NOT NULL,
  body        TEXT NOT NULL                    -- sealed: the visit
) STRICT;
CREATE INDEX visits_due ON visits (due_on, id) WHERE result IS NULL;
CREATE INDEX visits_town ON visits (town, due_on, id);
