-- What other systems and other channels get of the desk: files that did not arrive.
CREATE INDEX outbox_dead ON outbox (conversation_id) WHERE dead_at IS NOT NULL;
