package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server one of whose folders is a disk of its own, as large as a test says; needs no rights. */
public final class SmallServer implements AutoCloseable {
    private final Process disk;
    private final RealSshd sshd;
    private final String folder;

    private SmallServer(Process disk, RealSshd sshd, String folder) {
        this.disk = disk;
        this.sshd = sshd;
        this.folder = folder;
    }

    /**
     * The disk is there for whoever enters where a process lives that does nothing else.
     *
     * @param settings further lines of sshd_config
     */
    public static SmallServer start(Path folder, int kilobytes, String... settings) throws Exception {
        Process disk = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--map-root-user",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o mode=1777,size=" + kilobytes + "k tmpfs \"$1\" && echo mounted && exec cat",
                        "sh",
                        folder.toString())
                .start();
        assertThat(disk.inputReader().readLine()).isEqualTo("mounted");
        List<String> lines = new ArrayList<>(List.of(settings));
        lines.add("ForceCommand " + String.join(" ", enter(disk)) + " sh -c \"$SSH_ORIGINAL_COMMAND\"");
        RealSshd sshd = RealSshd.start(lines.toArray(String[]::new));
        return new SmallServer(disk, sshd, folder.toString());
    }

    private static List<String> enter(Process disk) {
        return List.of(
                "nsenter", "--user", "--mount", "--preserve-credentials", "--target", String.valueOf(disk.pid()));
    }

    public RealSshd sshd() {
        return sshd;
    }

    /** Leaves so much of it and no more. */
    public void shrink(int kilobytes) throws Exception {
        assertThat(run("mount", "-o", "remount,size=" + kilobytes + "k", folder))
                .isEmpty();
    }

    /** Takes all the room there is, and whatever becomes free there later. */
    public void fill() throws IOException, InterruptedException {
        String eat = "cat /dev/zero >>\"$1/more\" 2>/dev/null";
        run(
                "sh",
                "-c",
                eat + "; (while sleep 0.05 && kill -0 \"$2\"; do " + eat + "; done) </dev/null >/dev/null 2>&1 &",
                "sh",
                folder,
                String.valueOf(disk.pid()));
    }

    /** Takes it away, as one that is unplugged. */
    public void unmount() throws Exception {
        assertThat(run("umount", folder)).isEmpty();
    }

    /** What a command prints that is run there. */
    public String run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(enter(disk));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    @Override
    public void close() throws Exception {
        sshd.close();
        disk.getOutputStream().close();
        disk.waitFor();
    }
}
