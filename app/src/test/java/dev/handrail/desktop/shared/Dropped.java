package dev.handrail.desktop.shared;

import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Files that somebody drags out of a file manager; no test can pull them from one, so the events that come of it are made. */
public final class Dropped {
    private Dropped() {}

    /** Drags them over a node and lets go there; whether it was taken. On the window's thread only. */
    public static boolean on(Node node, Path... files) {
        Dragboard board = board(Stream.of(files).map(Path::toFile).toList());
        boolean wanted = fired(node, board, DragEvent.DRAG_OVER).isAccepted();
        return wanted && fired(node, board, DragEvent.DRAG_DROPPED).isDropCompleted();
    }

    private static DragEvent fired(Node node, Dragboard board, EventType<DragEvent> type) {
        DragEvent event = new DragEvent(type, board, 0, 0, 0, 0, TransferMode.COPY, null, node, null);
        Event.fireEvent(node, event);
        return event;
    }

    private static Dragboard board(List<File> files) {
        TKClipboard held = (TKClipboard) Proxy.newProxyInstance(
                Dropped.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, with) -> switch (method.getName()) {
                    case "hasContent" -> DataFormat.FILES.equals(with[0]);
                    case "getContent" -> DataFormat.FILES.equals(with[0]) ? files : null;
                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        try {
            Constructor<Dragboard> made = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
            made.setAccessible(true);
            return made.newInstance(held);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
