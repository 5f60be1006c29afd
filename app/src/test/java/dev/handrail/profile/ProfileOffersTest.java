package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.QuickVault;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Remembering kept = new Remembering();
    private List<Offer> offers;
    private String version = "PostgreSQL 14.22";

    @BeforeEach
    void aBookWithTwoServers() throws OperationFailed, IOException {
        store = ReadyStore.open(folder.resolve("home"), Clock.systemUTC());
        servers = new Servers(store.jdbi(), Clock.systemUTC(), "anna");
        vault = QuickVault.in(folder.resolve("home"), store.jdbi(), Clock.systemUTC());
        SecretFinder secrets = new SecretFinder(vault, Asker.NOBODY, Map.of(), null, folder, new Redactor(), Set::of);
        shells = new SshShells(
                secrets,
                Asker.NOBODY,
                HostKeys.in(folder, HostKeyAsker.NOBODY),
                SshSettings.usual().withKeys(folder, null));
        offers = new ProfileOffers(
                        new Lazy<>(() -> servers),
                        new Lazy<>(() -> vault),
                        new Lazy<>(() -> secrets),
                        kept,
                        fingerprint -> shells,
                        (s, d, shell) -> version,
                        folder)
                .offers();
        take(Map.of("FILE", List.of(file(HERE + "---\n" + THERE))));
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
    void oneThatCannotBeReadIsToldBelowTheOthersAndIsPutRightByAnImport() throws OperationFailed, IOException {
        store.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE servers SET profile = 'server: There\ntelepathy: 3\n' WHERE name_key = 'there'"));
        Answer list = ask("server list", Map.of());
        assertThat(list.rows()).extracting(List::getFirst).containsExactly("Here");
        assertThat(list.lines()).singleElement().asString().contains("There cannot be read", "telepathy");
        assertThat(list.fault()).isTrue();
        assertThat(ask("server export", Map.of("NAME", List.of("There"))).lines())
                .contains("telepathy: 3");

        Operation mend = importing(file(THERE));
        assertThat(mend.plan().effect()).isEqualTo(Effect.CHANGES);
        mend.run(new Saying());
        assertThat(ask("server list", Map.of()).rows()).hasSize(2);
    }

    @Test
    void oneThatIsNewIsTakenWithoutAsking() throws OperationFailed, IOException {
        Operation taken = importing(file(HERE.replace("Here", "Elsewhere")));
        assertThat(taken.plan().effect()).isEqualTo(Effect.READS);
        assertThat(taken.plan().checks())
                .singleElement()
                .satisfies(check -> assertThat(check.text()).isEqualTo("Elsewhere is new here"));
    }

    @Test
    void whatIsStillToBeFilledInIsAWarningAndSaidAndNoRefusal() throws OperationFailed, IOException {
        Operation taken =
                importing(file(HERE.replace("Here", "Elsewhere") + "encryption: { age: [age1…recipient] }\n"));
        Plan plan = taken.plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks()).extracting(Plan.Check::state).containsExactly(Plan.State.OK, Plan.State.WARNING);
        assertThat(plan.checks().getLast().text()).contains("Elsewhere still waits for", "age1…recipient");
        Saying said = new Saying();
        taken.run(said);
        assertThat(said.lines()).hasSize(2).last().asString().contains("age1…recipient");
        assertThat(servers.named("Elsewhere")).isPresent();
    }

    @Test
    void whatChangesInAProfileThatIsThereIsShownLineByLineBeforeItDoes() throws OperationFailed, IOException {
        Operation taken = importing(file(THERE.replace("port: 1,", "port: 22,")));
        Plan plan = taken.plan();
        assertThat(plan.effect()).isEqualTo(Effect.CHANGES);
        assertThat(taken.effect()).isEqualTo(Effect.CHANGES);
        assertThat(plan.checks()).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.WARNING);
            assertThat(check.text().lines().skip(1)).allMatch(line -> line.matches("[-+] .*"));
            assertThat(check.text().lines().filter(line -> line.startsWith("- ")))
                    .singleElement()
                    .asString()
                    .contains("1");
            assertThat(check.advice()).contains("handrail server export \"There\"");
        });
        assertThat(servers.require("There").access().toString()).contains("port=1,");
        Saying work = new Saying();
        taken.run(work);
        assertThat(work.lines()).containsExactly("Replaced There");
    }

    @Test
    void aProfileThatIsThereJustLikeThisChangesNothing() throws OperationFailed, IOException {
        Plan plan = importing(file(HERE)).plan();
        assertThat(plan.effect()).isEqualTo(Effect.READS);
        assertThat(plan.steps()).isEmpty();
    }

    @Test
    void aNameInOtherLettersIsNoNewNameSinceSecretsAndBackupsGoByTheOldOne() throws OperationFailed, IOException {
        take(Map.of("FILE", List.of(file(HERE.replace("Here", "Caf\u00e9")))));
        vault.createWithKeyFile();
        try (Secret secret = Secret.of("s".toCharArray())) {
            vault.put(SecretNames.sudo("Here"), secret);
        }
        Operation taken = importing(file(HERE.replace("Here", "HERE").replace("test", "staging") + "---\n"
                + HERE.replace("Here", "Cafe\u0301")));
        assertThat(taken.plan().checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .extracting(Plan.Check::text)
                .contains("HERE is called Here here, and keeps that name")
                .noneMatch(text -> text.contains("server: HERE"));
        taken.run(new Saying());
        assertThat(servers.all()).extracting(Server::name).containsExactly("Caf\u00e9", "Here", "There");
        assertThat(servers.require("HERE").environment()).isEqualTo(Environment.STAGING);
        assertThat(servers.require("HERE").name()).isEqualTo("Here");
        assertThat(vault.names())
                .contains(SecretNames.sudo(servers.require("HERE").name()));
        assertThat(kept.renamed).isEmpty();
    }

    @Test
    void aProfileThatSomebodyChangedAfterThePlanIsNotReplaced() throws OperationFailed, IOException {
        Operation taken = importing(file(HERE.replace("test", "staging")));
        taken.plan();
        take(Map.of("FILE", List.of(file(HERE.replace("test", "practice")))));
        assertThatThrownBy(() -> taken.run(new Saying())).hasMessageContaining("changed meanwhile");
        assertThat(servers.require("Here").environment()).isEqualTo(Environment.PRACTICE);
    }

    @Test
    void hostsOfTheSshConfigurationAreOfferedAndTakenByName() throws OperationFailed, IOException {
        String config = file("Host archive\n  HostName 192.0.2.7\n  User anna\nHost mail\n  HostName 192.0.2.8\n");
        Answer offered = ask("server hosts", Map.of("FILE", List.of(config)));
        assertThat(offered.lines()).contains("archive · anna@192.0.2.7");
        assertThat(servers.named("archive")).isEmpty();
        take(Map.of("--ssh-config", List.of(), "FILE", List.of(config), "--only", List.of("archive")));
        assertThat(servers.named("archive")).isPresent();
        assertThat(servers.named("mail")).isEmpty();
    }

    @Test
    void whoNamesNoHostIsToldWhereTheyAreListed() throws IOException {
        String config = file("Host archive\n  HostName 192.0.2.7\n");
        assertThatThrownBy(() -> take(Map.of("--ssh-config", List.of(), "FILE", List.of(config))))
                .hasMessageContaining("handrail server hosts");
    }

    @Test
    void aHostThatIsNotInTheSshConfigurationIsWrongUsage() throws IOException {
        String config = file("Host archive\n  HostName 192.0.2.7\n");
        assertThatThrownBy(() ->
                        take(Map.of("--ssh-config", List.of(), "FILE", List.of(config), "--only", List.of("nowhere"))))
                .hasMessageContaining("no host called nowhere");
    }

    @Test
    void nothingToImportIsWrongUsage() {
        assertThatThrownBy(() -> take(Map.of()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    @Test
    void oneWrongProfileKeepsAllOfItsFileOut() throws IOException {
        String wrong = HERE.replace("Here", "Elsewhere") + "---\n"
                + HERE.replace("Here", "Wrong").replace("test", "tset");
        String file = file(wrong);
        assertThatThrownBy(() -> take(Map.of("FILE", List.of(file))))
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
        take(Map.of("FILE", List.of(file.toString())));
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
    void theTestOfAServerWarnsOfWhatIsStillToBeFilledInAndGoesOn() throws OperationFailed {
        servers.save(ProfileFile.read("""
                server: Open
                environment: test
                access: this-computer
                encryption: { age: [age1…recipient] }
                sites:
                  - { name: public, url: "https://…" }
                """, "open.yaml").getFirst());
        Operation test = act("server test", "Open");
        assertThat(test.plan().checks()).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.WARNING);
            assertThat(check.text()).contains("encryption.age: age1…recipient; sites.public.url: https://…");
            assertThat(check.advice()).isNotBlank();
        });
        Saying work = new Saying();
        test.run(work);
        assertThat(work.lines().getFirst()).contains("age1…recipient", "https://…");
        assertThat(act("server test", "Here").plan().checks()).isEmpty();
    }

    @Test
    void whatIsTypedWithAProfileIsSealedBeforeItAndIsInThePlanByItsName() throws OperationFailed {
        Server fresh = Server.of("Fresh", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        List<Integer> known = new ArrayList<>();
        ServerSaving.Sealing sealing = new ServerSaving.Sealing(
                List.of("Fresh/ssh"), () -> known.add(servers.all().size()));
        ServerSaving saving = new ServerSaving(servers, Optional.empty(), fresh, sealing);
        int before = servers.all().size();

        assertThat(saving.plan().steps())
                .extracting(Plan.Step::text)
                .containsExactly("Seal in the vault: Fresh/ssh", "Add Fresh");
        assertThat(known).isEmpty();
        saving.run(new Saying());
        assertThat(known).containsExactly(before);
        assertThat(servers.require("Fresh")).isEqualTo(fresh);
    }

    @Test
    void aProfileWhoseSecretsCannotBeSealedIsNotKept() throws OperationFailed {
        Server fresh = Server.of("Fresh", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        ServerSaving.Sealing sealing = new ServerSaving.Sealing(List.of("Fresh/ssh"), () -> {
            throw OperationFailed.refused("The vault is locked").build();
        });
        assertThatThrownBy(() -> new ServerSaving(servers, Optional.empty(), fresh, sealing).run(new Saying()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("locked");
        assertThat(servers.named("Fresh")).isEmpty();
    }

    @Test
    void whoKeepsAFormWithGapsFindsThemInTheJournal() throws OperationFailed {
        Server open = ProfileFile.read("""
                server: Open
                environment: test
                access: this-computer
                contacts:
                  - { role: Administrator, name: … }
                """, "open.yaml").getFirst();
        ServerSaving saving = new ServerSaving(servers, Optional.empty(), open);
        assertThat(saving.plan().checks()).extracting(Plan.Check::state).containsExactly(Plan.State.WARNING);
        Saying work = new Saying();
        saving.run(work);
        assertThat(work.lines()).singleElement().asString().contains("contacts.Administrator.name: …");
        assertThat(servers.require("Open")).isEqualTo(open);
    }

    @Test
    void aDatabaseThatAnswersAndOneThatDoesNotAreToldApart() throws OperationFailed, IOException {
        String databases = """
                databases:
                  - { name: members, engine: postgresql, user: anna, password: vault }
                """;
        take(Map.of("FILE", List.of(file(HERE + databases))));
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

    @Test
    void whatDecryptsBackupsThatAreKnownStaysWhenItsServerGoes() throws OperationFailed {
        vault.createWithKeyFile();
        vault.put("There/age", Secret.of("geheim".toCharArray()));
        vault.put("There/ssh", Secret.of("anders".toCharArray()));
        kept.sealed = Map.of("There/age", 3);
        Operation remove = act("server remove", "There");
        Plan plan = remove.plan();
        assertThat(plan.checks())
                .anySatisfy(check -> assertThat(check.text()).contains("There/age stays", "decrypts: 3"));
        assertThat(plan.steps().getFirst().text()).contains("There/ssh").doesNotContain("There/age");
        Saying work = new Saying();
        remove.run(work);
        assertThat(vault.names()).containsExactly("There/age");
        assertThat(work.lines()).contains("Secrets removed: 1").anyMatch(line -> line.contains("There/age stays"));
    }

    @Test
    void anIdentityThatNoBackupNeedsGoesWithItsServer() throws OperationFailed {
        vault.createWithKeyFile();
        vault.put("There/age", Secret.of("geheim".toCharArray()));
        Operation remove = act("server remove", "There");
        assertThat(remove.plan().steps().getFirst().text()).contains("There/age");
        remove.run(new Saying());
        assertThat(vault.names()).isEmpty();
    }

    @Test
    void whatOnlyTheProfileLeadsToIsABlockerUnlessTheServerIsGoneForGood() throws OperationFailed {
        kept.toCleanUp = List.of("20261121-043712-k3f");
        assertThat(act("server remove", "There").plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.advice()).contains("journal clean 20261121-043712-k3f", "--gone"));
        Operation gone = ((Offer.Action) offer("server remove"))
                .maker()
                .make(new Arguments(Map.of("NAME", List.of("There"), "--gone", List.of())));
        assertThat(gone.plan().blocked()).isFalse();
        assertThat(gone.plan().checks()).extracting(Plan.Check::state).contains(Plan.State.WARNING);
    }

    @Test
    void whereItIsTheOneToPractiseOnItIsSaidThatItsFolderStaysAndWhatRemovesIt() throws OperationFailed {
        Operation remove = act("server remove", "There");
        assertThat(remove.plan().checks().toString()).doesNotContain("practice");
        kept.practice = Optional.of(Path.of("/home/mara/practice"));
        assertThat(remove.plan().checks().toString())
                .contains("stays in /home/mara/practice", "handrail practice remove");
        Saying work = new Saying();
        remove.run(work);
        assertThat(work.lines().getLast()).contains("/home/mara/practice", "handrail practice remove");
    }

    @Test
    void noServerIsRenamedOrRemovedWhileABackupOfItGoesOn() throws OperationFailed {
        assertThat(rename("There", "Over there").exclusions()).containsExactly("backup of There");
        assertThat(act("server remove", "There").exclusions()).containsExactly("backup of There");
    }

    @Test
    void aRenamedServerKeepsItsSecretsAndItsBackups() throws OperationFailed {
        vault.createWithKeyFile();
        vault.put("There/database/members", Secret.of("geheim".toCharArray()));
        vault.lock();
        Operation rename = rename("There", "Over there");
        assertThat(rename.effect()).isEqualTo(Effect.CHANGES);
        assertThat(rename.plan().blocked()).isFalse();
        Saying work = new Saying();
        rename.run(work);
        assertThat(servers.all()).extracting(Server::name).containsExactly("Here", "Over there");
        assertThat(vault.get("Over there/database/members"))
                .hasValueSatisfying(s -> assertThat(s.characters()).containsExactly("geheim".toCharArray()));
        assertThat(vault.names()).containsExactly("Over there/database/members");
        assertThat(kept.renamed).containsExactly("There -> Over there");
        assertThat(work.made()).as("who looks for its past finds it").containsEntry("server", "Over there");
        assertThat(work.lines()).last().asString().contains("go on calling it There");
    }

    @Test
    void aRenameThatDiedHalfWayIsDoneByAskingAgain() throws OperationFailed {
        vault.createWithKeyFile();
        vault.put("Over there/database/members", Secret.of("geheim".toCharArray()));
        Operation rename = rename("There", "Over there");
        assertThat(rename.plan().blocked()).isFalse();
        rename.run(new Saying());
        assertThat(servers.named("Over there")).isPresent();
        assertThat(vault.names()).containsExactly("Over there/database/members");
    }

    @Test
    void aNameThatIsTakenIsABlockerAndSoIsWhatOnlyTheOldNameLeadsTo() throws OperationFailed {
        assertThat(rename("There", "Here").plan().blocked()).isTrue();
        assertThat(rename("There", "there").plan().blocked()).isFalse();
        kept.toCleanUp = List.of("20261121-043712-k3f");
        assertThat(rename("There", "Elsewhere").plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.advice()).contains("journal clean 20261121-043712-k3f"));
    }

    @Test
    void aNameThatIsNoneIsWrongUsage() {
        assertThatThrownBy(() -> rename("There", " "))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    private Operation rename(String from, String to) throws OperationFailed {
        return ((Offer.Action) offer("server rename"))
                .maker()
                .make(new Arguments(Map.of("NAME", List.of(from), "NEW", List.of(to))));
    }

    private void take(Map<String, List<String>> given) throws OperationFailed {
        Operation taken = ((Offer.Action) offer("server import")).maker().make(new Arguments(given));
        taken.plan();
        taken.run(new Saying());
    }

    private Operation importing(String file) throws OperationFailed {
        return ((Offer.Action) offer("server import")).maker().make(Arguments.of("FILE", file));
    }

    /** Remembers what it was told. */
    private static final class Remembering implements Kept {
        private final List<String> renamed = new ArrayList<>();
        private List<String> toCleanUp = List.of();
        private Map<String, Integer> sealed = Map.of();
        private Optional<Path> practice = Optional.empty();

        @Override
        public List<String> runsToCleanUp(String server) {
            return toCleanUp;
        }

        @Override
        public Set<String> heldByBackups(Server server) {
            return Set.of("backup of " + server.name());
        }

        @Override
        public int sealedFor(String secret) {
            return sealed.getOrDefault(secret, 0);
        }

        @Override
        public boolean decryptsForRecipients(String secret) {
            return false;
        }

        @Override
        public Optional<Path> practiceFolder(Server server) {
            return practice;
        }

        @Override
        public void rename(String from, String to) {
            renamed.add(from + " -> " + to);
        }
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
