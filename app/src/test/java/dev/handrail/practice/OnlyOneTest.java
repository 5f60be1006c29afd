package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a folder's practice server runs once. */
class OnlyOneTest {
    @TempDir
    Path home;

    private PracticeFolder folder() {
        return new PracticeFolder(home.resolve("practice"));
    }

    @Test
    void whoComesSecondIsToldWhoRunsIt() throws IOException, OperationFailed {
        try (OnlyOne first = OnlyOne.of(folder())) {
            new Notes(4711, "2026-11-21T05:00:00Z", Notes.Ports.ANY, true).write(folder());
            assertThatThrownBy(() -> OnlyOne.of(folder())).isInstanceOfSatisfying(OperationFailed.class, e -> {
                assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                assertThat(e.cameBack()).contains("4711", "2026-11-21T05:00:00Z");
                assertThat(e.next()).isNotBlank();
            });
            assertThat(first).isNotNull();
        }
    }

    @Test
    void beforeAnythingIsWrittenDownItIsSaidThatSomebodyBegins() throws IOException, OperationFailed {
        try (OnlyOne first = OnlyOne.of(folder())) {
            assertThatThrownBy(() -> OnlyOne.of(folder())).isInstanceOf(OperationFailed.class);
            assertThat(first).isNotNull();
        }
    }

    @Test
    void whenTheFirstHasLetGoTheNextMayTakeIt() throws IOException, OperationFailed {
        OnlyOne.of(folder()).close();
        OnlyOne.of(folder()).close();
        assertThat(folder().lock()).exists();
    }

    @Test
    void aFolderOfSomebodyElseIsRefusedAndLeftAsItWas() throws IOException {
        Files.createDirectory(home.resolve("practice"));
        Files.writeString(home.resolve("practice/thesis.tex"), "years of work");
        assertThatThrownBy(() -> OnlyOne.of(folder()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED));
        assertThat(folder().lock()).doesNotExist();
        assertThat(home.resolve("practice/thesis.tex")).hasContent("years of work");
    }
}
