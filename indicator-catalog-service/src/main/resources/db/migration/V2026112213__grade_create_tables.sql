CREATE TABLE grade_scale (
    code       text COLLATE "C" PRIMARY KEY,
    version    bigint      NOT NULL CONSTRAINT ck_grade_scale_version CHECK (version > 0),
    document   jsonb       NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL
);
