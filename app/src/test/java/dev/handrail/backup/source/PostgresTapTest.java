package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Bare;
import dev.handrail.backup.Besides;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.server.Access;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Command;
import dev.handrail.shell.Scripted;
import dev.handrail.sql.PostgresTools;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a PostgreSQL database is dumped, by what its profile wants of it and what was found there. */
class PostgresTapTest {
    private static final long GB = 1L << 30;
    private static final List<String> NONE = List.of();

    private final Scripted shell = new Scripted();

    private static Dump dump(boolean schemaOnly, List<String> tables, List<String> exclude, List<String> without) {
        return new Dump(Dump.What.ONE, Dump.Format.AUTO, 0, schemaOnly, tables, exclude, without);
    }

    private static Database entry(String name, Dump dump) {
        return new Database(
                name, Engine.POSTGRESQL, "db.example.org", 5433, "chms", null, null, null, null, null, dump);
    }

    private static Server server(@Nullable ByteSize proveUpTo, Database... databases) {
        Packing usual = Packing.USUAL;
        return new Server(
                "Parish",
                Environment.TEST,
                null,
                new Access.ThisComputer(Sudo.NONE),
                List.of(databases),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                new Packing(usual.compress(), usual.level(), usual.threads(), usual.rate(), usual.gently(), proveUpTo));
    }

    private PostgresTap tap(Dump dump, String form, long bytes, @Nullable ByteSize proveUpTo) {
        return tap(entry("chms", dump), form, bytes, proveUpTo);
    }

    private PostgresTap tap(Database entry, String form, long bytes, @Nullable ByteSize proveUpTo) {
        PostgresSource source = new PostgresSource(
                Bare.means(shell.everywhere(), Path.of("/nowhere"), Clock.systemUTC()),
                server(proveUpTo, entry),
                entry,
                "chms",
                "chms");
        DatabaseFacts facts = new DatabaseFacts(
                "chms",
                "16.4",
                16,
                "UTF8",
                "C",
                "C",
                "chms",
                bytes,
                bytes,
                null,
                new Besides(-1, null, null, List.of()));
        DumpMachine machine = form.equals(PostgresTap.DIRECTORY)
                ? new DumpMachine(4, new TemporaryRoom(10 * GB + (1L << 30), 0))
                : null;
        return new PostgresTap(
                source, shell, facts, new PostgresTools(entry, "/usr/lib/16/bin", "16.4", null), form, 3, machine);
    }

    private static List<String> words(Command command) {
        return command.arguments();
    }

    private PostgresTap usual() {
        return tap(Dump.USUAL, PostgresTap.CUSTOM, GB, null);
    }

    @Test
    void aDatabaseIsDumpedWholeInOneStreamThatAProgramOfOursPacks() {
        List<String> words = words(usual().dump(List.of("--snapshot=1")));
        assertThat(words.getFirst()).isEqualTo("/usr/lib/16/bin/pg_dump");
        assertThat(words)
                .contains("--format=custom", "--compress=0", "--lock-wait-timeout=60000", "--snapshot=1")
                .noneMatch(word ->
                        word.startsWith("--table") || word.startsWith("--exclude") || word.startsWith("--jobs"));
        assertThat(usual().before()).isEmpty();
        assertThat(usual().packed()).isFalse();
    }

    @Test
    void severalProcessesDumpIntoAFolderAndEachPacksForItself() {
        PostgresTap tap = tap(Dump.USUAL, PostgresTap.DIRECTORY, GB, null);
        assertThat(words(tap.dump(DirectoryFlow.into("/var/tmp/x"))))
                .contains("--format=directory", "--compress=1", "--jobs=3", "--file=/var/tmp/x/dump");
        assertThat(tap.before())
                .singleElement()
                .satisfies(step -> assertThat(step.command()).contains("/var/tmp/handrail-RUN/dump"));
        assertThat(words(tap.shown().stages().getFirst()))
                .containsExactly("tar", "-cf", "-", "-C", "/var/tmp/handrail-RUN/dump", ".");
        assertThat(tap.packed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"custom, .dump", "plain, .sql", "directory, .tar"})
    void theNameEndsInWhatItIs(String form, String ending) {
        assertThat(tap(Dump.USUAL, form, GB, null).ending()).isEqualTo(ending);
    }

    /** Two gigabytes where the profile says nothing; a size that is just as large still is. */
    @ParameterizedTest
    @CsvSource({"2147483648, , true", "2147483649, , false", "0, , true", "1024, 1KB, true", "1025, 1KB, false"})
    void upToWhichSizeContentIsHashed(long bytes, @Nullable String upTo, boolean hashed) {
        PostgresTap tap = tap(Dump.USUAL, PostgresTap.CUSTOM, bytes, upTo == null ? null : ByteSize.parse(upTo));
        assertThat(tap.proves()).isEqualTo(hashed);
    }

    @Test
    void whatIsLeftOutIsSaidInAPlanAndToPgDump() {
        Dump some = dump(false, List.of("members", "visit*"), List.of("visits_old"), List.of("logs"));
        PostgresTap tap = tap(some, PostgresTap.CUSTOM, GB, null);
        assertThat(words(tap.dump(NONE)))
                .containsSequence(
                        "--table=members",
                        "--table=visit*",
                        "--exclude-table=visits_old",
                        "--strict-names",
                        "--exclude-table-data=logs");
        assertThat(tap.checks())
                .extracting(Check::text)
                .anyMatch(text -> text.endsWith("members, visit*"))
                .anyMatch(text -> text.endsWith("visits_old"))
                .anyMatch(text -> text.endsWith("logs"));
        assertThat(tap.selection().partial()).isTrue();
        List<String> withRows = words(tap.tablesWithRows("s1").stages().getFirst());
        assertThat(withRows)
                .as("whose rows are not dumped is not among those whose rows are")
                .contains("--exclude-table=logs", "--schema-only", "--snapshot=s1")
                .noneMatch(word -> word.startsWith("--exclude-table-data"));
    }

    @Test
    void ofDefinitionsAloneNoRowIsCounted() {
        PostgresTap tap = tap(dump(true, NONE, NONE, NONE), PostgresTap.DIRECTORY, 50 * GB, null);
        assertThat(words(tap.dump(NONE))).contains("--schema-only");
        assertThat(tap.checks()).allMatch(check -> check.state() == State.OK).hasSize(2);
        assertThat(tap.selection().partial()).isFalse();
        assertThat(tap.selection().rows()).isFalse();
    }

    @Test
    void aFolderThatMayNotFitIsWarnedOfAndOneThatCannotIsRefused() {
        assertThat(states(tap(Dump.USUAL, PostgresTap.DIRECTORY, 9 * GB, null))).containsOnly(State.OK);
        assertThat(states(tap(Dump.USUAL, PostgresTap.DIRECTORY, 10 * GB, null)))
                .contains(State.WARNING);
        assertThat(states(tap(Dump.USUAL, PostgresTap.DIRECTORY, 120 * GB, null)))
                .contains(State.BLOCKER);
        Dump some = dump(false, List.of("members"), NONE, NONE);
        assertThat(states(tap(some, PostgresTap.DIRECTORY, 100 * GB, null)))
                .as("nobody knows how much of it is dumped")
                .contains(State.WARNING)
                .doesNotContain(State.BLOCKER);
    }

    /** Who chose a format himself knows what he chose. */
    @ParameterizedTest
    @CsvSource({"AUTO, 5, true", "AUTO, 4, false", "CUSTOM, 5, false", "PLAIN, 5, false"})
    void aLargeOneInAContainerIsDumpedByOneProcessAndThePlanSaysWhy(Dump.Format format, long size, boolean said) {
        Dump dump = new Dump(Dump.What.ONE, format, 0, false, NONE, NONE, NONE);
        assertThat(tap(inside(dump), PostgresTap.CUSTOM, size << 30, null).checks())
                .extracting(Check::text)
                .filteredOn(text -> text.contains("by one process"))
                .hasSize(said ? 1 : 0);
        assertThat(tap(dump, PostgresTap.CUSTOM, size << 30, null).checks())
                .as("no container")
                .extracting(Check::text)
                .noneMatch(text -> text.contains("by one process"));
    }

    private static Database inside(Dump dump) {
        Database.Container container = new Database.Container("portal-db", Database.Tool.PODMAN);
        return new Database(
                "inside", Engine.POSTGRESQL, "localhost", 5432, "chms", null, container, null, null, null, dump);
    }

    private static List<State> states(PostgresTap tap) {
        return tap.checks().stream().map(Check::state).toList();
    }

    @Test
    void rolesThatNobodyTakesAreToldOncePerDatabaseServer() {
        Database members = entry("members", Dump.USUAL);
        Database visits = entry("visits", Dump.USUAL);
        Database roles = entry("roles", new Dump(Dump.What.ROLES, Dump.Format.AUTO, 0, false, NONE, NONE, NONE));
        assertThat(RolesLeftOut.notes(server(null, members, visits), Set.of("members", "visits")))
                .singleElement()
                .asString()
                .contains("db.example.org:5433");
        Server all = server(null, members, visits, roles);
        assertThat(RolesLeftOut.notes(all, Set.of("members", "roles"))).isEmpty();
        assertThat(RolesLeftOut.notes(all, Set.of("members")))
                .as("an entry of the profile that is not backed up now takes none")
                .hasSize(1);
        assertThat(RolesLeftOut.notes(all, Set.of("roles"))).isEmpty();
        Database mine = new Database(
                "mine", Engine.MARIADB, "db.example.org", 3306, "chms", null, null, null, null, null, Dump.USUAL);
        assertThat(RolesLeftOut.notes(server(null, mine), Set.of("mine"))).isEmpty();
    }

    @Test
    void rolesOfAContainerAndOfASocketAreOthers() {
        Database inside = inside(Dump.USUAL);
        Database socket = new Database(
                "socket",
                Engine.POSTGRESQL,
                "localhost",
                5432,
                null,
                null,
                null,
                "/run/pg",
                "postgres",
                null,
                Dump.USUAL);
        List<String> notes = RolesLeftOut.notes(server(null, inside, socket), Set.of("inside", "socket"));
        assertThat(notes).hasSize(2);
        assertThat(notes.getFirst()).contains("portal-db");
        assertThat(notes.getLast()).contains("/run/pg:5432");
    }
}
