package dev.handrail.server;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Writes what is backed up, and where to. */
final class SourceWriter {
    private SourceWriter() {}

    static Node database(Database database) {
        boolean usualPort = database.port() == database.engine().defaultPort();
        boolean byTcp = database.socket() == null && database.container() == null;
        boolean usualHost = database.host().equals(Database.LOCALHOST);
        return new Fields()
                .text("name", database.name())
                .text("engine", database.engine().word())
                .text("host", usualHost && !byTcp ? null : database.host())
                .number("port", usualPort && !byTcp ? null : Integer.valueOf(database.port()))
                .text("user", database.user())
                .secret("password", database.password())
                .node("container", container(database.container()))
                .text("socket", database.socket())
                .text("as", database.as())
                .node("dump", PackingWriter.dump(database.dump()))
                .node("drill", drill(database.drill()))
                .keep(database.keep())
                .lapse("undo", database.undo())
                .inOneLine();
    }

    private static @Nullable Node container(Database.@Nullable Container container) {
        return container == null
                ? null
                : new Fields()
                        .text("name", container.name())
                        .text("tool", container.tool().word())
                        .inOneLine();
    }

    static Node files(FileSet files) {
        return new Fields()
                .text("name", files.name())
                .text("directory", files.directory())
                .texts("exclude", files.exclude())
                .node("cold", cold(files.cold()))
                .node("drill", drill(files.drill()))
                .keep(files.keep())
                .lapse("undo", files.undo())
                .inOneLine();
    }

    private static @Nullable Node cold(FileSet.@Nullable Cold cold) {
        if (cold == null) {
            return null;
        }
        Fields fields = new Fields()
                .texts("stop", cold.stop())
                .texts("start", cold.start())
                .text("in", cold.in());
        FileSet.Healthy healthy = cold.healthy();
        return healthy == null
                ? fields.inOneLine()
                : fields.texts("healthy", healthy.command())
                        .text("within", Lapse.word(healthy.within()))
                        .inOneLine();
    }

    private static @Nullable Node drill(@Nullable DrillRule drill) {
        return drill == null
                ? null
                : new Fields()
                        .text("every", Lapse.word(drill.every()))
                        .text("hours", hours(drill.hours()))
                        .texts("sql", drill.sql())
                        .text("url", drill.url())
                        .inOneLine();
    }

    private static @Nullable String hours(@Nullable Hours hours) {
        return hours == null ? null : hours.word();
    }

    static Node script(Script script) {
        return new Fields()
                .text("name", script.name())
                .texts("command", script.command())
                .text("produces", script.produces())
                .keep(script.keep())
                .inOneLine();
    }

    static Node repository(Repository repository) {
        return new Fields()
                .text("name", repository.name())
                .text("url", repository.url())
                .text("directory", repository.directory())
                .keep(repository.keep())
                .inOneLine();
    }

    static Node destination(Destination destination) {
        Fields fields = new Fields().text("name", destination.name());
        return switch (destination) {
            case Destination.Folder here -> fields.text("folder", here.folder()).inOneLine();
            case Destination.ServerFolder there ->
                fields.text("server-folder", there.folder()).inOneLine();
            case Destination.S3 cloud -> fields.node("s3", s3(cloud)).inOneLine();
        };
    }

    private static Node s3(Destination.S3 s3) {
        return new Fields()
                .text("bucket", s3.bucket())
                .text("prefix", s3.prefix().isEmpty() ? null : s3.prefix())
                .text("region", s3.region())
                .text("endpoint", s3.endpoint())
                .choice("path-style", s3.pathStyle())
                .secret("access-key", s3.accessKey())
                .secret("secret-key", s3.secretKey())
                .inOneLine();
    }
}
