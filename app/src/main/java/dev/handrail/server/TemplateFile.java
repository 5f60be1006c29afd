package dev.handrail.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The profile of a kind of system, to be filled in: what such a system has, each part with a comment that explains it.
 *
 * @param text as it is given to a person, with the comments
 */
public record TemplateFile(Template template, String text) {
    /** Stands where only the person knows what belongs there. No profile is accepted with it. */
    public static final String PLACEHOLDER = "CHANGE-ME";

    private static final String COMMENT = "# ";
    /** Twice indented comments are examples and commands, which explain nothing by themselves. */
    private static final Pattern EXAMPLE = Pattern.compile("#\\s{2,}.*");

    public static TemplateFile of(Template template) {
        String file = "/dev/handrail/server/" + template.word() + ".yaml";
        try (InputStream in = Objects.requireNonNull(TemplateFile.class.getResourceAsStream(file), file)) {
            return new TemplateFile(template, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether something in here still has to be put in by a person. */
    public static boolean unfilled(@Nullable String text) {
        return text != null && text.contains(PLACEHOLDER);
    }

    /** The server with its placeholders, for a form that asks for what belongs there. */
    public Server server() {
        return ProfileFile.draftWithPlaceholders(text).getFirst();
    }

    /** One sentence on what it is for. */
    public String sentence() {
        return text.lines().findFirst().orElse("").substring(COMMENT.length());
    }

    /** What the comment above a key says; empty where there is none. */
    public String about(String key) {
        List<String> comment = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(key + ":")) {
                return String.join(" ", comment);
            }
            if (!line.startsWith("#")) {
                comment.clear();
            } else if (!EXAMPLE.matcher(line).matches()) {
                comment.add(line.substring(1).strip());
            }
        }
        return "";
    }
}
