package dev.handrail.runbook.landing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a letter of a script stands in, from the innermost bracket or quote outwards. */
final class Nesting {
    static final char PLAIN = 'p';
    static final char DOUBLE = '"';
    static final char BACK = '`';
    static final char SUM = 'a';
    /** Brackets of a sum itself. */
    static final char GROUP = 'g';
    /** The text of a here-document, in which quotes are plain letters. */
    static final char BODY = 'b';
    /** Which element of a list is meant. */
    static final char ELEMENT = 'e';
    /** The same within ${…}, where a part of it may be meant then. */
    static final char KEY = 'k';
    /** Which part of a text is meant. */
    static final char PART = 's';

    private static final String RECKONED = "" + SUM + GROUP + ELEMENT + KEY + PART;

    private final Deque<Character> open = new ArrayDeque<>(List.of(PLAIN));

    void push(char one) {
        open.push(one);
    }

    char pop() {
        return open.pop();
    }

    int size() {
        return open.size();
    }

    boolean is(char one) {
        return open.peek() == one;
    }

    boolean plain() {
        return is(PLAIN) || is(BACK);
    }

    boolean reckons() {
        return RECKONED.indexOf(open.peek()) >= 0;
    }

    /** Also within the quotes that stand in a sum, but not within a command that does. */
    boolean reckoned() {
        return open.stream()
                .filter(one -> one != DOUBLE)
                .findFirst()
                .filter(one -> RECKONED.indexOf(one) >= 0)
                .isPresent();
    }
}
