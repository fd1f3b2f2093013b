-- The budget cycle of a hospital and year (两上两下): its phase, its deadlines, and how it moved.

create table budget_cycle (
    hospital            text        collate "C" not null references hospital (code),
    year                integer     not null check (year between 1900 and 2999),
    phase               text        not null check (phase in (
                            'START', 'FIRST_UP', 'FIRST_DOWN', 'SECOND_UP', 'SECOND_DOWN', 'EXECUTION', 'SETTLEMENT', 'CLOSED')),
    phase_since         timestamptz not null,
    start_by            date        not null,
    first_up_by         date        not null,
    first_down_by       date        not null,
    second_up_by        date        not null,
    provisional_by      date        not null,
    second_down_by      date        not null,
    decomposition_days  integer     not null check (decomposition_days between 0 and 366),
    settlement_by       date        not null,
    version             bigint      not null,
    changed_by          text        not null,
    changed_at          timestamptz not null,
    primary key (hospital, year),
    check (start_by < first_up_by and first_up_by < first_down_by and first_down_by < second_up_by and second_up_by < provisional_by
           and provisional_by < second_down_by and second_down_by < settlement_by)
) with (fillfactor = 50);

-- Each phase that the cycle came into, in order; the first is the one that it was begun with.
create table budget_cycle_phase (
    hospital  text        collate "C" not null,
    year      integer     not null,
    step      integer     not null,
    phase     text        not null,
    moved_at  timestamptz not null,
    moved_by  text        not null,
    reason    text,
    primary key (hospital, year, step),
    foreign key (hospital, year) references budget_cycle (hospital, year)
);

-- The advisory lock of a cycle has the class 8 and comes before every lock of the ledger. Whoever writes a document of the cycle holds the
-- shared form, so that the phase stays; no row is written for it, however many write at the same time.
-- The row is read after the lock is held.
create function cycle_hold(p_hospital text, p_year integer) returns setof budget_cycle language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(8, hashtext(p_hospital || '/' || p_year));
    return query select * from budget_cycle c where c.hospital = p_hospital and c.year = p_year;
end $$;

-- Waits until nobody writes a document of the cycle; raises lock_not_available when about four seconds were not enough.
create function cycle_hold_alone(p_hospital text, p_year integer) returns setof budget_cycle language plpgsql volatile as $$
begin
    perform ledger_lock_exclusive(8, p_hospital || '/' || p_year);
    return query select * from budget_cycle c where c.hospital = p_hospital and c.year = p_year;
end $$;
