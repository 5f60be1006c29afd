package dev.handrail.server;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where something is, told so that it is one place whoever logs in, whoever he becomes there, and whatever folder he is in.
 * Nothing of a server's is written out by a shell: a ~ would be a folder of that name.
 */
public final class WholePath {
    private static final Pattern WHOLE = Pattern.compile("/|[A-Za-z]:[/\\\\]");

    private WholePath() {}

    /** On the server. */
    public static String there(String key, String path) {
        Require.text(key, path);
        if (!Placeholder.isGap(path) && !WHOLE.matcher(path).lookingAt()) {
            throw new InvalidProfile(key, "profile.invalid.whole");
        }
        return path;
    }

    /** On the workstation, where it may begin at one's own home. */
    public static String here(String key, String path) {
        Require.folder(key, path, true);
        return path;
    }

    /** A secret that lies in a file lies on the workstation. */
    public static SecretRef secret(String key, SecretRef ref) {
        if (ref instanceof SecretRef.File file) {
            here(key, file.path());
        }
        return ref;
    }

    /**
     * A command, whose program is told by its whole path, or by a name that is looked for.
     *
     * @param placed whether the profile says in which folder it is run: then it may begin there
     */
    public static List<String> program(String key, List<String> command, boolean placed) {
        String program = command.isEmpty() ? "" : command.getFirst();
        if (program.startsWith("-")) {
            throw new InvalidProfile(key, "profile.invalid.program");
        }
        if (program.startsWith("~") || !placed && program.indexOf('/') > 0) {
            throw new InvalidProfile(key, "profile.invalid.program.whole");
        }
        return command;
    }
}
