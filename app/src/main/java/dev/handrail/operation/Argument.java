package dev.handrail.operation;

/**
 * One argument of an offer.
 *
 * @param name as a person types it: SERVER, or --into
 * @param help one line on what it is
 */
public record Argument(String name, Type type, boolean required, boolean many, String help) {
    /** What an argument names, which tells a screen how to ask for it. */
    public enum Type {
        SERVER,
        DATABASE,
        SOURCE,
        DESTINATION,
        BACKUP,
        RUN,
        NAME,
        TEXT,
        NUMBER,
        FLAG,
        /** One to be read, or what is done is done with it. */
        FILE,
        /** One to be written. */
        NEW_FILE,
        FOLDER,
        TIME;

        /** Whether it is found on this computer by its path. */
        boolean isPath() {
            return this == FILE || this == NEW_FILE || this == FOLDER;
        }

        /** What stands for a value of it where a command is explained. */
        public String label() {
            return this == NEW_FILE ? FILE.name() : name();
        }
    }

    public static Argument required(String name, Type type, String help) {
        return new Argument(name, type, true, false, help);
    }

    public static Argument optional(String name, Type type, String help) {
        return new Argument(name, type, false, false, help);
    }

    public static Argument many(String name, Type type, String help) {
        return new Argument(name, type, false, true, help);
    }

    /** Given by its name and not by its place. */
    public boolean named() {
        return name.startsWith("--");
    }
}
