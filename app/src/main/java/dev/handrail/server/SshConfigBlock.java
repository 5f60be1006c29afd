package dev.handrail.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an OpenSSH configuration says for some hosts.
 *
 * @param conditions lists of patterns, every one of which a host must match: more than one where a Host block includes a
 *     file with Host blocks of its own
 * @param options the arguments of each of its lines, by the keyword and in the order in which they stand there
 */
record SshConfigBlock(List<List<String>> conditions, Map<String, List<List<String>>> options) {

    static SshConfigBlock under(List<List<String>> conditions) {
        return new SshConfigBlock(List.copyOf(conditions), new LinkedHashMap<>());
    }

    void add(SshConfigLine line) {
        options.computeIfAbsent(line.keyword(), keyword -> new ArrayList<>()).add(line.arguments());
    }

    List<List<String>> and(List<String> patterns) {
        List<List<String>> all = new ArrayList<>(conditions);
        all.add(List.copyOf(patterns));
        return all;
    }

    boolean appliesTo(String host) {
        return conditions.stream().allMatch(patterns -> matches(patterns, host));
    }

    /** Those hosts that it calls by their name. */
    List<String> names() {
        return conditions.isEmpty()
                ? List.of()
                : conditions.getLast().stream()
                        .filter(pattern ->
                                !pattern.startsWith("!") && pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0)
                        .filter(this::appliesTo)
                        .toList();
    }

    private static boolean matches(List<String> patterns, String host) {
        boolean matched = false;
        for (String pattern : patterns) {
            boolean negated = pattern.startsWith("!");
            if (glob(negated ? pattern.substring(1) : pattern).matcher(host).matches()) {
                if (negated) {
                    return false;
                }
                matched = true;
            }
        }
        return matched;
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString());
    }
}
