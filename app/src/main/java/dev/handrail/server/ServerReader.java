package dev.handrail.server;

import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;

/** Reads one document of a profile file. */
final class ServerReader {
    private ServerReader() {}

    static Optional<Server> read(Section in) {
        Optional<String> name = in.required("server", Scalars::text);
        Optional<Environment> environment =
                in.required("environment", Scalars.word(Environment.values(), Environment::word));
        Optional<Template> template = in.value("template", Scalars.word(Template.values(), Template::word));
        List<String> tags = in.list("tags", Scalars::text);
        Optional<Access> access = AccessReader.read(in);
        List<Database> databases = in.parts("databases", SourceReader::database, Database::name);
        List<FileSet> files = in.parts("files", SourceReader::files, FileSet::name);
        List<Script> scripts = in.parts("scripts", SourceReader::script, Script::name);
        List<Repository> repositories = in.parts("repositories", SourceReader::repository, Repository::name);
        Optional<Packing> packing = in.part("backups", PackingReader::read);
        List<Destination> destinations = in.parts(
                "destinations",
                DestinationReader::read,
                Destination::name,
                (destination, before) -> access.flatMap(reach -> DestinationPlace.taken(destination, before, reach))
                        .map(other -> Words.of("profile.invalid.oneplace", destination.name(), other.name())));
        Optional<Encryption> encryption = in.part("encryption", ServerReader::encryption);
        List<LogSource> logs = in.parts("logs", ServerReader::log, LogSource::name);
        List<Site> sites = in.parts("sites", SiteReader::site, Site::name);
        Optional<Switch> maintenance = in.part("switch", SwitchReader::read);
        List<Switch> others = in.parts("switches", SwitchReader::read, Switch::kind);
        Optional<Announcing> announcing = in.part("announce", SwitchReader::announcing);
        List<Contact> contacts = in.parts("contacts", ServerReader::contact, null);
        return in.make(() -> new Server(
                name.orElseThrow(),
                environment.orElseThrow(),
                template.orElse(null),
                access.orElseThrow(),
                databases,
                files,
                scripts,
                destinations,
                encryption.orElse(null),
                logs,
                sites,
                Switch.Several.of(maintenance.orElse(null), others),
                contacts,
                tags,
                repositories,
                packing.orElse(Packing.USUAL),
                announcing.orElse(null)));
    }

    private static Optional<Encryption> encryption(Section in) {
        List<String> age = in.list("age", node -> {
            String recipient = Scalars.text(node);
            AgeRecipient.require("age", recipient);
            return recipient;
        });
        Optional<SecretRef> passphrase = in.secret("passphrase");
        Optional<SecretRef> identity = in.secret("identity");
        return in.make(() -> new Encryption(age, passphrase.orElse(null), identity.orElse(null)));
    }

    private static Optional<LogSource> log(Section in) {
        Optional<String> name = in.required("name", Scalars::text);
        Optional<String> kind = in.oneOf("file", "journal", "container");
        Optional<String> what = kind.flatMap(key -> in.value(key, key.equals("file") ? in.there() : Scalars::text));
        return in.make(() -> switch (kind.orElseThrow()) {
            case "file" -> new LogSource.LogFile(name.orElseThrow(), what.orElseThrow());
            case "journal" -> new LogSource.Journald(name.orElseThrow(), what.orElseThrow());
            default -> new LogSource.ContainerLog(name.orElseThrow(), what.orElseThrow());
        });
    }

    private static Optional<Contact> contact(Section in) {
        Optional<String> role = in.required("role", Scalars::text);
        String name = in.text("name");
        String phone = in.text("phone");
        String mail = in.text("mail");
        return in.make(() -> new Contact(role.orElseThrow(), name, phone, mail));
    }
}
