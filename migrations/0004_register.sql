-- The register of low-income households. Names, numbers, phones and addresses stand only in sealed columns and blind indexes.
CREATE TABLE households (
  id          TEXT NOT NULL PRIMARY KEY,
  town        TEXT NOT NULL,
  kind        TEXT NOT NULL,                   -- sub-category of the table of kinds
  valid_until TEXT NOT NULL,                   -- a day; 9999-12-31 when open
  ended       INTEGER NOT NULL,
  people      INTEGER NOT NULL,
  version     INTEGER NOT NULL,
  updated_at  TEXT NOT NULL,
  body        TEXT NOT NULL                    -- sealed: the household
) STRICT;
CREATE INDEX households_expiring ON households (valid_until, id);
CREATE INDEX households_town ON households (town, valid_until, id);

-- What a household is found by: HMAC of phone, identity number, name, number of the household.
CREATE TABLE household_keys (
  value        TEXT NOT NULL,
  purpose      TEXT NOT NULL,
  household_id TEXT NOT NULL REFERENCES households (id),
  live         INTEGER NOT NULL,               -- 0 once the household has left the register
  PRIMARY KEY (value, purpose, household_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_keys_owner ON household_keys (household_id);
-- Nobody is on the register twice, and no household has two files: also when two people write at once.
CREATE UNIQUE INDEX household_keys_once ON household_keys (value, purpose)
  WHERE live = 1 AND purpose IN ('id-number', 'number');

-- (household_id, seq) is what makes two writers of one household exclude each other.
CREATE TABLE household_entries (
  household_id TEXT NOT NULL,
  seq          INTEGER NOT NULL CHECK (seq > 0),
  at           TEXT NOT NULL,
  body         TEXT NOT NULL,                  -- sealed: who, and each field before and after
  PRIMARY KEY (household_id, seq)
) STRICT, WITHOUT ROWID;

-- The table of kinds as the office edits it; the newest version holds, and none stands here until the first edit.
CREATE TABLE register_kinds (
  version INTEGER NOT NULL PRIMARY KEY,
  at      TEXT NOT NULL,
  by_id   TEXT NOT NULL,
  body    TEXT NOT NULL                        -- JSON
) STRICT;
