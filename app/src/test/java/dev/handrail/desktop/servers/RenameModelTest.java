package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Some;
import dev.handrail.server.Environment;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenameModelTest {
    private final RenameModel model = new RenameModel(
            Some.server("Parish office", Environment.PRODUCTION), List.of("Parish office", "Makerspace"));

    @Test
    void theNameThatItHasIsNoNewOne() {
        assertThat(model.name().text().get()).isEqualTo("Parish office");
        assertThat(model.wanted()).isEmpty();
    }

    @Test
    void aFreeNameIsTakenWithoutTheSpacesAroundIt() {
        model.name().text().set(" Town hall ");

        assertThat(model.wanted()).contains("Town hall");
    }

    @Test
    void theNameOfAnotherServerIsRefusedWhateverItsCase() {
        model.name().text().set("MAKERSPACE");

        assertThat(model.name().problem().get()).isEqualTo("is taken; another server is called that");
        assertThat(model.wanted()).isEmpty();
    }

    @Test
    void onlyTheCaseMayChange() {
        model.name().text().set("Parish Office");

        assertThat(model.wanted()).contains("Parish Office");
    }

    @Test
    void whatIsNoNameIsRefusedInTheWordsOfTheProfile() {
        model.name().text().set("  ");

        assertThat(model.name().problem().get()).isEqualTo("must not be empty");
        assertThat(model.wanted()).isEmpty();
    }
}
