package dev.handrail.backup.offers;

import dev.handrail.report.Report;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.FileSet;
import dev.handrail.server.LogSource;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server consists of, for the recovery book: all of it has to be there again. */
record BookExists(Server server) {
    void into(Report.Writing book) {
        book.chapter(Words.of("book.exists"))
                .fact(Words.of("book.server"), server.name())
                .fact(
                        Words.of("book.environment"),
                        Words.of(server.environment().key()))
                .fact(
                        Words.of("book.reached"),
                        switch (server.access()) {
                            case Access.Ssh ssh -> ssh.address();
                            case Access.ThisComputer here -> Words.of("book.here");
                        });
        server.databases()
                .forEach(database -> book.fact(Words.of("book.database", database.name()), reached(database)));
        server.files().forEach(set -> book.fact(Words.of("book.directory", set.name()), told(set)));
        server.scripts().forEach(script -> book.fact(Words.of("book.script", script.name()), script.produces()));
        server.repositories()
                .forEach(repository -> book.fact(
                        Words.of("book.repository", repository.name()),
                        repository.url() != null
                                ? BookSecrets.without(repository.url())
                                : String.valueOf(repository.directory())));
        server.sites()
                .forEach(site -> book.fact(
                        Words.of("book.site", site.name()),
                        BookSecrets.without(site.url().toString())));
        server.switches().forEach(one -> book.fact(Words.of("book.switch"), told(one)));
        server.logs().forEach(log -> book.fact(Words.of("book.log", log.name()), told(log)));
    }

    /** How a database is reached from its server. */
    private static String reached(Database database) {
        String engine = database.engine().word();
        Database.Container container = database.container();
        if (container != null) {
            return Words.of(
                    "book.database.container",
                    engine,
                    container.name(),
                    container.tool().word());
        }
        if (database.socket() != null) {
            return Words.of("book.database.socket", engine, database.socket());
        }
        return Words.of("book.database.tcp", engine, database.host(), database.port());
    }

    /** Of a cold one also what works with it. */
    private static String told(FileSet set) {
        FileSet.Cold cold = set.cold();
        if (cold == null) {
            return set.directory();
        }
        String programs = Stream.of(cold.stop(), cold.start())
                .map(List::getFirst)
                .distinct()
                .collect(Collectors.joining(", "));
        return cold.in() == null
                ? Words.of("book.directory.cold", set.directory(), programs)
                : Words.of("book.directory.cold.in", set.directory(), programs, cold.in());
    }

    /** Of commands of one's own only the programs: somebody may have written a password behind them. */
    private static String told(Switch one) {
        return switch (one) {
            case Switch.FlagFile flag -> Words.of("book.switch.flag-file", flag.file());
            case Switch.Artisan artisan -> Words.of("book.switch.artisan", artisan.directory());
            case Switch.Capistrano capistrano ->
                Words.of("book.switch.capistrano", capistrano.stage(), capistrano.directory());
            case Switch.Compose compose -> Words.of("book.switch.compose", compose.directory());
            case Switch.Commands commands ->
                Words.of(
                        "book.switch.command",
                        Stream.of(commands.on(), commands.off())
                                .map(List::getFirst)
                                .distinct()
                                .collect(Collectors.joining(", ")));
            case Switch.Dns dns ->
                Words.of("book.switch.dns", dns.record(), dns.provider().word(), dns.normal(), dns.target());
            case Switch.Render render -> Words.of("book.switch.render", render.service());
            case Switch.Several several ->
                throw new IllegalArgumentException("each of several is told by itself: " + several.kind());
        };
    }

    private static String told(LogSource log) {
        return switch (log) {
            case LogSource.LogFile file -> file.file();
            case LogSource.Journald journal -> Words.of("book.log.journal", journal.unit());
            case LogSource.ContainerLog container -> Words.of("book.log.container", container.container());
        };
    }
}
