-- Who was called to a matter that nobody has taken, round after round, and who answered; the chats in which colleagues want to be called.
CREATE TABLE call_outs (
  ref         TEXT NOT NULL,               -- case number, else conversation id
  round       INTEGER NOT NULL,
  alert_id    TEXT NOT NULL,
  rung        TEXT NOT NULL,
  called      TEXT NOT NULL,               -- JSON: ids and badges of staff
  at          TEXT NOT NULL,
  next_at     TEXT NOT NULL,
  answered_by TEXT,                        -- JSON: id and badge
  answered_at TEXT,
  answer      TEXT,
  PRIMARY KEY (ref, round)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_chats (
  staff_id TEXT NOT NULL PRIMARY KEY,
  channel  TEXT NOT NULL,
  address  TEXT NOT NULL,                  -- sealed
  at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One code a colleague; taking it removes it.
CREATE TABLE chat_codes (
  staff_id   TEXT NOT NULL PRIMARY KEY,
  code_hash  TEXT NOT NULL UNIQUE,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
