-- Tables that the office edits itself (canned replies, rosters): every version kept, the newest holds.
CREATE TABLE office_tables (
  name    TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  at      TEXT NOT NULL,
  by_id   TEXT NOT NULL,
  body    TEXT NOT NULL,                       -- JSON, without anybody's data
  PRIMARY KEY (name, version)
) STRICT, WITHOUT ROWID;
