package dev.handrail.operation;

import dev.handrail.Packed;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that a test has started, and that does not outlive it. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private Child(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = process.inputReader();
    }

    static Child program(String... arguments) throws IOException {
        return new Child(java(arguments));
    }

    /** A program whose files may not grow beyond so many blocks of 512 or 1024 bytes, as on a disk that is full. */
    static Child programWithFilesUpTo(int blocks, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f \"$0\" && exec \"$@\"", Integer.toString(blocks)));
        command.addAll(java(arguments));
        return new Child(command);
    }

    /** A program to whom permissions mean what they say, also where the tests run as root. */
    static Child programWithoutPower(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"));
        }
        command.addAll(java(arguments));
        return new Child(command);
    }

    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The other program has ended.");
        }
        return line;
    }

    List<String> rest() {
        return output.lines().toList();
    }

    Process process() {
        return process;
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
        output.close();
    }

    private static List<String> java(String... arguments) {
        List<String> command = Packed.java("-Xmx256m");
        command.add(OtherProgram.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
