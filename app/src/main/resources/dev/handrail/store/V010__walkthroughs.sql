-- Runbooks that are followed. The text is kept as it was when the walkthrough began: that is what is finished.
CREATE TABLE walkthrough (
    id      VARCHAR(40)              PRIMARY KEY,
    file    VARCHAR(4000)            NOT NULL,
    title   TEXT                     NOT NULL,
    server  VARCHAR(200)             NOT NULL,
    person  VARCHAR(200)             NOT NULL,
    begun   TIMESTAMP WITH TIME ZONE NOT NULL,
    by_hand BOOLEAN                  NOT NULL,
    text    TEXT                     NOT NULL,
    answers TEXT                     NOT NULL
);
CREATE INDEX walkthrough_by_server ON walkthrough (server, begun);

-- What happened in them, in order, each written the moment it happened; where one stands follows from this alone.
CREATE TABLE walkthrough_event (
    walkthrough VARCHAR(40)              NOT NULL REFERENCES walkthrough (id),
    number      INTEGER                  NOT NULL,
    -- Tells whether it is there already, when the answer to writing it got lost.
    mark        VARCHAR(40)              NOT NULL,
    kind        VARCHAR(20)              NOT NULL,
    step        VARCHAR(200)             NOT NULL,
    fence       INTEGER                  NOT NULL,
    at          TIMESTAMP WITH TIME ZONE NOT NULL,
    person      VARCHAR(200)             NOT NULL,
    words       TEXT                     NOT NULL,
    run         VARCHAR(40)              NOT NULL,
    PRIMARY KEY (walkthrough, number)
);
CREATE INDEX walkthrough_event_by_mark ON walkthrough_event (mark);
