package dev.heng.catalog.shipped;

import dev.heng.catalog.document.CanonicalJson;
import dev.heng.catalog.document.Json;
import dev.heng.catalog.grade.DefineGradeScale;
import dev.heng.catalog.grade.GradeScale;
import dev.heng.catalog.grade.GradeScaleDefinition;
import dev.heng.catalog.grade.GradeScales;
import dev.heng.catalog.indicator.DefineIndicator;
import dev.heng.catalog.indicator.Indicator;
import dev.heng.catalog.indicator.IndicatorDefinition;
import dev.heng.catalog.indicator.Indicators;
import dev.heng.catalog.scheme.DefineScheme;
import dev.heng.catalog.scheme.Scheme;
import dev.heng.catalog.scheme.SchemeDraft;
import dev.heng.catalog.scheme.Schemes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Puts one document into the catalogue. A document that is there already is replaced only when it is still in the state in which an
 * earlier release shipped it, and this release ships another.
 */
@ApplicationScoped
public class ShipDocument {
    /** Stands where the name of a person would. */
    static final String SHIPPER = "heng";

    private final ShippedNotes notes;
    private final Indicators indicators;
    private final DefineIndicator defineIndicator;
    private final GradeScales gradeScales;
    private final DefineGradeScale defineGradeScale;
    private final Schemes schemes;
    private final DefineScheme defineScheme;

    ShipDocument(
            ShippedNotes notes,
            Indicators indicators,
            DefineIndicator defineIndicator,
            GradeScales gradeScales,
            DefineGradeScale defineGradeScale,
            Schemes schemes,
            DefineScheme defineScheme) {
        this.notes = notes;
        this.indicators = indicators;
        this.defineIndicator = defineIndicator;
        this.gradeScales = gradeScales;
        this.defineGradeScale = defineGradeScale;
        this.schemes = schemes;
        this.defineScheme = defineScheme;
    }

    @Transactional
    public void ship(String code, IndicatorDefinition shipped) {
        Optional<IndicatorDefinition> present = indicators.find(code).map(Indicator::definition);
        if (isDue(ShippedKind.INDICATOR, code, present, shipped)) {
            defineIndicator.define(code, shipped, null, SHIPPER);
        }
    }

    @Transactional
    public void ship(String code, GradeScaleDefinition shipped) {
        Optional<GradeScaleDefinition> present = gradeScales.find(code).map(GradeScale::definition);
        if (isDue(ShippedKind.GRADE_SCALE, code, present, shipped)) {
            defineGradeScale.define(code, shipped, null, SHIPPER);
        }
    }

    @Transactional
    public void ship(String code, SchemeDraft shipped) {
        Optional<SchemeDraft> present = schemes.find(code).map(Scheme::draft);
        if (isDue(ShippedKind.SCHEME, code, present, shipped)) {
            defineScheme.define(code, shipped, null, SHIPPER);
        }
    }

    private <T> boolean isDue(ShippedKind kind, String code, Optional<T> present, T shipped) {
        String digest = digest(shipped);
        boolean isDue = present.isEmpty()
                || (!digest(present.get()).equals(digest)
                        && notes.digest(kind, code).equals(present.map(ShipDocument::digest)));
        if (isDue) {
            notes.note(kind, code, digest);
        }
        return isDue;
    }

    private static String digest(Object document) {
        return CanonicalJson.hash(Json.read(Json.write(document), Object.class));
    }
}
