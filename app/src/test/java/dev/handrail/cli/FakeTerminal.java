package dev.handrail.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A terminal whose keys are typed beforehand and whose screen can be read. */
final class FakeTerminal {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T05:00:00Z"), ZoneOffset.UTC);

    final Garden garden = new Garden();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String keys = "";
    private boolean typed;
    private boolean drawn;
    private int hushes;

    static FakeTerminal ofNobody() {
        return new FakeTerminal();
    }

    /** Somebody who types these lines. */
    static FakeTerminal ofSomebody(String keys) {
        FakeTerminal terminal = new FakeTerminal();
        terminal.keys = keys;
        terminal.typed = true;
        terminal.drawn = true;
        return terminal;
    }

    Terminal terminal() {
        return new Terminal(
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                typed,
                drawn,
                () -> {
                    hushes++;
                    return () -> hushes--;
                });
    }

    /** What the command line did with these words. */
    Seen run(String... words) {
        Cli cli = new Cli((globals, terminal) -> garden, terminal(), CLOCK, "handrail 0.1.0", new Interruption());
        int status = cli.run(List.of(words));
        return new Seen(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    int hushes() {
        return hushes;
    }

    /** Exit status, stdout and stderr. */
    record Seen(int status, String out, String err) {}
}
