package dev.handrail.runbook.landing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which values a shell would reckon with, or take for the name of a variable: there a[$(id)] runs a command. Told of a script
 * letter by letter, it knows the commands and their words, and what goes from one variable into another.
 */
final class Reckoning {
    private static final String SPACE = " \t";
    private static final String ENDS = ";&|\n";
    private static final Pattern SET = Pattern.compile("(?:[A-Za-z_][A-Za-z0-9_]*)?\\[(?![\\[\\s]).*\\]\\+?=.*");

    private final String text;
    private final List<Seen> seen = new ArrayList<>();
    private final Deque<Commands> open = new ArrayDeque<>();
    private final Set<String> counted = new HashSet<>();
    private final List<Handed> handed = new ArrayList<>();

    /**
     * A variable, as it stands in the script.
     *
     * @param value whether it is one whose value is put there, or a name alone
     * @param sum whether it stands in a sum
     */
    private record Seen(String name, int at, Commands in, boolean value, boolean misplaced, boolean sum) {}

    /** What a variable of the script is given. */
    private record Handed(String to, Commands in, Span from) {
        boolean has(Seen one) {
            return in == one.in && from.has(one.at);
        }
    }

    /** Letters of the script. */
    record Span(int from, int to) {
        boolean has(int at) {
            return from <= at && at < to;
        }
    }

    Reckoning(String text) {
        this.text = text;
        open.push(new Commands(text, this, false));
    }

    /** A letter outside of all quotes. */
    void reach(int at) {
        char c = text.charAt(at);
        boolean goesOn = c == '\\' && text.startsWith("\n", at + 1);
        if (SPACE.indexOf(c) >= 0 || goesOn) {
            commands().space(at);
        } else if (ENDS.indexOf(c) >= 0) {
            commands().end(at);
        } else {
            commands().letter(at);
        }
    }

    /** Commands begin whose output goes into the word that stands there. */
    void open() {
        open.push(new Commands(text, this, false));
    }

    /** A bracket opens: a group of commands, or of conditions. */
    void group() {
        open.push(new Commands(text, this, commands().tests()));
    }

    void end(int at) {
        commands().end(at);
    }

    /** Whether a bracket ends no commands, but a pattern of a case. */
    boolean pattern(int at) {
        return commands().pattern(at);
    }

    void close(int at) {
        commands().close(at);
        if (open.size() > 1) {
            open.pop();
        }
    }

    private Commands commands() {
        return open.peek();
    }

    void value(String name, int at, boolean misplaced, boolean sum) {
        seen.add(new Seen(name, at, commands(), true, misplaced, sum));
    }

    void name(String name, int at, boolean sum) {
        seen.add(new Seen(name, at, commands(), false, false, sum));
    }

    /** A variable of the script is given something. */
    void hands(String to, Commands in, Span from) {
        handed.add(new Handed(to, in, from));
    }

    /** From there on the shell reckons whatever the variable is given. */
    void counts(String name) {
        counted.add(name);
    }

    /** Whether its elements are called by words, with which nothing is reckoned. */
    boolean keyed(String name) {
        return !name.isEmpty()
                && Pattern.compile(
                                "\\b(?:declare|typeset|local|readonly)[ \\t]+-[A-Za-z]*A[A-Za-z]*[ \\t][^;&|\\n]*(?<![\\w$])"
                                        + Pattern.quote(name) + "\\b")
                        .matcher(text)
                        .find();
    }

    /** Whether an element is set by the bracket there, as in list[2]=… and list=([2]=…). */
    boolean sets(int at) {
        int begin = at;
        while (begin > 0 && Character.isJavaIdentifierPart(text.charAt(begin - 1)) && text.charAt(begin - 1) != '$') {
            begin--;
        }
        boolean first = begin == 0 || (SPACE + ENDS + "({").indexOf(text.charAt(begin - 1)) >= 0;
        int end = text.indexOf('\n', at);
        String line = text.substring(begin, end < 0 ? text.length() : end);
        return first && SET.matcher(line).matches() && !keyed(text.substring(begin, at));
    }

    /** All places where a value is put, and those where a name alone means one that the shell then has. */
    List<Use> uses() {
        while (!open.isEmpty()) {
            open.pop().close(text.length());
        }
        Set<Seen> reckoned = reckoned();
        List<String> names = seen.stream().filter(Seen::value).map(Seen::name).toList();
        Stream<Use> values = seen.stream().filter(Seen::value).map(one -> use(one, reckoned.contains(one)));
        Stream<Use> alone = seen.stream()
                .filter(one -> !one.value && names.contains(one.name) && reckoned.contains(one))
                .map(one -> use(one, true));
        return Stream.concat(values, alone).toList();
    }

    private Use use(Seen one, boolean reckoned) {
        return new Use(one.name, Use.line(text, one.at), one.misplaced, reckoned);
    }

    private Set<Seen> reckoned() {
        Set<Seen> reckoned = new HashSet<>();
        seen.stream()
                .filter(one -> one.sum || one.in.reckons(one.at) || (one.value && one.in.names(one.at)))
                .forEach(reckoned::add);
        Set<String> names = new HashSet<>(counted);
        int before;
        do {
            before = reckoned.size();
            reckoned.forEach(one -> names.add(one.name));
            for (Handed one : handed) {
                if (names.contains(one.to)) {
                    seen.stream().filter(one::has).forEach(reckoned::add);
                }
            }
        } while (reckoned.size() > before);
        return reckoned;
    }
}
