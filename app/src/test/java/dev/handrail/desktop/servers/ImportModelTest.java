package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Some;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportModelTest {
    private final Server known = Some.server("Parish office", Environment.PRODUCTION);
    private final Server fresh = Some.server("Parish test", Environment.STAGING);
    private final ImportModel model =
            new ImportModel(List.of("parish office"), new Errands(Runnable::run, Runnable::run));

    @Test
    void whatIsNewIsWantedAndWhatIsKnownIsNot() {
        model.read(() -> List.of(known, fresh));

        assertThat(model.wanted()).containsExactly(fresh);
        assertThat(model.found().getFirst().known()).isTrue();
        assertThat(model.found().getFirst().address()).isEqualTo("deploy@example.org");
    }

    @Test
    void whatIsKnownIsReplacedOnlyWhenAskedFor() {
        model.read(() -> List.of(known));
        model.found().getFirst().wanted().set(true);

        assertThat(model.wanted()).containsExactly(known);
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
    void anEmptyFileSaysThatThereIsNothing() {
        model.read(List::of);

        assertThat(model.problem().get()).isEqualTo("No server was found there.");
    }
}
