-- What people come by and find closed: each time the maintenance page was up, from when it was seen to be up. The one without an
-- end is on; ends is when it is to end by itself.
CREATE TABLE maintenance_window (
    id        VARCHAR(40)              PRIMARY KEY,
    server    VARCHAR(200)             NOT NULL,
    kind      VARCHAR(40)              NOT NULL,
    run       VARCHAR(40)              NOT NULL,
    person    VARCHAR(200)             NOT NULL,
    since     TIMESTAMP WITH TIME ZONE NOT NULL,
    ends      TIMESTAMP WITH TIME ZONE,
    reason    TEXT,
    rehearsal BOOLEAN                  NOT NULL,
    ended     TIMESTAMP WITH TIME ZONE,
    ended_by  VARCHAR(200)
);
CREATE INDEX maintenance_window_by_server ON maintenance_window (server, since);
