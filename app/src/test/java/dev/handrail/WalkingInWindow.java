package dev.handrail;

import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Walkthrough;
import dev.handrail.server.Server;
import dev.handrail.shell.Await;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;

/** Base of the tests that follow a runbook in the window: presses what a person would press, and waits as a person does. */
abstract class WalkingInWindow extends WindowTest {
    abstract OpenProgram program();

    /** Has that server looked after, and goes to its runbooks. */
    void lookAfter(Server profile) throws OperationFailed {
        program().program().servers().get().save(profile);
        happens(() -> program().window().model().servers().size() == 1);
        onWindow(() -> {
            program().window().model().goTo(profile.name());
            program().window().model().tab().set(Tab.RUNBOOKS);
            return true;
        });
    }

    /** Presses the large button once it says so. */
    void primary(String words) {
        happens(() -> button("#primary").getText().equals(words)
                && !button("#primary").isDisabled());
        press("#primary");
    }

    ButtonBase button(String selector) {
        return lookup(selector).queryAs(ButtonBase.class);
    }

    void choose(String row) {
        happens(() -> rows().anyMatch(one -> one.startsWith(row)));
        onWindow(() -> {
            ListView<?> list = list();
            for (int i = 0; i < list.getItems().size(); i++) {
                if (String.valueOf(list.getItems().get(i)).startsWith(row)) {
                    list.getSelectionModel().clearAndSelect(i);
                    break;
                }
            }
            return true;
        });
    }

    private Stream<String> rows() {
        return list().getItems().stream().map(String::valueOf);
    }

    private ListView<?> list() {
        return (ListView<?>) program().window().frame().node().lookup("#layers #shelf #list");
    }

    List<Walkthrough> walks() {
        try {
            return program().program().guides().means().walkthroughs().all();
        } catch (OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    Standing standing() {
        try {
            return program()
                    .program()
                    .guides()
                    .means()
                    .standing(walks().getFirst().id());
        } catch (OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    Map<String, String> states() {
        Standing standing = standing();
        Map<String, String> states = new TreeMap<>();
        standing.runbook()
                .steps()
                .forEach(step ->
                        states.put(step.number(), standing.state(step).name().toLowerCase(Locale.ROOT)));
        return states;
    }

    boolean is(String step, String state) {
        return state.equals(states().get(step));
    }

    void write(String field, String text) {
        onceSeen(field, found -> ((TextInputControl) found).setText(text));
    }

    void press(String button) {
        onceSeen(button, found -> ((ButtonBase) found).fire());
    }

    /** Seen and used in one go: the page may be drawn anew at any time. */
    private void onceSeen(String selector, Consumer<Node> use) {
        happens(() -> {
            Optional<Node> found = seen(selector).findFirst();
            found.ifPresent(use);
            return found.isPresent();
        });
    }

    void pressOnSheet(String button) {
        onWindow(() -> {
            ((ButtonBase) program().sheets().node().lookup(button)).fire();
            return true;
        });
    }

    boolean isThere(String selector) {
        return seen(selector).findAny().isPresent();
    }

    private Stream<Node> seen(String selector) {
        return lookup(selector).queryAll().stream().filter(WalkingInWindow::isSeen);
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return !node.isDisabled();
    }

    boolean shows(String text) {
        return lookup(node -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().contains(text)
                        && isSeen(label))
                .tryQuery()
                .isPresent();
    }

    void happens(BooleanSupplier what) {
        long end = System.nanoTime() + 60_000_000_000L;
        for (long asked = System.nanoTime(); !onWindow(what::getAsBoolean); asked = System.nanoTime()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not happen; the window says: " + said() + "; done: "
                        + program().journal());
            }
            Await.rest(asked);
        }
    }

    private List<String> said() {
        return onWindow(() -> lookup(node -> node instanceof Labeled && isSeen(node)).queryAll().stream()
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList());
    }
}
