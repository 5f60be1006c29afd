package dev.handrail.bench;

import dev.handrail.Scratch;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.shell.SshShells;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A gigabyte from a file to a real sshd of this computer, connecting included. */
final class SshUploadBench implements Benchmark {
    private static final long BYTES = 1L << 30;
    private static final int CHUNK = 1 << 18;
    /** Nothing is written there: the disk would be measured, not the line. */
    private static final String SINK = "cat >/dev/null";

    @Override
    public void run(Rounds rounds) throws Exception {
        try (Scratch scratch = Scratch.make();
                RealSshd sshd = RealSshd.start()) {
            Path file = scratch.file("upload");
            try (RandomAccessFile empty = new RandomAccessFile(file.toFile(), "rw")) {
                empty.setLength(BYTES);
            }
            List<String> peer = SshPair.openSsh(sshd, SINK);
            rounds.beside(
                    "ssh-upload",
                    1.1,
                    Taking.timed(() -> send(sshd, scratch.folder(), file)),
                    Taking.timed(() -> Programs.run(peer, file, null)));
        }
    }

    private static void send(RealSshd sshd, Path folder, Path file) throws Exception {
        try (SshShells shells = SshPair.ours(folder);
                Shell shell = shells.on(SshPair.server(sshd));
                Running running = shell.start(Pipeline.of(Command.of("sh", "-c", SINK)), line -> {})) {
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = running.stdin()) {
                byte[] chunk = new byte[CHUNK];
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    out.write(chunk, 0, n);
                }
            }
            running.stdout().readAllBytes();
            if (!running.await().good()) {
                throw new IllegalStateException("the upload failed");
            }
        }
    }
}
