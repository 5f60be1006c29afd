package dev.handrail;

import dev.handrail.Caller.Called;
import dev.handrail.cli.Backstage;
import dev.handrail.cli.Cli;
import dev.handrail.cli.Globals;
import dev.handrail.cli.Interruption;
import dev.handrail.cli.Terminal;
import dev.handrail.operation.Offer;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One command line after the other on a data folder that stays open: to open it for each would take longer than all of them. */
final class OpenLine implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();

    private final CommandLine open;

    OpenLine(Path home) throws OperationFailed {
        Globals globals = new Globals(
                Optional.of(home.toString()),
                false,
                false,
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                false);
        Terminal nobody = terminal(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        open = CommandLine.open(globals, nobody, Map.of(), CLOCK);
    }

    List<Offer> offers() {
        return open.offers();
    }

    Called call(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Backstage shared = new SharedBackstage(open, open.errands());
        Cli cli = new Cli((globals, at) -> shared, terminal(out, err), CLOCK, "handrail", new Interruption());
        int status = cli.run(List.of(words));
        return new Called(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        open.close();
    }

    private static Terminal terminal(OutputStream out, OutputStream err) {
        return new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                () -> () -> {});
    }
}
