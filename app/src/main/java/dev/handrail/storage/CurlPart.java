package dev.handrail.storage;

import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.words.OperationFailed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A part of an upload that lies as a file on another machine, whose curl sends it. The address goes to curl by its stdin: it
 * is a secret, and stands neither in a list of processes nor in a file.
 *
 * @param file where it lies
 * @param md5 of what was meant to lie there, as the header Content-MD5 wants it: the bucket refuses what is anything else
 * @param rate how many bytes a second may be sent; 0 for all that go
 * @param deadline when there is no more time for it, as System.nanoTime tells; null where there is no such limit
 */
public record CurlPart(
        int number,
        String file,
        long bytes,
        String md5,
        long rate,
        @Nullable Long deadline) {
    /** The machine. */
    public interface There {
        /** The machine, for a person. */
        String where();

        Result run(Command command, byte[] stdin) throws OperationFailed;
    }

    /** Nothing in it is a secret; what stands in somebody's .curlrc does not count. */
    public static Command command() {
        return Command.of("curl", "-q", "--silent", "--show-error", "--config", "-");
    }

    /** Whether there is no more time for it. */
    public boolean late() {
        return deadline != null && deadline - System.nanoTime() <= 0;
    }

    /** The same, with all the time it needs. */
    public CurlPart withoutDeadline() {
        return new CurlPart(number, file, bytes, md5, rate, null);
    }

    /** How long a try may take. */
    Duration atMost(Duration usual) {
        if (deadline == null) {
            return usual;
        }
        Duration left = Duration.ofNanos(
                Math.max(deadline - System.nanoTime(), Duration.ofSeconds(1).toNanos()));
        return left.compareTo(usual) < 0 ? left : usual;
    }

    byte[] configuration(URI address, Duration connect, Duration silence, Duration limit) {
        StringBuilder lines = new StringBuilder();
        line(lines, "url", address.toString());
        line(lines, "upload-file", file);
        line(lines, "header", "Content-MD5: " + md5);
        // To ask first whether the part may come costs a round trip.
        line(lines, "header", "Expect:");
        line(lines, "dump-header", "-");
        line(lines, "connect-timeout", String.valueOf(Math.max(1, connect.toSeconds())));
        line(lines, "speed-limit", "1");
        line(lines, "speed-time", String.valueOf(Math.max(1, silence.toSeconds())));
        line(lines, "max-time", String.valueOf(Math.max(1, limit.toSeconds())));
        if (rate > 0) {
            line(lines, "limit-rate", String.valueOf(rate));
        }
        lines.append("globoff\n");
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(name).append(" = \"");
        lines.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"\n");
    }
}
