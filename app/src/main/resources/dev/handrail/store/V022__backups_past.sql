-- What remains of a backup that was removed when its time had come: when it was taken, and how long a restore of it took. Without
-- it, rules that keep fewer of the old ones would make the past look worse than it was.
CREATE TABLE backup_past (
    id       VARCHAR(40)              PRIMARY KEY,
    server   VARCHAR(200)             NOT NULL,
    sort     VARCHAR(20)              NOT NULL,
    source   VARCHAR(200)             NOT NULL,
    taken    TIMESTAMP WITH TIME ZONE NOT NULL,
    proven   BOOLEAN                  NOT NULL,
    bytes    BIGINT                   NOT NULL,
    restored TIMESTAMP WITH TIME ZONE,
    millis   BIGINT
);
CREATE INDEX backup_past_by_server ON backup_past (server, taken);
