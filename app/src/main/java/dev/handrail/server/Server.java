package dev.handrail.server;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that is looked after, with all that belongs to it: what a profile file says. */
public record Server(
        String name,
        Environment environment,
        @Nullable Template template,
        Access access,
        List<Database> databases,
        List<FileSet> files,
        List<Script> scripts,
        List<Destination> destinations,
        @Nullable Encryption encryption,
        List<LogSource> logs,
        List<Site> sites,
        @Nullable Switch maintenance,
        List<Contact> contacts,
        List<String> tags,
        List<Repository> repositories,
        Packing packing,
        @Nullable Announcing announcing) {

    public Server {
        name = name.strip();
        Require.name("server", name);
        databases = Require.distinct("databases", databases, Database::name);
        files = Require.distinct("files", files, FileSet::name);
        scripts = Require.distinct("scripts", scripts, Script::name);
        destinations = Require.distinct("destinations", destinations, Destination::name);
        logs = Require.distinct("logs", logs, LogSource::name);
        sites = Require.distinct("sites", sites, Site::name);
        contacts = List.copyOf(contacts);
        tags = Require.distinct("tags", tags, tag -> tag);
        tags.forEach(tag -> Require.name("tags", tag));
        repositories = Require.distinct("repositories", repositories, Repository::name);
    }

    /** One whose maintenance is announced by hand. */
    public Server(
            String name,
            Environment environment,
            @Nullable Template template,
            Access access,
            List<Database> databases,
            List<FileSet> files,
            List<Script> scripts,
            List<Destination> destinations,
            @Nullable Encryption encryption,
            List<LogSource> logs,
            List<Site> sites,
            @Nullable Switch maintenance,
            List<Contact> contacts,
            List<String> tags,
            List<Repository> repositories,
            Packing packing) {
        this(
                name,
                environment,
                template,
                access,
                databases,
                files,
                scripts,
                destinations,
                encryption,
                logs,
                sites,
                maintenance,
                contacts,
                tags,
                repositories,
                packing,
                null);
    }

    /** One without repositories, whose backups are packed as usual. */
    public Server(
            String name,
            Environment environment,
            @Nullable Template template,
            Access access,
            List<Database> databases,
            List<FileSet> files,
            List<Script> scripts,
            List<Destination> destinations,
            @Nullable Encryption encryption,
            List<LogSource> logs,
            List<Site> sites,
            @Nullable Switch maintenance,
            List<Contact> contacts,
            List<String> tags) {
        this(
                name,
                environment,
                template,
                access,
                databases,
                files,
                scripts,
                destinations,
                encryption,
                logs,
                sites,
                maintenance,
                contacts,
                tags,
                List.of(),
                Packing.USUAL);
    }

    /** A server of which only the name, the purpose and the way in are known. */
    public static Server of(String name, Environment environment, Access access) {
        return new Server(
                name,
                environment,
                null,
                access,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /** The same under another name. */
    public Server withName(String other) {
        return new Server(
                other,
                environment,
                template,
                access,
                databases,
                files,
                scripts,
                destinations,
                encryption,
                logs,
                sites,
                maintenance,
                contacts,
                tags,
                repositories,
                packing,
                announcing);
    }

    /** The same with backups encrypted otherwise. */
    public Server withEncryption(@Nullable Encryption other) {
        return new Server(
                name,
                environment,
                template,
                access,
                databases,
                files,
                scripts,
                destinations,
                other,
                logs,
                sites,
                maintenance,
                contacts,
                tags,
                repositories,
                packing,
                announcing);
    }

    /** Its switches, the usual one first. */
    public List<Switch> switches() {
        return switch (maintenance) {
            case null -> List.of();
            case Switch.Several several -> several.all();
            default -> List.of(maintenance);
        };
    }

    /** The same with that one of its switches alone. */
    public Server throwing(Switch one) {
        return new Server(
                name,
                environment,
                template,
                access,
                databases,
                files,
                scripts,
                destinations,
                encryption,
                logs,
                sites,
                one,
                contacts,
                tags,
                repositories,
                packing,
                announcing);
    }

    public boolean isProduction() {
        return environment == Environment.PRODUCTION;
    }

    public Optional<Database> database(String called) {
        return databases.stream().filter(d -> d.name().equals(called)).findFirst();
    }

    public Optional<Destination> destination(String called) {
        return destinations.stream().filter(d -> d.name().equals(called)).findFirst();
    }
}
