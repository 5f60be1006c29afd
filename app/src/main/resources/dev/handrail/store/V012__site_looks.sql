-- How sites were found, each time somebody or the program itself looked.
CREATE TABLE site_look (
    server      VARCHAR(200)             NOT NULL,
    site        VARCHAR(200)             NOT NULL,
    at          TIMESTAMP WITH TIME ZONE NOT NULL,
    state       VARCHAR(20)              NOT NULL,
    status      INTEGER,
    millis      BIGINT                   NOT NULL,
    why         TEXT                     NOT NULL,
    certificate TIMESTAMP WITH TIME ZONE
);

CREATE INDEX site_look_by_site ON site_look (server, site, at);
