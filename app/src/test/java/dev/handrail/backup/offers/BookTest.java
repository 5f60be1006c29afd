package dev.handrail.backup.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Bare;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.PastBackup;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.backup.Subject;
import dev.handrail.backup.source.Manifests;
import dev.handrail.backup.source.Source;
import dev.handrail.operation.Answer;
import dev.handrail.report.Report;
import dev.handrail.report.ReportFile;
import dev.handrail.server.Access;
import dev.handrail.server.Contact;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Dump;
import dev.handrail.server.Encryption;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Packing;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Scripted;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed for the day on which all is gone, what is answered of each source, and in which order they are taken. */
class BookTest {
    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String AGE = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    private static final FileSet.Cold COLD = new FileSet.Cold(List.of("stop"), List.of("start"), null);

    private static Store store;
    private static Servers servers;
    private static Catalogue catalogue;

    @BeforeAll
    static void open(@TempDir Path home) throws Exception {
        store = ReadyStore.open(home, CLOCK);
        servers = new Servers(store.jdbi(), CLOCK, "tester");
        catalogue = new Catalogue(store.jdbi());
        catalogue.add(backup("chms", Duration.ofHours(3), Rung.READ_BACK));
        catalogue.add(backup("chms", Duration.ofHours(60), Rung.EQUAL));
        catalogue.add(backup("pages/a", Duration.ofHours(30), Rung.COMPLETE));
        catalogue.add(backup("pages/b", Duration.ofHours(2), Rung.DECODED));
        catalogue.add(backup("ahead", Duration.ofHours(-5), Rung.READ_BACK));
        catalogue.add(backup("who", "roles", Duration.ofHours(4), Rung.READ_BACK));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static Backup backup(String source, Duration ago, Rung rung) {
        return backup(source, "custom", ago, rung);
    }

    private static Backup backup(String source, String form, Duration ago, Rung rung) {
        Manifest was = Manifests.of("postgresql", form, List.of(), List.of());
        Instant taken = NOW.minus(ago);
        String id = source.replace('/', '-') + ago.toHours();
        Manifest manifest = new Manifest(
                was.format(),
                id,
                "Parish",
                "test",
                new Manifest.Source("postgresql", source, source, "16.4", "UTF8", "C", "C", "chms"),
                taken,
                1,
                was.tools(),
                was.artifact(),
                List.of());
        return new Backup(
                manifest,
                false,
                List.of(new Copy("nas", "/mnt/nas", id + ".dump", Copy.State.GOOD)),
                List.of(new Proof(Rung.COMPLETE, taken, 1, true, ""), new Proof(rung, taken, 1, true, "")));
    }

    private static Database database(String name, Dump.What what, @Nullable SecretRef password) {
        Dump dump = new Dump(what, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());
        return new Database(name, Engine.POSTGRESQL, "localhost", 5432, "chms", password, null, null, null, null, dump);
    }

    private static Server server(
            List<Database> databases, List<FileSet> files, List<Repository> repositories, @Nullable Encryption sealed) {
        return new Server(
                "Parish",
                Environment.TEST,
                null,
                new Access.Ssh(
                        "example.org", 2222, "anna", "/home/anna/.ssh/id", new SecretRef.Ask(), false, null, Sudo.NONE),
                databases,
                files,
                List.of(new Script("dumps", List.of("/srv/dump.sh"), "/srv/*.sql", null)),
                List.of(
                        new Destination.Folder("nas", "/mnt/nas"),
                        new Destination.S3(
                                "offsite",
                                "bucket",
                                "chms",
                                "eu",
                                null,
                                null,
                                new SecretRef.Env("KEY"),
                                new SecretRef.File("/etc/secret"))),
                sealed,
                List.of(),
                List.of(),
                null,
                List.of(new Contact("Provider", "Berta", "berta@example.org", null)),
                List.of(),
                repositories,
                Packing.USUAL);
    }

    private static String book(Server server) throws OperationFailed {
        Report report =
                new RecoveryBook(server, servers, catalogue.of("Parish"), List.of(), NOW, ZoneId.of("UTC")).report();
        return ReportFile.markdown(report).replace("\\", "");
    }

    @Test
    void theBookNamesWhereEachSecretIsKeptAndHasNone() throws Exception {
        String book = book(server(
                List.of(database("chms", Dump.What.ONE, new SecretRef.Env("CHMS_DB"))),
                List.of(),
                List.of(
                        new Repository("site", "https://anna:hunter2@example.org/site.git", null, null),
                        new Repository("app", "https://ghp_hunter2@example.org/app.git", null, null),
                        new Repository("lib", "ssh://git:hunter2@example.org/lib.git", null, null)),
                new Encryption(List.of(AGE), null, null)));
        assertThat(book).doesNotContain("hunter2");
        assertThat(book)
                .contains(
                        "https://example.org/site.git", "https://example.org/app.git", "ssh://git@example.org/lib.git")
                .contains("CHMS_DB", "/etc/secret", "/home/anna/.ssh/id", AGE)
                .contains("anna@example.org:2222", "Berta", "eu · bucket/chms");
    }

    @Test
    void ofEachSourceTheNewestIsNamedAndWhatHasNoneIsSaid() throws Exception {
        String book = book(server(
                List.of(database("chms", Dump.What.ONE, null)),
                List.of(new FileSet("chms", "/srv/chms", List.of(), null, null)),
                List.of(),
                null));
        assertThat(book).contains("chms3").doesNotContain("chms60");
        assertThat(book.lines().filter(line -> line.startsWith("| chms |")))
                .as("the directory of that name has none")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(book.lines().filter(line -> line.startsWith("| chms | chms3 |")))
                .as("the version that the book says to have again")
                .singleElement()
                .asString()
                .contains("postgresql 16.4");
        assertThat(book).contains("/mnt/nas/chms3.dump").doesNotContain(AGE);
    }

    @Test
    void rolesStandBeforeTheDatabasesThatNeedThem() throws Exception {
        String book = book(server(
                List.of(database("chms", Dump.What.ONE, null), database("who", Dump.What.ROLES, null)),
                List.of(),
                List.of(),
                null));
        assertThat(book).containsSubsequence("| who | who4 |", "| chms | chms3 |", "### who\n", "### chms\n");
        assertThat(book).contains("roles and users first");
    }

    private static PastBackup past(int daysAgo, PastBackup.@Nullable Restored restored) {
        return new PastBackup(
                "past " + daysAgo,
                "Parish",
                Subject.database("chms"),
                NOW.minus(Duration.ofDays(daysAgo)),
                true,
                5,
                restored);
    }

    @Test
    void howMuchWouldBeLostAndHowLongItTakesIsSaidBesideHowItWas() throws Exception {
        Server server = server(List.of(database("chms", Dump.What.ONE, null)), List.of(), List.of(), null);
        List<Backup> backups = catalogue.of("Parish");
        RecoveryAnswer nothing = new RecoveryAnswer(server, backups, List.of(), NOW, ZoneOffset.UTC);
        assertThat(nothing.answer().rows().getFirst().getLast()).isEqualTo("2 d 9 h");
        assertThat(nothing.answer().rows().getFirst()).contains("not known yet");

        List<PastBackup> past = new ArrayList<>(Stream.of(61, 55, 49, 43, 37, 31, 25, 7)
                .map(days -> past(days, null))
                .toList());
        for (int i = 0; i < 3; i++) {
            past.add(past(7, new PastBackup.Restored(NOW.minus(Duration.ofDays(9 - i)), 60_000L + 60_000 * (i / 2))));
        }
        Answer answer = new RecoveryAnswer(server, backups, past, NOW, ZoneOffset.UTC).answer();
        assertThat(answer.rows().getFirst()).contains("18 d (more, before 6 d)", "2 min", "slower, usually 1 min");
        assertThat(((List<?>) answer.document()).getFirst())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("worstLostSeconds", Duration.ofDays(18).toSeconds())
                .containsEntry("worstLostSecondsBefore", Duration.ofDays(6).toSeconds())
                .containsEntry("lostTrend", "more")
                .containsEntry("restoreMillis", 120_000L)
                .containsEntry("restoreMillisUsual", 60_000L)
                .containsEntry("trend", "slower");
        assertThat(answer.rows().getFirst()).hasSameSizeAs(RecoveryAnswer.heads());
    }

    /** A script that watches for too much would take zero for the best there is. */
    @Test
    void howMuchIsLostWhereNothingIsProvenIsNoNumber() throws Exception {
        Server server = server(List.of(database("nothing", Dump.What.ONE, null)), List.of(), List.of(), null);
        Answer answer = new RecoveryAnswer(server, catalogue.of("Parish"), List.of(), NOW, ZoneOffset.UTC).answer();
        assertThat(((List<?>) answer.document()).getFirst())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("lostSeconds", null)
                .containsEntry("worstLostSeconds", null);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a:b@c@example.org/x, https://example.org/x",
        "HTTPS://token@example.org/x, HTTPS://example.org/x",
        "ssh://git@example.org/x, ssh://git@example.org/x",
        "git@example.org:x.git, git@example.org:x.git",
        "https://example.org:8443/a:b@c, https://example.org:8443/a:b@c",
        "https://example.org/?q=a@b, https://example.org/?q=a@b",
        "ftp://:secret@example.org/, ftp://@example.org/"
    })
    void anAddressIsToldWithoutWhatLetsOneIn(String address, String told) {
        assertThat(BookSecrets.without(address)).isEqualTo(told);
    }

    @Test
    void wherePassphrasesAndVaultsAreIsSaidInWords() {
        assertThat(BookSecrets.kept(new SecretRef.File("/etc/a b"))).contains("/etc/a b");
        assertThat(BookSecrets.kept(new SecretRef.Env("KEY"))).contains("KEY");
        assertThat(List.of(BookSecrets.kept(new SecretRef.Vault()), BookSecrets.kept(new SecretRef.Ask())))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    private static Answer good(int hours, int level, String... asked) throws OperationFailed {
        return good(CLOCK, hours, level, asked);
    }

    private static Answer good(Clock clock, int hours, int level, String... asked) throws OperationFailed {
        Server server = server(
                List.of(
                        database("chms", Dump.What.ONE, null),
                        database("pages", Dump.What.ALL, null),
                        database("ahead", Dump.What.ONE, null)),
                List.of(new FileSet("chms", "/srv/chms", List.of(), null, null)),
                List.of(),
                null);
        return new GoodBackups(catalogue, server, clock, Duration.ofHours(hours), Rung.of(level))
                .answer(List.of(asked));
    }

    private static List<Object> ids(Answer answer, boolean wanted) {
        return ((List<?>) answer.document())
                .stream()
                        .map(one -> (Map<?, ?>) one)
                        .filter(one -> Boolean.valueOf(wanted).equals(one.get("good")))
                        .<Object>map(one -> String.valueOf(one.get("source")) + " " + one.get("kind"))
                        .toList();
    }

    @Test
    void eachSourceIsJudgedByItselfAndAllOfAnEntryByItsName() throws Exception {
        Answer all = good(24, 1);
        assertThat(ids(all, true)).containsExactly("chms database", "pages/b database");
        assertThat(ids(all, false))
                .containsExactlyInAnyOrder("pages/a database", "ahead database", "chms files", "dumps script");
        assertThat(all.fault()).isTrue();
        assertThat(ids(good(24, 1, "pages"), true)).containsExactly("pages/b database");
        assertThat(good(24, 1, "pages/b").fault()).isFalse();
        assertThat(good(2, 1, "pages/b").fault())
                .as("to the hour still is within")
                .isFalse();
        assertThat(good(1, 1, "pages/b").fault()).isTrue();
        assertThat(good(24, 3, "pages/b").fault()).isTrue();
    }

    @Test
    void twoOfOneNameAreToldApartAndWhatIsWrongIsSaid() throws Exception {
        List<String> lines = good(24, 1, "chms", "ahead", "pages/a").lines();
        assertThat(lines.getFirst()).contains("(database)", "chms3");
        assertThat(lines.get(1)).contains("(files)");
        assertThat(lines.get(2)).contains("ahead-5", "yet to come");
        assertThatThrownBy(() -> good(24, 1, "page"))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).contains("chms, pages/a, pages/b, ahead, dumps"));
    }

    @Test
    void whenSomethingWasIsToldByTheClockOfThatPlace() throws Exception {
        Instant ahead = NOW.plus(Duration.ofHours(5));
        for (String zone : List.of("Pacific/Auckland", "America/New_York")) {
            ZoneId there = ZoneId.of(zone);
            assertThat(good(CLOCK.withZone(there), 24, 1, "ahead").lines())
                    .singleElement()
                    .asString()
                    .contains(Amounts.moment(ahead, there));
            BackupAnswers answers = new BackupAnswers(catalogue, servers, there);
            assertThat(answers.list(Optional.of("Parish")).rows())
                    .filteredOn(row -> row.getFirst().equals("ahead-5"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).contains(Amounts.moment(ahead, there)));
            assertThat(answers.show("ahead-5").lines())
                    .filteredOn(line -> line.contains(Amounts.moment(ahead, there)))
                    .as("when it was taken, and when each rung was reached")
                    .hasSize(3);
        }
    }

    @Test
    void databasesAreTakenFirstAndLastWhatIsStoppedForIt() throws Exception {
        Server server = server(
                List.of(database("chms", Dump.What.ONE, null)),
                List.of(
                        new FileSet("cold", "/srv/cold", List.of(), COLD, null),
                        new FileSet("warm", "/srv/warm", List.of(), null, null)),
                List.of(new Repository("site", null, "/srv/site", null)),
                null);
        ProfileSources sources =
                new ProfileSources(Bare.means(new Scripted().everywhere(), Path.of("/nowhere"), CLOCK), server);
        assertThat(sources.named(List.of()))
                .extracting(Source::name)
                .containsExactly("chms", "site", "dumps", "warm", "cold");
        assertThat(sources.named(List.of("cold", "chms")))
                .as("in that order also where they are named")
                .extracting(Source::name)
                .containsExactly("chms", "cold");
        assertThatThrownBy(() -> sources.named(List.of("chms", "nothing")))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).contains("chms, site, dumps, warm, cold"));
    }
}
