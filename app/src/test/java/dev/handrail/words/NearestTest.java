package dev.handrail.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What was meant is guessed when it is near, and nothing is guessed when it is not. */
class NearestTest {
    private static final List<String> WORDS = List.of("environment", "engine", "host", "port", "user");

    @Test
    void aMistypedWordIsGuessed() {
        assertThat(Nearest.to("enviroment", WORDS)).contains("environment");
        assertThat(Nearest.to("ENGINE", WORDS)).contains("engine");
        assertThat(Nearest.to("ohst", WORDS)).contains("host");
        assertThat(Nearest.to("usr", WORDS)).contains("user");
    }

    @Test
    void aWordOfItsOwnIsNot() {
        assertThat(Nearest.to("colour", WORDS)).isEmpty();
        assertThat(Nearest.to("", WORDS)).isEmpty();
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }

    @Test
    void theOneThatIsWrittenMostAlikeIsGuessed() {
        assertThat(Nearest.to("backups", List.of("lockups", "backup"))).contains("backup");
        assertThat(Nearest.to("restoer", List.of("resort", "restore"))).contains("restore");
    }

    @Test
    void theLongerTheWordTheMoreMayBeWrongInIt() {
        assertThat(Nearest.to("hosst", WORDS)).contains("host");
        assertThat(Nearest.to("hxxt", WORDS)).isEmpty();
        assertThat(Nearest.to("envrnmnt", List.of("environment"))).isEmpty();
        assertThat(Nearest.to("envronmnt", List.of("environment"))).contains("environment");
    }

    @Test
    void theWordItselfIsTheNearest() {
        assertThat(Nearest.to("port", List.of("ports", "port", "sort"))).contains("port");
    }
}
