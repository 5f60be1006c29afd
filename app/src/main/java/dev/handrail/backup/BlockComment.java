package dev.handrail.backup;

/** A comment between its two marks, which may turn out to hold what some versions of MariaDB and MySQL obey. */
final class BlockComment {
    /** How far it came. */
    enum State {
        /** Behind {@code /*} and {@code /*M}: it may be one that versions obey. */
        BEGUN,
        BEGUN_FOR_MARIADB,
        INSIDE,
        VERSION,
        SANDBOX,
        /** What stands in it is code for some, from the byte on that showed it. */
        OBEYED,
        ENDED
    }

    private static final String ONLY_THE_CLIENT = "999999";
    private static final int LONGEST_VERSION = 6;

    private final boolean mySql;
    private final Heads heads;
    private final StringBuilder number = new StringBuilder();
    private State state = State.ENDED;
    private int depth;
    /** Whether the byte before belongs to a mark already. */
    private boolean marked;

    BlockComment(boolean mySql, Heads heads) {
        this.mySql = mySql;
        this.heads = heads;
    }

    void begin() {
        state = mySql ? State.BEGUN : State.INSIDE;
        depth = 1;
        marked = true;
    }

    /** Of one that is obeyed; at least 1. */
    int version() {
        return number.isEmpty() ? 1 : Math.max(1, Integer.parseInt(number.toString()));
    }

    State take(int one, int previous) throws GoesElsewhere {
        state = switch (state) {
            case BEGUN, BEGUN_FOR_MARIADB -> begun(one, previous);
            case VERSION -> version(one);
            case SANDBOX -> sandbox(one, previous);
            default -> inside(one, previous);
        };
        return state;
    }

    private State begun(int one, int previous) {
        if (one == '!') {
            number.setLength(0);
            return State.VERSION;
        }
        if (one == 'M' && state == State.BEGUN) {
            return State.BEGUN_FOR_MARIADB;
        }
        marked = state == State.BEGUN;
        return one == '/' ? State.INSIDE : inside(one, previous);
    }

    private State inside(int one, int previous) {
        boolean wasMarked = marked;
        marked = false;
        if (one == '/' && previous == '*' && !wasMarked) {
            depth--;
            marked = true;
        } else if (!mySql && one == '*' && previous == '/' && !wasMarked) {
            depth++;
            marked = true;
        }
        return depth == 0 ? State.ENDED : State.INSIDE;
    }

    private State version(int one) {
        if (Signs.digit(one) && number.length() < LONGEST_VERSION) {
            number.append((char) one);
            return State.VERSION;
        }
        return one == '\\' && number.toString().equals(ONLY_THE_CLIENT) ? State.SANDBOX : State.OBEYED;
    }

    /** The dumpers of MariaDB keep their client by it from obeying what else is not a statement. */
    private State sandbox(int one, int previous) throws GoesElsewhere {
        if (one == '/' && previous == '*') {
            return State.ENDED;
        }
        if ("'\"`;\n".indexOf(one) >= 0 || (previous == '\\') != (one == '-')) {
            throw heads.refused("\\");
        }
        return State.SANDBOX;
    }
}
