package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Keep;
import dev.handrail.server.LogSource;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile of a practice server, which is somewhere else each time it is started. */
class PracticeProfileTest {
    private static final Notes.Ports FIRST = new Notes.Ports(2201, 5401, 8001);
    private static final Notes.Ports AGAIN = new Notes.Ports(2202, 5402, 8002);

    @TempDir
    Path home;

    @Test
    void itIsReachedOnThisComputerOnlyAndHasNoSecretInItself() throws IOException {
        Server server = profile(FIRST);
        assertThat(server.access()).isInstanceOfSatisfying(Access.Ssh.class, ssh -> {
            assertThat(ssh.host()).isEqualTo("127.0.0.1");
            assertThat(ssh.port()).isEqualTo(2201);
            assertThat(ssh.password()).isNull();
        });
        assertThat(server.databases()).singleElement().satisfies(database -> {
            assertThat(database.host()).isEqualTo("127.0.0.1");
            assertThat(database.port()).isEqualTo(5401);
        });
        assertThat(server.sites())
                .extracting(Site::url)
                .containsExactly(URI.create("http://127.0.0.1:8001/"), URI.create("http://127.0.0.1:8001/api/health"));
    }

    @Test
    void whatAPersonChangedStaysWhereItIsStartedAgain() throws IOException {
        Server first = profile(FIRST);
        Database kept = keeping(first.databases().getFirst());
        Site own = new Site("own", URI.create("https://example.org/"), Site.Expect.ANYTHING, null);
        Site changed = new Site("public", first.sites().getFirst().url(), new Site.Expect(503, null, Map.of()), null);
        Server edited = with(first, List.of(kept), List.of(changed, own));
        Server moved = PracticeProfile.moved(edited, profile(AGAIN));
        assertThat(((Access.Ssh) moved.access()).port()).isEqualTo(2202);
        assertThat(moved.databases()).singleElement().satisfies(database -> {
            assertThat(database.port()).isEqualTo(5402);
            assertThat(database.keep()).isEqualTo(new Keep(9));
            assertThat(database.undo()).isEqualTo(Duration.ofDays(3));
        });
        assertThat(moved.sites().getFirst().url()).isEqualTo(URI.create("http://127.0.0.1:8002/"));
        assertThat(moved.sites().getFirst().expect().status()).isEqualTo(503);
        assertThat(moved.sites().getLast()).as("a site of the person's own").isEqualTo(own);
    }

    @Test
    void whoSignsInByPasswordDoesSoWhereItIsStartedAgain() throws Exception {
        String password = PracticeSsh.passwordPath(place("old")).toString();
        String text = ProfileFile.write(profile("old", FIRST))
                .replaceFirst("key: [^,}]+", "password: 'file:" + password + "'");
        Server moved =
                PracticeProfile.moved(ProfileFile.read(text, "edited.yaml").getFirst(), profile("new", AGAIN));
        assertThat(moved.access()).isInstanceOfSatisfying(Access.Ssh.class, ssh -> {
            assertThat(ssh.port()).isEqualTo(2202);
            assertThat(ssh.key()).isNull();
            assertThat(ssh.password())
                    .isEqualTo(new SecretRef.File(
                            PracticeSsh.passwordPath(place("new")).toString()));
        });
    }

    @Test
    void whatAPersonRemovedIsNotBroughtBack() throws IOException {
        Server edited = with(profile(FIRST), List.of(), List.of());
        Server moved = PracticeProfile.moved(edited, profile(AGAIN));
        assertThat(moved.databases()).isEmpty();
        assertThat(moved.sites()).isEmpty();
    }

    @Test
    void movedToWhereItIsAlreadyItIsTheSame() throws IOException {
        assertThat(PracticeProfile.moved(profile(FIRST), profile(FIRST))).isEqualTo(profile(FIRST));
    }

    @Test
    void whereTheDataFolderWasMovedAllOfItLiesInTheNewOne() throws IOException {
        Server before = profile("old", FIRST);
        Server now = profile("new", AGAIN);
        assertThat(PracticeProfile.moved(before, now)).isEqualTo(now);
    }

    /** As an earlier Handrail did it, which took only the key along. */
    @Test
    void whatWasLeftBehindByAMoveBeforeIsFetchedToo() throws IOException {
        Server before = profile("old", FIRST);
        Server now = profile("new", AGAIN);
        assertThat(PracticeProfile.moved(reachedBy(now.access(), before), now)).isEqualTo(now);
    }

    @Test
    void whatAPersonEnteredOfTheFolderGoesWithItAndWhatLiesElsewhereStaysThere() throws Exception {
        String old = place("old").root().toString();
        String text = ProfileFile.write(profile("old", FIRST))
                .replace(old + "/home/parish/storage/logs/laravel.log", "/var/log/parish.log")
                .replace(old + "/home/parish/storage/app/public", old + "/home/parish/letters")
                .replace(place("old").backups().toString(), "/mnt/backups");
        Server now = profile("new", AGAIN);
        Server moved =
                PracticeProfile.moved(ProfileFile.read(text, "edited.yaml").getFirst(), now);
        assertThat(moved.logs()).containsExactly(new LogSource.LogFile("laravel", "/var/log/parish.log"));
        assertThat(moved.files().getFirst().directory()).isEqualTo(place("new").root() + "/home/parish/letters");
        assertThat(moved.destinations()).containsExactly(new Destination.Folder("here", "/mnt/backups"));
        assertThat(moved.maintenance()).isEqualTo(now.maintenance());
        assertThat(moved.databases()).isEqualTo(now.databases());
    }

    /** As where containers have their secrets, whose name is that of the practice server's own. */
    @Test
    void aSecretThatOnlyHasTheSameNameStaysWhereItIs() throws Exception {
        String own = place("old").root() + "/secrets/database-password";
        String text = ProfileFile.write(profile("old", FIRST)).replace(own, "/run/secrets/database-password");
        Server moved =
                PracticeProfile.moved(ProfileFile.read(text, "edited.yaml").getFirst(), profile("new", AGAIN));
        assertThat(moved.databases().getFirst().password())
                .isEqualTo(new SecretRef.File("/run/secrets/database-password"));
        assertThat(moved.files()).isEqualTo(profile("new", AGAIN).files());
    }

    @Test
    void oneThatWasCopiedFromItAndHasAnotherKeyIsSomebodysOwn() throws Exception {
        Path root = place("old").root();
        String text = ProfileFile.write(profile("old", FIRST));
        assertThat(PracticeProfile.isOf(ProfileFile.read(text, "kept.yaml").getFirst(), root))
                .isTrue();
        String copied = text.replace(root + "/secrets/id_ed25519", "/home/mara/.ssh/machine");
        assertThat(PracticeProfile.isOf(ProfileFile.read(copied, "copied.yaml").getFirst(), root))
                .isFalse();
    }

    @Test
    void everySwitchAndScriptAndRepositoryOfTheFolderGoesWithIt() throws Exception {
        String old = place("old").root().toString();
        String text = ProfileFile.write(profile("old", FIRST)) + """
                scripts: [{ name: own, command: [sh, "OLD/home/own.sh"], produces: "OLD/home/own.tar" }]
                repositories: [{ name: site, directory: "OLD/home/parish" }]
                switches:
                  - { kind: command, on: [touch, "OLD/home/off"], off: [rm, "OLD/home/off"], status: [cat, "OLD/home/off"] }
                  - { kind: artisan, directory: "OLD/home/parish" }
                """.replace("OLD", old);
        Server kept = ProfileFile.read(text, "edited.yaml").getFirst();
        String moved = ProfileFile.write(PracticeProfile.moved(kept, profile("new", AGAIN)));
        assertThat(moved)
                .contains("own.sh", "own.tar", "home/off", "artisan", "flag-file", "repositories")
                .doesNotContain(old);
    }

    @Test
    void whereItListensIsNotedForWhoeverComesNextAndOnlyForThem() throws IOException {
        PracticeFolder folder = folder();
        assertThat(Notes.in(folder)).isEmpty();
        Notes notes = new Notes(4711, "2026-03-01T12:00:00Z", FIRST, true);
        notes.write(folder);
        assertThat(Notes.in(folder)).contains(notes);
        assertThat(Files.getPosixFilePermissions(folder.notes())).hasSize(2);
        Files.writeString(
                folder.notes(),
                "{\"owner\":1,\"started\":\"x\",\"ports\":{\"ssh\":2,\"postgres\":3,\"site\":4,\"mail\":5},\"ready\":false}");
        assertThat(Notes.in(folder)).contains(new Notes(1, "x", new Notes.Ports(2, 3, 4), false));
    }

    @Test
    void aReplySaysWhatItIsAndInUtf8() {
        SiteReply reply = SiteReply.html("<p>Müller</p>").as(503).with("Retry-After", "120");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Retry-After", "120");
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("<p>Müller</p>");
        assertThat(SiteReply.json("{}").headers()).containsEntry("Content-Type", "application/json; charset=utf-8");
        assertThat(SiteReply.json("{}").status()).isEqualTo(200);
    }

    private PracticeFolder folder() throws IOException {
        PracticeFolder folder = new PracticeFolder(home.resolve("practice"));
        folder.make();
        return folder;
    }

    private Server profile(Notes.Ports ports) throws IOException {
        return PracticeProfile.of(folder(), ports);
    }

    /** That of a data folder. */
    private Server profile(String data, Notes.Ports ports) throws IOException {
        place(data).make();
        return PracticeProfile.of(place(data), ports);
    }

    private PracticeFolder place(String data) {
        return new PracticeFolder(home.resolve(data).resolve("practice"));
    }

    private static Server reachedBy(Access access, Server server) {
        return new Server(
                server.name(),
                server.environment(),
                server.template(),
                access,
                server.databases(),
                server.files(),
                server.scripts(),
                server.destinations(),
                server.encryption(),
                server.logs(),
                server.sites(),
                server.maintenance(),
                server.contacts(),
                server.tags());
    }

    private static Database keeping(Database one) {
        return new Database(
                one.name(),
                one.engine(),
                one.host(),
                one.port(),
                one.user(),
                one.password(),
                one.container(),
                one.socket(),
                one.as(),
                new Keep(9),
                one.dump(),
                one.drill(),
                Duration.ofDays(3));
    }

    private static Server with(Server server, List<Database> databases, List<Site> sites) {
        return new Server(
                server.name(),
                server.environment(),
                server.template(),
                server.access(),
                databases,
                server.files(),
                server.scripts(),
                server.destinations(),
                server.encryption(),
                server.logs(),
                sites,
                server.maintenance(),
                server.contacts(),
                server.tags());
    }
}
