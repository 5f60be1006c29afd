package dev.handrail.site.maintenance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the page of capistrano-maintenance lies on the server, as far as the settings of a checkout say so in plain texts. What
 * is computed there is not guessed.
 */
final class CapistranoFile {
    private static final Pattern SET = Pattern.compile("^\\s*set[\\s(]+:(\\w+)\\s*,\\s*(.*)$");
    private static final Pattern PLAIN =
            Pattern.compile("(?:->\\s*\\{\\s*)?(?:\"([^\"]*)\"|'([^']*)'|:(\\w+))\\s*[)}]?\\s*(?:#.*)?");
    private static final Pattern WITHIN =
            Pattern.compile("#\\{\\s*(?:fetch[\\s(]+:(\\w+)\\s*\\)?|(shared_path|deploy_to))\\s*}");
    private static final int DEEPEST = 8;

    /** What is said there; empty where it is not said plainly. */
    private final Map<String, Optional<String>> settings = new HashMap<>();

    private CapistranoFile(String stage) {
        settings.put("stage", Optional.of(stage));
        plainly("deploy_to", "/var/www/#{fetch(:application)}");
        plainly("shared_path", "#{deploy_to}/shared");
        plainly("maintenance_dirname", "#{shared_path}/public/system");
        plainly("maintenance_basename", "maintenance");
    }

    private void plainly(String name, String value) {
        settings.put(name, Optional.of(value));
    }

    /** @param text of its settings: those of all stages, then those of this one */
    static Optional<String> in(String text, String stage) {
        CapistranoFile file = new CapistranoFile(stage);
        text.lines().forEach(file::read);
        return file.resolved("#{fetch(:maintenance_dirname)}/#{fetch(:maintenance_basename)}.html", 0)
                .filter(path -> path.startsWith("/"));
    }

    private void read(String line) {
        Matcher set = SET.matcher(line);
        if (set.matches()) {
            Matcher plain = PLAIN.matcher(set.group(2).strip());
            settings.put(set.group(1), plain.matches() ? Optional.of(text(plain)) : Optional.empty());
        }
    }

    private static String text(Matcher plain) {
        for (int group = 1; group <= plain.groupCount(); group++) {
            if (plain.group(group) != null) {
                return plain.group(group);
            }
        }
        return "";
    }

    private Optional<String> resolved(String text, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        StringBuilder whole = new StringBuilder();
        Matcher within = WITHIN.matcher(text);
        while (within.find()) {
            String name = within.group(1) == null ? within.group(2) : within.group(1);
            Optional<String> value =
                    settings.getOrDefault(name, Optional.empty()).flatMap(found -> resolved(found, depth + 1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            within.appendReplacement(whole, Matcher.quoteReplacement(value.get()));
        }
        within.appendTail(whole);
        return whole.indexOf("#{") < 0 ? Optional.of(whole.toString()) : Optional.empty();
    }
}
