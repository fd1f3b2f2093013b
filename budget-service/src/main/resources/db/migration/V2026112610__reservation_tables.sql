-- Money that is set aside for a document before it is spent. Only the functions of the ledger write these tables; what is open of a line
-- (amount - used - released) is what the line holds in the reserved figure of its cell.

create table reservation (
    hospital       text         collate "C" not null,
    source         text         collate "C" not null,
    id             text         collate "C" not null,
    digest         bytea        not null,
    document       text,
    expires_on     date,                           -- the last day; null: never
    state          text         not null check (state in ('OPEN', 'ENDED')),
    follows_source text         collate "C",       -- whose open amounts it took over
    follows        text         collate "C",
    actor          text         not null,
    booked_at      timestamptz  not null,
    version        bigint       not null,
    sequence       bigint       not null,
    primary key (hospital, source, id)
);

create index reservation_expiring on reservation (hospital, expires_on) where state = 'OPEN' and expires_on is not null;

create table reservation_line (
    hospital     text            collate "C" not null,
    source       text            collate "C" not null,
    reservation  text            collate "C" not null,
    line         text            collate "C" not null,
    place        integer         not null,           -- in the document
    centre       text            collate "C" not null,
    subject      text            collate "C" not null,
    fund         text            collate "C" not null,
    project      text            collate "C" not null,
    month        integer         not null,
    amount       numeric(24, 4)  not null check (amount > 0),
    used         numeric(24, 4)  not null default 0 check (used >= 0),
    released     numeric(24, 4)  not null default 0 check (released >= 0),
    exceeded     numeric(24, 4)  not null default 0 check (exceeded >= 0),   -- spent by uses beyond what was open
    state        text            not null check (state in ('OPEN', 'USED', 'RELEASED', 'EXPIRED', 'TRANSFERRED')),
    memo         text,
    primary key (hospital, source, reservation, line),
    check (used + released <= amount),
    check (state = 'OPEN' or used + released = amount)
);

create index reservation_line_of_cell on reservation_line (hospital, centre, subject, month) where state = 'OPEN';

-- The execution lines that used a reservation; source and id are those of the execution line, which counts once for ever.
create table reservation_use (
    hospital            text            collate "C" not null,
    source              text            collate "C" not null,
    id                  text            collate "C" not null,
    reservation_source  text            collate "C" not null,
    reservation         text            collate "C" not null,
    line                text            collate "C" not null,
    date                date            not null,
    amount              numeric(24, 4)  not null,
    taken               numeric(24, 4)  not null,      -- of the reservation; the rest of the amount was spent beyond it
    is_final            boolean         not null,
    sequence            bigint          not null,
    primary key (hospital, source, id)
);

create index reservation_use_of on reservation_use (hospital, reservation_source, reservation);

alter table posting drop constraint posting_kind_check;
alter table posting add constraint posting_kind_check
    check (kind in ('EXECUTION', 'REPLAY', 'OPENING', 'RESERVATION', 'USE', 'RELEASE', 'EXPIRY'));

-- What a call of the ledger changes: figures of cells. m_ arrays have one element for each entry.
create type ledger_movements as (
    cell integer[], figure text[], delta numeric[], date date[], line_id text[], document text[], memo text[]);
