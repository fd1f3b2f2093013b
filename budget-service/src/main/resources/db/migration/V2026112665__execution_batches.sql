-- Batches that are sent whole and recorded in numbered chunks. What a batch says is fixed with its first sending, so that a chunk's number
-- means the same lines for ever; a chunk's row is written in the transaction that records its lines.

create table execution_batch (
    hospital     text           collate "C" not null references hospital (code),
    source       text           collate "C" not null,
    batch        text           collate "C" not null,
    digest       bytea          not null,      -- of all lines in their order
    chunk_lines  integer        not null check (chunk_lines > 0),
    chunks       integer        not null,
    lines        integer        not null,
    amount       numeric(32, 4) not null,
    started_at   timestamptz    not null,
    primary key (hospital, source, batch)
);

-- What became of a chunk's lines by its last sending; those that any sending of it recorded count as recorded.
create table execution_chunk (
    hospital      text        collate "C" not null,
    source        text        collate "C" not null,
    batch         text        collate "C" not null,
    chunk         integer     not null check (chunk > 0),
    first_line    integer     not null,
    lines         integer     not null,
    recorded      integer     not null,
    suspended     integer     not null,
    refused       integer     not null,
    sequence      bigint      not null,
    committed_at  timestamptz not null,
    primary key (hospital, source, batch, chunk),
    foreign key (hospital, source, batch) references execution_batch,
    check (recorded + suspended + refused <= lines)
);
