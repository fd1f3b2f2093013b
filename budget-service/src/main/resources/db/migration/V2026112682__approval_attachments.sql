-- Minutes of meetings and other files of an approval; once there, they stay as they are (afterMigrate.sql).
create table approval_attachment (
    hospital      text         collate "C" not null,
    approval      bigint       not null,
    attachment    integer      not null,
    name          text         not null,
    content_type  text         not null,
    content       bytea        not null,
    sha256        text         not null,
    added_by      text         not null,
    added_at      timestamptz  not null,
    constraint pk_approval_attachment primary key (hospital, approval, attachment),
    constraint fk_approval_attachment_case foreign key (hospital, approval) references approval_case (hospital, number)
);
