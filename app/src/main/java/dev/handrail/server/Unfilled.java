package dev.handrail.server;

import dev.handrail.words.Words;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Notes each place of a profile in which a template's placeholder was left. */
record Unfilled(Problems problems) {
    void look(Node document) {
        look("", document);
    }

    private void look(String key, Node node) {
        switch (node) {
            case MappingNode mapping -> mapping.getValue().forEach(tuple -> look(key(tuple), tuple.getValueNode()));
            case SequenceNode sequence -> sequence.getValue().forEach(item -> look(key, item));
            case ScalarNode scalar -> {
                if (TemplateFile.unfilled(scalar.getValue())) {
                    problems.note(scalar, key, Words.of("profile.problem.placeholder", TemplateFile.PLACEHOLDER));
                }
            }
            default -> {}
        }
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }
}
