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

-- Addresses that are told of changes, and each telling until it has arrived. Bodies hold nothing of a person.
CREATE TABLE webhooks (
  id         TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL,
  url        TEXT NOT NULL,
  events     TEXT NOT NULL,                    -- |a|b|
  towns      TEXT NOT NULL,                    -- |a|b|; '' = all
  secret     TEXT NOT NULL,                    -- sealed
  state      TEXT NOT NULL CHECK (state IN ('on', 'off', 'failed')),
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE webhook_deliveries (
  id          TEXT NOT NULL PRIMARY KEY,
  webhook_id  TEXT NOT NULL,
  event       TEXT NOT NULL,
  body        TEXT NOT NULL,
  at          TEXT NOT NULL,
  due_at      TEXT NOT NULL,
  attempts    INTEGER NOT NULL,
  lease_until TEXT,
  status      INTEGER,                         -- of the last answer
  error       TEXT,
  sent_at     TEXT,
  dead_at     TEXT
) STRICT;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_at) WHERE sent_at IS NULL AND dead_at IS NULL;
CREATE INDEX webhook_deliveries_log ON webhook_deliveries (webhook_id, at);

-- The office's own marks on a talk: |a|b|
ALTER TABLE conversations ADD COLUMN tags TEXT NOT NULL DEFAULT '';
