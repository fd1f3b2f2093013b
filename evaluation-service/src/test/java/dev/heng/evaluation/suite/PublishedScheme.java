package dev.heng.evaluation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes the document of a scheme version as the catalogue publishes it, with a hash computed here. */
public final class PublishedScheme {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> NOT_HASHED = Set.of("hash", "warnings", "publishedAt", "publishedBy");
    private static final String GRADES = """
            {"code":"article","name":"文章","nameEn":"article","bands":[
            {"grade":"EXCELLENT","name":"优秀","nameEn":"excellent","above":95,"upTo":105,"includesLower":false},
            {"grade":"GOOD","name":"良好","nameEn":"good","above":75,"upTo":95,"includesLower":false},
            {"grade":"PASS","name":"合格","nameEn":"pass","above":60,"upTo":75,"includesLower":false},
            {"grade":"POOR","name":"较差","nameEn":"poor","above":45,"upTo":60,"includesLower":false},
            {"grade":"BAD","name":"差评","nameEn":"bad","above":0,"upTo":45,"includesLower":true}]}""";

    private final String scheme;
    private final String centreType;
    private String method = "{\"method\":\"RATIO\"}";
    private final List<String> items = new ArrayList<>();
    private final List<String> indicators = new ArrayList<>();

    public PublishedScheme(String scheme, String centreType) {
        this.scheme = scheme;
        this.centreType = centreType;
    }

    /** The scoring of the items that follow. */
    public PublishedScheme scoring(String json) {
        method = json;
        return this;
    }

    /**
     * An item with a formula.
     *
     * @param tree the compiled form, or a bare subject
     */
    public PublishedScheme item(String indicator, String itemClass, String weight, String direction, String tree) {
        items.add("""
                {"indicator":"%s","class":"%s","core":false,"weight":%s,"scoring":%s,"zeroTarget":"MANUAL","missing":"REQUIRED"}""".formatted(indicator, itemClass, weight, method));
        return indicator(indicator, direction, tree);
    }

    /** An indicator that only other formulas reach. */
    public PublishedScheme indicator(String indicator, String direction, String tree) {
        String node = tree.startsWith("{") ? tree : measure(tree);
        indicators.add("""
                "%s":{"code":"%s","name":"指标 %s","nameEn":null,"perspective":"FINANCIAL","direction":"%s","unit":"MONEY",\
                "formula":"text of %s","tree":%s,"readSet":{}}""".formatted(indicator, indicator, indicator, direction, indicator, node));
        return this;
    }

    public PublishedScheme modifier(String indicator, String weight) {
        items.add("""
                {"indicator":"%s","class":"MODIFIER","core":false,"weight":%s,"scoring":null,"zeroTarget":null,"missing":"REQUIRED"}""".formatted(indicator, weight));
        return rated(indicator);
    }

    public PublishedScheme veto(String indicator) {
        items.add("""
                {"indicator":"%s","class":"VETO","core":false,"weight":null,"scoring":null,"zeroTarget":null,"missing":null}""".formatted(indicator));
        return rated(indicator);
    }

    private PublishedScheme rated(String indicator) {
        indicators.add("""
                "%s":{"code":"%s","name":"指标 %s","nameEn":null,"perspective":"CUSTOMER","direction":"HIGHER","unit":null,\
                "formula":null,"tree":null,"readSet":null}""".formatted(indicator, indicator, indicator));
        return this;
    }

    public static String measure(String code) {
        return "{\"op\":\"measure\",\"code\":\"%s\"}".formatted(code);
    }

    public static String number(String value) {
        return "{\"op\":\"number\",\"value\":\"%s\"}".formatted(value);
    }

    public static String op(String name, String... args) {
        return "{\"op\":\"%s\",\"args\":[%s]}".formatted(name, String.join(",", args));
    }

    public static String prior(String arg) {
        return "{\"op\":\"prior\",\"args\":[%s],\"n\":1}".formatted(arg);
    }

    /** The document as text. */
    public String document() {
        try {
            ObjectNode document = (ObjectNode) MAPPER.readTree(
                    """
                    {"scheme":"%s","version":1,"name":"方案","nameEn":null,"centreType":"%s","chart":"c","chartVersion":1,
                    "languageVersion":1,"weightMode":"NORMALISE","weightRules":"WARN","classes":{"BASIC":80,"AUXILIARY":20.0},
                    "gradeScale":%s,"items":[%s],"indicators":{%s}}""".formatted(scheme, centreType, GRADES, String.join(",", items), String.join(",", indicators)));
            document.put("hash", hash(document));
            document.putArray("warnings");
            document.put("publishedAt", "2026-01-01T00:00:00Z");
            document.put("publishedBy", "admin");
            return MAPPER.writeValueAsString(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes it, so that the catalogue of the suite serves it. */
    public PublishedScheme publish() {
        return publish(document());
    }

    public PublishedScheme publish(String document) {
        try {
            Path folder = Path.of(ConfigProvider.getConfig().getValue(Servers.FOLDER, String.class));
            Files.writeString(folder.resolve("catalogue").resolve(scheme + "-1.json"), document);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(JsonNode document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical(document, NOT_HASHED).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String canonical(JsonNode node, Set<String> without) {
        if (node.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            names.removeAll(without);
            return "{"
                    + String.join(
                            ",",
                            names.stream()
                                    .map(name -> "\"" + name + "\":" + canonical(node.get(name), Set.of()))
                                    .toList())
                    + "}";
        }
        if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            node.forEach(part -> parts.add(canonical(part, Set.of())));
            return "[" + String.join(",", parts) + "]";
        }
        return node.isNumber()
                ? "\"" + new BigDecimal(node.asText()).stripTrailingZeros().toPlainString() + "\""
                : node.toString();
    }
}
