package dev.handrail.backup;

/** Names of files that any file system takes, made of names that people chose. */
public final class FileNames {
    private static final int LONGEST = 80;

    private FileNames() {}

    /** The name with everything but letters, digits, dots, dashes and underscores made an underscore. */
    public static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String shorter = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        return shorter.startsWith(".") || shorter.startsWith("-") ? "_" + shorter.substring(1) : shorter;
    }
}
