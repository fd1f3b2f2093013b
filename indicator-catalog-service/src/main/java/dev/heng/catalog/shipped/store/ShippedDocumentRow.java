package dev.heng.catalog.shipped.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code shipped_document}; written by {@link StoredShippedNotes#note} in one statement. */
@Entity
@Immutable
@IdClass(ShippedDocumentKey.class)
@Table(name = "shipped_document")
class ShippedDocumentRow {
    @Id
    private String kind;

    @Id
    private String code;

    @Column(nullable = false)
    private String digest;

    protected ShippedDocumentRow() {}

    String digest() {
        return digest;
    }
}
