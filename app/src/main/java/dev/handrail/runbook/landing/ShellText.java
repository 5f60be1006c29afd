package dev.handrail.runbook.landing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of a shell. Values never become part of it: they reach the shell as variables of its environment, and here only
 * quotes are put where the shell would take a value apart. Where it would not look at a variable at all, as within single
 * quotes, the use is misplaced; where it reckons, it would run what a value says (a[$(id)]), so the use is marked.
 */
public final class ShellText {
    private static final Pattern HERE =
            Pattern.compile("<<-?[ \\t]*(?:'([^'\\n]+)'|\"([^\"\\n]+)\"|\\\\?([A-Za-z0-9_]+))");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final char PLAIN = 'p';
    private static final char DOUBLE = '"';
    private static final char SUM = 'a';
    /** Brackets of a sum itself. */
    private static final char GROUP = 'g';
    /** The text of a here-document, in which quotes are plain letters. */
    private static final char BODY = 'b';

    private static final char BACK = '`';

    private final String text;
    private final Predicate<String> ours;
    private final StringBuilder made = new StringBuilder();
    private final List<Use> uses = new ArrayList<>();
    private final List<Use> inSums = new ArrayList<>();
    private final Deque<Character> within = new ArrayDeque<>(List.of(PLAIN));
    private final Deque<Here> waiting = new ArrayDeque<>();
    private int at;

    /** @param tabs whether tabs before its end count for nothing */
    private record Here(String end, boolean quoted, boolean tabs) {
        boolean ends(String line) {
            return (tabs ? line.replaceFirst("^\t+", "") : line).equals(end);
        }
    }

    private ShellText(String text, Predicate<String> ours) {
        this.text = text;
        this.ours = ours;
        while (at < text.length()) {
            next();
        }
        // In a sum a name alone, $name and ${name:-0} are the value as well, once the shell has it.
        List<String> handed = uses.stream().map(Use::name).toList();
        inSums.stream().filter(use -> handed.contains(use.name())).forEach(uses::add);
    }

    public static ShellText of(String text) {
        return new ShellText(text, name -> true);
    }

    /** @param ours whether a name is one of our variables; those of the script's own are left as they are */
    public static ShellText of(String text, Predicate<String> ours) {
        return new ShellText(text, ours);
    }

    public List<Use> uses() {
        return List.copyOf(uses);
    }

    /** The script as the shell gets it. */
    public String text() {
        return made.toString();
    }

    private char top() {
        return within.peek();
    }

    private boolean plain() {
        return top() == PLAIN || top() == BACK;
    }

    private boolean reckons() {
        return top() == SUM || top() == GROUP;
    }

    /** Also within the quotes that stand in a sum, but not within a command that does. */
    private boolean reckoned() {
        return within.stream()
                .filter(one -> one != DOUBLE)
                .findFirst()
                .filter(one -> one == SUM || one == GROUP)
                .isPresent();
    }

    private void next() {
        char c = text.charAt(at);
        switch (c) {
            case '\\' -> take(2);
            case '\'' -> quote();
            case '"' -> toggle(DOUBLE);
            case '`' -> toggle(BACK);
            case '$' -> dollar();
            case '(' -> open();
            case ')' -> close();
            case '#' -> comment();
            case '<' -> here();
            case '\n' -> line();
            default -> word();
        }
    }

    private void take(int count) {
        int end = Math.min(at + count, text.length());
        made.append(text, at, end);
        at = end;
    }

    private void word() {
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            take(1);
            return;
        }
        boolean length = text.startsWith("${#", Math.max(0, at - 3));
        if (reckoned() && !length) {
            inSums.add(new Use(word.group(), Use.line(text, at), false, true));
        }
        take(word.end() - at);
    }

    private void quote() {
        if (top() == DOUBLE || top() == BODY || reckons()) {
            take(1);
            return;
        }
        int end = text.indexOf('\'', at + 1);
        takeMisplaced(end < 0 ? text.length() : end + 1);
    }

    /** As far as there, and no variable in it will be seen by the shell. */
    private void takeMisplaced(int end) {
        Matcher matcher = Use.VARIABLE.matcher(text).region(at, end);
        while (matcher.find()) {
            uses.add(new Use(matcher.group(1), Use.line(text, matcher.start()), true));
        }
        take(end - at);
    }

    private void toggle(char quote) {
        if (top() == quote) {
            within.pop();
        } else if (top() != BODY || quote != DOUBLE) {
            within.push(quote);
        }
        take(1);
    }

    private void dollar() {
        Matcher variable = Use.VARIABLE.matcher(text).region(at, text.length());
        if (variable.lookingAt()) {
            uses.add(new Use(variable.group(1), Use.line(text, at), false, reckoned()));
            made.append(plain() && ours.test(variable.group(1)) ? "\"" + variable.group() + "\"" : variable.group());
            at = variable.end();
        } else if (text.startsWith("$((", at)) {
            within.push(SUM);
            take(3);
        } else if (text.startsWith("$(", at)) {
            within.push(PLAIN);
            take(2);
        } else if (text.startsWith("$'", at) && plain()) {
            take(1);
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != '\'') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            takeMisplaced(Math.min(end + 1, text.length()));
        } else {
            take(1);
        }
    }

    private void open() {
        if (plain() && text.startsWith("((", at)) {
            within.push(SUM);
            take(2);
            return;
        }
        if (plain() || reckons()) {
            within.push(reckons() ? GROUP : PLAIN);
        }
        take(1);
    }

    private void close() {
        if (top() == SUM && text.startsWith("))", at)) {
            within.pop();
            take(2);
        } else {
            // The first of several is the script itself: a bracket too many is a pattern of a case.
            if ((top() == PLAIN || reckons()) && within.size() > 1) {
                boolean commands = within.pop() == SUM;
                if (commands) {
                    // A group within a group, and no sum: the outer one goes on.
                    within.push(PLAIN);
                }
            }
            take(1);
        }
    }

    private void comment() {
        boolean begins = at == 0 || " \t\n;&|(".indexOf(text.charAt(at - 1)) >= 0;
        if (!plain() || !begins) {
            take(1);
            return;
        }
        int end = text.indexOf('\n', at);
        take((end < 0 ? text.length() : end) - at);
    }

    private void here() {
        Matcher here = HERE.matcher(text).region(at, text.length());
        if (!plain() || !here.lookingAt() || text.startsWith("<<<", at)) {
            take(text.startsWith("<<<", at) ? 3 : 1);
            return;
        }
        String quoted = here.group(1) != null ? here.group(1) : here.group(2);
        boolean literal = quoted != null || here.group().contains("\\");
        boolean tabs = here.group().startsWith("<<-");
        waiting.add(new Here(quoted != null ? quoted : here.group(3), literal, tabs));
        take(here.end() - at);
    }

    private void line() {
        take(1);
        while (!waiting.isEmpty()) {
            body(waiting.poll());
        }
    }

    private void body(Here here) {
        int end = at;
        while (end < text.length()) {
            int next = text.indexOf('\n', end);
            int stop = next < 0 ? text.length() : next;
            String one = text.substring(end, stop);
            end = next < 0 ? text.length() : next + 1;
            if (here.ends(one)) {
                break;
            }
        }
        if (here.quoted) {
            takeMisplaced(end);
        } else {
            expanded(end);
        }
    }

    /** As far as there the shell looks at variables, and at the commands and sums with which it fills in the text. */
    private void expanded(int end) {
        int depth = within.size();
        within.push(BODY);
        while (at < end) {
            if (text.charAt(at) == '\n') {
                take(1);
            } else {
                next();
            }
        }
        while (within.size() > depth) {
            within.pop();
        }
    }
}
