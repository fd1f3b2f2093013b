-- What the product itself put into the catalogue: a document whose digest is still the one noted here was never changed by a person,
-- and a later release may replace it.
CREATE TABLE shipped_document (
    kind       text        NOT NULL CONSTRAINT ck_shipped_document_kind CHECK (kind IN ('INDICATOR', 'GRADE_SCALE', 'SCHEME')),
    code       text COLLATE "C" NOT NULL,
    digest     text        NOT NULL,
    shipped_at timestamptz NOT NULL,
    PRIMARY KEY (kind, code)
);
