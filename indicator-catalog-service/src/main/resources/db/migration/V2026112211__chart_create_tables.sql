-- The charts learnt from budget.organisation.v1: the newest (incarnation, version) of each.
CREATE TABLE chart (
    code         text COLLATE "C" PRIMARY KEY,
    incarnation  bigint      NOT NULL,
    version      bigint      NOT NULL,
    meaning_hash text        NOT NULL,
    document     jsonb       NOT NULL,
    learnt_at    timestamptz NOT NULL
);

-- Where the reader goes on. It stands in this database and not only in the broker, so that a restored database reads again what it lost.
CREATE TABLE chart_feed_position (
    partition   integer PRIMARY KEY,
    next_offset bigint  NOT NULL
);

-- Records that could not be understood, as they came. Nothing deletes them but a person.
CREATE TABLE chart_feed_set_aside (
    partition     integer     NOT NULL,
    record_offset bigint      NOT NULL,
    record_key    text,
    type          text,
    reason        text        NOT NULL,
    body          bytea,
    set_aside_at  timestamptz NOT NULL,
    PRIMARY KEY (partition, record_offset)
);
