package dev.heng.budget.subject;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** A subject's row in its chart, without the code, which is the key of the map. */
@Embeddable
record SubjectColumns(
        @Column(name = "name") String name,
        @Column(name = "name_en") @Nullable String nameEn,
        @Column(name = "parent") @Nullable String parent,

        @Column(name = "category") @Enumerated(EnumType.STRING)
        Category category,

        @Column(name = "nature") @Enumerated(EnumType.STRING)
        Nature nature,

        @Column(name = "unit") @Enumerated(EnumType.STRING) Unit unit,

        @Column(name = "control") @Enumerated(EnumType.STRING)
        Control control) {

    static SubjectColumns of(Subject subject) {
        return new SubjectColumns(
                subject.name(),
                subject.nameEn(),
                subject.parent(),
                subject.category(),
                subject.nature(),
                subject.unit(),
                subject.control());
    }

    Subject subject(String code) {
        return new Subject(code, name, nameEn, parent, category, nature, unit, control);
    }
}
