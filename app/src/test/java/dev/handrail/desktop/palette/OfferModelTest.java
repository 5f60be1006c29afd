package dev.handrail.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfferModelTest extends Desks {
    private static final Argument SERVER = Argument.required("SERVER", Type.SERVER, "the server");
    private static final Argument WHAT = Argument.many("WHAT", Type.SOURCE, "Its databases");
    private static final Argument TO = Argument.many("--to", Type.DESTINATION, "");
    private static final Argument ID = Argument.required("ID", Type.BACKUP, "The backup");
    private static final Argument ON = Argument.optional("--on", Type.SERVER, "Another server");
    private static final Argument LEVEL = Argument.optional("--level", Type.NUMBER, "How far");
    private static final Argument ALL = Argument.optional("--all", Type.FLAG, "All of it");

    private final List<Arguments> asked = new ArrayList<>();
    private final List<String> begun = new ArrayList<>();

    @Test
    void aDemandedServerIsTheOneThatIsShown() {
        OfferModel model = model("Parish office", SERVER);

        assertThat(model.arguments().getFirst().values()).containsExactly("Parish office");
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void anOptionalServerIsLeftOpen() {
        OfferModel model = model("Parish office", ON);

        assertThat(model.given()).isEqualTo(new Arguments(Map.of()));
        assertThat(words(model.arguments().getFirst())).startsWith("Left open").contains("Parish office", "Makerspace");
    }

    @Test
    void whatAProfileNamesFollowsTheChosenServer() {
        OfferModel model = model("Parish office", SERVER, WHAT, TO);
        ArgumentModel what = model.arguments().get(1);
        what.pick("chms_production", true);
        assertThat(words(what)).containsExactly("chms_production");

        model.arguments().getFirst().give("Makerspace");
        assertThat(words(what)).containsExactly("makerspace");
        assertThat(what.values()).as("what the other server does not have").isEmpty();
    }

    @Test
    void theBackupsOfTheShownServerComeFirstAndNewestFirst() {
        ArgumentModel backups = model("Makerspace", ID).arguments().getFirst();

        assertThat(words(backups).getFirst()).endsWith("Makerspace").contains("makerspace · 244 MB");
        assertThat(words(backups).get(1)).startsWith("Today 02:00 · chms_production");
        assertThat(backups.values()).as("nothing is chosen beforehand").isEmpty();
    }

    @Test
    void theRunsAreThoseOfTheJournal() {
        Argument run = Argument.required("RUN", Type.RUN, "The run");
        ArgumentModel runs = model("Dental records", run).arguments().getFirst();

        assertThat(words(runs).getFirst()).endsWith("Back up records · Dental records");
        assertThat(runs.choices()).hasSizeGreaterThan(10);
    }

    @Test
    void withoutWhatIsDemandedThereIsNoGoing() {
        OfferModel model = model("", ID, LEVEL);
        assertThat(model.ready().get()).isFalse();

        model.arguments().getFirst().give("20261120");
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void aNumberIsANumber() {
        OfferModel model = model("", LEVEL);
        model.arguments().getFirst().give("two");
        assertThat(model.ready().get()).isFalse();
        assertThat(model.arguments().getFirst().problem()).isEqualTo("A number is wanted here.");

        model.arguments().getFirst().give(" 2 ");
        assertThat(model.given().maybe("--level")).contains("2");
    }

    @Test
    void whatIsGivenIsWhatACommandLineWouldGive() {
        OfferModel model = model("Parish office", SERVER, WHAT, ALL, LEVEL);
        model.arguments().get(1).pick("chms_production", true);
        model.arguments().get(2).pick("", true);

        assertThat(model.given())
                .isEqualTo(new Arguments(Map.of(
                        "SERVER", List.of("Parish office"), "WHAT", List.of("chms_production"), "--all", List.of())));
    }

    @Test
    void severalWordsAreGivenOneALine() {
        OfferModel model = model("", Argument.many("--only", Type.NAME, "Take these"));
        model.arguments().getFirst().give(" one\n \n two, three ");

        assertThat(model.given().all("--only")).containsExactly("one", "two, three");
    }

    @Test
    void anArgumentIsCalledWhatItIsAndWhetherItIsNeeded() {
        assertThat(new ArgumentModel(SERVER).label()).isEqualTo("The server");
        assertThat(new ArgumentModel(LEVEL).label()).isEqualTo("How far (optional)");
        assertThat(new ArgumentModel(TO).label()).isEqualTo("--to (optional)");
        assertThat(new ArgumentModel(ALL).label()).isEqualTo("All of it");
    }

    @Test
    void whatIsPlannedIsStartedAndTheSheetMayGo() {
        OfferModel model = model("Parish office", SERVER);
        model.go(() -> begun.add("begun"));

        assertThat(asked).containsExactly(Arguments.of("SERVER", "Parish office"));
        assertThat(begun).containsExactly("begun");
        assertThat(model.busy().get()).isFalse();
    }

    private OfferModel model(String shown, Argument... arguments) {
        Offer offer = new Offer.Action("do it", "Do it", Effect.READS, List.of(arguments), this::make);
        Deeds deeds = new Deeds(
                List.of(offer),
                Operation::plan,
                new Activities((operation, plan, watcher) -> new Fake("it"), atOnce, desk().clock()),
                atOnce,
                new Sheets());
        Choosable choosable = new Choosable(desk().servers().all(), desk().catalogue(), desk().journal(), times());
        return new OfferModel(offer, List.of(arguments), deeds, choosable, atOnce, shown);
    }

    private Fake make(Arguments given) {
        asked.add(given);
        return new Fake("it");
    }

    private static List<String> words(ArgumentModel argument) {
        return argument.choices().stream().map(Choice::words).toList();
    }
}
