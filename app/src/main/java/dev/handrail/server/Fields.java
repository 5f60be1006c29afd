package dev.handrail.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Puts keys and values together for writing; what is null or empty is left out. */
final class Fields {
    /** Texts that some reader of YAML, of whatever version, takes for something else. */
    private static final Set<String> AMBIGUOUS =
            Set.of("", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=");

    private static final Pattern NUMBER_OR_TIME = Pattern.compile(
            "[-+]?\\.?[0-9][0-9_,]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?|[-+]?0[xXoObB][0-9a-fA-F_]+|[-+]?\\.(inf|nan)"
                    + "|[-+]?[0-9]+(:[0-9]+)+(\\.[0-9]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*",
            Pattern.CASE_INSENSITIVE);

    private final List<NodeTuple> tuples = new ArrayList<>();

    Fields text(String key, @Nullable String value) {
        return value == null ? this : node(key, text(value));
    }

    Fields number(String key, @Nullable Integer value) {
        return value == null ? this : node(key, plain(Tag.INT, value.toString()));
    }

    Fields flag(String key, boolean value) {
        return value ? node(key, plain(Tag.BOOL, "true")) : this;
    }

    /** Where false says something else than nothing. */
    Fields choice(String key, @Nullable Boolean value) {
        return value == null ? this : node(key, plain(Tag.BOOL, value.toString()));
    }

    Fields secret(String key, @Nullable SecretRef value) {
        return value == null ? this : text(key, value.word());
    }

    Fields keep(@Nullable Keep value) {
        return value == null ? this : text("keep", value.word());
    }

    Fields lapse(String key, @Nullable Duration value) {
        return value == null ? this : text(key, Lapse.word(value));
    }

    Fields texts(String key, List<String> values) {
        return values.isEmpty()
                ? this
                : node(key, flow(values.stream().map(Fields::text).toList()));
    }

    /** One part a line. */
    Fields lines(String key, List<? extends Node> parts) {
        return parts.isEmpty() ? this : node(key, new SequenceNode(Tag.SEQ, List.<Node>copyOf(parts), FlowStyle.BLOCK));
    }

    Fields node(String key, @Nullable Node value) {
        if (value != null) {
            tuples.add(new NodeTuple(text(key), value));
        }
        return this;
    }

    Node inOneLine() {
        return new MappingNode(Tag.MAP, tuples, FlowStyle.FLOW);
    }

    Node inLines() {
        return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }

    static Node flow(List<? extends Node> items) {
        return new SequenceNode(Tag.SEQ, List.<Node>copyOf(items), FlowStyle.FLOW);
    }

    static Node plain(Tag tag, String value) {
        return new ScalarNode(tag, value, ScalarStyle.PLAIN);
    }

    /** Bare where that is safe; the emitter itself quotes what YAML does not take bare. */
    static Node text(String value) {
        boolean bare = !AMBIGUOUS.contains(value.toLowerCase(Locale.ROOT))
                && !NUMBER_OR_TIME.matcher(value).matches()
                && value.chars().noneMatch(c -> Character.isISOControl(c) || c == '\'' || c == '"' || c == '#');
        return new ScalarNode(Tag.STR, value, bare ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }
}
