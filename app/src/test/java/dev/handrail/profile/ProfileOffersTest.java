package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileOffersTest {
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
            databases:
              - { name: members, engine: postgresql, host: localhost, user: anna, password: vault }
            """;

    @TempDir
    private Path folder;

    private Store store;
    private Servers servers;
    private Vault vault;
    private SshShells shells;
    private List<Offer> offers;
    private String version = "PostgreSQL 14.22";

    @BeforeEach
    void aBookWithTwoServers() throws OperationFailed, IOException {
        store = Store.open(folder.resolve("home"), Clock.systemUTC());
        servers = new Servers(store.jdbi(), Clock.systemUTC(), "anna");
        vault = new Vault(store.jdbi(), Clock.systemUTC(), Duration.ZERO, folder.resolve("home"));
        SecretFinder secrets = new SecretFinder(vault, Asker.NOBODY, Map.of(), null, folder, new Redactor());
        shells = new SshShells(
                secrets,
                Asker.NOBODY,
                HostKeys.in(folder, HostKeyAsker.NOBODY),
                SshSettings.usual().withKeys(folder, null));
        offers = new ProfileOffers(
                        new Lazy<>(() -> servers),
                        new Lazy<>(() -> vault),
                        fingerprint -> shells,
                        (s, d, shell) -> version,
                        folder)
                .offers();
        ask("server import", Map.of("FILE", List.of(file(HERE + "---\n" + THERE))));
    }

    @AfterEach
    void close() {
        shells.close();
        vault.close();
        store.close();
    }

    @Test
    void theListIsAnArrayWithNameAndEnvironment() throws OperationFailed {
        Answer list = ask("server list", Map.of());
        assertThat(list.document()).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
        assertThat(list.rows())
                .containsExactly(
                        List.of("Here", "Test", "this computer", ""),
                        List.of("There", "Production", "deploy@127.0.0.1:1", "members"));
    }

    @Test
    void whatIsImportedAgainIsSaidToBeReplaced() throws OperationFailed, IOException {
        Answer answer = ask("server import", Map.of("FILE", List.of(file(HERE))));
        assertThat(answer.lines()).containsExactly("Replaced Here");
        assertThat(answer.document()).isEqualTo(List.of(Map.of("name", "Here", "state", "replaced")));
    }

    @Test
    void hostsOfTheSshConfigurationAreOfferedAndTakenByName() throws OperationFailed, IOException {
        String config = file("Host archive\n  HostName 192.0.2.7\n  User anna\nHost mail\n  HostName 192.0.2.8\n");
        Answer offered = ask("server import", Map.of("--ssh-config", List.of(), "FILE", List.of(config)));
        assertThat(offered.lines()).contains("archive · anna@192.0.2.7");
        assertThat(servers.named("archive")).isEmpty();
        ask("server import", Map.of("--ssh-config", List.of(), "FILE", List.of(config), "--only", List.of("archive")));
        assertThat(servers.named("archive")).isPresent();
        assertThat(servers.named("mail")).isEmpty();
    }

    @Test
    void aHostThatIsNotInTheSshConfigurationIsWrongUsage() throws IOException {
        String config = file("Host archive\n  HostName 192.0.2.7\n");
        assertThatThrownBy(() -> ask(
                        "server import",
                        Map.of("--ssh-config", List.of(), "FILE", List.of(config), "--only", List.of("nowhere"))))
                .hasMessageContaining("no host called nowhere");
    }

    @Test
    void nothingToImportIsWrongUsage() {
        assertThatThrownBy(() -> ask("server import", Map.of()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    @Test
    void oneWrongProfileKeepsAllOfItsFileOut() throws IOException {
        String wrong = HERE.replace("Here", "Elsewhere") + "---\n"
                + HERE.replace("Here", "Wrong").replace("test", "tset");
        String file = file(wrong);
        assertThatThrownBy(() -> ask("server import", Map.of("FILE", List.of(file))))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(":6: environment must be one of");
        assertThat(servers.all()).extracting(Server::name).containsExactly("Here", "There");
    }

    @Test
    void whatIsExportedIsImportedAsTheSame() throws OperationFailed, IOException {
        Server before = servers.require("There");
        Path file = folder.resolve("there.yaml");
        ask("server export", Map.of("NAME", List.of("There"), "FILE", List.of(file.toString())));
        servers.remove("There");
        ask("server import", Map.of("FILE", List.of(file.toString())));
        assertThat(servers.require("There")).isEqualTo(before);
        assertThat(ask("server export", Map.of("NAME", List.of("There"))).lines())
                .isEqualTo(Files.readAllLines(file));
    }

    @Test
    void aFolderIsNotReplacedByAProfile() throws IOException {
        Path target = Files.createDirectory(folder.resolve("profiles"));
        assertThatThrownBy(() ->
                        ask("server export", Map.of("NAME", List.of("There"), "FILE", List.of(target.toString()))))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(target.toString());
        assertThat(target).isDirectory();
        assertThat(folder).isDirectoryNotContaining("glob:**/*.partial");
    }

    @Test
    void aProfileIsShownAsItStandsInItsFile() throws OperationFailed {
        Answer shown = ask("server show", Map.of("NAME", List.of("There")));
        assertThat(shown.lines()).contains("server: There");
        assertThat(shown.document())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("name", "There")
                .containsEntry("environment", "production")
                .containsKey("access");
    }

    @Test
    void aServerThatIsThereIsFoundWell() throws OperationFailed {
        Saying work = new Saying();
        Operation test = act("server test", "Here");
        assertThat(test.plan().steps()).hasSize(1);
        test.run(work);
        assertThat(work.lines()).singleElement().asString().startsWith("ok: Signed in to this computer as ");
    }

    @Test
    void aDatabaseThatAnswersAndOneThatDoesNotAreToldApart() throws OperationFailed, IOException {
        String databases = """
                databases:
                  - { name: members, engine: postgresql, user: anna, password: vault }
                """;
        ask("server import", Map.of("FILE", List.of(file(HERE + databases))));
        Saying well = new Saying();
        act("server test", "Here").run(well);
        assertThat(well.lines()).contains("ok: members answers: PostgreSQL 14.22");
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        assertThatThrownBy(() -> act("server test", "There").run(new Saying()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE));
    }

    @Test
    void aRemovedServerTakesItsSecretsWithIt() throws OperationFailed {
        vault.createWithKeyFile();
        vault.put("There/database/members", Secret.of("geheim".toCharArray()));
        vault.put("Here/sudo", Secret.of("anders".toCharArray()));
        Saying work = new Saying();
        act("server remove", "There").run(work);
        assertThat(servers.all()).extracting(Server::name).containsExactly("Here");
        assertThat(vault.names()).containsExactly("Here/sudo");
        assertThat(work.lines()).anyMatch(line -> line.contains("backups stay where they are"));
    }

    private Answer ask(String words, Map<String, List<String>> given) throws OperationFailed {
        return ((Offer.Question) offer(words)).teller().tell(new Arguments(given));
    }

    private Operation act(String words, String server) throws OperationFailed {
        return ((Offer.Action) offer(words)).maker().make(Arguments.of("NAME", server));
    }

    private Offer offer(String words) {
        return offers.stream().filter(o -> o.words().equals(words)).findFirst().orElseThrow();
    }

    private String file(String profile) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "profile", ".yaml"), profile)
                .toString();
    }
}
