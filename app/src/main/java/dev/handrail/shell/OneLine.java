package dev.handrail.shell;

import java.nio.charset.StandardCharsets;

/**
 * A script as something that a shell reads with the read that is built into it, which spares each command a process.
 *
 * <p>That reads a line, whatever else comes behind it, and fails where the line is cut short. So there is a line which reads
 * a second one, and that is the script, with another character for its line ends.
 */
final class OneLine {
    /** Some shells read the single byte slower than dd does: what is longer is better left to that. */
    static final int LONGEST = 4_000;

    private static final char LINE_END = '\u001f';

    /** Takes the second line apart and puts it together again; the line end itself is the last that shells split words at. */
    private static final String READER = "n=${IFS#??}; IFS= read -r s && set -f && IFS='" + LINE_END + "' && set -- $s"
            + " && IFS=$n && s=\"$*\" && IFS=\" \t$n\" && set +f && set -- && eval \"unset s n; $s\"\n";

    private OneLine() {}

    /** Whether it has none but characters that are the same bytes, and mean the same, to every shell in every language. */
    static boolean holds(String script) {
        return script.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\n' || c == '\t');
    }

    /** @param script of such characters, ending with a line end */
    static byte[] of(byte[] script) {
        byte[] reader = READER.getBytes(StandardCharsets.US_ASCII);
        byte[] both = new byte[reader.length + script.length];
        System.arraycopy(reader, 0, both, 0, reader.length);
        for (int i = 0; i < script.length - 1; i++) {
            both[reader.length + i] = script[i] == '\n' ? (byte) LINE_END : script[i];
        }
        both[both.length - 1] = '\n';
        return both;
    }
}
