package dev.handrail.journal;

import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of an entry as a text that a person can edit: each under a heading of its own. */
public final class EntryText {
    private static final String HEADING = "## ";
    private static final String ESCAPE = "\\";
    private static final Pattern LEVEL = Pattern.compile("##([^#].*)");

    private EntryText() {}

    public static List<String> lines(MaintenanceEntry entry) {
        List<String> lines = new ArrayList<>();
        entry.texts().forEach((section, text) -> {
            lines.add(HEADING + Words.of(section.key()));
            text.lines().map(EntryText::written).forEach(lines::add);
            lines.add("");
        });
        return lines;
    }

    /**
     * What stands under headings that it knows, by their names here or in scripts; what stands above the first of them is
     * nobody's. Any other line belongs to its part, for a person may well begin one with a #; one that would be a heading
     * has a backslash before it.
     */
    public static Map<Section, String> read(String text) {
        Map<Section, StringBuilder> read = new EnumMap<>(Section.class);
        Optional<Section> now = Optional.empty();
        for (String line : text.lines().toList()) {
            Optional<Section> heading = heading(line);
            if (heading.isPresent()) {
                now = heading;
            } else {
                now.ifPresent(section -> read.computeIfAbsent(section, one -> new StringBuilder())
                        .append(meant(line))
                        .append('\n'));
            }
        }
        Map<Section, String> texts = new EnumMap<>(Section.class);
        read.forEach((section, said) -> texts.put(section, said.toString().strip()));
        return texts;
    }

    private static String written(String own) {
        return heading(unescaped(own)).isPresent() ? ESCAPE + own : own;
    }

    private static String meant(String line) {
        return line.startsWith(ESCAPE) && heading(unescaped(line)).isPresent() ? line.substring(1) : line;
    }

    private static String unescaped(String line) {
        return line.replaceFirst("^\\\\+", "");
    }

    /** Of the level that {@link #lines} writes, and no other: a comment of a shell may begin with a name of ours. */
    private static Optional<Section> heading(String line) {
        Matcher heading = LEVEL.matcher(line);
        return heading.matches() ? named(heading.group(1).strip()) : Optional.empty();
    }

    private static Optional<Section> named(String heading) {
        for (Section section : Section.values()) {
            if (heading.equalsIgnoreCase(Words.of(section.key())) || heading.equalsIgnoreCase(section.word())) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }
}
