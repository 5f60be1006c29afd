package dev.handrail.runbook.text;

import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Fence.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Reads a block of code: what it is written in, and whether its author meant it to be run from here. */
final class FenceReader {
    private static final Map<String, Kind> LANGUAGES = Map.ofEntries(
            Map.entry("sh", Kind.SHELL),
            Map.entry("bash", Kind.SHELL),
            Map.entry("shell", Kind.SHELL),
            Map.entry("zsh", Kind.SHELL),
            Map.entry("console", Kind.SHELL),
            Map.entry("shell-session", Kind.SHELL),
            Map.entry("shellsession", Kind.SHELL),
            Map.entry("terminal", Kind.SHELL),
            Map.entry("", Kind.SHELL),
            Map.entry("sql", Kind.SQL),
            Map.entry("mysql", Kind.SQL),
            Map.entry("pgsql", Kind.SQL),
            Map.entry("postgresql", Kind.SQL),
            Map.entry("handrail", Kind.HANDRAIL),
            Map.entry("http", Kind.HTTP));

    private static final int LONGEST_INFO = 2000;

    private final Source source;

    FenceReader(Source source) {
        this.source = source;
    }

    /** Whether it is a block of code at all. */
    static boolean isCode(Node node) {
        return node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock;
    }

    static boolean holdsCode(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (isCode(child) || holdsCode(child)) {
                return true;
            }
        }
        return false;
    }

    Fence read(Node node) {
        return node instanceof FencedCodeBlock fenced
                ? fence(fenced.getInfo(), fenced.getLiteral(), source.line(node))
                : fence("", ((IndentedCodeBlock) node).getLiteral(), source.line(node) - 1);
    }

    private static Fence fence(@Nullable String info, @Nullable String literal, int line) {
        String said = info == null || info.length() > LONGEST_INFO ? "" : info;
        InfoString read = InfoString.ofCode(said);
        Optional<Attributes> attributes = read.attributes();
        String written = read.words().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        // Others write the language into the braces.
        String language = written.isEmpty() ? firstOf(attributes) : written;
        Kind kind = LANGUAGES.getOrDefault(language, Kind.TEXT);
        boolean ours = attributes.isPresent()
                && Attributes.OF_CODE.containsAll(attributes.get().values().keySet())
                && !written.isEmpty();
        boolean proposal = kind != Kind.TEXT && kind != Kind.HANDRAIL && !ours;
        String text = literal == null ? "" : literal.stripTrailing();
        return new Fence(
                kind,
                language,
                proposal && kind == Kind.SHELL ? withoutPrompts(text.stripIndent()) : text,
                attributes.orElse(Attributes.NONE),
                proposal,
                line);
    }

    private static String firstOf(Optional<Attributes> attributes) {
        return attributes.stream()
                .flatMap(some -> some.values().keySet().stream())
                .findFirst()
                .orElse("");
    }

    /** As copied from a terminal: lines behind a prompt are what was typed, the others what came back. */
    private static String withoutPrompts(String text) {
        boolean copied = text.lines().findFirst().orElse("").startsWith("$ ");
        return copied
                ? text.lines()
                        .filter(line -> line.startsWith("$ "))
                        .map(line -> line.substring(2))
                        .collect(Collectors.joining("\n"))
                : text;
    }
}
