package dev.handrail.server;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** A JSON document that is expected: copied so that nobody can change it, with every number in one form. */
public final class ExpectedJson {
    private static final int LARGEST_EXPONENT = 400;

    private ExpectedJson() {}

    /** Understands what {@link #word} writes, and what else a profile file may say. */
    public static Map<String, Object> parse(String text) {
        Problems problems = new Problems("");
        List<MappingNode> documents = new YamlText(text, problems).documents();
        if (!problems.all().isEmpty() || documents.size() != 1) {
            throw new InvalidProfile("json", "profile.invalid.json");
        }
        return copy(SiteReader.document(documents.getFirst()));
    }

    /** In one line. */
    public static String word(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> word(String.valueOf(entry.getKey())) + ": " + word(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(ExpectedJson::word).collect(Collectors.joining(", ", "[", "]"));
            case String text -> quoted(text);
            case null, default -> String.valueOf(value);
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    static Map<String, Object> copy(Map<?, ?> document) {
        Map<String, Object> copy = new LinkedHashMap<>();
        document.forEach((key, value) -> {
            Require.argument("json", String.valueOf(key));
            putNullable(copy, String.valueOf(key), value(value));
        });
        return Collections.unmodifiableMap(copy);
    }

    /** That a field is null may well be what is expected. */
    @SuppressWarnings("NullAway")
    private static void putNullable(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> copy(map);
            case Collection<?> list -> list(list);
            case Boolean truth -> truth;
            case String text -> {
                Require.argument("json", text);
                yield text;
            }
            case Number number -> number(number.toString());
            default -> throw new InvalidProfile("json", "profile.invalid.json");
        };
    }

    private static List<@Nullable Object> list(Collection<?> values) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object value : values) {
            copy.add(value(value));
        }
        return Collections.unmodifiableList(copy);
    }

    /** A whole number as Long where it fits, else as BigInteger; any other as BigDecimal without trailing zeros. */
    private static Number number(String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new InvalidProfile("json", "profile.invalid.json");
        }
        if (number.scale() > LARGEST_EXPONENT || number.scale() < -LARGEST_EXPONENT) {
            throw new InvalidProfile("json", "profile.invalid.json");
        }
        if (number.scale() > 0) {
            return number;
        }
        BigInteger whole = number.toBigIntegerExact();
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValueExact() : whole;
    }
}
