package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Sudo;
import dev.handrail.shell.AccountSshd;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.sql.OwnPostgres;
import dev.handrail.words.OperationFailed;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backups that could not even begin, as at two in the morning: the journal says why, and what to do. */
class BackupNotBegunTest {
    private static final String SOURCE = "unbegun_" + ProcessHandle.current().pid();

    @TempDir
    Path home;

    private Rig rig;

    @BeforeAll
    static void fill() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 100);
    }

    @AfterAll
    static void drop() throws Exception {
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void hostGone() throws Exception {
        try (RealSshd gone = RealSshd.start()) {
            rig.server(gone.access(), SOURCE);
            gone.stop();
            OperationFailed failed = notBegun();
            assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
            assertThat(failed.where()).contains("127.0.0.1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE", "ROLES"})
    void whatCannotBeLookedAtHoldsNoShellOpen(Dump.What what) throws Exception {
        Set<Shell> open = ConcurrentHashMap.newKeySet();
        Dump dump = new Dump(what, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());
        Database gone =
                new Database("gone", Engine.POSTGRESQL, "127.0.0.1", 1, "postgres", null, null, null, null, null, dump);
        try (Rig watched = new Rig(home.resolve("watched"), noted(Rig.shells(home), open))) {
            watched.keep(new Access.ThisComputer(Sudo.NONE), List.of(gone));
            assertThatThrownBy(watched::backUp).hasMessageContaining("127.0.0.1:1");
        }
        assertThat(open).isEmpty();
    }

    /** The same shells, of which one can tell which are open. */
    private static Shells noted(Shells real, Set<Shell> open) {
        InvocationHandler shells = (proxy, method, arguments) -> {
            Object answer = done(real, method, arguments);
            return answer instanceof Shell shell ? noted(shell, open) : answer;
        };
        return proxied(Shells.class, shells);
    }

    private static Shell noted(Shell real, Set<Shell> open) {
        open.add(real);
        return proxied(Shell.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                open.remove(real);
            }
            return done(real, method, arguments);
        });
    }

    private static <T> T proxied(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object done(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @Test
    void hostKeyChanged() throws Exception {
        try (RealSshd other = RealSshd.start()) {
            rig.server(other.access(), SOURCE);
            rig.make("backup run", Arguments.of("SERVER", Rig.SERVER)).plan();
            String known = other.fingerprint();
            other.changeHostKey();
            rig.close();
            rig = new Rig(home);
            assertThat(notBegun()).hasMessageContaining(known).hasMessageContaining(other.fingerprint());
        }
    }

    @Test
    void pgDumpMissing() throws Exception {
        Path programs = Files.createDirectory(home.resolve("programs"));
        RealSshd.program(programs.resolve("sh"), "#!/bin/sh\nexec /bin/sh \"$@\"\n");
        try (RealSshd poor = RealSshd.start("SetEnv PATH=" + programs)) {
            rig.server(poor.access(), SOURCE);
            notBegun();
        }
    }

    @Test
    void databaseThatIsNotThere() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            rig.server(sshd.access(), SOURCE + "_x");
            assertThat(notBegun()).hasMessageContaining(SOURCE + "_x");
        }
    }

    @Test
    void wrongPasswordOfTheServer() throws Exception {
        try (AccountSshd sshd = new AccountSshd().start("another one")) {
            rig.server(sshd.access(Sudo.NONE), SOURCE);
            OperationFailed failed = notBegun();
            assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
            assertThat(failed).hasMessageContaining("password");
            assertThat(sshd.log()).containsOnlyOnce("Failed password for deploy");
        }
    }

    @Test
    void wrongPasswordOfTheDatabase() throws Exception {
        try (OwnPostgres postgres = OwnPostgres.start();
                RealSshd sshd = RealSshd.start()) {
            rig.keep(
                    sshd.access(),
                    List.of(new Database(
                            "postgres",
                            Engine.POSTGRESQL,
                            "127.0.0.1",
                            postgres.port(),
                            "anna",
                            new SecretRef.Ask(),
                            null,
                            null,
                            null,
                            null)));
            assertThat(notBegun())
                    .hasMessageContaining("password authentication failed")
                    .hasMessageContaining("the user and the password in the profile");
        }
    }

    @Test
    void secondBackupOfTheSameDatabaseAtOnce() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            rig.server(sshd.access(), SOURCE);
            Underway first;
            try (Connection lock = TestDatabase.locked(SOURCE, "visits")) {
                first = start();
                Await.until("pg_dump runs", () -> Remains.pgDump(SOURCE).count() == 1);
                OperationFailed second = refused();
                assertThat(second).hasMessageContaining(first.run());
                assertThat(rig.journal().runs(JournalFilter.all().outcome(Outcome.FAILED)))
                        .singleElement()
                        .satisfies(run -> {
                            assertThat(run.failure()).contains(first.run());
                            assertThat(run.next()).isEqualTo(second.next()).isNotBlank();
                        });
            }
            assertThat(first.await().outcome()).isEqualTo(Outcome.DONE);
            assertThat(rig.catalogue().all()).hasSize(1);
        }
    }

    @Test
    void anotherProgramBacksUpTheSameSourceAndAnotherOneAtOnce() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            Process other;
            try (Connection lock = TestDatabase.locked(SOURCE, "visits")) {
                other = KilledBackup.start(home, sshd, SOURCE);
                Await.until("pg_dump runs", () -> Remains.pgDump(SOURCE).count() == 1);
                rig.server(sshd.access(), SOURCE, "postgres");
                Arguments same = new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "WHAT", List.of(SOURCE)));
                assertThatThrownBy(() -> rig.perform("backup run", same)).isInstanceOf(OperationFailed.class);
                assertThat(rig.perform(
                                        "backup run",
                                        new Arguments(
                                                Map.of("SERVER", List.of(Rig.SERVER), "WHAT", List.of("postgres"))))
                                .failure())
                        .as("another source of the server")
                        .isNull();
            }
            Await.until("the other is done", () -> rig.catalogue().all().size() == 2);
            other.destroy();
            other.waitFor();
            assertThat(rig.files()).hasSize(4);
        }
    }

    private Underway start() throws OperationFailed {
        return rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {});
    }

    private OperationFailed refused() {
        return Objects.requireNonNull(catchThrowableOfType(OperationFailed.class, this::start));
    }

    private OperationFailed notBegun() throws Exception {
        OperationFailed failed = refused();
        assertThat(rig.journal().runs(JournalFilter.all()).getFirst().failure()).contains(failed.tried());
        new Remains(rig, SOURCE).assertOnly(0);
        return failed;
    }
}
