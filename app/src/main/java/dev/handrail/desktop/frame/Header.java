package dev.handrail.desktop.frame;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The head of a server: its name, what it is for, how it is reached, and what one does most. */
record Header(Label title, Label environment, Label address, Region edge, MenuButton more, Button backUp) {
    void bind(FrameModel model, Actions actions, Predicate<Server> practised) {
        model.server().subscribe(this::show);
        model.address().subscribe(address::setText);
        Pieces.wholeOnHover(address);
        backUp.visibleProperty()
                .bind(model.server().map(server -> model.canBackUp()).orElse(false));
        backUp.managedProperty().bind(backUp.visibleProperty());
        backUp.setOnAction(event -> with(model, actions::backUp));
        more.getItems()
                .setAll(
                        item("server.test", Key.TEST, () -> with(model, actions::test)),
                        item("server.edit", Key.EDIT, () -> with(model, actions::edit)),
                        item("server.rename", Key.RENAME, () -> with(model, actions::rename)),
                        item("server.export", Key.EXPORT, () -> with(model, actions::export)),
                        item("server.book", Key.BOOK, () -> with(model, actions::book)),
                        item("server.remove", Key.REMOVE, () -> with(model, actions::remove)));
        MenuItem start = plain("practice.start", actions::practise);
        MenuItem end = plain("practice.remove", actions::removePractice);
        more.getItems().addAll(start, end);
        model.server().subscribe(server -> {
            boolean practice = server != null && practised.test(server);
            start.setVisible(practice);
            end.setVisible(practice);
        });
    }

    private void show(@Nullable Server server) {
        edge.getStyleClass().setAll("edge");
        if (server == null) {
            return;
        }
        title.setText(server.name());
        environment.setText(Words.of(server.environment().key()));
        environment.getStyleClass().setAll("badge", badge(server));
        edge.getStyleClass().add(server.environment().name().toLowerCase(Locale.ROOT));
    }

    private static String badge(Server server) {
        return switch (server.environment()) {
            case PRODUCTION -> "bad";
            case STAGING, TEST -> "warn";
            case PRACTICE -> "accent";
        };
    }

    private static MenuItem item(String key, Key shortcut, Runnable action) {
        MenuItem item = plain(key, action);
        item.setAccelerator(shortcut.combination());
        return item;
    }

    private static MenuItem plain(String key, Runnable action) {
        MenuItem item = new MenuItem(Words.of(key));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static void with(FrameModel model, Consumer<Server> action) {
        Server server = model.server().get();
        if (server != null) {
            action.accept(server);
        }
    }
}
