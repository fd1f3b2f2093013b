-- The perspective stands beside the document because lists filter by it.
CREATE TABLE indicator (
    code        text COLLATE "C" PRIMARY KEY,
    version     bigint      NOT NULL CONSTRAINT ck_indicator_version CHECK (version > 0),
    document    jsonb       NOT NULL,
    perspective text        NOT NULL GENERATED ALWAYS AS (document ->> 'perspective') STORED,
    changed_at  timestamptz NOT NULL,
    changed_by  text        NOT NULL
);

CREATE INDEX ix_indicator_perspective ON indicator (perspective, code);
