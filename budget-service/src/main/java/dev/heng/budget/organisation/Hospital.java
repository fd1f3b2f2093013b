package dev.heng.budget.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A hospital as it stands; every change makes a new version. */
@Entity
@Table(name = "hospital")
public class Hospital {
    @Id
    @Column(name = "code")
    private String code;

    @Column(name = "name")
    private String name;

    @Column(name = "name_en")
    private @Nullable String nameEn;

    @Column(name = "currency")
    private String currency;

    @Column(name = "chart")
    private String chart;

    @Column(name = "version")
    private long version;

    @Column(name = "sequence")
    private long sequence;

    protected Hospital() {}

    /** A hospital that does not exist yet: version 0. */
    Hospital(String code) {
        this.code = code;
    }

    /** @return false when the hospital is like that already; then nothing changes, not even the version */
    boolean redefine(HospitalDefinition definition) {
        if (version > 0 && definition.equals(definition())) {
            return false;
        }
        name = definition.name();
        nameEn = definition.nameEn();
        currency = definition.currency();
        chart = definition.chart();
        version++;
        return true;
    }

    void recordedAt(long ledgerSequence) {
        sequence = ledgerSequence;
    }

    public HospitalDefinition definition() {
        return new HospitalDefinition(name, nameEn, currency, chart);
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public @Nullable String nameEn() {
        return nameEn;
    }

    /** ISO 4217, three letters. */
    public String currency() {
        return currency;
    }

    public String chart() {
        return chart;
    }

    /** Grows by one with every change; 0 before the first. */
    public long version() {
        return version;
    }

    /** The Ledger-Sequence of the last change. */
    public long sequence() {
        return sequence;
    }
}
