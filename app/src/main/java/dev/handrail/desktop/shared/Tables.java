package dev.handrail.desktop.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.jspecify.annotations.Nullable;

/** What all tables of the window have in common: plain cells, opened by Enter or a double click, copied as text. */
public final class Tables {
    private static final Modifier HELD = KeyCombination.SHORTCUT_DOWN;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, HELD);

    private static final double ROW = 33;

    private Tables() {}

    /** A column of words. */
    public static <R> void words(TableColumn<R, String> column, Function<R, String> words, String... styles) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(words.apply(cell.getValue())));
        column.setCellFactory(c -> new WordsCell<>(styles));
    }

    /** A column of values, each shown by a node and copied as words. */
    public static <R, T> void nodes(
            TableColumn<R, T> column, Function<R, T> value, Function<T, Node> node, Function<T, String> words) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(c -> new NodeCell<>(node));
        column.setUserData(words);
    }

    public static <R> void onOpen(TableView<R> table, Consumer<R> open) {
        table.setRowFactory(view -> {
            TableRow<R> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    open.accept(row.getItem());
                }
            });
            return row;
        });
        table.setOnKeyReleased(event -> {
            R chosen = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                open.accept(chosen);
            }
        });
    }

    /** Rows of one height: a table that need not measure them makes cells for those in sight only, and scrolls at once. */
    public static <R> void alike(TableView<R> table) {
        table.setFixedCellSize(ROW);
    }

    /** Copies the chosen rows, with tabs between the columns. */
    public static <R> void copyable(TableView<R> table) {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                Pieces.copy(text(table));
                event.consume();
            }
        });
    }

    /** All of it as text, the heads of the columns too. */
    public static <R> String whole(TableView<R> table) {
        String heads =
                table.getVisibleLeafColumns().stream().map(TableColumn::getText).collect(Collectors.joining("\t"));
        return Stream.concat(
                        Stream.of(heads),
                        IntStream.range(0, table.getItems().size()).mapToObj(at -> line(table, at)))
                .collect(Collectors.joining("\n"));
    }

    static <R> String text(TableView<R> table) {
        List<Integer> chosen = new ArrayList<>(table.getSelectionModel().getSelectedIndices());
        return chosen.stream().map(at -> line(table, at)).collect(Collectors.joining("\n"));
    }

    private static <R> String line(TableView<R> table, int at) {
        return table.getVisibleLeafColumns().stream()
                .map(column -> words(column, at))
                .collect(Collectors.joining("\t"));
    }

    @SuppressWarnings("unchecked") // The user data of a column is what nodes() put there.
    private static <R, T> String words(TableColumn<R, T> column, int at) {
        T value = column.getCellData(at);
        if (value == null) {
            return "";
        }
        return column.getUserData() instanceof Function<?, ?> told
                ? ((Function<T, String>) told).apply(value)
                : value.toString();
    }

    private static final class WordsCell<R> extends TableCell<R, String> {
        WordsCell(String... styles) {
            getStyleClass().addAll(styles);
            Pieces.wholeOnHover(this);
        }

        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            setText(empty ? null : words);
        }
    }

    private static final class NodeCell<R, T> extends TableCell<R, T> {
        private final Function<T, Node> node;
        private @Nullable T shown;

        NodeCell(Function<T, Node> node) {
            this.node = node;
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            T wanted = empty ? null : value;
            if (wanted != shown) {
                shown = wanted;
                setGraphic(wanted == null ? null : node.apply(wanted));
            }
        }
    }
}
