-- Attachments where there is no disk (Workers): sealed bytes in the database. On Node they lie in DATA_DIR/files instead.
CREATE TABLE files (
  id    TEXT NOT NULL PRIMARY KEY,
  bytes BLOB NOT NULL                          -- sealed
) STRICT;
