package dev.heng.catalog.shipped.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.catalog.chart.LearntChart;
import dev.heng.catalog.chart.LearntSubject;
import dev.heng.catalog.document.Json;
import dev.heng.catalog.formula.Compilation;
import dev.heng.catalog.formula.Definition;
import dev.heng.catalog.formula.Definitions;
import dev.heng.catalog.formula.FormulaCompiler;
import dev.heng.catalog.indicator.IndicatorDefinition;
import dev.heng.catalog.scheme.ItemClass;
import dev.heng.catalog.scheme.SchemeDraft;
import dev.heng.catalog.scheme.SchemeItem;
import dev.heng.catalog.scheme.ScoringMethod;
import dev.heng.catalog.scheme.ZeroTarget;
import dev.heng.catalog.shipped.ShippedContent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shipped files against domain.md and against the chart that budget-service ships. */
class ShippedFilesTest {
    private static final Path CHART = Path.of("../budget-service/src/main/resources/hospital-standard.chart.json");
    private static final ShippedContent CONTENT = ShippedFiles.read();

    /** The members that matter here. */
    record ChartFile(List<LearntSubject> subjects) {}

    private static Set<String> codes(String letter, int last) {
        Set<String> codes = new TreeSet<>();
        for (int i = 1; i <= last; i++) {
            codes.add("%s%02d".formatted(letter, i));
        }
        return codes;
    }

    @Test
    void everyIndicatorOfTheArticleShips() {
        Set<String> wanted = new TreeSet<>();
        wanted.addAll(codes("F", 34));
        wanted.addAll(codes("C", 4));
        wanted.addAll(codes("P", 11));
        wanted.addAll(codes("L", 3));
        wanted.addAll(codes("V", 3));
        wanted.addAll(codes("H", 14));
        assertEquals(wanted, new TreeSet<>(CONTENT.indicators().keySet()));
    }

    @Test
    void everyIndicatorHasItsAttributes() {
        CONTENT.indicators().forEach((code, indicator) -> {
            assertFalse(indicator.name().isBlank(), code);
            assertFalse(indicator.nameEn().isBlank(), code);
            assertNotNull(indicator.perspective(), code);
            assertNotNull(indicator.direction(), code);
            assertNotNull(indicator.nature().quantitative(), code);
            assertNotNull(indicator.nature().financial(), code);
            assertNotNull(indicator.nature().outcome(), code);
            assertNotNull(indicator.nature().internal(), code);
            assertFalse(indicator.centreTypes().isEmpty(), code);
            assertFalse(indicator.source().isBlank(), code);
            assertNotNull(indicator.confidence(), code);
            assertFalse(indicator.definition().isBlank(), code);
            assertEquals(indicator.nature().quantitative(), indicator.hasFormula(), code + " is computed or rated");
        });
    }

    @Test
    void everyFormulaFitsTheStandardChart() throws IOException {
        ChartFile file = Json.read(Files.readString(CHART), ChartFile.class);
        LearntChart chart = new LearntChart("hospital-standard", "", file.subjects(), "", 1, 1);
        List<Definition> definitions = new ArrayList<>();
        CONTENT.indicators()
                .forEach((code, indicator) ->
                        definitions.add(new Definition(code, indicator.formula(), indicator.unit())));
        Compilation compilation = FormulaCompiler.compile(
                CONTENT.indicators().keySet(), Definitions.of(definitions), chart.forFormulas());
        assertTrue(compilation.isValid(), () -> compilation.problems().toString());
        long computed = CONTENT.indicators().values().stream()
                .filter(IndicatorDefinition::hasFormula)
                .count();
        assertEquals(computed, compilation.formulas().size());
    }

    @Test
    void aDirectedSchemeDiffersFromTheLiteralOneInItsScoringOnly() {
        for (String code : List.of("hospital-article", "department-article", "office-article")) {
            SchemeDraft literal = CONTENT.schemes().get(code);
            SchemeDraft directed = CONTENT.schemes().get(code + "-directed");
            assertEquals(literal.centreType(), directed.centreType());
            assertEquals(literal.classes(), directed.classes());
            assertEquals(unscored(literal), unscored(directed));
            assertEquals(Set.of(ScoringMethod.RATIO), methods(literal));
            assertEquals(Set.of(ScoringMethod.ACHIEVEMENT), methods(directed));
        }
    }

    private static List<SchemeItem> unscored(SchemeDraft draft) {
        return draft.items().stream()
                .map(item -> new SchemeItem(
                        item.indicator(),
                        item.itemClass(),
                        item.core(),
                        item.weight(),
                        null,
                        item.zeroTarget(),
                        item.missing()))
                .toList();
    }

    private static Set<ScoringMethod> methods(SchemeDraft draft) {
        Set<ScoringMethod> methods = new TreeSet<>();
        draft.items().stream()
                .filter(item -> item.itemClass().isScored())
                .forEach(item -> methods.add(item.scoring().method()));
        return methods;
    }

    @Test
    void theDepartmentSchemeIsTheOneSettledInTheDomain() {
        SchemeDraft draft = CONTENT.schemes().get("department-article");
        assertEquals(
                List.of("F03", "F16", "F17", "F18", "F19", "F20", "F23", "P04", "P05", "P06", "P08"),
                draft.items(ItemClass.BASIC).stream().map(SchemeItem::indicator).toList());
        draft.items(ItemClass.BASIC).forEach(item -> {
            assertEquals(BigDecimal.valueOf(item.core() ? 12 : 8), item.weight(), item.indicator());
            assertEquals(item.indicator().startsWith("P") ? ZeroTarget.EXEMPT : ZeroTarget.MANUAL, item.zeroTarget());
        });
        assertEquals(9, draft.items(ItemClass.AUXILIARY).size());
        assertEquals(
                List.of("C01", "L03", "P03"),
                draft.items(ItemClass.MODIFIER).stream()
                        .map(SchemeItem::indicator)
                        .toList());
    }

    @Test
    void theOfficeSchemeIsTheOneSettledInTheDomain() {
        SchemeDraft draft = CONTENT.schemes().get("office-article");
        assertEquals(
                List.of("F30", "P09", "F31", "F32", "F33", "F34", "L02", "C03", "L03", "P03", "V01", "V02", "V03"),
                draft.indicators());
        assertTrue(draft.items().getFirst().core());
    }
}
