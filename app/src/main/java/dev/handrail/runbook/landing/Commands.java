package dev.handrail.runbook.landing;

import dev.handrail.runbook.landing.Reckoning.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands of a script, one behind the other, and in which of their words the shell reckons. */
final class Commands {
    private static final Set<String> BEFORE =
            Set.of("if", "then", "else", "elif", "while", "until", "do", "!", "time", "command", "builtin");

    private static final Set<String> TESTS = Set.of("[[", "[", "test");
    private static final Set<String> COMPARES = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final Set<String> SUMS = Set.of("let", "exit", "return", "shift", "break", "continue");
    private static final Set<String> DECLARES = Set.of("declare", "typeset", "local", "readonly", "export", "integer");
    private static final Set<String> NAMES = Set.of("unset", "read", "mapfile", "readarray", "getopts");
    private static final Pattern GIVEN =
            Pattern.compile("(?s)(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:\\[.*?])?\\+?=(?<value>.*)");

    private final String text;
    private final Reckoning told;
    private final boolean conditions;
    private final List<Span> words = new ArrayList<>();
    private final List<Span> sums = new ArrayList<>();
    private final List<Span> names = new ArrayList<>();
    private int begun = -1;
    private int cases;

    /** @param conditions whether these are no commands, but a group within [[ ]] */
    Commands(String text, Reckoning told, boolean conditions) {
        this.text = text;
        this.told = told;
        this.conditions = conditions;
    }

    void letter(int at) {
        if (begun < 0) {
            begun = at;
        }
    }

    void space(int at) {
        if (begun >= 0) {
            words.add(new Span(begun, at));
            begun = -1;
            if (word(words.size() - 1).equals("{")) {
                // A function, or a group: commands begin within.
                words.clear();
            }
        }
    }

    /** A command ends, unless conditions go on. */
    void end(int at) {
        space(at);
        if (!tests()) {
            look();
        }
    }

    void close(int at) {
        space(at);
        look();
    }

    /** Whether conditions stand here that have not ended. */
    boolean tests() {
        int first = first();
        boolean begun = first < words.size() && word(first).equals("[[");
        return conditions || (begun && !word(words.size() - 1).equals("]]"));
    }

    /** Whether what stands there is a pattern of a case that goes on. */
    boolean pattern(int at) {
        space(at);
        return cases + cased() > 0;
    }

    private int cased() {
        int first = first();
        String program = first < words.size() ? word(first) : "";
        return program.equals("case") ? 1 : program.equals("esac") ? -1 : 0;
    }

    boolean reckons(int at) {
        return sums.stream().anyMatch(span -> span.has(at));
    }

    /** Whether the name of a variable is wanted there. */
    boolean names(int at) {
        return names.stream().anyMatch(span -> span.has(at));
    }

    private String word(int index) {
        return text.substring(words.get(index).from(), words.get(index).to());
    }

    /** Where the command itself stands, behind what leads to it. */
    private int first() {
        int first = 0;
        while (first < words.size()
                && (BEFORE.contains(word(first)) || GIVEN.matcher(word(first)).matches())) {
            first++;
        }
        return first;
    }

    private void look() {
        for (int i = 0; i < words.size(); i++) {
            given(i);
        }
        int first = first();
        cases = Math.max(0, cases + cased());
        if (conditions) {
            compared(0);
        } else if (first < words.size()) {
            called(word(first), first + 1);
        }
        words.clear();
    }

    private void called(String program, int from) {
        if (TESTS.contains(program)) {
            compared(from);
        } else if (SUMS.contains(program)) {
            sums.addAll(words.subList(from, words.size()));
        } else if (DECLARES.contains(program)) {
            declared(program, from);
        } else if (NAMES.contains(program)) {
            names.addAll(words.subList(from, words.size()));
        } else if (program.equals("printf")) {
            behind("-v", from);
        } else if (program.equals("for") && from < words.size()) {
            String name = word(from);
            words.subList(from + 1, words.size()).forEach(span -> told.hands(name, this, span));
        }
    }

    /** A word that gives a variable something, wherever it stands: export and local do as well. */
    private void given(int index) {
        Span span = words.get(index);
        Matcher given = GIVEN.matcher(word(index));
        if (given.matches()) {
            told.hands(given.group("name"), this, new Span(span.from() + given.start("value"), span.to()));
        }
    }

    private void compared(int from) {
        for (int i = from; i < words.size(); i++) {
            if (COMPARES.contains(word(i))) {
                if (i > from) {
                    sums.add(words.get(i - 1));
                }
                if (i + 1 < words.size()) {
                    sums.add(words.get(i + 1));
                }
            }
        }
        behind("-v", from);
    }

    private void behind(String option, int from) {
        for (int i = from; i + 1 < words.size(); i++) {
            if (word(i).equals(option)) {
                names.add(words.get(i + 1));
            }
        }
    }

    private void declared(String program, int from) {
        boolean whole = program.equals("integer");
        for (int i = from; i < words.size(); i++) {
            String word = word(i);
            Span span = words.get(i);
            if (word.startsWith("-")) {
                whole |= word.contains("i");
                continue;
            }
            int sign = word.indexOf('=');
            String name = sign < 0 ? word : word.substring(0, sign);
            names.add(new Span(span.from(), span.from() + name.length()));
            if (whole) {
                told.counts(name);
                sums.add(new Span(span.from() + name.length(), span.to()));
            }
        }
    }
}
