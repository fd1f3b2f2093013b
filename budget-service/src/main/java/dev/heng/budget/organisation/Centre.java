package dev.heng.budget.organisation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A responsibility centre (责任中心) with its whole history; every change makes a new version. */
@Entity
@Table(name = "centre")
public class Centre {
    @EmbeddedId
    private CentreId id;

    @Column(name = "version")
    private long version;

    @Column(name = "sequence")
    private long sequence;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(
            name = "centre_interval",
            joinColumns = {
                @JoinColumn(name = "hospital", referencedColumnName = "hospital"),
                @JoinColumn(name = "centre", referencedColumnName = "code")
            })
    private List<CentreInterval> intervals = new ArrayList<>();

    protected Centre() {}

    /** A centre that does not exist yet: version 0, without intervals. */
    Centre(CentreId id) {
        this.id = id;
    }

    /** @return false when the history is like that already; then nothing changes, not even the version */
    boolean redefine(CentreHistory history) {
        if (history.equals(history())) {
            return false;
        }
        intervals.clear();
        intervals.addAll(history.intervals());
        version++;
        return true;
    }

    void recordedAt(long ledgerSequence) {
        sequence = ledgerSequence;
    }

    public CentreHistory history() {
        return new CentreHistory(intervals);
    }

    public String hospital() {
        return id.hospital();
    }

    public String code() {
        return id.code();
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
