package dev.handrail.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.desktop.settings.Settings.Look;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.store.Whereabouts;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap.SimpleEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings as scripts show and change them. */
class SettingsOffersTest {
    @TempDir
    private Path home;

    private SettingsFile file;
    private List<Offer> offers;

    @BeforeEach
    void begin() {
        file = new SettingsFile(home);
        offers = new SettingsOffers(file, Whereabouts.named(home)).offers();
    }

    @Test
    void eachIsSetByItsNameAndTheOthersStay() throws OperationFailed {
        set("--theme", "dark");
        set("--scale", "150", "--software", "on");
        set("--lock-after", "2h");
        assertThat(file.read()).isEqualTo(new Settings(Look.DARK, 150, true, Duration.ofHours(2)));

        set("--software", "off", "--theme", "system");
        assertThat(file.read()).isEqualTo(new Settings(Look.SYSTEM, 150, false, Duration.ofHours(2)));
    }

    @Test
    void thePlanSaysWhatBecomesOfWhatAndDoesNothing() throws OperationFailed {
        Plan plan = operation("--theme", "dark", "--scale", "100").plan();

        assertThat(plan.effect()).isEqualTo(Effect.READS);
        assertThat(plan.steps()).extracting(Plan.Step::text).containsExactly("Theme: As the system, now Dark");
        assertThat(file.read()).isEqualTo(Settings.USUAL);
        assertThat(operation("--scale", "100").plan().checks().getFirst().text())
                .isEqualTo("All of it is so already.");
    }

    @Test
    void whatWasChangedIsSaid() throws OperationFailed {
        Saying said = new Saying();
        operation("--lock-after", "1h", "--software", "on").run(said);

        assertThat(said.lines())
                .containsExactly("Draw in software: off, now on", "Lock the vault after: 15 min, now 1 h");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theyAreShownWithWhereTheDataLies() throws OperationFailed {
        set("--theme", "light", "--lock-after", "5m");
        Answer answer = ((Offer.Question) offers.getFirst()).teller().tell(new Arguments(Map.of()));

        assertThat((Map<String, Object>) answer.document())
                .containsExactly(
                        Map.entry("theme", "light"),
                        Map.entry("scale", 100),
                        Map.entry("software", false),
                        Map.entry("lockAfter", 300_000L),
                        Map.entry("folder", home.toAbsolutePath().toString()),
                        new SimpleEntry<>("folderNext", null));
        assertThat(answer.lines()).contains("Theme: Light", "Size: 100 %", "Data folder: " + home.toAbsolutePath());
        assertThat(answer.lines().getLast()).contains("--home");
        assertThat(answer.asides()).as("to a script it is the document alone").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--theme, purple",
        "--theme, DARK",
        "--theme, ''",
        "--scale, 74",
        "--scale, 301",
        "--scale, huge",
        "--scale, 00150",
        "--software, yes",
        "--lock-after, soon",
        "--lock-after, 0m",
        "--lock-after, 90s",
        "--lock-after, 31d",
    })
    void whatASettingCannotBeIsRefusedWithWhatItCan(String name, String value) throws OperationFailed {
        assertThatThrownBy(() -> operation(name, value)).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE);
            assertThat(e.tried()).contains(name).endsWith(value);
            assertThat(e.next()).contains("system, light or dark", "75 to 300");
        });
        assertThat(file.read()).isEqualTo(Settings.USUAL);
    }

    @Test
    void whoNamesNoneIsToldWhichThereAre() {
        assertThatThrownBy(this::operation)
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.next()).contains("--lock-after"));
    }

    @Test
    void ofTwoWhoChangeAtOnceNeitherUndoesTheOther() throws Exception {
        for (int round = 0; round < 20; round++) {
            boolean on = round % 2 == 0;
            CountDownLatch both = new CountDownLatch(2);
            Thread one = Thread.startVirtualThread(() -> together(both, "--software", on ? "on" : "off"));
            Thread other = Thread.startVirtualThread(() -> together(both, "--theme", on ? "dark" : "light"));
            one.join();
            other.join();
            assertThat(file.read()).isEqualTo(Settings.USUAL.software(on).look(on ? Look.DARK : Look.LIGHT));
        }
    }

    private void together(CountDownLatch both, String... given) {
        both.countDown();
        try {
            both.await();
            set(given);
        } catch (InterruptedException | OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    private void set(String... given) throws OperationFailed {
        operation(given).run(new Saying());
    }

    private Operation operation(String... given) throws OperationFailed {
        Map<String, List<String>> values = new HashMap<>();
        for (int at = 0; at < given.length; at += 2) {
            values.put(given[at], List.of(given[at + 1]));
        }
        return ((Offer.Action) offers.getLast()).maker().make(new Arguments(values));
    }
}
