package dev.handrail.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rules by which the backups of a server are kept, entry by entry, as they stand in its profile or as they might. */
public final class KeepRules {
    private KeepRules() {}

    /** Where in a profile a rule stands. */
    public enum Part {
        DATABASES,
        FILES,
        SCRIPTS,
        REPOSITORIES
    }

    /** The rule of one entry; null where it has none, so that everything stays. */
    public record Rule(Part part, String name, @Nullable Keep keep) {
        boolean of(Part other, String called) {
            return part == other && name.equals(called);
        }
    }

    public static List<Rule> of(Server server) {
        List<Rule> rules = new ArrayList<>();
        server.databases().forEach(one -> rules.add(new Rule(Part.DATABASES, one.name(), one.keep())));
        server.files().forEach(one -> rules.add(new Rule(Part.FILES, one.name(), one.keep())));
        server.scripts().forEach(one -> rules.add(new Rule(Part.SCRIPTS, one.name(), one.keep())));
        server.repositories().forEach(one -> rules.add(new Rule(Part.REPOSITORIES, one.name(), one.keep())));
        return List.copyOf(rules);
    }

    /** The server with other rules; an entry of which none is given keeps its own. */
    public static Server with(Server server, List<Rule> rules) {
        return new Server(
                server.name(),
                server.environment(),
                server.template(),
                server.access(),
                each(server.databases(), Part.DATABASES, Database::name, rules, KeepRules::database),
                each(server.files(), Part.FILES, FileSet::name, rules, KeepRules::files),
                each(server.scripts(), Part.SCRIPTS, Script::name, rules, KeepRules::script),
                server.destinations(),
                server.encryption(),
                server.logs(),
                server.sites(),
                server.maintenance(),
                server.contacts(),
                server.tags(),
                each(server.repositories(), Part.REPOSITORIES, Repository::name, rules, KeepRules::repository),
                server.packing(),
                server.announcing());
    }

    private interface Keeping<T> {
        UnaryOperator<T> by(@Nullable Keep keep);
    }

    private static <T> List<T> each(
            List<T> entries, Part part, Function<T, String> name, List<Rule> rules, Keeping<T> keeping) {
        return entries.stream()
                .map(entry -> {
                    Optional<Rule> rule = rules.stream()
                            .filter(one -> one.of(part, name.apply(entry)))
                            .findFirst();
                    return rule.isPresent() ? keeping.by(rule.get().keep()).apply(entry) : entry;
                })
                .toList();
    }

    private static UnaryOperator<Database> database(@Nullable Keep keep) {
        return d -> new Database(
                d.name(),
                d.engine(),
                d.host(),
                d.port(),
                d.user(),
                d.password(),
                d.container(),
                d.socket(),
                d.as(),
                keep,
                d.dump(),
                d.drill(),
                d.undo());
    }

    private static UnaryOperator<FileSet> files(@Nullable Keep keep) {
        return f -> new FileSet(f.name(), f.directory(), f.exclude(), f.cold(), keep, f.drill(), f.undo());
    }

    private static UnaryOperator<Script> script(@Nullable Keep keep) {
        return s -> new Script(s.name(), s.command(), s.produces(), keep);
    }

    private static UnaryOperator<Repository> repository(@Nullable Keep keep) {
        return r -> new Repository(r.name(), r.url(), r.directory(), keep);
    }
}
