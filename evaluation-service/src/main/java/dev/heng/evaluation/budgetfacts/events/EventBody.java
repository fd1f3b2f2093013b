package dev.heng.evaluation.budgetfacts.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads members of an event's body. Whatever is not of the form that the tables can hold makes the event unreadable. */
final class EventBody {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int DECIMALS_MAX = 4;
    private static final BigDecimal SIZE_LIMIT = BigDecimal.TEN.pow(20);
    /** What the calendar of the tables begins and ends with; an open interval reaches them. */
    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    private static final LocalDate END = LocalDate.of(9999, 12, 31);

    private final JsonNode node;

    private EventBody(JsonNode node) {
        this.node = node;
    }

    static EventBody parse(byte[] body) {
        if (body == null) {
            throw new UnreadableEvent("the body is empty");
        }
        try {
            JsonNode root = MAPPER.readTree(body);
            if (root == null || !root.isObject()) {
                throw new UnreadableEvent("the body is no JSON object");
            }
            return new EventBody(root);
        } catch (JsonProcessingException malformed) {
            throw new UnreadableEvent("the body is no JSON");
        } catch (IOException malformed) {
            throw new UnreadableEvent("the body cannot be read");
        }
    }

    String code(String member) {
        String code = text(member);
        if (!CODE.matcher(code).matches()) {
            throw new UnreadableEvent(member + " is no code");
        }
        return code;
    }

    @Nullable String codeOrNull(String member) {
        return isAbsent(member) ? null : code(member);
    }

    String text(String member) {
        JsonNode value = node.get(member);
        if (value == null || !value.isTextual()) {
            throw new UnreadableEvent(member + " is no text");
        }
        if (value.textValue().indexOf(0) >= 0) {
            throw new UnreadableEvent(member + " holds a character that cannot be stored");
        }
        return value.textValue();
    }

    @Nullable String textOrNull(String member) {
        return isAbsent(member) ? null : text(member);
    }

    /** One of some words. */
    String word(String member, Set<String> words) {
        String word = text(member);
        if (!words.contains(word)) {
            throw new UnreadableEvent(member + " is none of " + words);
        }
        return word;
    }

    boolean truth(String member) {
        JsonNode value = node.get(member);
        return value != null && value.asBoolean(false);
    }

    long number(String member) {
        JsonNode value = node.get(member);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnreadableEvent(member + " is no whole number");
        }
        return value.longValue();
    }

    @Nullable BigDecimal amountOrNull(String member) {
        if (isAbsent(member)) {
            return null;
        }
        JsonNode value = node.get(member);
        if (!value.isNumber()) {
            throw new UnreadableEvent(member + " is no number");
        }
        BigDecimal amount = value.decimalValue();
        if (amount.stripTrailingZeros().scale() > DECIMALS_MAX || amount.abs().compareTo(SIZE_LIMIT) >= 0) {
            throw new UnreadableEvent(member + " has too many digits");
        }
        return amount;
    }

    /** yyyymm of a month such as 2026-03. */
    int month(String member) {
        try {
            YearMonth month = YearMonth.parse(text(member));
            return month.getYear() * 100 + month.getMonthValue();
        } catch (DateTimeException e) {
            throw new UnreadableEvent(member + " is no month");
        }
    }

    LocalDate firstDay(String member) {
        return isAbsent(member) ? BEGINNING : day(member);
    }

    LocalDate lastDay(String member) {
        return isAbsent(member) ? END : day(member);
    }

    <T> List<T> list(String member, Function<EventBody, T> reader) {
        JsonNode value = node.get(member);
        if (value == null || !value.isArray()) {
            throw new UnreadableEvent(member + " is no list");
        }
        List<T> items = new ArrayList<>();
        value.forEach(item -> items.add(reader.apply(new EventBody(item))));
        return List.copyOf(items);
    }

    private boolean isAbsent(String member) {
        return !node.hasNonNull(member);
    }

    private LocalDate day(String member) {
        try {
            LocalDate day = LocalDate.parse(text(member));
            if (day.isBefore(BEGINNING) || day.isAfter(END)) {
                throw new UnreadableEvent(member + " is outside the calendar");
            }
            return day;
        } catch (DateTimeException e) {
            throw new UnreadableEvent(member + " is no day");
        }
    }
}
