package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.WindowTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WelcomeScreenTest extends WindowTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void eachWayToBeginIsAClickAway() {
        open(() -> new WelcomeScreen(
                        () -> asked.add("add"),
                        () -> asked.add("import"),
                        () -> asked.add("recover"),
                        () -> asked.add("practise"))
                .node());
        clickOn("#add").clickOn("#bring").clickOn("#recover").clickOn("#practice");

        eventually(() -> asked.size() == 4);
        assertThat(asked).containsExactly("add", "import", "recover", "practise");
    }
}
