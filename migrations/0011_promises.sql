-- Complaints are kept from those complained of; alarms say at which stage of a clock they ring.
ALTER TABLE conversations ADD COLUMN confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1));
ALTER TABLE alerts ADD COLUMN confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1));
ALTER TABLE alerts ADD COLUMN stage TEXT;

-- How long people waited for a person before somebody came: what an estimate stands on. Nobody's data.
CREATE TABLE take_ups (
  at      TEXT NOT NULL,
  seconds INTEGER NOT NULL CHECK (seconds >= 0)
) STRICT;
CREATE INDEX take_ups_at ON take_ups (at);
