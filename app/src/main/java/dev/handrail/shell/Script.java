package dev.handrail.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pipeline made ready for a machine: a shell script, and the lines that stand on its stdin before the real stdin.
 *
 * <p>The script itself travels by stdin too, or by a variable that the shell forgets at once. So no login shell has to
 * understand it, no limit on the length of an argument applies, and nothing of it is seen in the list of processes.
 */
final class Script implements AutoCloseable {
    private static final String VARIABLE = "HANDRAIL_SCRIPT";
    /** No system keeps more than this in its variables for certain. */
    private static final int LONGEST_IN_VARIABLE = 30_000;

    private final String nonce;
    private final int stages;
    private final Set<String> users;
    private final Set<Integer> guarded;
    private final int password;
    private final byte[] text;
    private final List<byte[]> preamble;
    private final boolean plain;
    private boolean there;

    /**
     * @param nonce what marks the lines on stderr that are reports and not the programs' own
     * @param users whom stages run as by sudo
     * @param guarded the stages that begin only when sudo takes a password
     * @param password which password of sudo they are handed; 0 where they are handed none
     * @param preamble lines that the script reads, secrets among them, without their line ends
     */
    Script(
            String nonce,
            int stages,
            Set<String> users,
            Set<Integer> guarded,
            int password,
            String text,
            List<byte[]> preamble) {
        this.nonce = nonce;
        this.stages = stages;
        this.users = Set.copyOf(users);
        this.guarded = Set.copyOf(guarded);
        this.password = password;
        this.text = RawText.encode(text);
        this.preamble = List.copyOf(preamble);
        this.plain = OneLine.holds(text);
    }

    String nonce() {
        return nonce;
    }

    int stages() {
        return stages;
    }

    Set<String> users() {
        return users;
    }

    Set<Integer> guarded() {
        return guarded;
    }

    int password() {
        return password;
    }

    /**
     * What starts it where the script comes by stdin. Both ways read no byte more than the script has, which head and the
     * shells do not promise of theirs: dd for whatever comes, read for the one line that most scripts can be.
     */
    String launcher() {
        return fitsOneLine()
                ? "IFS= read -r s && eval \"$s\""
                : "eval \"$(dd ibs=1 obs=65536 count=" + text.length + " 2>/dev/null)\"";
    }

    /** What starts it with these variables, one of which it is from now on, if it may be. */
    String launcher(Map<String, String> environment) {
        there = plain && text.length <= LONGEST_IN_VARIABLE;
        if (!there) {
            return launcher();
        }
        environment.put(VARIABLE, RawText.decode(text));
        return "eval \"unset " + VARIABLE + "; $" + VARIABLE + "\"";
    }

    /** The same as by stdin for a login shell, whichever it is: no character in it means different things to different shells. */
    String commandLine() {
        return "exec sh -c '" + launcher() + "'";
    }

    private boolean fitsOneLine() {
        return plain && text.length <= OneLine.LONGEST;
    }

    void send(OutputStream stdin) throws IOException {
        if (!there) {
            stdin.write(fitsOneLine() ? OneLine.of(text) : text);
        }
        for (byte[] line : preamble) {
            stdin.write(line);
            stdin.write('\n');
        }
        stdin.flush();
    }

    @Override
    public void close() {
        preamble.forEach(line -> Arrays.fill(line, (byte) 0));
    }
}
