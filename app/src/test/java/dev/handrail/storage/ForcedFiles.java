package dev.handrail.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What this program forced to the disk since, as Java itself noted it down. */
final class ForcedFiles implements AutoCloseable {
    private static final String FORCED = "jdk.FileForce";

    private final long thread = Thread.currentThread().threadId();
    private final Recording recording = new Recording();

    ForcedFiles() {
        recording.enable(FORCED).withThreshold(Duration.ZERO).withoutStackTrace();
        recording.start();
    }

    /** By this thread, in its order. */
    List<Path> soFar() throws IOException {
        Path noted = Files.createTempFile("handrail-forced", ".jfr");
        try {
            recording.dump(noted);
            return RecordingFile.readAllEvents(noted).stream()
                    .filter(event -> event.getEventType().getName().equals(FORCED))
                    .filter(event -> event.getThread().getJavaThreadId() == thread)
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                    .map(event -> Path.of(event.getString("path")))
                    .toList();
        } finally {
            Files.delete(noted);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
