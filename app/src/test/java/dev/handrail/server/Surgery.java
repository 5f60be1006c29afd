package dev.handrail.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One key of a YAML text, where it stands, and the text with something else in its place. */
record Surgery(String text, String parent, String key, Node keyNode, Node value, boolean inFlow) {

    /** Every key of the text, at any depth, in the order in which they stand. */
    static List<Surgery> everyKeyOf(String text) {
        List<Surgery> keys = new ArrayList<>();
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        collect(text, "", new Compose(settings).composeString(text).orElseThrow(), keys);
        return keys;
    }

    /** Every item of each list of the text; its key is that of the list. */
    static List<Surgery> everyItemOf(String text) {
        return everyKeyOf(text).stream().flatMap(Surgery::items).toList();
    }

    private Stream<Surgery> items() {
        return value instanceof SequenceNode list
                ? list.getValue().stream().map(item -> new Surgery(text, parent, key, keyNode, item, inFlow))
                : Stream.empty();
    }

    private static void collect(String text, String path, Node node, List<Surgery> keys) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> collect(text, path, item, keys));
        } else if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                boolean inFlow = map.getFlowStyle() == FlowStyle.FLOW;
                Surgery found = new Surgery(text, path, key, tuple.getKeyNode(), tuple.getValueNode(), inFlow);
                keys.add(found);
                collect(text, found.path(), tuple.getValueNode(), keys);
            }
        }
    }

    String path() {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    int keyLine() {
        return mark(keyNode).getLine() + 1;
    }

    int valueLine() {
        return mark(value).getLine() + 1;
    }

    boolean isOneValue() {
        return value instanceof ScalarNode;
    }

    String withValue(String other) {
        int from = mark(value).getIndex();
        int to = value.getEndMark().orElseThrow().getIndex();
        // The end of a block is where the next one begins.
        int end = from + text.substring(from, to).stripTrailing().length();
        return text.substring(0, from) + other + text.substring(end);
    }

    String withKey(String other) {
        int from = mark(keyNode).getIndex();
        return text.substring(0, from) + other + text.substring(from + key.length());
    }

    String twice() {
        Mark at = mark(keyNode);
        String between = inFlow ? ", " : "\n" + " ".repeat(at.getColumn());
        return text.substring(0, at.getIndex()) + key + ": x" + between + text.substring(at.getIndex());
    }

    private static Mark mark(Node node) {
        return node.getStartMark().orElseThrow();
    }

    @Override
    public String toString() {
        return path() + " on line " + keyLine();
    }
}
