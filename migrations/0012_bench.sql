-- The labelled questions of the bench: every version kept, the newest holds. Those of the release are version 1.
CREATE TABLE bench_questions (
  id       TEXT NOT NULL,
  version  INTEGER NOT NULL CHECK (version > 0),
  question TEXT NOT NULL,
  slug     TEXT NOT NULL,                      -- none: nothing of the handbook may answer it
  also     TEXT NOT NULL,                      -- JSON array of further right topics
  retired  INTEGER NOT NULL CHECK (retired IN (0, 1)),
  at       TEXT NOT NULL,
  by_id    TEXT NOT NULL,                      -- release: it came with the product
  by_name  TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- Two groups of open questions that a person put together; taking the link away parts them again.
CREATE TABLE gap_links (
  id    TEXT NOT NULL PRIMARY KEY,
  one   TEXT NOT NULL,                         -- a question of each group
  other TEXT NOT NULL,
  at    TEXT NOT NULL,
  by_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Once an hour: how many messages of the last day were looked at, and how many of them nobody answered and nobody holds. Must be 0.
CREATE TABLE orphan_audits (
  at       TEXT NOT NULL PRIMARY KEY,
  talks    INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  orphans  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX conversations_updated ON conversations (updated_at);
