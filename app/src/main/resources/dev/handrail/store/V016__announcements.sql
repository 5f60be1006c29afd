-- What those concerned were told of maintenance to come, and when. How says by what: command, web, or hand, where a person took
-- the text along.
CREATE TABLE maintenance_announcement (
    id       VARCHAR(40)              PRIMARY KEY,
    server   VARCHAR(200)             NOT NULL,
    run      VARCHAR(40)              NOT NULL,
    person   VARCHAR(200)             NOT NULL,
    at       TIMESTAMP WITH TIME ZONE NOT NULL,
    begins   TIMESTAMP WITH TIME ZONE NOT NULL,
    ends     TIMESTAMP WITH TIME ZONE NOT NULL,
    audience TEXT                     NOT NULL,
    text     TEXT                     NOT NULL,
    how      VARCHAR(20)              NOT NULL
);
CREATE INDEX maintenance_announcement_by_server ON maintenance_announcement (server, begins);
