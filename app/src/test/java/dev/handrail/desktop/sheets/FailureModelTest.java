package dev.handrail.desktop.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailureModelTest {
    @Test
    void whatWasTriedWhereAndWhatToDoIsSaid() {
        FailureModel model = new FailureModel(OperationFailed.failed("The dump was cut off")
                .on("deploy@example.org")
                .cameBack("connection lost")
                .next("Back up again.")
                .build());

        assertThat(model.tried()).isEqualTo("The dump was cut off, on deploy@example.org");
        assertThat(model.cameBack()).isEqualTo("connection lost");
        assertThat(model.next()).isEqualTo("Back up again.");
        assertThat(model.alarming()).isFalse();
    }

    @Test
    void thereIsAlwaysSomethingToDo() {
        assertThat(new FailureModel(OperationFailed.failed("It was tried").build()).next())
                .isNotBlank();
    }

    @Test
    void theDetailsHoldTheCauseAsWell() {
        OperationFailed failed = OperationFailed.failed("It was tried").because(new IOException("broken pipe"));

        assertThat(new FailureModel(failed).details()).contains("It was tried").contains("IOException: broken pipe");
    }

    @Test
    void whatSomebodyStoppedNeedsNoSheet() {
        assertThat(new FailureModel(OperationFailed.cancelled()).wasWanted()).isTrue();
    }

    @Test
    void aRefusalIsShownInRed() {
        assertThat(new FailureModel(OperationFailed.refused("Another key").build()).alarming())
                .isTrue();
    }
}
