-- The life of the handbook's articles, appended only; knowledge/*.md is the base and stands nowhere here until somebody edits it.
CREATE TABLE article_steps (
  slug     TEXT NOT NULL,
  seq      INTEGER NOT NULL,
  kind     TEXT NOT NULL,                      -- saved | submitted | returned | scheduled | published | retired
  version  INTEGER NOT NULL,                   -- the text that the step is about
  restored INTEGER,                            -- the earlier version whose text came back (roll back)
  at       TEXT NOT NULL,
  by_id    TEXT NOT NULL,
  by_name  TEXT NOT NULL,
  note     TEXT NOT NULL,
  due_at   TEXT,                               -- of `scheduled`
  PRIMARY KEY (slug, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_texts (
  slug    TEXT NOT NULL,
  version INTEGER NOT NULL,
  text    TEXT NOT NULL,                       -- Markdown as in knowledge/
  PRIMARY KEY (slug, version)
) STRICT, WITHOUT ROWID;

-- What became of a question without an answer: an article or a wording for it, or dismissed with a reason.
CREATE TABLE gap_marks (
  gap_id  TEXT NOT NULL PRIMARY KEY,
  kind    TEXT NOT NULL,                       -- wording | draft | dismissed
  slug    TEXT,
  version INTEGER,                             -- the version of the article that answers it
  reason  TEXT NOT NULL,
  at      TEXT NOT NULL,
  by_id   TEXT NOT NULL,
  told_at TEXT                                 -- when the asker heard of the answer
) STRICT, WITHOUT ROWID;
CREATE INDEX gap_marks_untold ON gap_marks (slug) WHERE told_at IS NULL AND slug IS NOT NULL;

CREATE TABLE bench_runs (
  id      TEXT NOT NULL PRIMARY KEY,
  at      TEXT NOT NULL,
  by_name TEXT NOT NULL,
  bundle  TEXT NOT NULL,                       -- hash of the handbook that was measured
  result  TEXT NOT NULL                        -- JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX bench_runs_at ON bench_runs (at);
