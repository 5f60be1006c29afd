package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.server.Server;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of all that is kept under the name of a server when it is removed, or gets another. */
class ServerLeavingTest extends ProfileBook {
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
        assertThat(work.lines().getLast())
                .contains("/home/mara/practice", "once that has ended, handrail practice remove");
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
}
