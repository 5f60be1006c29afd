package dev.handrail.backup;

import java.util.regex.Pattern;

/** Names of files that any file system takes, made of names that people chose. */
public final class FileNames {
    private static final int LONGEST = 80;

    /**
     * What every artifact and its manifest is called: the name of its source, the identity of the backup, its kind. What a
     * script produces may have none.
     */
    private static final Pattern OURS = Pattern.compile(".+-\\d{8}-\\d{6}-([a-z0-9]+\\..+|[a-z0-9]{3})");

    private FileNames() {}

    /** Whether something in a destination is called what a backup is called. */
    public static boolean ours(String name) {
        return OURS.matcher(name).matches();
    }

    /** The name with everything but letters, digits, dots, dashes and underscores made an underscore. */
    public static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String shorter = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        return shorter.startsWith(".") || shorter.startsWith("-") ? "_" + shorter.substring(1) : shorter;
    }
}
