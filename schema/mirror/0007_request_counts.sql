-- mirror.db, step 7: requests counted by kind and outcome without reading every address.

CREATE INDEX requests_by_kind ON requests (kind, duration_ms, outcome, http_status);
