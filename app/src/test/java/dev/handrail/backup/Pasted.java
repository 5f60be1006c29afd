package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** What a person pastes into a terminal, which must go well line by line. */
final class Pasted {
    private Pasted() {}

    /** Answers what it printed. */
    static String run(String script) throws Exception {
        Process bash = new ProcessBuilder("bash").redirectErrorStream(true).start();
        bash.getOutputStream().write(("set -e\n" + script + "\n").getBytes(StandardCharsets.UTF_8));
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(script + "\n" + said).isZero();
        return said;
    }
}
