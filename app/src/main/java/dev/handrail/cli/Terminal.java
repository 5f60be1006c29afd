package dev.handrail.cli;

import dev.handrail.vault.Letters;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the command line reads and writes.
 *
 * @param typed whether a person sits at stdin, who can be asked
 * @param drawn whether a person looks at stderr, where a line can be rewritten
 * @param hush keeps what is typed from being seen
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean typed, boolean drawn, Hush hush) {
    private static final int LONGEST = 64 * 1024;

    /** The one of this process; what is written is UTF-8 whatever the locale says. */
    public static Terminal ofProcess() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                Stdout.ofProcess(),
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)),
                        true,
                        StandardCharsets.UTF_8),
                Tty.is(0),
                Tty.is(2),
                Tty::withoutEcho);
    }

    /** Writes a line for the person, on stderr. */
    public void say(String line) {
        err.println(harmless(line));
    }

    /** Writes a line of the result, on stdout. */
    public void print(String line) {
        out.println(harmless(line));
    }

    /** Asks, and reads what is typed; null at the end of the input. */
    public @Nullable String ask(String question) throws IOException {
        prompt(question);
        char[] line = readLine();
        return line == null ? null : new String(line);
    }

    /** Asks for what must not be seen; null at the end of the input. */
    public char @Nullable [] askHushed(String question) throws IOException {
        prompt(question);
        try (Hush.Handle quiet = hush.begin()) {
            return readLine();
        } finally {
            err.println();
        }
    }

    /** One line of UTF-8, read byte by byte so that nothing that follows is lost; null at the end of the input. */
    public char @Nullable [] readLine() throws IOException {
        byte[] line = new byte[LONGEST];
        int length = 0;
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n' && length < line.length) {
            line[length++] = (byte) next;
            next = in.read();
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return decoded(line, length);
    }

    /** All that is left of the input as UTF-8, without the end of the last line; null where nothing is left. */
    public char @Nullable [] readAll() throws IOException {
        byte[] all = in.readNBytes(LONGEST + 1);
        if (all.length > LONGEST) {
            Arrays.fill(all, (byte) 0);
            throw new IOException(Words.of("cli.stdin.long", Amounts.bytes(LONGEST)));
        }
        int length = all.length;
        while (length > 0 && (all[length - 1] == '\n' || all[length - 1] == '\r')) {
            length--;
        }
        return length == 0 ? null : decoded(all, length);
    }

    /** Wipes what it was decoded from. */
    private static char[] decoded(byte[] utf8, int length) throws IOException {
        try {
            return Letters.of(utf8, length);
        } catch (CharacterCodingException e) {
            throw new IOException(Words.of("cli.stdin.encoding"), e);
        }
    }

    /** A text without what a machine could have put in to steer the terminal. */
    static String harmless(String text) {
        if (text.chars().noneMatch(Terminal::steers)) {
            return text;
        }
        return text.codePoints()
                .map(c -> steers(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean steers(int character) {
        return Character.isISOControl(character) && character != '\t' && character != '\n';
    }

    /** Everything is said; the exit status, which is another one where not all of the result arrived. */
    int ended(int status) {
        out.flush();
        err.flush();
        return out instanceof Stdout stdout ? stdout.ended(status, err) : status;
    }

    private void prompt(String question) {
        err.print(harmless(question) + " ");
        err.flush();
    }

    /** Switches the echo off until the handle is closed. */
    public interface Hush {
        Handle begin() throws IOException;

        /** Switches it on again. */
        interface Handle extends AutoCloseable {
            @Override
            void close() throws IOException;
        }
    }
}
