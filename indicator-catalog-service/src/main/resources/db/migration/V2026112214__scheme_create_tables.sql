-- The draft. Its version counts the changes of the draft; published versions count for themselves.
CREATE TABLE scheme (
    code       text COLLATE "C" PRIMARY KEY,
    version    bigint      NOT NULL CONSTRAINT ck_scheme_version CHECK (version > 0),
    document   jsonb       NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL
);

-- The document is text, not jsonb: it is answered byte for byte as it was published.
CREATE TABLE scheme_version (
    scheme             text COLLATE "C" NOT NULL CONSTRAINT fk_scheme_version_scheme REFERENCES scheme (code),
    version            integer     NOT NULL CONSTRAINT ck_scheme_version_version CHECK (version > 0),
    hash               text        NOT NULL CONSTRAINT ck_scheme_version_hash CHECK (hash ~ '^[0-9a-f]{64}$'),
    chart_version      bigint      NOT NULL,
    chart_meaning_hash text        NOT NULL,
    document           text        NOT NULL CONSTRAINT ck_scheme_version_document CHECK (document IS JSON OBJECT),
    warnings           jsonb       NOT NULL,
    published_at       timestamptz NOT NULL,
    published_by       text        NOT NULL,
    PRIMARY KEY (scheme, version)
);

-- Scorecards cite a version by its hash for years: what was published is never changed, whoever asks.
CREATE FUNCTION refuse_change_of_published_version() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'a published scheme version is immutable' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER scheme_version_is_immutable
    BEFORE UPDATE OR DELETE ON scheme_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_version();

CREATE TRIGGER scheme_version_is_not_emptied
    BEFORE TRUNCATE ON scheme_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published_version();
