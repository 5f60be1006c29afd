package dev.handrail.desktop.servers;

import dev.handrail.server.Access;
import dev.handrail.server.Announcing;
import dev.handrail.server.Contact;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Encryption;
import dev.handrail.server.FileSet;
import dev.handrail.server.LogSource;
import dev.handrail.server.Packing;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a profile, in its order, each as what is in it by name. */
public enum Part {
    ENVIRONMENT("part.environment", server -> one(Words.of(server.environment().key()), server.environment())),
    TEMPLATE(
            "part.template",
            server ->
                    server.template() == null ? Map.of() : one(server.template().word(), "")),
    TAGS("part.tags", server -> named(server.tags(), tag -> tag)),
    ACCESS("part.access", server -> one(address(server), server.access())),
    DATABASES("part.databases", server -> named(server.databases(), Database::name)),
    FILES("part.files", server -> named(server.files(), FileSet::name)),
    SCRIPTS("part.scripts", server -> named(server.scripts(), Script::name)),
    DESTINATIONS("part.destinations", server -> named(server.destinations(), Destination::name)),
    ENCRYPTION("part.encryption", server -> server.encryption() == null ? Map.of() : readers(server.encryption())),
    REPOSITORIES("part.repositories", server -> named(server.repositories(), Repository::name)),
    PACKING(
            "part.packing",
            server -> server.packing().equals(Packing.USUAL)
                    ? Map.of()
                    : one(Words.of("part.packing.own"), server.packing())),
    LOGS("part.logs", server -> named(server.logs(), LogSource::name)),
    SITES("part.sites", server -> named(server.sites(), Site::name)),
    SWITCH(
            "part.switch",
            server -> server.maintenance() == null
                    ? Map.of()
                    : one(server.maintenance().kind(), server.maintenance())),
    ANNOUNCE(
            "part.announce",
            server -> server.announcing() == null ? Map.of() : one(told(server.announcing()), server.announcing())),
    CONTACTS("part.contacts", server -> named(server.contacts(), Part::who));

    private final String key;
    private final Function<Server, Map<String, Object>> content;

    Part(String key, Function<Server, Map<String, Object>> content) {
        this.key = key;
        this.content = content;
    }

    private Optional<String> told(Server server) {
        Map<String, Object> there = content.apply(server);
        return there.isEmpty() ? Optional.empty() : Optional.of(line(there.keySet().stream()));
    }

    /** What a server has beside the way in, a line a part. */
    static List<String> beyondAccess(Server server) {
        return told(EnumSet.complementOf(EnumSet.of(ACCESS)), server);
    }

    /** What a server has beside what the form has fields for, a line a part. */
    public static List<String> beside(Server server) {
        return told(EnumSet.of(TEMPLATE, TAGS), server);
    }

    private static List<String> told(Set<Part> parts, Server server) {
        return parts.stream().flatMap(part -> part.told(server).stream()).toList();
    }

    /** What becomes different where one profile takes the place of another, a line a part. */
    static List<String> changes(Server before, Server after) {
        List<String> lines = Arrays.stream(values())
                .flatMap(part -> part.change(before, after).stream())
                .toList();
        return lines.isEmpty() && !before.equals(after) ? List.of(Words.of("part.order")) : lines;
    }

    private Optional<String> change(Server before, Server after) {
        Map<String, Object> was = content.apply(before);
        Map<String, Object> is = content.apply(after);
        List<String> told = new ArrayList<>();
        is.forEach((name, value) -> {
            if (!was.containsKey(name)) {
                told.add(Words.of("part.added", name));
            } else if (!value.equals(was.get(name))) {
                told.add(Words.of("part.changed", name));
            }
        });
        was.keySet().stream()
                .filter(name -> !is.containsKey(name))
                .forEach(name -> told.add(Words.of("part.gone", name)));
        return told.isEmpty() ? Optional.empty() : Optional.of(line(told.stream()));
    }

    private String line(Stream<String> names) {
        return Words.of("part.line", Words.of(key), String.join(", ", names.toList()));
    }

    private static Map<String, Object> one(String name, Object value) {
        return Map.of(name, value);
    }

    private static <T> Map<String, Object> named(List<T> parts, Function<T, String> name) {
        Map<String, Object> all = new LinkedHashMap<>();
        parts.forEach(part -> all.put(name.apply(part), part));
        return all;
    }

    /** Each of them is there with all of it, so that another place of the identity is a change too. */
    private static Map<String, Object> readers(Encryption encryption) {
        Map<String, Object> readers = new LinkedHashMap<>();
        if (encryption.passphrase() != null) {
            readers.put(Words.of("part.passphrase"), encryption);
        }
        encryption.age().forEach(age -> readers.put(age, List.of(age, Optional.ofNullable(encryption.identity()))));
        return readers;
    }

    private static String address(Server server) {
        return server.access() instanceof Access.Ssh ssh ? ssh.address() : Words.of("frame.here");
    }

    private static String who(Contact contact) {
        return String.join(
                " · ",
                Stream.of(contact.role(), contact.name(), contact.phone(), contact.mail())
                        .flatMap(Part::given)
                        .toList());
    }

    private static Stream<String> given(@Nullable String text) {
        return Stream.ofNullable(text);
    }

    private static String told(Announcing announcing) {
        return switch (announcing) {
            case Announcing.ByCommand by -> by.command().getFirst();
            case Announcing.ByWeb by -> by.url();
        };
    }
}
