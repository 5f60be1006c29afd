package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Runner;
import dev.handrail.operation.Saying;
import dev.handrail.server.Environment;
import dev.handrail.server.Servers;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which servers of a file are taken into the book, and under which names. */
class ImportsTest {
    private static final String HERE = """
            server: Here
            environment: test
            access: this-computer
            """;
    private static final String THERE = """
            server: There
            environment: production
            access:
              ssh: { host: 127.0.0.1, port: 1, user: deploy }
            """;

    @TempDir
    private Path folder;

    private Store store;
    private Servers servers;
    private Imports imports;

    @BeforeEach
    void aBookWithTwoServers() throws OperationFailed, IOException {
        store = ReadyStore.open(folder.resolve("home"), Clock.systemUTC());
        servers = new Servers(store.jdbi(), Clock.systemUTC(), "anna");
        imports = new Imports(new Lazy<>(() -> servers), folder);
        take(Map.of("FILE", List.of(file(HERE + "---\n" + THERE))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void ofAFileOnlyTheServersThatAreNamedAreTaken() throws OperationFailed, IOException {
        String both = file(HERE.replace("test", "staging") + "---\n" + THERE.replace("port: 1,", "port: 22,"));
        take(Map.of("FILE", List.of(both), "--only", List.of("here", "Here")));
        assertThat(servers.require("Here").environment()).isEqualTo(Environment.STAGING);
        assertThat(servers.require("There").access().toString()).contains("port=1,");

        assertThatThrownBy(() -> take(Map.of("FILE", List.of(both), "--only", List.of("There", "Elsewhere"))))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.USAGE);
                    assertThat(failed.next()).contains("Here, There");
                });
        assertThat(servers.require("There").access().toString()).contains("port=1,");
    }

    @Test
    void anImportOfSeveralServersStandsInTheJournalOfEach() throws Exception {
        String both = file(HERE.replace("test", "staging") + "---\n" + THERE.replace("port: 1,", "port: 22,"));
        try (Journal journal = new Journal(store.jdbi(), Clock.systemUTC());
                Runner runner = new Runner(journal, List.of(), text -> text, "anna", Clock.systemUTC())) {
            Operation operation = imports.take(Arguments.of("FILE", both));
            runner.start(operation, operation.plan(), event -> {}).await();
            for (String server : List.of("Here", "There")) {
                assertThat(journal.runs(JournalFilter.all().server(server)))
                        .as(server)
                        .extracting(Run::operation)
                        .containsExactly("server import");
            }
            assertThat(journal.runs(JournalFilter.all())).hasSize(1);
        }
    }

    @Test
    void anSshConfigurationThatIsNamedMustBeThere() throws OperationFailed {
        String missing = folder.resolve("no-such-file").toString();
        Arguments hosts = Arguments.of("FILE", missing);
        Arguments one = new Arguments(
                Map.of("FILE", List.of(missing), "--ssh-config", List.of(), "--only", List.of("archive")));
        assertThatThrownBy(() -> imports.hosts(hosts)).satisfies(failed -> isOfNoFile(failed, missing));
        assertThatThrownBy(() -> imports.take(one)).satisfies(failed -> isOfNoFile(failed, missing));
        assertThat(imports.hosts(new Arguments(Map.of())).lines())
                .singleElement()
                .asString()
                .contains(".ssh/config");
    }

    @Test
    void whatOfAnSshConfigurationIsNotTakenOverIsSaidToScriptsAndInThePlanToo() throws OperationFailed, IOException {
        String config = file("Host archive\n  HostName 192.0.2.7\nHost odd\n  Port 0\nMatch exec true\n  User x\n");
        assertThat(imports.hosts(Arguments.of("FILE", config)).asides())
                .hasSize(2)
                .anyMatch(notice -> notice.contains("odd"))
                .anyMatch(notice -> notice.contains("Match"));
        Operation taken = imports.take(new Arguments(
                Map.of("--ssh-config", List.of(), "FILE", List.of(config), "--only", List.of("archive"))));
        assertThat(taken.plan().checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .hasSize(2);
    }

    private static void isOfNoFile(Throwable failed, String file) {
        assertThat(failed)
                .isInstanceOfSatisfying(
                        OperationFailed.class, told -> assertThat(told.kind()).isEqualTo(OperationFailed.Kind.USAGE));
        assertThat(failed).hasMessageContaining("There is no file " + file);
    }

    private void take(Map<String, List<String>> given) throws OperationFailed {
        imports.take(new Arguments(given)).run(new Saying());
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "profile", ".yaml"), text)
                .toString();
    }
}
