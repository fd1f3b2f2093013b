package dev.heng.budget.alerting;

/** Something that holds now and is to be told. */
record Finding(AlertKind kind, AlertSubject subject, AlertFigures figures) {
    Key key() {
        return new Key(kind, subject.about());
    }

    /** What there is one open alert of, at most. */
    record Key(AlertKind kind, String about) {}
}
