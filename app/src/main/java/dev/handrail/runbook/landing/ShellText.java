package dev.handrail.runbook.landing;

import static dev.handrail.runbook.landing.Nesting.BACK;
import static dev.handrail.runbook.landing.Nesting.BODY;
import static dev.handrail.runbook.landing.Nesting.DOUBLE;
import static dev.handrail.runbook.landing.Nesting.ELEMENT;
import static dev.handrail.runbook.landing.Nesting.GROUP;
import static dev.handrail.runbook.landing.Nesting.KEY;
import static dev.handrail.runbook.landing.Nesting.PART;
import static dev.handrail.runbook.landing.Nesting.PLAIN;
import static dev.handrail.runbook.landing.Nesting.SUM;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of a shell. Values never become part of it: they reach the shell as variables of its environment, and here only
 * quotes are put where the shell would take a value apart. Where it would not look at a variable at all, as within single
 * quotes, the use is misplaced; where it reckons, it would run what a value says (a[$(id)]), so the use is marked.
 */
public final class ShellText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SLICE = Pattern.compile(":(?![-=?+])");
    private final String text;
    private final Predicate<String> ours;
    private final StringBuilder made = new StringBuilder();
    private final Reckoning reckoning;
    private final List<Use> uses;
    private final Nesting within = new Nesting();
    private final Deque<Here> waiting = new ArrayDeque<>();
    private int at;

    private ShellText(String text, Predicate<String> ours) {
        this.text = text;
        this.ours = ours;
        this.reckoning = new Reckoning(text);
        while (at < text.length()) {
            next();
        }
        this.uses = reckoning.uses();
    }

    public static ShellText of(String text) {
        return new ShellText(text, name -> true);
    }

    /** @param ours whether a name is one of our variables; those of the script's own are left as they are */
    public static ShellText of(String text, Predicate<String> ours) {
        return new ShellText(text, ours);
    }

    public List<Use> uses() {
        return uses;
    }

    /** The script as the shell gets it. */
    public String text() {
        return made.toString();
    }

    private void next() {
        char c = text.charAt(at);
        if (within.plain()) {
            reckoning.reach(at);
        }
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
            case '[' -> bracket();
            case ']', '}' -> ends(c);
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
        reckoning.name(word.group(), at, within.reckoned());
        take(word.end() - at);
    }

    /** An element that is set, as in list[2]= and list=([2]=…), or one within another. */
    private void bracket() {
        boolean set = within.plain() && reckoning.sets(at);
        if (set || within.is(ELEMENT) || within.is(KEY)) {
            within.push(ELEMENT);
        }
        take(1);
    }

    private void ends(char bracket) {
        boolean element = within.is(KEY);
        if (bracket == ']' ? element || within.is(ELEMENT) : within.is(PART)) {
            within.pop();
        }
        take(1);
        if (bracket == ']'
                && element
                && SLICE.matcher(text).region(at, text.length()).lookingAt()) {
            take(1);
            within.push(PART);
        }
    }

    private void quote() {
        if (within.is(DOUBLE) || within.is(BODY) || within.reckons()) {
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
            reckoning.value(matcher.group(1), matcher.start(), true, false);
        }
        Matcher words = WORD.matcher(text).region(at, end);
        while (words.find()) {
            reckoning.name(words.group(), words.start(), false);
        }
        take(end - at);
    }

    private void toggle(char quote) {
        if (within.is(quote)) {
            within.pop();
            if (quote == BACK) {
                reckoning.close(at);
            }
        } else if (!within.is(BODY) || quote != DOUBLE) {
            within.push(quote);
            if (quote == BACK) {
                reckoning.open();
            }
        }
        take(1);
    }

    private void dollar() {
        Matcher variable = Use.VARIABLE.matcher(text).region(at, text.length());
        Optional<Parameter> parameter = Parameter.at(text, at);
        if (variable.lookingAt()) {
            reckoning.value(variable.group(1), at, false, within.reckoned());
            made.append(
                    within.plain() && ours.test(variable.group(1)) ? "\"" + variable.group() + "\"" : variable.group());
            at = variable.end();
        } else if (parameter.isPresent()) {
            parameter(parameter.get());
        } else if (text.startsWith("$[", at)) {
            within.push(ELEMENT);
            take(2);
        } else if (text.startsWith("$((", at)) {
            within.push(SUM);
            take(3);
        } else if (text.startsWith("$(", at)) {
            within.push(PLAIN);
            reckoning.open();
            take(2);
        } else if (text.startsWith("$'", at) && within.plain()) {
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

    private void parameter(Parameter found) {
        if (!found.length()) {
            reckoning.name(found.name(), at, found.indirect() || within.reckoned());
        }
        if (found.part() || (found.element() && !reckoning.keyed(found.name()))) {
            within.push(found.part() ? PART : found.braces() ? KEY : ELEMENT);
        } else if (within.is(PART)) {
            // Its bracket is not the end of what it stands in.
            within.push(PART);
        }
        take(found.letters());
    }

    private void open() {
        if (within.plain() && text.startsWith("((", at)) {
            within.push(SUM);
            take(2);
            return;
        }
        if (within.plain() || within.reckons()) {
            within.push(within.reckons() ? GROUP : PLAIN);
            if (within.is(PLAIN)) {
                reckoning.group();
            }
        }
        take(1);
    }

    private void close() {
        if (within.is(SUM) && text.startsWith("))", at)) {
            within.pop();
            take(2);
        } else {
            // The first of several is the script itself: a bracket too many is a pattern of a case.
            if (within.plain() && reckoning.pattern(at)) {
                reckoning.end(at);
            } else if ((within.is(PLAIN) || within.is(SUM) || within.is(GROUP)) && within.size() > 1) {
                char closed = within.pop();
                if (closed == SUM) {
                    // A group within a group, and no sum: the outer one goes on.
                    within.push(PLAIN);
                    reckoning.open();
                } else if (closed == PLAIN) {
                    reckoning.close(at);
                }
            } else if (within.plain()) {
                reckoning.end(at);
            }
            take(1);
        }
    }

    private void comment() {
        boolean begins = at == 0 || " \t\n;&|(".indexOf(text.charAt(at - 1)) >= 0;
        if (!within.plain() || !begins) {
            take(1);
            return;
        }
        int end = text.indexOf('\n', at);
        take((end < 0 ? text.length() : end) - at);
    }

    private void here() {
        Optional<Here> here = within.plain() ? Here.at(text, at) : Optional.empty();
        if (here.isEmpty()) {
            take(text.startsWith("<<<", at) ? 3 : 1);
            return;
        }
        waiting.add(here.get());
        take(here.get().length());
    }

    private void line() {
        take(1);
        while (!waiting.isEmpty()) {
            body(waiting.poll());
        }
    }

    private void body(Here here) {
        int end = here.endsIn(text, at);
        if (here.quoted()) {
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
