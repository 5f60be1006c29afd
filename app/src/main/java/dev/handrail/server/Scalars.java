package dev.handrail.server;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Understands single values of a profile file; what it does not understand is an {@link InvalidProfile}. */
public final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    private Scalars() {}

    /** Any single value, just as it was written: a name may well be 0123 or yes. */
    public static String text(Node node) {
        String text = raw(node);
        Require.text("", text);
        return text;
    }

    /** A text that may be empty or go over several lines. */
    public static String argument(Node node) {
        String text = raw(node);
        Require.argument("", text);
        return text;
    }

    static int number(Node node) {
        if (!(node instanceof ScalarNode scalar)
                || !scalar.isPlain()
                || !WHOLE.matcher(scalar.getValue()).matches()) {
            throw new InvalidProfile("", "profile.invalid.number");
        }
        return Integer.parseInt(scalar.getValue());
    }

    static int port(Node node) {
        int port = number(node);
        Require.port(port);
        return port;
    }

    static boolean flag(Node node) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.BOOL)) {
            throw new InvalidProfile("", "profile.invalid.flag");
        }
        return Boolean.parseBoolean(scalar.getValue());
    }

    /** A key that says all there is to say by being there. */
    static boolean yes(Node node) {
        if (!flag(node)) {
            throw new InvalidProfile("", "profile.invalid.yes");
        }
        return true;
    }

    static ByteSize size(Node node) {
        return ByteSize.parse(text(node));
    }

    static Duration lapse(Node node) {
        return Lapse.parse(text(node));
    }

    static Hours hours(Node node) {
        return Hours.parse(text(node));
    }

    static URI web(Node node) {
        return Require.web("", text(node));
    }

    /** Where a secret is. That of a map or a list, too, nothing is repeated. */
    static SecretRef secret(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new InvalidProfile("", "profile.invalid.secret");
        }
        return SecretRef.parse(scalar.getValue());
    }

    /** One of the words of an enum. */
    public static <E> Function<Node, E> word(E[] values, Function<E, String> word) {
        return node -> {
            String written = node instanceof ScalarNode scalar ? scalar.getValue() : "";
            return Arrays.stream(values)
                    .filter(value -> word.apply(value).equals(written))
                    .findFirst()
                    .orElseThrow(() -> new InvalidProfile(
                            "",
                            "profile.invalid.word",
                            Arrays.stream(values).map(word).collect(Collectors.joining(", "))));
        };
    }

    private static String raw(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new InvalidProfile("", "profile.invalid.text");
        }
        return scalar.getValue();
    }
}
