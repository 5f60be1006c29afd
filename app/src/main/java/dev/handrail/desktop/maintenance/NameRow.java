package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.operation.Answer;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a name leads, as resolvers say it.
 *
 * @param sites the sites that have this name
 * @param words whether that is the server
 * @param told one of each resolver; none of what is an address already
 * @param remarks what is not well, and what nobody could find out
 */
record NameRow(String name, String sites, Light light, String words, List<Told> told, List<Remark> remarks) {
    NameRow {
        told = List.copyOf(told);
        remarks = List.copyOf(remarks);
    }

    /**
     * What one of them says.
     *
     * @param left how long it goes on saying so; empty where it does not tell
     * @param exact until when that is
     */
    record Told(String resolver, String where, String left, String exact, Light light) {}

    /** Something that is not well, or that nobody could find out. */
    record Remark(String text, boolean bad) {}

    /** Sites of one name and one outcome are one row: nobody reads the same answers twice. */
    static List<NameRow> all(Answer answer, Times times) {
        Map<NameRow, List<String>> sites = new LinkedHashMap<>();
        maps(answer.document())
                .forEach(look -> sites.computeIfAbsent(of(look, times), key -> new ArrayList<>())
                        .add(text(look, "site")));
        return sites.entrySet().stream()
                .map(one -> one.getKey().of(String.join(", ", one.getValue())))
                .toList();
    }

    private NameRow of(String itsSites) {
        return new NameRow(name, itsSites, light, words, told, remarks);
    }

    private static NameRow of(Map<?, ?> look, Times times) {
        boolean cdn = Boolean.TRUE.equals(look.get("cdn"));
        Instant at = look.get("at") instanceof Instant moment ? moment : times.now();
        return new NameRow(
                text(look, "name"),
                "",
                light(look.get("state")),
                words(look, cdn),
                maps(look.get("resolvers"))
                        .map(one -> told(one, cdn, at, times))
                        .toList(),
                remarks(look));
    }

    private static String words(Map<?, ?> look, boolean cdn) {
        return Words.of(
                switch (text(look, "state")) {
                    case "ok" -> cdn ? "sites.names.front" : "sites.names.here";
                    case "fault" -> fault(look, cdn);
                    default -> "sites.names.unknown";
                });
    }

    private static String fault(Map<?, ?> look, boolean cdn) {
        if (cdn) {
            return "sites.names.past";
        }
        return Boolean.FALSE.equals(look.get("toServer")) ? "sites.names.elsewhere" : "sites.names.disagree";
    }

    /** What is well stands in the rows already. */
    private static List<Remark> remarks(Map<?, ?> look) {
        return maps(look.get("findings"))
                .filter(finding -> !text(finding, "state").equals("ok"))
                .map(finding ->
                        new Remark(text(finding, "text"), text(finding, "state").equals("fault")))
                .toList();
    }

    private static Told told(Map<?, ?> one, boolean cdn, Instant at, Times times) {
        Instant until = one.get("ttlMillis") instanceof Number millis ? at.plusMillis(millis.longValue()) : null;
        return new Told(
                text(one, "resolver"),
                where(one),
                until == null ? "" : left(until, times),
                until == null ? "" : times.exact(until),
                light(one, cdn));
    }

    private static String left(Instant until, Times times) {
        return until.isAfter(times.now())
                ? Words.of("sites.names.left", Amounts.duration(Duration.between(times.now(), until)))
                : Words.of("sites.names.over");
    }

    /** Over the other names to the addresses; one may have said a half of it before it fell silent. */
    private static String where(Map<?, ?> one) {
        String names = maps(one.get("entries"))
                .filter(entry -> text(entry, "type").equals("CNAME"))
                .map(entry -> text(entry, "value") + " \u2192 ")
                .collect(Collectors.joining());
        String addresses = maps(one.get("addresses"))
                .map(address -> text(address, "address"))
                .distinct()
                .collect(Collectors.joining(", "));
        String said = text(one, "answer");
        if (said.equals("addresses")) {
            return names + addresses;
        }
        String why = Words.of(nothing(said), text(one, "code"));
        return addresses.isEmpty() ? why : names + addresses + "; " + why;
    }

    private static String nothing(String said) {
        return switch (said) {
            case "no-name" -> "sites.names.said.no-name";
            case "no-address" -> "sites.names.said.no-address";
            case "failed" -> "sites.names.said.failed";
            case "refused" -> "sites.names.said.refused";
            default -> "sites.names.said.silent";
        };
    }

    private static Light light(Map<?, ?> one, boolean cdn) {
        String said = text(one, "answer");
        if (said.equals("no-name") || said.equals("no-address")) {
            return Light.BAD;
        }
        List<@Nullable Object> servers = new ArrayList<>();
        maps(one.get("addresses")).forEach(address -> servers.add(address.get("server")));
        if (servers.contains(cdn)) {
            return Light.BAD;
        }
        boolean known = !servers.isEmpty() && servers.stream().allMatch(Boolean.valueOf(!cdn)::equals);
        return known && said.equals("addresses") ? Light.GOOD : Light.UNKNOWN;
    }

    private static Light light(@Nullable Object state) {
        return "ok".equals(state) ? Light.GOOD : "fault".equals(state) ? Light.BAD : Light.UNKNOWN;
    }

    private static Stream<Map<?, ?>> maps(@Nullable Object list) {
        return list instanceof List<?> all
                ? all.stream().filter(Map.class::isInstance).map(one -> (Map<?, ?>) one)
                : Stream.of();
    }

    private static String text(Map<?, ?> map, String field) {
        return map.get(field) instanceof Object value ? value.toString() : "";
    }
}
