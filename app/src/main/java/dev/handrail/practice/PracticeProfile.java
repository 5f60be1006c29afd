package dev.handrail.practice;

import dev.handrail.server.Access;
import dev.handrail.server.Contact;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.LogSource;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.server.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The profile of a practice server: what a person would fill in for a real one like it. */
final class PracticeProfile {
    static final String NAME = "Practice server";
    private static final String HERE = "127.0.0.1";

    private PracticeProfile() {}

    /** Who is meant, where it is not yet known where it is reached, or not any more. */
    static Server unreached() {
        return Server.of(NAME, Environment.PRACTICE, new Access.ThisComputer(Sudo.NONE));
    }

    /**
     * Whether it is that of the practice server in a folder, of which a person may have changed the name, the purpose and how one
     * signs in. It is known by any file that only practising makes, also where the folder lay elsewhere then: one that only has
     * its name is somebody's own, and so is one that was copied from it and has another key.
     */
    static boolean isOf(Server server, Path folder) {
        return server.access() instanceof Access.Ssh ssh
                && ssh.host().equals(HERE)
                && (ssh.key() == null || PracticeTraces.byKey(ssh).isPresent())
                && !PracticeTraces.rootsLike(server, folder).isEmpty();
    }

    static Server of(PracticeFolder folder, Notes.Ports ports) throws IOException {
        Credentials credentials = Credentials.in(folder);
        return new Server(
                NAME,
                Environment.PRACTICE,
                Template.LARAVEL,
                new Access.Ssh(
                        HERE,
                        ports.ssh(),
                        PracticeSsh.USER,
                        credentials.sshKey().toString(),
                        null,
                        false,
                        null,
                        Sudo.NONE),
                List.of(database(ports, credentials)),
                List.of(new FileSet("uploads", folder.uploads().toString(), List.of("*.tmp"), null, null)),
                List.of(),
                List.of(new Destination.Folder("here", folder.backups().toString())),
                null,
                List.of(new LogSource.LogFile("laravel", folder.log().toString())),
                sites(ports.site()),
                new Switch.FlagFile(folder.maintenanceFlag().toString(), null, null),
                List.of(new Contact("Parish secretary", "Ada Juniper", "555-0117", "office@example.org")),
                List.of());
    }

    /** The profile as a person left it, reached where the practice server is now and with its files where they are now. */
    static Server moved(Server kept, Server now) {
        PracticeMove move = PracticeMove.of(kept, now);
        return new Server(
                kept.name(),
                kept.environment(),
                kept.template(),
                moved(kept.access(), move, now.access()),
                kept.databases().stream().map(one -> moved(one, move, now)).toList(),
                kept.files().stream().map(move::files).toList(),
                kept.scripts().stream().map(move::script).toList(),
                kept.destinations().stream().map(move::destination).toList(),
                kept.encryption(),
                kept.logs().stream().map(move::log).toList(),
                kept.sites().stream().map(one -> moved(one, now)).toList(),
                move.maintenance(kept.maintenance()),
                kept.contacts(),
                kept.tags(),
                kept.repositories().stream().map(move::repository).toList(),
                kept.packing(),
                kept.announcing());
    }

    /** By its key, unless a person chose the password instead, which it takes as well. */
    private static Access moved(Access kept, PracticeMove move, Access now) {
        return kept instanceof Access.Ssh before
                        && now instanceof Access.Ssh there
                        && before.key() == null
                        && before.password() != null
                ? new Access.Ssh(
                        there.host(),
                        there.port(),
                        there.user(),
                        null,
                        move.secret(before.password()),
                        before.agent(),
                        there.jump(),
                        there.sudo())
                : now;
    }

    private static Database moved(Database kept, PracticeMove move, Server now) {
        return new Database(
                kept.name(),
                kept.engine(),
                kept.host(),
                now.database(kept.name()).map(Database::port).orElse(kept.port()),
                kept.user(),
                move.secret(kept.password()),
                kept.container(),
                kept.socket(),
                kept.as(),
                kept.keep(),
                kept.dump(),
                kept.drill(),
                kept.undo());
    }

    private static Site moved(Site kept, Server now) {
        return now.sites().stream()
                .filter(there -> there.name().equals(kept.name()))
                .findFirst()
                .map(there -> kept.at(there.url()))
                .orElse(kept);
    }

    private static List<Site> sites(int port) {
        URI home = URI.create("http://127.0.0.1:" + port + "/");
        return List.of(
                new Site("public", home, new Site.Expect(200, "Sign in", Map.of()), null),
                new Site(
                        "api",
                        home.resolve("/api/health"),
                        new Site.Expect(null, null, Map.of("success", true)),
                        null));
    }

    private static Database database(Notes.Ports ports, Credentials credentials) {
        return new Database(
                ParishDatabase.NAME,
                Engine.POSTGRESQL,
                HERE,
                ports.postgres(),
                ParishDatabase.ROLE,
                new SecretRef.File(credentials.databasePassword().toString()),
                null,
                null,
                null,
                null);
    }
}
