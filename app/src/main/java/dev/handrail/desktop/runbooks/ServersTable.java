package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.desktop.shared.Times;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.words.Words;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** How the step that is shown stands on each of the servers; the one that is chosen is the one that is acted on. */
public final class ServersTable extends TableView<Host> {
    private static final int MOST = 6;
    private static final int SEEN = 2;
    private static final double HEAD = 34;
    private static final double STATE = 190;
    private static final double SERVER = 170;
    private static final double WHEN = 90;

    private boolean marking;

    public ServersTable() {
        setAccessibleText(Words.of("walk.servers"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Tables.alike(this);
    }

    /** @param onChosen told which server a person has chosen */
    void built(Times times, Consumer<String> onChosen) {
        TableColumn<Host, String> server = column("walk.servers.server", SERVER);
        TableColumn<Host, Progress.State> state = new TableColumn<>(Words.of("walk.servers.state"));
        state.setPrefWidth(STATE);
        TableColumn<Host, String> when = column("walk.servers.when", WHEN);
        TableColumn<Host, String> words = column("walk.servers.words", SERVER);
        Tables.words(server, Host::server);
        Tables.nodes(state, Host::state, ServersTable::badge, one -> Words.of(one.key()));
        Tables.words(when, host -> host.last().map(times::hour).orElse(""));
        Tables.words(words, Host::words, "meta");
        getColumns().setAll(java.util.List.of(server, state, when, words));
        Tables.copyable(this);
        getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        getSelectionModel().selectedItemProperty().subscribe(host -> {
            if (!marking && host != null) {
                onChosen.accept(host.server());
            }
        });
    }

    private static TableColumn<Host, String> column(String key, double width) {
        TableColumn<Host, String> column = new TableColumn<>(Words.of(key));
        column.setPrefWidth(width);
        return column;
    }

    /** Shows them without taking that for a choice; not there where the step is done once. */
    void show(StepShown shown) {
        marking = true;
        if (!getItems().equals(shown.hosts())) {
            getItems().setAll(shown.hosts());
        }
        getItems().stream().filter(host -> host.server().equals(shown.server())).forEach(getSelectionModel()::select);
        marking = false;
        Pieces.shown(this, !shown.hosts().isEmpty());
        double height = HEAD + getFixedCellSize() * Math.min(MOST, shown.hosts().size());
        setPrefHeight(height);
        setMinHeight(Math.min(height, HEAD + SEEN * getFixedCellSize()));
    }

    private static Node badge(Progress.State state) {
        return Pieces.badge(
                Words.of(state.key()),
                switch (state) {
                    case DONE -> "good";
                    case FAILED -> "bad";
                    case INTERRUPTED, READY -> "warn";
                    case RUNNING -> "info";
                    case WAITING, SKIPPED, UNDONE -> "neutral";
                });
    }
}
