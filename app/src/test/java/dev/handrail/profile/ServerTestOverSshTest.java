package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.shell.StandInSudo;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.QuickVault;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile put to the test over Debian's sshd: host keys, sudo, tools and databases, and every fault told at once. */
class ServerTestOverSshTest {
    private static final String NAME = "Parish";

    @TempDir
    static Path programs;

    private static RealSshd sshd;
    private static StandInSudo sudo;

    @TempDir
    Path home;

    private Store store;
    private Servers servers;
    private DatabaseProbe probe = (server, database, shells) -> "PostgreSQL 16.4";
    private final List<Shells> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        sudo = new StandInSudo(programs);
        RealSshd.program(programs.resolve("id"), """
                #!/bin/sh
                [ "$1" = -u ] && [ -n "$STAND_IN_USER" ] && { echo 0; exit; }
                exec /usr/bin/id "$@"
                """);
        sshd = RealSshd.start(StandInSudo.setting(programs));
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void open() throws Exception {
        store = ReadyStore.open(home, Clock.systemUTC());
        servers = new Servers(store.jdbi(), Clock.systemUTC(), "anna");
        sudo.wants("");
    }

    @AfterEach
    void close() {
        opened.forEach(Shells::close);
        store.close();
    }

    @Test
    void aMachineThatNobodyKnowsIsNotTrusted() {
        keep(Sudo.NONE, List.of());
        assertThatThrownBy(() -> test(Map.of()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(sshd.fingerprint());
    }

    @Test
    void theRightFingerprintLetsItInFromNowOn() throws OperationFailed {
        keep(Sudo.NONE, List.of());
        assertThat(test(Map.of("--accept-host-key", List.of(sshd.fingerprint()))))
                .singleElement()
                .asString()
                .contains("Signed in to", "as " + RealSshd.user());
        assertThat(test(Map.of())).as("once accepted it is known").hasSize(1);
    }

    @Test
    void aWrongFingerprintKeepsItOutAndTeachesNothing() {
        keep(Sudo.NONE, List.of());
        String wrong = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        assertThatThrownBy(() -> test(Map.of("--accept-host-key", List.of(wrong))))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(sshd.fingerprint());
        assertThatThrownBy(() -> test(Map.of())).isInstanceOf(OperationFailed.class);
    }

    @Test
    void whatIsNoFingerprintIsAFaultOfUsageAlsoWhereTheMachineIsKnown() throws OperationFailed {
        keep(Sudo.NONE, List.of());
        accepted();
        assertThatThrownBy(() -> test(Map.of("--accept-host-key", List.of("garbage"))))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    @Test
    void eachMachineOfAWayIsAcceptedByItsOwnFingerprint() throws Exception {
        try (RealSshd bastion = RealSshd.start()) {
            bastion.authorize(sshd.folder().resolve("id.pub"));
            keep(over(sshd.access(), "127.0.0.1:" + bastion.port()), List.of());
            assertThatThrownBy(() -> test(Map.of("--accept-host-key", List.of(sshd.fingerprint()))))
                    .hasMessageContaining(bastion.fingerprint());
            assertThatThrownBy(() -> test(Map.of("--accept-host-key", List.of(bastion.fingerprint()))))
                    .hasMessageContaining("accept-host-key " + sshd.fingerprint())
                    .hasMessageNotContaining("was given");
            assertThat(accepted()).hasSize(1);
        }
    }

    private static Access.Ssh over(Access.Ssh access, String jump) {
        return new Access.Ssh(
                access.host(),
                access.port(),
                access.user(),
                access.key(),
                access.password(),
                access.agent(),
                jump,
                access.sudo());
    }

    @Test
    void afterAnotherKeyTheAcceptedFingerprintDoesNotHelp() throws Exception {
        try (RealSshd other = RealSshd.start()) {
            keep(other.access(), List.of());
            String before = other.fingerprint();
            test(Map.of("--accept-host-key", List.of(before)));
            other.changeHostKey();
            String after = other.fingerprint();
            assertThatThrownBy(() -> test(Map.of("--accept-host-key", List.of(before))))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining(after);
            assertThatThrownBy(() -> test(Map.of("--accept-host-key", List.of(after))))
                    .as("a known machine with another key is never simply believed")
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining(before);
        }
    }

    @Test
    void sudoWithoutAPasswordIsTried() throws OperationFailed {
        keep(Sudo.PASSWORDLESS, List.of());
        assertThat(accepted()).contains("ok: sudo works");
    }

    @Test
    void sudoIsGivenThePasswordThatTheVaultHas() throws Exception {
        sudo.wants("open sesame");
        keep(Sudo.ASK, List.of());
        assertThat(accepted()).contains("ok: sudo works");
    }

    @Test
    void everyFaultIsFoundInOneGo() {
        probe = (server, database, shells) -> {
            if (database.name().equals("portal")) {
                return "PostgreSQL 16.4";
            }
            throw OperationFailed.failed("no way into " + database.name()).build();
        };
        keep(Sudo.NONE, List.of(database("members"), database("portal"), database("records")));
        Saying work = new Saying();
        assertThatThrownBy(() -> operation(Map.of("--accept-host-key", List.of(sshd.fingerprint())))
                        .run(work))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("faults found: 2")
                .hasMessageContaining("no way into members")
                .hasMessageContaining("no way into records");
        assertThat(work.lines()).contains("ok: portal answers: PostgreSQL 16.4");
    }

    @Test
    void whatWouldTakeTheBackupsIsLookedForAsABackupDoesIt() throws OperationFailed {
        keep(Sudo.NONE, List.of(database("members")));
        answering("PostgreSQL 9.6");
        assertThat(accepted())
                .anyMatch(line -> line.matches("ok: pg_dump .* is there for the backups of members: /.*"));

        answering("PostgreSQL 99.1");
        Saying work = new Saying();
        assertThatThrownBy(() -> operation(Map.of()).run(work))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("faults found: 1")
                .hasMessageContaining("Could not find pg_dump for a PostgreSQL 99 server: only older ones")
                .hasMessageContaining("postgresql-client-99");
        assertThat(work.lines()).contains("ok: members answers: PostgreSQL 99.1");
    }

    private void answering(String version) {
        SignIn signIn = new SignIn(new Lazy<>(() -> (ref, name) -> {
            throw new AssertionError("to look for a program takes no password");
        }));
        probe = new DatabaseProbe() {
            @Override
            public String version(Server server, Database database, Shells shells) {
                return version;
            }

            @Override
            public Optional<String> dumper(Server server, Database database, Shell shell, Optional<String> answered)
                    throws OperationFailed {
                return signIn.dumper(server, database, shell, answered);
            }
        };
    }

    @Test
    void thePlanNamesEveryPartAndConnectsToNothing() throws OperationFailed {
        keep(Sudo.PASSWORDLESS, List.of(database("members"), database("portal")));
        long before = sshd.connections();
        assertThat(operation(Map.of()).plan().steps())
                .extracting(step -> step.text())
                .contains("Reach it and sign in", "Become root with sudo", "Sign in to database members")
                .hasSize(5);
        assertThat(sshd.connections()).isEqualTo(before);
    }

    @Test
    void nobodyListeningIsUnreachableAndNotAFaultOfTheProfile() throws Exception {
        try (RealSshd gone = RealSshd.start()) {
            keep(gone.access(), List.of());
            gone.stop();
            assertThatThrownBy(() -> test(Map.of()))
                    .isInstanceOfSatisfying(
                            OperationFailed.class,
                            e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE));
        }
    }

    private void keep(Sudo how, List<Database> databases) {
        Access.Ssh plain = sshd.access();
        keep(
                new Access.Ssh(plain.host(), plain.port(), plain.user(), plain.key(), null, plain.agent(), null, how),
                databases);
    }

    private void keep(Access access, List<Database> databases) {
        Server plain = Server.of(NAME, Environment.TEST, access);
        servers.save(new Server(
                plain.name(),
                plain.environment(),
                null,
                access,
                databases,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of()));
    }

    private static Database database(String name) {
        return new Database(name, Engine.POSTGRESQL, "localhost", 5432, "anna", null, null, null, null, null);
    }

    private List<String> accepted() throws OperationFailed {
        return test(Map.of("--accept-host-key", List.of(sshd.fingerprint())));
    }

    private List<String> test(Map<String, List<String>> more) throws OperationFailed {
        Saying work = new Saying();
        operation(more).run(work);
        return work.lines();
    }

    private Operation operation(Map<String, List<String>> more) throws OperationFailed {
        Map<String, List<String>> given = new TreeMap<>(more);
        given.put("NAME", List.of(NAME));
        Vault vault = QuickVault.in(home, store.jdbi(), Clock.systemUTC());
        return new ProfileOffers(
                        new Lazy<>(() -> servers),
                        new Lazy<>(() -> vault),
                        new Lazy<>(() -> {
                            throw new AssertionError("a test of a server opens no vault");
                        }),
                        new NothingKept(),
                        this::shells,
                        probe,
                        home)
                .offers().stream()
                        .filter(o -> o.words().equals("server test"))
                        .map(Offer.Action.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .maker()
                        .make(new Arguments(given));
    }

    private Shells shells(Optional<String> fingerprint) throws OperationFailed {
        HostKeys known = HostKeys.in(home, HostKeyAsker.NOBODY);
        Shells shells = new SshShells(
                (ref, name) -> Secret.of("open sesame".toCharArray()),
                Asker.NOBODY,
                fingerprint.isPresent() ? known.accepting(fingerprint.get()) : known,
                SshSettings.usual());
        opened.add(shells);
        return shells;
    }
}
