package dev.handrail.runbook;

import dev.handrail.server.Database;
import dev.handrail.server.FileSet;
import dev.handrail.server.LogSource;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.server.UserPath;
import java.util.Optional;
import java.util.stream.Stream;

/** What the profile of a server can answer, so that nobody has to type it. */
public enum Known {
    DATABASE("database"),
    SITE("site"),
    ADDRESS("address"),
    DIRECTORY("directory"),
    FILES("files"),
    LOG("log"),
    TOOL("tool"),
    CONTACT("contact");

    private final String word;

    Known(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether the profile has any. */
    public boolean isIn(Server server) {
        return of(server).isPresent();
    }

    /** The first of several: a person sees it before anything begins. */
    Optional<String> of(Server server) {
        return switch (this) {
            case DATABASE -> server.databases().stream().map(Database::name).findFirst();
            case SITE ->
                server.sites().stream().map(site -> site.url().toString()).findFirst();
            case ADDRESS ->
                server.sites().stream()
                        .flatMap(site -> Stream.ofNullable(site.ip()))
                        .findFirst();
            case DIRECTORY -> directory(server);
            case FILES -> server.files().stream().map(FileSet::directory).findFirst();
            case LOG ->
                server.logs().stream()
                        .filter(LogSource.LogFile.class::isInstance)
                        .map(log -> ((LogSource.LogFile) log).file())
                        .findFirst();
            case TOOL -> tool(server);
            case CONTACT ->
                server.contacts().stream()
                        .flatMap(contact -> Stream.ofNullable(contact.name()))
                        .findFirst();
        };
    }

    /** The words that one types for it. */
    private static Optional<String> tool(Server server) {
        return server.switches().stream()
                .filter(Switch.Compose.class::isInstance)
                .flatMap(one -> Stream.ofNullable(((Switch.Compose) one).tool()))
                .findFirst()
                .map(one -> one == Database.Tool.PODMAN ? one.word() + "-compose" : one.word() + " compose");
    }

    /** Where the application lies, as its switch knows. */
    private static Optional<String> directory(Server server) {
        return server.switches().stream()
                .flatMap(one -> switch (one) {
                    case Switch.Artisan artisan -> Stream.of(artisan.directory());
                    case Switch.Compose compose -> Stream.of(compose.directory());
                    case Switch.Capistrano capistrano -> Stream.of(checkout(capistrano));
                    default -> Stream.empty();
                })
                .findFirst();
    }

    /** No shell writes out the ~ of a folder that is handed to it: of a checkout on the workstation it is done here. */
    private static String checkout(Switch.Capistrano capistrano) {
        return capistrano.on() == Switch.Place.WORKSTATION
                ? UserPath.whole(capistrano.directory())
                : capistrano.directory();
    }
}
