package dev.handrail.server;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads what visitors see, and what is expected of it. */
final class SiteReader {
    private SiteReader() {}

    static Optional<Site> site(Section in) {
        Optional<String> name = in.required("name", Scalars::text);
        Optional<URI> url = in.required("url", node -> Require.site("", Scalars.text(node)));
        Site.Expect expect = in.part("expect", SiteReader::expect).orElse(Site.Expect.ANYTHING);
        String ip = in.text("ip");
        Optional<Site.Inside> inside = in.value("inside", node -> Site.Inside.parse(Scalars.text(node)));
        Site.CertificateRule certificate =
                in.part("certificate", SiteReader::certificate).orElse(Site.CertificateRule.USUAL);
        Optional<Duration> every = in.value("every", Scalars::lapse);
        Site.NameRule names = in.part("dns", SiteReader::names).orElse(Site.NameRule.USUAL);
        return in.make(() -> new Site(
                name.orElseThrow(),
                url.orElseThrow(),
                expect,
                ip,
                inside.orElse(null),
                certificate,
                every.orElse(null),
                names));
    }

    private static Optional<Site.NameRule> names(Section in) {
        boolean cdn = in.value("cdn", Scalars::yes).isPresent();
        List<String> resolvers = in.list("resolvers", Scalars::text);
        return in.make(() -> new Site.NameRule(cdn, resolvers));
    }

    private static Optional<Site.Expect> expect(Section in) {
        Optional<Integer> status = in.value("status", Scalars::number);
        Optional<String> contains = in.value("contains", Scalars::argument);
        Map<?, ?> json = in.value("json", SiteReader::document).orElse(Map.of());
        Map<String, String> headers = in.part("headers", SiteReader::headers).orElse(Map.of());
        Optional<URI> redirect = in.value("redirect", Scalars::web);
        boolean form = in.value("form", Scalars::yes).isPresent();
        Optional<Duration> within = in.value("within", Scalars::lapse);
        return in.make(() -> new Site.Expect(
                status.orElse(null),
                contains.orElse(null),
                ExpectedJson.copy(json),
                headers,
                redirect.orElse(null),
                form,
                within.orElse(null)));
    }

    private static Optional<Site.CertificateRule> certificate(Section in) {
        Optional<Integer> days = in.value("days", Scalars::number);
        String file = in.text("file");
        return in.make(() -> new Site.CertificateRule(days.orElse(null), file));
    }

    /** A name in capitals is the same one to every server. */
    private static Optional<Map<String, String>> headers(Section in) {
        return in.all(String.CASE_INSENSITIVE_ORDER, Scalars::argument);
    }

    static Map<?, ?> document(Node node) {
        if (json(node) instanceof Map<?, ?> map) {
            return map;
        }
        throw new InvalidProfile("", "profile.problem.map");
    }

    private static @Nullable Object json(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> array(sequence);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new InvalidProfile("", "profile.invalid.json");
        };
    }

    private static Map<String, @Nullable Object> object(MappingNode mapping) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || object.containsKey(key.getValue())) {
                throw new InvalidProfile("", "profile.invalid.json");
            }
            object.put(key.getValue(), json(tuple.getValueNode()));
        }
        return object;
    }

    private static List<@Nullable Object> array(SequenceNode sequence) {
        List<@Nullable Object> array = new ArrayList<>();
        sequence.getValue().forEach(item -> array.add(json(item)));
        return array;
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(scalar.getValue());
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(scalar.getValue()) : scalar.getValue();
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new InvalidProfile("", "profile.invalid.json");
        }
    }
}
