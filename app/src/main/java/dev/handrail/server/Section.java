package dev.handrail.server;

import dev.handrail.words.Nearest;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The keys and values of one part of a profile file while it is read. It notes every problem with its line and goes on;
 * {@link #make} makes the part only when there was none.
 */
public final class Section {
    private final MappingNode node;
    private final String path;
    private final Problems problems;
    private final int problemsBefore;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    public Section(MappingNode node, String path, Problems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        this.problemsBefore = problems.count();
        node.getValue().forEach(this::take);
    }

    private void take(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.note(tuple.getKeyNode(), label(""), Words.of("profile.problem.key"));
            return;
        }
        Node first = keys.putIfAbsent(key.getValue(), key);
        if (first != null) {
            twice(key.getValue(), key, first);
            return;
        }
        values.put(key.getValue(), tuple.getValueNode());
    }

    private void twice(String key, Node at, Node first) {
        problems.note(at, label(key), Words.of("profile.problem.twice", Problems.line(first)));
    }

    /** Where it begins, counted from one. */
    public int line() {
        return Problems.line(node);
    }

    public boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    /** A value that may be missing, but must not be there without being one. */
    public <T> Optional<T> value(String key, Function<Node, T> understand) {
        return present(key).flatMap(value -> understood(key, value, understand));
    }

    public <T> Optional<T> required(String key, Function<Node, T> understand) {
        missingUnlessThere(key);
        return value(key, understand);
    }

    public @Nullable String text(String key) {
        return value(key, Scalars::text).orElse(null);
    }

    /** How a path on the server is understood. */
    Function<Node, String> there() {
        return asked(WholePath::there);
    }

    /** How a path on the workstation is understood. */
    Function<Node, String> here() {
        return asked(WholePath::here);
    }

    /** How the machines on the way to another are understood. */
    Function<Node, String> way() {
        return asked(Hop::reachable);
    }

    /** How it is understood which backups are kept. */
    Function<Node, Keep> keeping() {
        return ofStored() ? node -> Keep.stored(Scalars.text(node)) : node -> Keep.parse(Scalars.text(node));
    }

    private Function<Node, String> asked(BiFunction<String, String, String> more) {
        return ofStored() ? Scalars::text : node -> more.apply("", Scalars.text(node));
    }

    Optional<SecretRef> secret(String key) {
        return value(key, node -> ofStored() ? Scalars.secret(node) : WholePath.secret("", Scalars.secret(node)));
    }

    /**
     * Looks at the program of a command that was read.
     *
     * @param placed whether the profile says in which folder it is run
     */
    List<String> command(String key, List<String> command, boolean placed) {
        if (!ofStored()) {
            understood(key, values.getOrDefault(key, node), at -> WholePath.program("", command, placed));
        }
        return command;
    }

    /** A list of values; empty where it is missing. */
    public <T> List<T> list(String key, Function<Node, T> understand) {
        List<T> list = new ArrayList<>();
        for (Node item : items(key)) {
            if (item.getTag().equals(Tag.NULL) && !ofStored()) {
                problems.note(item, label(key), Words.of("profile.problem.no-value.item"));
            } else {
                understood(key, item, understand).ifPresent(list::add);
            }
        }
        return list;
    }

    <T> List<T> requiredList(String key, Function<Node, T> understand) {
        missingUnlessThere(key);
        return list(key, understand);
    }

    /** All that stands in it, where any name may be a key; those that are equal in that order are one that stands there twice. */
    <T> Optional<Map<String, T>> all(Comparator<String> order, Function<Node, T> understand) {
        Map<String, Node> names = new TreeMap<>(order);
        Map<String, T> all = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            known.add(key);
            Node at = keys.getOrDefault(key, node);
            Node first = names.putIfAbsent(key, at);
            if (first != null && !ofStored()) {
                twice(key, at, first);
            }
            understood(key, value, understand).ifPresent(one -> all.put(key, one));
        });
        return make(() -> all);
    }

    /** A part with keys of its own. */
    <T> Optional<T> part(String key, Function<Section, Optional<T>> read) {
        return present(key).flatMap(value -> inside(key, value)).flatMap(read);
    }

    <T> Optional<T> requiredPart(String key, Function<Section, Optional<T>> read) {
        missingUnlessThere(key);
        return part(key, read);
    }

    /** The single value of a key that may as well have keys of its own. */
    Optional<ScalarNode> scalar(String key) {
        return has(key) && values.get(key) instanceof ScalarNode scalar ? Optional.of(scalar) : Optional.empty();
    }

    /** Whether it was taken before, when less may have been asked of it. */
    boolean ofStored() {
        return problems.ofStored();
    }

    /** A list of parts, each with a name of its own. */
    public <T> List<T> parts(String key, Function<Section, Optional<T>> read, @Nullable Function<T, String> name) {
        return parts(key, read, name, (part, before) -> Optional.empty());
    }

    /** @param against says what is wrong with a part beside those before it, where it was not taken like that before */
    <T> List<T> parts(
            String key,
            Function<Section, Optional<T>> read,
            @Nullable Function<T, String> name,
            BiFunction<T, List<T>, Optional<String>> against) {
        List<T> parts = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Node item : items(key)) {
            inside(key, item).flatMap(read).ifPresent(part -> {
                if (name != null && !names.add(name.apply(part))) {
                    problems.note(item, label(key), Words.of("profile.invalid.twice", name.apply(part)));
                }
                if (!ofStored()) {
                    against.apply(part, parts).ifPresent(text -> problems.note(item, label(key), text));
                }
                parts.add(part);
            });
        }
        return parts;
    }

    /** Which one of several keys is there, of which exactly one must be. */
    Optional<String> oneOf(String... choices) {
        List<String> there = new ArrayList<>();
        for (String choice : choices) {
            if (has(choice)) {
                there.add(choice);
            }
        }
        if (there.size() == 1) {
            return Optional.of(there.getFirst());
        }
        problems.note(node, label(""), Words.of("profile.problem.one-of", String.join(", ", choices)));
        return Optional.empty();
    }

    /** The part, unless there was a problem in it or a key that nobody asked for. */
    public <T> Optional<T> make(Supplier<T> part) {
        keys.forEach((key, at) -> {
            if (!known.contains(key)) {
                problems.note(at, label(shown(key)), unknown(key));
            }
        });
        if (problems.count() > problemsBefore) {
            return Optional.empty();
        }
        try {
            return Optional.of(part.get());
        } catch (InvalidProfile e) {
            problems.note(keys.getOrDefault(e.key(), node), label(e.key()), e.text());
            return Optional.empty();
        }
    }

    private String unknown(String key) {
        return Nearest.to(key, known)
                .map(near -> Words.of("profile.problem.unknown.near", near))
                .orElseGet(() -> Words.of("profile.problem.unknown", String.join(", ", known)));
    }

    private Optional<Node> present(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        Node value = values.get(key);
        if (value == null || value.getTag().equals(Tag.NULL)) {
            problems.note(keys.getOrDefault(key, node), label(key), Words.of("profile.problem.no-value"));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private void missingUnlessThere(String key) {
        if (!has(key)) {
            problems.note(node, label(key), Words.of("profile.problem.missing"));
        }
    }

    private <T> Optional<T> understood(String key, Node value, Function<Node, T> understand) {
        try {
            return Optional.of(understand.apply(value));
        } catch (InvalidProfile e) {
            problems.note(value, label(key), e.text());
            return Optional.empty();
        }
    }

    private List<Node> items(String key) {
        Optional<Node> value = present(key);
        if (value.isPresent() && !(value.get() instanceof SequenceNode)) {
            problems.note(value.get(), label(key), Words.of("profile.problem.list"));
        }
        return value.orElse(null) instanceof SequenceNode list ? list.getValue() : List.of();
    }

    private Optional<Section> inside(String key, Node value) {
        if (value instanceof MappingNode mapping) {
            return Optional.of(new Section(mapping, label(key), problems));
        }
        problems.note(value, label(key), Words.of("profile.problem.map"));
        return Optional.empty();
    }

    private String label(String key) {
        return key.isEmpty() ? path : path.isEmpty() ? key : path + "." + key;
    }

    /** A key that is not known may be anything. */
    private static String shown(String key) {
        String shown = key.replaceAll("\\p{Cntrl}", " ");
        return shown.length() > 40 ? shown.substring(0, 40) + "…" : shown;
    }
}
