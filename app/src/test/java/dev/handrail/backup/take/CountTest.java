package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.Command;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountTest {
    @Test
    void everythingPassesAndItsNumberIsTold() throws Exception {
        Count count = new Count("label");
        byte[] much = new byte[3_000_001];
        Process process = start(count.command());
        Thread.ofVirtual().start(() -> feed(process, much));
        byte[] out = process.getInputStream().readAllBytes();
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .forEach(count::hears);
        assertThat(process.waitFor()).isZero();
        assertThat(out).hasSameSizeAs(much);
        assertThat(count.bytes()).hasValue(3_000_001);
    }

    @Test
    void nothingIsCountedAsNothing() throws Exception {
        Count count = new Count("label");
        Process process = start(count.command());
        process.getOutputStream().close();
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .forEach(count::hears);
        assertThat(count.bytes()).hasValue(0);
    }

    @Test
    void anotherCountersLinesAreNotItsOwn() {
        Count count = new Count("label");
        assertThat(count.hears("other: 12 bytes")).isFalse();
        assertThat(count.hears("pg_dump: error: label: 12 bytes")).isFalse();
        assertThat(count.bytes()).isEmpty();
    }

    @Test
    void aCopyThatIsKilledIsNoCopyThoughItToldANumber(@TempDir Path programs) throws Exception {
        RealSshd.program(programs.resolve("dd"), "#!/bin/sh\nhead -c 100; echo '100 bytes copied' >&2; kill -9 $$\n");
        Count count = new Count("label");
        Process process = start(count.command().with("PATH", programs + ":/usr/bin:/bin"));
        Thread.ofVirtual().start(() -> feed(process, new byte[100]));
        assertThat(process.getInputStream().readAllBytes()).hasSize(100);
        assertThat(process.getErrorStream().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .contains("label: 100 bytes");
        assertThat(process.waitFor()).isNotZero();
    }

    private static void feed(Process process, byte[] bytes) {
        try (var out = process.getOutputStream()) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Command command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.environment().putAll(Map.copyOf(command.environment()));
        return builder.start();
    }
}
