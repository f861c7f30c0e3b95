-- Where talks stand in their dialogues: one row a question of a talk, counted as it happens, so that figures open no sealed event.
-- `step`: '' for the dialogue itself, '@slot' for a slot that was corrected while something else was asked. Nobody's words.
CREATE TABLE talk_steps (
  conversation_id TEXT NOT NULL,
  dialogue        TEXT NOT NULL,
  run_at          TEXT NOT NULL,               -- when the dialogue began; '' outside of one
  step            TEXT NOT NULL,
  first_at        TEXT NOT NULL,
  asked_at        TEXT,                        -- since when the question waits; null: it was never put
  settled_at      TEXT,                        -- null: it still waits
  turns           INTEGER NOT NULL DEFAULT 0,  -- messages of the resident in the dialogue
  answered        INTEGER NOT NULL DEFAULT 0,
  skipped         INTEGER NOT NULL DEFAULT 0,
  corrected       INTEGER NOT NULL DEFAULT 0,
  asides          INTEGER NOT NULL DEFAULT 0,  -- other questions of the resident before the answer
  missed          INTEGER NOT NULL DEFAULT 0,
  handed          INTEGER NOT NULL DEFAULT 0,
  outcome         TEXT,                        -- of the dialogue: sent, left, restarted, handed-over
  PRIMARY KEY (conversation_id, dialogue, run_at, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX talk_steps_figures ON talk_steps (dialogue, first_at);
