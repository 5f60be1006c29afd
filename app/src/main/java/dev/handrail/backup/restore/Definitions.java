package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.TempFolder;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads the definitions out of a dump, which stand at its beginning: no more of it is sent than that takes. */
final class Definitions {
    private static final int CHUNK = 1 << 16;
    private static final int MOST = 1 << 26;
    private static final String END = "-- PostgreSQL database dump complete";
    private static final String CONTENTS_ONLY = TempFolder.SCRIPT
            + "tar -xf - -C \"$d\" --wildcards --occurrence=1 '*toc.dat' && \"$@\" --format=directory \"$d\"";

    private final Manifest manifest;
    private final PostgresTools tools;

    Definitions(Manifest manifest, PostgresTools tools) {
        this.manifest = manifest;
        this.tools = tools;
    }

    /** Empty for a form in which they stand among the rows. */
    Optional<Pipeline> pipeline() {
        Command restore = tools.alone("pg_restore", List.of("--schema-only", "--file=-"));
        Pipeline unpacked =
                Pipeline.of(Command.of(manifest.artifact().compression().unpack()));
        return switch (manifest.artifact().form()) {
            case "custom" -> Optional.of(unpacked.pipe(restore));
            case "directory" -> {
                List<String> script = new ArrayList<>(List.of("sh", "-c", CONTENTS_ONLY, "sh"));
                script.addAll(restore.arguments());
                yield Optional.of(unpacked.pipe(restore.running(script)));
            }
            default -> Optional.empty();
        };
    }

    /** @param artifact decrypted */
    DumpNeeds needs(Shell shell, Pipeline pipeline, InputStream artifact) throws OperationFailed {
        List<String> errors = Collections.synchronizedList(new ArrayList<>());
        try (Running running = shell.start(pipeline, errors::add)) {
            Thread sending = Thread.ofVirtual().name("beginning of a dump").start(() -> send(artifact, running));
            String text = new String(running.stdout().readNBytes(MOST), StandardCharsets.UTF_8);
            running.cancel();
            sending.join();
            if (!text.contains(END)) {
                throw failed(shell, String.join("\n", errors));
            }
            return DumpNeeds.of(text);
        } catch (IOException e) {
            throw failed(shell, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        }
    }

    /** Until it is not read any more: then all is known. */
    private static void send(InputStream artifact, Running running) {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = running.stdin()) {
            for (int n = artifact.read(chunk); n >= 0; n = artifact.read(chunk)) {
                out.write(chunk, 0, n);
            }
        } catch (IOException e) {
            // What came out of it tells whether it was enough.
        }
    }

    private OperationFailed failed(Shell shell, String why) {
        return OperationFailed.refused(Words.of("restore.failed.definitions", manifest.id()))
                .on(shell.where())
                .cameBack(why)
                .next(Words.of("restore.failed.definitions.next", manifest.id()))
                .build();
    }
}
