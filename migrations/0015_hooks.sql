-- What other systems and other channels get of the desk: files that did not arrive.
CREATE INDEX outbox_dead ON outbox (conversation_id) WHERE dead_at IS NOT NULL;

-- Programs that use the desk's API: what each may do at most; the token itself is never stored.
CREATE TABLE api_tokens (
  id           TEXT NOT NULL PRIMARY KEY,
  token_hash   TEXT NOT NULL UNIQUE,           -- SHA-256
  hint         TEXT NOT NULL,                  -- last letters, to know one apart
  name         TEXT NOT NULL,
  staff_id     TEXT NOT NULL,                  -- whoever answers for it
  permissions  TEXT NOT NULL,                  -- JSON list
  towns        TEXT NOT NULL,                  -- JSON list; empty: all of the owner's
  created_at   TEXT NOT NULL,
  expires_at   TEXT NOT NULL,
  last_used_at TEXT,
  revoked_at   TEXT
) STRICT;
