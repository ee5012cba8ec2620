CREATE SEQUENCE events_seq;

CREATE TABLE event (
    id         VARCHAR(40) NOT NULL PRIMARY KEY,
    number     BIGINT GENERATED ALWAYS AS IDENTITY,
    space_id   VARCHAR(40),
    regarding  VARCHAR(200) NOT NULL,
    user_id    VARCHAR(40)  NOT NULL,
    category   VARCHAR(60)  NOT NULL,
    occurred   TIMESTAMP WITH TIME ZONE NOT NULL,
    document   TEXT NOT NULL
);
CREATE INDEX event_number ON event (number);
CREATE INDEX event_regarding ON event (regarding, number);
CREATE INDEX event_space ON event (space_id, number);
