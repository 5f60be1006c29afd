package dev.handrail.backup.restore;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The mark of a database of PostgreSQL in its first moment. A comment takes a statement of its own, before which the program
 * may die or its line be cut; how many may connect to it is said by the one that makes it, and nobody else says such a number.
 *
 * @param mark what its comment says from the next moment on
 */
record FirstMark(String mark) {
    /** As many as there are. */
    static final int NO_LIMIT = -1;

    private static final int MANY = 1_000_000_000;

    int limit() {
        UUID number = UUID.nameUUIDFromBytes(mark.getBytes(StandardCharsets.UTF_8));
        return MANY + (int) Math.floorMod(number.getMostSignificantBits(), (long) MANY);
    }

    /**
     * Says it right behind the name, among what a server shows of a statement that goes on, which is its beginning.
     *
     * @param create the statement that makes the database
     */
    String on(String create, String name) {
        String making = NewDatabase.making(name);
        return making + clause() + create.substring(making.length());
    }

    String clause() {
        return " CONNECTION LIMIT " + limit();
    }
}
