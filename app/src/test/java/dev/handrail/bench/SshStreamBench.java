package dev.handrail.bench;

import dev.handrail.Scratch;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.shell.SshShells;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** A gigabyte from a real sshd of this computer, connecting included. */
final class SshStreamBench implements Benchmark {
    private static final long BYTES = 1L << 30;
    private static final int CHUNK = 1 << 18;
    private static final List<String> SOURCE = List.of("head", "-c", String.valueOf(BYTES), "/dev/zero");

    @Override
    public void run(Rounds rounds) throws Exception {
        try (Scratch scratch = Scratch.make();
                RealSshd sshd = RealSshd.start()) {
            List<String> peer = SshPair.openSsh(sshd, SOURCE.toArray(String[]::new));
            rounds.beside(
                    "ssh-stream",
                    1.05,
                    Taking.timed(() -> receive(sshd, scratch.folder())),
                    Taking.timed(() -> Programs.run(peer, null, null)));
        }
    }

    private static void receive(RealSshd sshd, Path folder) throws Exception {
        try (SshShells shells = SshPair.ours(folder);
                Shell shell = shells.on(SshPair.server(sshd));
                Running running = shell.start(Pipeline.of(Command.of(SOURCE)), line -> {})) {
            byte[] chunk = new byte[CHUNK];
            long received = 0;
            InputStream in = running.stdout();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                received += n;
            }
            if (!running.await().good() || received != BYTES) {
                throw new IllegalStateException("received " + received);
            }
        }
    }
}
