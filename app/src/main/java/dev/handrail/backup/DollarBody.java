package dev.handrail.backup;

/** What PostgreSQL takes for a string between two like tags of dollars, such as the body of a function. */
final class DollarBody {
    /** How far it came. */
    enum State {
        TAG,
        /** It was none: the byte that showed it is still to be read. */
        NO_TAG,
        BODY,
        ENDED
    }

    private static final int LONGEST_TAG = 200;

    private final Heads heads;
    private final StringBuilder tag = new StringBuilder();
    private State state = State.ENDED;
    private int matched;

    DollarBody(Heads heads) {
        this.heads = heads;
    }

    void begin() {
        tag.setLength(0);
        tag.append('$');
        state = State.TAG;
    }

    State take(int one) throws GoesElsewhere {
        state = state == State.TAG ? tag(one) : body(one);
        return state;
    }

    private State tag(int one) throws GoesElsewhere {
        boolean first = tag.length() == 1;
        if (one == '$') {
            tag.append('$');
            heads.add('$');
            matched = 0;
            return State.BODY;
        }
        if (!Signs.ofName(one) || first && one >= '0' && one <= '9') {
            heads.add('$');
            return State.NO_TAG;
        }
        tag.append((char) one);
        if (tag.length() > LONGEST_TAG) {
            throw heads.refused("$");
        }
        return State.TAG;
    }

    private State body(int one) throws GoesElsewhere {
        heads.add(one);
        matched = one == tag.charAt(matched) ? matched + 1 : one == '$' ? 1 : 0;
        return matched == tag.length() ? State.ENDED : State.BODY;
    }
}
