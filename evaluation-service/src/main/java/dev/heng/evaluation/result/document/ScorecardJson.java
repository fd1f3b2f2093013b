package dev.heng.evaluation.result.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.heng.evaluation.formula.Reason;
import dev.heng.evaluation.indicators.Indicator;
import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.result.CardKey;
import dev.heng.evaluation.result.CardWriter;
import dev.heng.evaluation.result.StoredCard;
import dev.heng.evaluation.scoring.Flag;
import dev.heng.evaluation.scoring.IndicatorClass;
import dev.heng.evaluation.scoring.Scorecard;
import dev.heng.evaluation.scoring.ScoredItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The scorecard document of the contract. */
@ApplicationScoped
public class ScorecardJson implements CardWriter {
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    @Override
    public String write(CardKey key, String centreType, SchemeVersion version, Scorecard card) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("hospital", key.hospital());
            json.writeStringField("centre", key.centre());
            json.writeStringField("centreType", centreType);
            json.writeStringField("period", key.period());
            json.writeStringField("scheme", version.scheme());
            json.writeNumberField("version", version.version());
            writeScoring(json, version);
            json.writeStringField("status", card.status().name());
            writeParts(json, card);
            json.writeArrayFieldStart("items");
            for (ScoredItem item : card.items()) {
                writeItem(json, item, version.indicator(item.indicator()));
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The document as it is answered to a reader: with what is true at this moment. */
    public static String complete(StoredCard card, long ledgerSequence, Sight sight) {
        return complete(SeenScorecard.of(card.present(), sight), card, ledgerSequence);
    }

    private static String complete(String document, StoredCard card, long ledgerSequence) {
        return open(document)
                + ",\"asOf\":{\"ledgerSequence\":" + ledgerSequence + ",\"planVersion\":" + card.planVersion()
                + ",\"schemeHash\":\"" + card.schemeHash() + "\"},\"computedAt\":\"" + card.computedAt() + "\"}";
    }

    /** The document as it is published: with its track and revision; a scorecard that is gone says so. */
    static String event(StoredCard card) {
        String ending = ",\"track\":\"" + CardKey.TRACK + "\",\"revision\":" + card.revision() + ",\"deleted\":"
                + card.isDeleted() + "}";
        CardKey key = card.key();
        return card.isDeleted()
                ? "{\"hospital\":\"" + key.hospital() + "\",\"centre\":\"" + key.centre() + "\",\"period\":\""
                        + key.period() + "\"" + ending
                : open(complete(card.present(), card, card.ledgerSequence())) + ending;
    }

    private static String open(String document) {
        return document.substring(0, document.length() - 1);
    }

    private static void writeScoring(JsonGenerator json, SchemeVersion version) throws IOException {
        json.writeObjectFieldStart("scoring");
        json.writeStringField("weightMode", version.scoring().weightMode().name());
        json.writeObjectFieldStart("classes");
        for (IndicatorClass each : List.of(IndicatorClass.BASIC, IndicatorClass.AUXILIARY)) {
            Map<IndicatorClass, BigDecimal> weights = version.scoring().classWeights();
            Figure.writeAsIs(json, each.name(), weights.get(each));
        }
        json.writeEndObject();
        json.writeStringField("gradeScale", version.gradeScale());
        json.writeEndObject();
    }

    private static void writeParts(JsonGenerator json, Scorecard card) throws IOException {
        Figure.write(json, "basic", card.basic());
        Figure.write(json, "auxiliary", card.auxiliary());
        Figure.write(json, "composite", card.composite());
        Figure.write(json, "modifier", card.modifier());
        Figure.write(json, "modified", card.modified());
        Figure.writeAsIs(json, "veto", card.veto());
        Figure.write(json, "exact", card.exact());
        Figure.writeAsIs(json, "score", card.score());
        json.writeStringField(
                "grade", card.grade() == null ? null : card.grade().grade());
        json.writeStringField(
                "gradeName", card.grade() == null ? null : card.grade().name());
        json.writeArrayFieldStart("flags");
        for (Flag flag : card.flags()) {
            json.writeString(flag.name());
        }
        json.writeEndArray();
        writeReasons(json, card.reasons());
    }

    private static void writeItem(JsonGenerator json, ScoredItem item, Indicator indicator) throws IOException {
        json.writeStartObject();
        json.writeStringField("indicator", item.indicator());
        json.writeStringField("name", indicator.name());
        json.writeStringField("unit", indicator.unit());
        json.writeStringField("class", item.indicatorClass().name());
        json.writeBooleanField("core", item.core());
        Figure.writeAsIs(json, "weight", item.weight());
        Figure.write(json, "share", item.share());
        Figure.write(json, "actual", item.actual());
        Figure.write(json, "budget", item.budget());
        Figure.write(json, "prior", item.prior());
        Figure.write(json, "samePeriodLastYear", item.samePeriodLastYear());
        Figure.write(json, "ratio", item.ratio());
        Figure.write(json, "points", item.points());
        Figure.write(json, "contribution", item.contribution());
        json.writeStringField("status", item.status().name());
        writeReasons(json, item.reasons());
        json.writeEndObject();
    }

    static void writeReasons(JsonGenerator json, List<Reason> reasons) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (Reason reason : reasons) {
            json.writeStartObject();
            json.writeStringField("code", reason.code().name());
            json.writeStringField("measure", reason.measure());
            if (reason.centre() != null) {
                json.writeStringField("centre", reason.centre());
            }
            if (reason.period() != null) {
                json.writeStringField("period", reason.period());
            }
            if (reason.scenario() != null) {
                json.writeStringField("scenario", reason.scenario().name());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
