-- What a source's own codes mean (对照). A rule names codes as they are sent and what stands for them; of several that fit a line, for each of
-- centre, subject, fund and project the narrowest that gives it speaks. Only lines whose centre or subject is unknown are mapped.

create table mapping_rule (
    hospital       text    collate "C" not null references hospital (code),
    code           text    collate "C" not null,
    source         text    collate "C",         -- null: every source
    sent_centre    text    collate "C",         -- null: whatever is sent
    sent_subject   text    collate "C",
    sent_fund      text    collate "C",
    sent_project   text    collate "C",
    centre         text    collate "C",         -- null: as it is sent
    subject        text    collate "C",
    fund           text    collate "C",
    project        text    collate "C",
    valid_from     date    not null,
    valid_to       date    not null,
    note           text,
    version        bigint  not null,
    sequence       bigint  not null,
    primary key (hospital, code),
    check (coalesce(sent_centre, sent_subject) is not null),
    check (coalesce(centre, subject, fund, project) is not null),
    check (valid_from <= valid_to)
);

-- What was sent of a line that is recorded under other codes.
create table mapped_line (
    hospital  text    collate "C" not null,
    source    text    collate "C" not null,
    line_id   text    collate "C" not null,
    centre    text    collate "C" not null,
    subject   text    collate "C" not null,
    fund      text    collate "C" not null,
    project   text    collate "C" not null,
    sequence  bigint  not null,
    primary key (hospital, source, line_id)
);
