package dev.heng.budget.subject;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A chart of subjects as it stands; every change makes a new version. */
@Entity
@Table(name = "chart")
public class Chart {
    @Id
    @Column(name = "code")
    private String code;

    @Column(name = "name")
    private String name;

    @Column(name = "name_en")
    private @Nullable String nameEn;

    @Column(name = "version")
    private long version;

    @Column(name = "meaning_hash")
    private String meaningHash;

    @Column(name = "sequence")
    private long sequence;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "subject", joinColumns = @JoinColumn(name = "chart"))
    @MapKeyColumn(name = "code")
    private Map<String, SubjectColumns> subjects = new LinkedHashMap<>();

    protected Chart() {}

    /** A chart that does not exist yet: version 0, without name and subjects. */
    Chart(String code) {
        this.code = code;
    }

    /**
     * Takes over a definition that has no violations.
     *
     * @return false when the chart is like that already; then nothing changes, not even the version
     */
    boolean redefine(ChartDefinition definition) {
        if (version > 0 && definition.equals(definition())) {
            return false;
        }
        name = definition.name();
        nameEn = definition.nameEn();
        Map<String, SubjectColumns> wanted = new LinkedHashMap<>();
        definition.subjects().forEach(subject -> wanted.put(subject.code(), SubjectColumns.of(subject)));
        subjects.keySet().retainAll(wanted.keySet());
        subjects.putAll(wanted);
        meaningHash = MeaningHash.of(definition.subjects());
        version++;
        return true;
    }

    void recordedAt(long ledgerSequence) {
        sequence = ledgerSequence;
    }

    /** What an administrator wrote: names and subjects, the subjects in code order. */
    public ChartDefinition definition() {
        return new ChartDefinition(name, nameEn, subjects());
    }

    /** In code order. */
    public List<Subject> subjects() {
        return new TreeMap<>(subjects)
                .entrySet().stream()
                        .map(entry -> entry.getValue().subject(entry.getKey()))
                        .toList();
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

    /** Grows by one with every change; 0 before the first. */
    public long version() {
        return version;
    }

    /** SHA-256 over the meaning of all subjects, see {@link MeaningHash}. */
    public String meaningHash() {
        return meaningHash;
    }

    /** The Ledger-Sequence of the last change. */
    public long sequence() {
        return sequence;
    }
}
