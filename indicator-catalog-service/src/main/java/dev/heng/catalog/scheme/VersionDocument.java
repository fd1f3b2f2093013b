package dev.heng.catalog.scheme;

import dev.heng.catalog.document.CanonicalJson;
import dev.heng.catalog.document.Json;
import dev.heng.catalog.formula.CompiledFormula;
import dev.heng.catalog.formula.FormulaCompiler;
import dev.heng.catalog.formula.ReadSet;
import dev.heng.catalog.grade.GradeBand;
import dev.heng.catalog.grade.GradeScale;
import dev.heng.catalog.indicator.Indicator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The document of a version, its members in the order in which they are answered. */
final class VersionDocument {
    private static final ReadSet READS_NOTHING =
            new ReadSet(List.of(), List.of(), List.of(), 0, 0, false, false, false, false, List.of());

    private final Content content;

    VersionDocument(Content content) {
        this.content = content;
    }

    /** The part that is hashed. */
    Map<String, Object> hashed(int version, long chartVersion) {
        SchemeDraft draft = content.scheme().draft();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("scheme", content.scheme().code());
        members.put("version", version);
        members.put("name", draft.name());
        members.put("nameEn", draft.nameEn());
        members.put("centreType", draft.centreType().name());
        members.put("chart", draft.chart());
        members.put("chartVersion", chartVersion);
        members.put("languageVersion", FormulaCompiler.LANGUAGE_VERSION);
        members.put("weightMode", draft.weightMode().name());
        members.put("weightRules", draft.weightRules().name());
        Map<String, Object> classes = new LinkedHashMap<>();
        draft.classes().forEach((itemClass, weight) -> classes.put(itemClass.name(), weight));
        members.put("classes", classes);
        members.put("gradeScale", gradeScale(content.gradeScale()));
        members.put("items", draft.items().stream().map(VersionDocument::item).toList());
        Map<String, Object> indicators = new LinkedHashMap<>();
        content.indicators().forEach((code, indicator) -> indicators.put(code, indicator(indicator)));
        members.put("indicators", indicators);
        return members;
    }

    String hash(int version, long chartVersion) {
        return CanonicalJson.hash(hashed(version, chartVersion));
    }

    /** The whole document as it is answered. */
    String text(int version, long chartVersion, List<Warning> warnings, Instant publishedAt, String publishedBy) {
        Map<String, Object> members = hashed(version, chartVersion);
        String hash = CanonicalJson.hash(members);
        members.put("hash", hash);
        members.put("warnings", warnings);
        members.put("publishedAt", publishedAt.toString());
        members.put("publishedBy", publishedBy);
        return Json.write(members);
    }

    private static Map<String, Object> gradeScale(GradeScale scale) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", scale.code());
        members.put("name", scale.definition().name());
        members.put("nameEn", scale.definition().nameEn());
        members.put(
                "bands",
                scale.definition().bands().stream().map(VersionDocument::band).toList());
        return members;
    }

    private static Map<String, Object> band(GradeBand band) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("grade", band.grade().name());
        members.put("name", band.name());
        members.put("nameEn", band.nameEn());
        members.put("above", band.above());
        members.put("upTo", band.upTo());
        members.put("includesLower", band.includesLower());
        return members;
    }

    private static Map<String, Object> item(SchemeItem item) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("indicator", item.indicator());
        members.put("class", item.itemClass().name());
        members.put("core", item.core());
        members.put("weight", item.weight());
        members.put("scoring", item.scoring() == null ? null : scoring(item.scoring()));
        members.put(
                "zeroTarget",
                item.zeroTarget() == null ? null : item.zeroTarget().name());
        members.put("missing", item.missing() == null ? null : item.missing().name());
        return members;
    }

    private static Map<String, Object> scoring(Scoring scoring) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("method", scoring.method().name());
        if (scoring.floor() != null) {
            members.put("floor", scoring.floor());
        }
        if (scoring.cap() != null) {
            members.put("cap", scoring.cap());
        }
        return members;
    }

    private Map<String, Object> indicator(Indicator indicator) {
        CompiledFormula compiled = content.compilation().formulas().get(indicator.code());
        var definition = indicator.definition();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", indicator.code());
        members.put("name", definition.name());
        members.put("nameEn", definition.nameEn());
        members.put("perspective", definition.perspective().name());
        members.put("direction", definition.direction().name());
        members.put("unit", compiled == null ? definition.unit() : compiled.unit());
        members.put("formula", compiled == null ? null : compiled.text());
        members.put("tree", compiled == null ? null : Json.read(compiled.tree(), Object.class));
        members.put("readSet", readSet(compiled == null ? READS_NOTHING : compiled.readSet()));
        return members;
    }

    private static Map<String, Object> readSet(ReadSet readSet) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subjects", readSet.subjects());
        members.put("inputs", readSet.inputs());
        members.put("indicators", readSet.indicators());
        members.put("periodsBack", readSet.periodsBack());
        members.put("monthsBack", readSet.monthsBack());
        members.put("yearToDate", readSet.yearToDate());
        members.put("opening", readSet.opening());
        members.put("parent", readSet.parent());
        members.put("children", readSet.children());
        members.put("scenarios", readSet.scenarios());
        return members;
    }
}
