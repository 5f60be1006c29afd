package dev.handrail.desktop;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.ClosingSheet;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Runner;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** Closes the window; with work running, the person says what becomes of it, and it stays until that has happened. */
final class Closing {
    private final Runner runner;
    private final Deeds deeds;
    private final Sheets sheets;
    private final Errands errands;
    private final Stage stage;
    private @Nullable ClosingSheet asking;

    Closing(Runner runner, Deeds deeds, Sheets sheets, Errands errands, Stage stage) {
        this.runner = runner;
        this.deeds = deeds;
        this.sheets = sheets;
        this.errands = errands;
        this.stage = stage;
    }

    void requested(WindowEvent event) {
        if (deeds.activities().running().isEmpty()) {
            return;
        }
        event.consume();
        if (asking == null || !asking.shown()) {
            asking = new ClosingSheet(deeds.activities().running(), this::close);
            sheets.show(asking);
        }
    }

    private void close(Runner.Closing how) {
        errands.run(() -> runner.close(how), stage::hide, deeds::tell);
    }
}
