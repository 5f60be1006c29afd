-- Files that were put aside when others took their places, so that they can be put back. Entered before that happens: until
-- it is known that it did, settled is false.
CREATE TABLE kept_files (
    run     VARCHAR(40)              PRIMARY KEY,
    server  VARCHAR(200)             NOT NULL,
    source  VARCHAR(200)             NOT NULL,
    live    TEXT                     NOT NULL,
    kept    TEXT                     NOT NULL,
    at      TIMESTAMP WITH TIME ZONE NOT NULL,
    origin  VARCHAR(200)             NOT NULL,
    items   TEXT                     NOT NULL,
    settled BOOLEAN                  NOT NULL
);
