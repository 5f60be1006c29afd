package dev.handrail.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a server has that is backed up: databases, files, scripts. */
final class SourceReader {
    private SourceReader() {}

    static Optional<Database> database(Section in) {
        Optional<String> name = in.required("name", Scalars::text);
        Optional<Engine> engine = in.required("engine", Scalars.word(Engine.values(), Engine::word));
        String host = in.value("host", Scalars::text).orElse(Database.LOCALHOST);
        Optional<Integer> port = in.value("port", Scalars::port);
        String user = in.text("user");
        Optional<SecretRef> password = in.secret("password");
        Optional<Database.Container> container = in.part("container", SourceReader::container);
        String socket = in.value("socket", in.there()).orElse(null);
        String as = in.text("as");
        Optional<Dump> dump = in.part("dump", PackingReader::dump);
        Optional<DrillRule> drill = in.part("drill", SourceReader::drill);
        Optional<Keep> keep = in.value("keep", in.keeping());
        Optional<Duration> undo = in.value("undo", Scalars::lapse);
        return in.make(() -> new Database(
                name.orElseThrow(),
                engine.orElseThrow(),
                host,
                port.orElse(engine.orElseThrow().defaultPort()),
                user,
                password.orElse(null),
                container.orElse(null),
                socket,
                as,
                keep.orElse(null),
                dump.orElse(Dump.USUAL),
                drill.orElse(null),
                undo.orElse(null)));
    }

    private static Optional<DrillRule> drill(Section in) {
        Optional<Duration> every = in.value("every", Scalars::lapse);
        List<String> sql = in.list("sql", Scalars::text);
        String url = in.text("url");
        Optional<Hours> hours = in.value("hours", Scalars::hours);
        return in.make(() -> new DrillRule(every.orElse(DrillRule.MONTHLY), hours.orElse(null), sql, url));
    }

    private static Optional<Database.Container> container(Section in) {
        Optional<String> name = in.required("name", Scalars::text);
        Optional<Database.Tool> tool = in.required("tool", Scalars.word(Database.Tool.values(), Database.Tool::word));
        return in.make(() -> new Database.Container(name.orElseThrow(), tool.orElseThrow()));
    }

    static Optional<FileSet> files(Section in) {
        Optional<String> name = in.required("name", Scalars::text);
        Optional<String> directory = in.required("directory", in.there());
        List<String> exclude = in.list("exclude", Scalars::text);
        Optional<FileSet.Cold> cold = in.part("cold", SourceReader::cold);
        Optional<DrillRule> drill = in.part("drill", SourceReader::drill);
        Optional<Keep> keep = in.value("keep", in.keeping());
        Optional<Duration> undo = in.value("undo", Scalars::lapse);
        return in.make(() -> new FileSet(
                name.orElseThrow(),
                directory.orElseThrow(),
                exclude,
                cold.orElse(null),
                keep.orElse(null),
                drill.orElse(null),
                undo.orElse(null)));
    }

    private static Optional<FileSet.Cold> cold(Section in) {
        String directory = in.value("in", in.there()).orElse(null);
        boolean placed = in.has("in");
        List<String> stop = in.command("stop", in.requiredList("stop", Scalars::argument), placed);
        List<String> start = in.command("start", in.requiredList("start", Scalars::argument), placed);
        List<String> asked = in.command("healthy", in.list("healthy", Scalars::argument), placed);
        Optional<Duration> within = in.value("within", Scalars::lapse);
        return in.make(() -> new FileSet.Cold(stop, start, directory, healthy(asked, within)));
    }

    private static FileSet.@Nullable Healthy healthy(List<String> asked, Optional<Duration> within) {
        if (!asked.isEmpty()) {
            return new FileSet.Healthy(asked, within.orElse(FileSet.Healthy.USUAL));
        }
        if (within.isPresent()) {
            throw new InvalidProfile("within", "profile.invalid.within.alone");
        }
        return null;
    }

    static Optional<Script> script(Section in) {
        Optional<String> name = in.required("name", Scalars::text);
        List<String> command = in.command("command", in.requiredList("command", Scalars::argument), false);
        Optional<String> produces = in.required("produces", in.there());
        Optional<Keep> keep = in.value("keep", in.keeping());
        return in.make(() -> new Script(name.orElseThrow(), command, produces.orElseThrow(), keep.orElse(null)));
    }

    static Optional<Repository> repository(Section in) {
        Optional<String> name = in.required("name", Scalars::text);
        Optional<String> kind = in.oneOf("url", "directory");
        Optional<String> where = kind.flatMap(key -> in.value(key, key.equals("url") ? Scalars::text : in.there()));
        Optional<Keep> keep = in.value("keep", in.keeping());
        return in.make(() -> {
            boolean address = kind.orElseThrow().equals("url");
            String there = where.orElseThrow();
            return address && !in.ofStored()
                    ? Repository.at(name.orElseThrow(), there, keep.orElse(null))
                    : new Repository(
                            name.orElseThrow(), address ? there : null, address ? null : there, keep.orElse(null));
        });
    }
}
