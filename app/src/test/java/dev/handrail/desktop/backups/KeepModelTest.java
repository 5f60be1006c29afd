package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.keep.Keeping;
import dev.handrail.backup.keep.Verdict;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.server.Keep;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown is what the rules that are written would come to; the profile stays as it is until it is saved. */
class KeepModelTest extends Desks {
    private static final String SERVER = "Beamline user office";

    @Test
    void itBeginsWithTheRulesOfTheProfileAndWhatTheyComeTo() throws OperationFailed {
        KeepModel model = model(atOnce);

        assertThat(model.rules())
                .extracting(RuleModel::name, rule -> rule.text().get())
                .containsExactly(
                        tuple("portal", "7 daily, 4 weekly"), tuple("local-configuration", "14d"), tuple("code", ""));
        assertThat(model.verdicts()).hasSize(desk().catalogue().of(SERVER).size());
        assertThat(model.verdicts().getFirst().kept())
                .as("those that go are first")
                .isFalse();
        assertThat(model.savable().get()).isFalse();
        assertThat(model.removable().get()).isTrue();
    }

    @Test
    void aCopyThatNeverCameFreesNothing() throws OperationFailed {
        List<Backup> backups = desk().catalogue().of(SERVER);
        List<Backup> more = backups.stream()
                .map(one -> {
                    List<Copy> copies = new ArrayList<>(one.copies());
                    copies.add(new Copy("never", "/never", "x", Copy.State.FAILED));
                    copies.add(new Copy("gone", "/gone", "x", Copy.State.MISSING));
                    return new Backup(one.manifest(), one.pinned(), copies, one.proofs());
                })
                .toList();

        assertThat(model(atOnce, more).summary().get())
                .contains("which frees")
                .isEqualTo(model(atOnce, backups).summary().get());
    }

    @Test
    void anotherRuleIsPreviewedAtOnceAndChangesNothingYet() throws OperationFailed {
        KeepModel model = model(atOnce);
        long before = going(model);
        rule(model, "local-configuration").text().set("2 newest");
        rule(model, "portal").text().set("");

        assertThat(going(model)).isNotEqualTo(before);
        assertThat(model.verdicts())
                .filteredOn(verdict -> verdict.backup().source().equals("portal"))
                .allMatch(Verdict::kept)
                .extracting(KeepModel::why)
                .containsOnly("The profile has no rules for it (keep)");
        assertThat(model.savable().get()).isTrue();
        assertThat(model.removable().get())
                .as("only what the profile says is carried out")
                .isFalse();
        assertThat(desk().servers().require(SERVER).files().getFirst().keep()).isEqualTo(Keep.parse("14d"));
    }

    @Test
    void theChangedServerHasTheNewRulesAndAllElseAsItWas() throws OperationFailed {
        KeepModel model = model(atOnce);
        rule(model, "code").text().set("3 monthly, at most 5GB");
        Server changed = model.changed();

        assertThat(changed.repositories().getFirst().keep()).isEqualTo(Keep.parse("3 monthly, at most 5GB"));
        assertThat(changed.databases()).isEqualTo(model.server().databases());
        assertThat(changed.files()).isEqualTo(model.server().files());
        assertThat(changed.destinations()).isEqualTo(model.server().destinations());
    }

    @Test
    void whatIsNoRuleIsSaidAndCannotBeSaved() throws OperationFailed {
        KeepModel model = model(atOnce);
        rule(model, "portal").text().set("7 dail");

        assertThat(rule(model, "portal").problem()).isEqualTo("Not a rule");
        assertThat(model.savable().get()).isFalse();
        assertThat(model.removable().get()).isFalse();
    }

    @Test
    void theSameRuleInOtherWordsIsNoChange() throws OperationFailed {
        KeepModel model = model(atOnce);
        rule(model, "portal").text().set(" 4 weekly,7 daily ");

        assertThat(model.savable().get()).isFalse();
        assertThat(model.removable().get()).isTrue();
    }

    @Test
    void aLateAnswerToAnEarlierRuleIsNotShown() throws OperationFailed {
        Deque<Runnable> waiting = new ArrayDeque<>();
        KeepModel model = model(new Errands(waiting::add, Runnable::run));
        rule(model, "portal").text().set("");
        rule(model, "local-configuration").text().set("");
        waiting.removeLast().run();
        String summary = model.summary().get();
        waiting.forEach(Runnable::run);

        assertThat(summary).startsWith("All ");
        assertThat(model.summary().get()).isEqualTo(summary);
        assertThat(model.verdicts()).allMatch(Verdict::kept);
    }

    private KeepModel model(Errands errands) throws OperationFailed {
        return model(errands, desk().catalogue().of(SERVER));
    }

    private KeepModel model(Errands errands, List<Backup> backups) throws OperationFailed {
        Keeping keeping = new Keeping(desk().catalogue(), desk().journal(), desk().clock());
        Server server = desk().servers().require(SERVER);
        return new KeepModel(server, backups, keeping, errands, times(), failures::add);
    }

    private static long going(KeepModel model) {
        return model.verdicts().stream().filter(verdict -> !verdict.kept()).count();
    }

    private static RuleModel rule(KeepModel model, String name) {
        return model.rules().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
