package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Some;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.SshConfig;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportModelTest {
    private final Server known = Some.server("Parish office", Environment.PRODUCTION);
    private final Server fresh = Some.server("Parish test", Environment.STAGING);
    private final ImportModel model = new ImportModel(List.of(known), new Errands(Runnable::run, Runnable::run));

    @Test
    void whatIsNewIsWantedAndWhatIsKnownIsNot() {
        model.read(() -> List.of(changed("PARISH office"), fresh));

        assertThat(model.wanted()).containsExactly(fresh);
        assertThat(model.found().getFirst().address()).isEqualTo("deploy@example.org");
    }

    @Test
    void whatIsKnownIsReplacedOnlyWhenAskedFor() {
        model.read(() -> List.of(changed("Parish office")));
        model.found().getFirst().wanted().set(true);

        assertThat(model.wanted()).containsExactly(changed("Parish office"));
    }

    @Test
    void whatIsKnownKeepsTheNameThatItHasHere() {
        model.read(() -> List.of(known.withName("PARISH office")));

        assertThat(model.found().getFirst().same()).isTrue();
        assertThat(model.found().getFirst().server().name()).isEqualTo("Parish office");
    }

    @Test
    void whatWouldBeAddedIsSaidBeforeItIs() {
        model.read(() -> List.of(Some.withDatabase("Parish test", Environment.STAGING)));

        assertThat(model.found().getFirst().state()).isEqualTo("new");
        assertThat(model.found().getFirst().lines()).containsExactly("For: Staging", "Databases: chms_production");
    }

    @Test
    void whatWouldChangeIsSaidBeforeItDoes() {
        model.read(() -> List.of(changed("Parish office")));

        assertThat(model.found().getFirst().state()).isEqualTo("changes what is there");
        assertThat(model.found().getFirst().lines()).containsExactly("Databases: chms_production is added");
    }

    @Test
    void whatIsThereJustSoIsSaidToBe() {
        model.read(() -> List.of(known));

        assertThat(model.found().getFirst().same()).isTrue();
        assertThat(model.found().getFirst().state()).isEqualTo("is there already, just so");
        assertThat(model.found().getFirst().lines()).isEmpty();
    }

    @Test
    void profileFilesAreReadTogetherOrNotAtAll(@TempDir Path folder) throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), ProfileFile.write(fresh));
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "server: Half\nenvironment: test\n");
        model.read(List.of(good));
        assertThat(model.wanted()).containsExactly(fresh);

        model.read(List.of(good, bad));
        assertThat(model.found()).isEmpty();
        assertThat(model.problem().get()).contains("bad.yaml:1: access is missing");
    }

    @Test
    void aFileThatCannotBeReadSaysWhyAndOffersNothing() {
        model.read(() -> List.of(fresh));
        model.read(() -> {
            throw OperationFailed.usage("The profile file was not accepted")
                    .cameBack("parish.yaml:3: port must be a port between 1 and 65535")
                    .build();
        });

        assertThat(model.found()).isEmpty();
        assertThat(model.problem().get()).contains("parish.yaml:3");
    }

    @Test
    void whatOfTheSshConfigurationCouldNotBeTakenOverIsSaidBesideWhatCould() {
        model.readHosts(() -> new SshConfig(
                List.of(Some.server("Bastion", Environment.PRODUCTION)),
                List.of("~/.ssh/config:12: a Match block is passed over")));

        assertThat(model.found()).hasSize(1);
        assertThat(model.problem().get()).contains("Match block is passed over");
    }

    @Test
    void ofTwoFilesWithTheSameServerTheSecondDoesNotTakeThePlaceOfTheFirstUnasked(@TempDir Path folder)
            throws IOException {
        Path one = Files.writeString(folder.resolve("one.yaml"), ProfileFile.write(fresh));
        Path two = Files.writeString(
                folder.resolve("two.yaml"), ProfileFile.write(Some.withDatabase("PARISH Test", Environment.STAGING)));
        model.read(List.of(one, two));

        assertThat(model.found()).hasSize(2);
        assertThat(model.wanted()).containsExactly(fresh);
    }

    @Test
    void hundredsOfServersAreReadInTheirOrderAndOnlyTheNewOnesAreWanted() {
        List<Server> many = IntStream.range(0, 500)
                .mapToObj(i -> i == 250 ? changed("Parish office") : Some.server("server " + i, Environment.TEST))
                .toList();
        model.read(() -> many);

        assertThat(model.found()).extracting(ImportModel.Found::server).containsExactlyElementsOf(many);
        assertThat(model.wanted()).hasSize(499).doesNotContain(changed("Parish office"));
    }

    @Test
    void anEmptyFileSaysThatThereIsNothing() {
        model.read(List::of);

        assertThat(model.problem().get()).isEqualTo("No server was found there.");
    }

    private static Server changed(String name) {
        return Some.withDatabase(name, Environment.PRODUCTION);
    }
}
