-- Services as they were done: what, when, how long, by whom, how it was rated. Who got them stands in the case; the key only tells people apart.
CREATE TABLE service_visits (
  id          TEXT NOT NULL PRIMARY KEY,
  case_number TEXT NOT NULL,
  person      TEXT NOT NULL,                   -- HMAC of the phone, or the number of the case
  town        TEXT,
  item        TEXT NOT NULL,                   -- of the catalogue of services
  provider    TEXT,                            -- of the catalogue of services
  day         TEXT NOT NULL,
  minutes     INTEGER NOT NULL CHECK (minutes > 0),
  rating      INTEGER CHECK (rating BETWEEN 1 AND 5),
  by_badge    TEXT NOT NULL,
  at          TEXT NOT NULL,
  note        TEXT NOT NULL                    -- sealed; '' when empty
) STRICT;
CREATE INDEX service_visits_case ON service_visits (case_number, day);
CREATE INDEX service_visits_day ON service_visits (day, item);
CREATE INDEX service_visits_town ON service_visits (town, day);
