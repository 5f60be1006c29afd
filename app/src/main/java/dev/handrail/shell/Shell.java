package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.function.Consumer;

/** A way to do things on a machine. It may be used by many threads; closing it lets go of the machine. */
public interface Shell extends AutoCloseable {
    /** The machine, as a person calls it: deploy@example.org, or this computer. */
    String where();

    /** Starts a pipeline; stderr goes to the consumer line by line, as it comes. */
    Running start(Pipeline pipeline, Consumer<String> errors) throws OperationFailed;

    /** Runs a command that reads the given bytes and answers little, and waits for it. */
    Result run(Command command, byte[] stdin) throws OperationFailed;

    default Result run(Command command) throws OperationFailed {
        return run(command, new byte[0]);
    }

    /** Connects to something that listens there; no port is opened here. */
    Channel connect(Endpoint endpoint) throws OperationFailed;

    /** The content of a file of no more than that many bytes. */
    byte[] read(String path, int atMost) throws OperationFailed;

    /** Writes a file whole or not at all, with a mode such as 0600. */
    void write(String path, byte[] content, int mode) throws OperationFailed;

    /** How long a question to the machine and its answer take. */
    default Duration roundTrip() throws OperationFailed {
        long asked = System.nanoTime();
        run(Command.of("true"));
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    @Override
    void close();
}
