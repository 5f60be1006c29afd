package dev.handrail;

import dev.handrail.cli.Cli;
import dev.handrail.cli.Interruption;
import dev.handrail.cli.Terminal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Window;

/** A program of its own for tests: it opens its window as a person does, who then closes whatever window comes. */
final class OpenWithoutData {
    private OpenWithoutData() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = Map.of("XDG_DATA_HOME", arguments[0]);
        Clock clock = Clock.systemUTC();
        Window.getWindows().subscribe(() -> Platform.runLater(OpenWithoutData::close));
        int status = new Cli(
                        (globals, terminal) -> CommandLine.open(globals, terminal, environment, clock),
                        Terminal.ofProcess(),
                        clock,
                        Version.text(),
                        new Interruption())
                .run(List.of());
        System.exit(status);
    }

    private static void close() {
        for (Window window : List.copyOf(Window.getWindows())) {
            System.out.println("a window");
            if (window.getScene().lookup("#close") instanceof Button button) {
                button.fire();
            }
        }
    }
}
