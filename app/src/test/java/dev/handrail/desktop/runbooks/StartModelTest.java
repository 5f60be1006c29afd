package dev.handrail.desktop.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Underway;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartModelTest extends Desks {
    private static final String ASKING = """
            ---
            variables:
              - { name: site, question: Which page?, type: url, profile: site }
              - { name: how, question: How?, choices: [fast, slow] }
            ---
            - [ ] Look at ${site}
              ```sh {check}
              echo ${site} ${how}
              ```
            """;

    private final List<String> begun = new ArrayList<>();
    private @Nullable Underway last;
    private Deeds deeds;

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() {
        Activities activities = new Activities(
                (operation, plan, watcher) -> {
                    Underway started = desk().runner().start(operation, plan, watcher);
                    last = started;
                    return started;
                },
                atOnce,
                desk().clock());
        deeds = new Deeds(desk().offers(), desk().runner()::plan, activities, atOnce, new Sheets());
    }

    private Server server(String name) throws Exception {
        return desk().servers().require(name);
    }

    private StartModel asking(String text, String... others) throws Exception {
        Path file = Files.writeString(folder.resolve("guide.md"), text);
        Guide guide = desk().guides().open(file.toString());
        List<Server> also = new ArrayList<>();
        for (String other : others) {
            also.add(server(other));
        }
        return new StartModel(guide, server("Parish office"), also, deeds, begun::add);
    }

    private static StartModel.Asked asked(StartModel model, String name) {
        return model.asked().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheProfileSaysIsAnsweredAndTheRestIsWaitedFor() throws Exception {
        StartModel model = asking(ASKING);
        assertThat(asked(model, "site").answer().get()).startsWith("https://");
        assertThat(model.ready().get()).isFalse();
        asked(model, "how").answer().set("somehow");
        assertThat(asked(model, "how").problem().get()).contains("fast, slow");
        assertThat(model.ready().get()).isFalse();
        asked(model, "how").answer().set("slow");
        assertThat(asked(model, "how").problem().get()).isEmpty();
        assertThat(model.ready().get()).isTrue();
        asked(model, "site").answer().set("");
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void onlyWhatWasSaidIsGiven() throws Exception {
        StartModel model = asking("- [ ] One\n");
        assertThat(model.ready().get()).isTrue();
        assertThat(model.given().values()).containsOnlyKeys("NAME", "--server");
        model.windowEnds().set(" 11:30 ");
        model.byHand().set(true);
        assertThat(model.given().all("--window-ends")).containsExactly("11:30");
        assertThat(model.given().flag("--instructions")).isTrue();
        assertThat(model.given().all("--server")).containsExactly("Parish office");
    }

    @Test
    void theServersThatAreChosenAsWellAreAnsweredForEachOnItsOwn() throws Exception {
        StartModel model = asking(ASKING, "Makerspace", "Parish test");
        asked(model, "how").answer().set("fast");
        model.others().getFirst().chosen().set(true);

        assertThat(model.asked())
                .extracting(StartModel.Asked::name)
                .containsExactly("site@Parish office", "site@Makerspace", "how");
        assertThat(asked(model, "how").answer().get())
                .as("it was answered before")
                .isEqualTo("fast");
        assertThat(asked(model, "site@Makerspace").question()).isEqualTo("Which page? on Makerspace");
        asked(model, "site@Makerspace").answer().set("");
        assertThat(model.ready().get()).isFalse();
        asked(model, "site@Makerspace").answer().set("https://makers.example.org");
        assertThat(model.ready().get()).isTrue();
        assertThat(model.given().all("--server")).containsExactly("Parish office", "Makerspace");
        assertThat(model.given().all("--set")).contains("site@Makerspace=https://makers.example.org", "how=fast");

        model.others().getFirst().chosen().set(false);
        assertThat(model.asked()).extracting(StartModel.Asked::name).containsExactly("site", "how");
        assertThat(model.given().all("--server")).containsExactly("Parish office");
    }

    @Test
    void whatIsBegunIsForAllOfThem() throws Exception {
        StartModel model = asking("- [ ] One\n- [ ] Two {each}\n", "Makerspace");
        model.others().getFirst().chosen().set(true);
        model.start(() -> {});
        Objects.requireNonNull(last).await();
        deeds.activities().drain();

        assertThat(begun).hasSize(1);
        Standing standing = desk().guides().means().standing(begun.getFirst());
        assertThat(standing.walkthrough().servers()).containsExactly("Parish office", "Makerspace");
        assertThat(standing.runbook().steps()).extracting(standing::isSpread).containsExactly(false, true);
        assertThat(desk().guides().walks(server("Makerspace"), 5)).hasSize(1);
    }
}
