-- Databases that were put aside when another took their place, so that they can be put back. Entered before that happens:
-- until it is known that it did, settled is false.
CREATE TABLE kept_database (
    run      VARCHAR(40)              PRIMARY KEY,
    server   VARCHAR(200)             NOT NULL,
    beside   VARCHAR(200)             NOT NULL,
    source   VARCHAR(200)             NOT NULL,
    live     VARCHAR(200)             NOT NULL,
    live_oid BIGINT                   NOT NULL,
    kept     VARCHAR(200)             NOT NULL,
    kept_oid BIGINT                   NOT NULL,
    at       TIMESTAMP WITH TIME ZONE NOT NULL,
    origin   VARCHAR(200)             NOT NULL,
    remark   TEXT,
    contents TEXT                     NOT NULL,
    settled  BOOLEAN                  NOT NULL
);
CREATE INDEX kept_database_by_server ON kept_database (server, at);
