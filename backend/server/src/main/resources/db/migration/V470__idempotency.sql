-- What requests with an idempotency key have created, for a day.
CREATE TABLE idempotent_request (
    hash    VARCHAR(64) NOT NULL PRIMARY KEY,
    digest  VARCHAR(64) NOT NULL,
    created TEXT NOT NULL,
    at      TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX idempotent_request_at ON idempotent_request (at);
