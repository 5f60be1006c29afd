package dev.handrail.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What a profile says only to be filled in later, as the examples of the manual do with an ellipsis: https://…. It is kept
 * as it is; what needs the real thing says that it is missing.
 *
 * @param key where it stands, in the words of the profile file
 */
public record Placeholder(String key, String value) {
    private static final String ELLIPSIS = "…";

    private static final Pattern IN_A_NAME = Pattern.compile("[\\p{L}\\p{N}]…[\\p{L}\\p{N}]");

    /** Where an ellipsis is what it says, as on the page of a site or in a word of a command. */
    private static final Set<String> AS_IT_IS = Set.of(
            "server", "tags", "expect", "exclude", "sql", "command", "stop", "start", "healthy", "on", "off", "status");

    /** By which keys one part of several is called. */
    private static final Set<String> NAMING = Set.of("name", "role", "kind");

    /** Whether somebody has still to put in what belongs there. */
    public static boolean is(@Nullable String value) {
        return value != null && value.contains(ELLIPSIS);
    }

    /** An address of which the rest is missing. */
    static boolean isAddress(String value) {
        if (!is(value) || !value.matches("https?://.*")) {
            return false;
        }
        try {
            String authority = new URI(value).getRawAuthority();
            // Who logs in there is no gap: a secret would be kept in the clear.
            return authority != null && !authority.contains("@");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A recipient of which the rest is missing. */
    static boolean isRecipient(String value) {
        return is(value) && value.startsWith("age1");
    }

    /** Whether that is what an ellipsis in a text stands for, and no sign in the middle of a name: of a folder /srv/a…b. */
    public static boolean isGap(String value) {
        return is(value)
                && (isAddress(value)
                        || isRecipient(value)
                        || !IN_A_NAME.matcher(value).find());
    }

    /** All that a profile still waits for. */
    public static List<Placeholder> in(Server server) {
        List<Placeholder> found = new ArrayList<>();
        look("", ServerWriter.document(server), found);
        return found;
    }

    private static void look(String key, Node node, List<Placeholder> found) {
        switch (node) {
            case MappingNode mapping ->
                mapping.getValue().forEach(tuple -> {
                    String part = text(tuple.getKeyNode());
                    if (!AS_IT_IS.contains(part)) {
                        look(key.isEmpty() ? part : key + "." + part, tuple.getValueNode(), found);
                    }
                });
            case SequenceNode sequence -> sequence.getValue().forEach(item -> look(key + called(item), item, found));
            default -> {
                if (isGap(text(node))) {
                    found.add(new Placeholder(key, text(node)));
                }
            }
        }
    }

    /** How one of several is told from the others. */
    private static String called(Node node) {
        List<NodeTuple> tuples = node instanceof MappingNode mapping ? mapping.getValue() : List.of();
        return tuples.stream()
                .filter(tuple -> NAMING.contains(text(tuple.getKeyNode())))
                .map(tuple -> "." + text(tuple.getValueNode()))
                .findFirst()
                .orElse("");
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    @Override
    public String toString() {
        return key + ": " + value;
    }
}
