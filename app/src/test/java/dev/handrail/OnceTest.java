package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all processes of the tests share is made once, whole, and of the classes as they are. */
class OnceTest {
    @TempDir
    Path target;

    private final AtomicInteger makings = new AtomicInteger();
    private Path classes;
    private Path program;

    @BeforeEach
    void aProgram() throws IOException {
        classes = Files.createDirectories(target.resolve("classes/dev"));
        program = Files.createFile(classes.resolve("Main.class"));
        changed(-60_000);
    }

    @Test
    void itIsMadeOnce() throws IOException {
        assertThat(make().resolve("thing")).hasContent("1");
        assertThat(make().resolve("thing")).hasContent("1");
    }

    @Test
    void itIsMadeAnewOfAProgramThatChanged() throws IOException {
        make();
        changed(60_000);
        assertThat(make().resolve("thing")).hasContent("2");
    }

    @Test
    void whatChangesWhileItIsMadeIsNoPartOfIt() throws IOException {
        Once.made(
                target.resolve("shared"),
                folder -> {
                    thing(folder);
                    changed(60_000);
                },
                target.resolve("classes"));
        assertThat(make().resolve("thing")).hasContent("2");
    }

    @Test
    void whatWasNotMadeToTheEndIsMadeAgain() throws IOException {
        make();
        changed(60_000);
        assertThatThrownBy(() -> Once.made(
                        target.resolve("shared"),
                        folder -> {
                            thing(folder);
                            throw new IOException("no space left");
                        },
                        target.resolve("classes")))
                .hasMessage("no space left");
        changed(-60_000);
        assertThat(make().resolve("thing")).hasContent("3");
    }

    @Test
    void whoAsksMeanwhileWaitsForIt() throws Exception {
        Callable<Path> asks = this::make;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Path> asked : threads.invokeAll(Collections.nCopies(8, asks))) {
                assertThat(asked.get().resolve("thing")).hasContent("1");
            }
        }
    }

    private Path make() throws IOException {
        return Once.made(target.resolve("shared"), this::thing, target.resolve("classes"));
    }

    private void thing(Path folder) throws IOException {
        Files.writeString(folder.resolve("thing"), "" + makings.incrementAndGet());
    }

    private void changed(long millisFromNow) throws IOException {
        FileTime time = FileTime.fromMillis(System.currentTimeMillis() + millisFromNow);
        Files.setLastModifiedTime(program, time);
        Files.setLastModifiedTime(classes, FileTime.fromMillis(System.currentTimeMillis() - 120_000));
        Files.setLastModifiedTime(target.resolve("classes"), FileTime.fromMillis(System.currentTimeMillis() - 120_000));
    }
}
