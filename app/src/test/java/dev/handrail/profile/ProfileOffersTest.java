package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What one can ask of the servers that are kept, and how profiles come in and go out. */
class ProfileOffersTest extends ProfileBook {
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

    private Operation importing(String file) throws OperationFailed {
        return ((Offer.Action) offer("server import")).maker().make(Arguments.of("FILE", file));
    }
}
