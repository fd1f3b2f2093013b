-- What a code of a source meant before is found by the code.
create index mapped_line_by_centre on mapped_line (hospital, source, centre, sequence);
create index mapped_line_by_subject on mapped_line (hospital, source, subject, sequence);
