package dev.handrail.runbook.landing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.handrail.runbook.Variable;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.regex.Matcher;

/** JSON: within quotes a value is a part of that text, elsewhere it is a text or a number of its own. */
final class JsonText {
    private final String text;
    private final Function<String, Value> values;
    private final StringBuilder made = new StringBuilder();
    private boolean quoted;

    private JsonText(String text, Function<String, Value> values) {
        this.text = text;
        this.values = values;
        int at = 0;
        while (at < text.length()) {
            at = next(at);
        }
    }

    static String filled(String text, Function<String, Value> values) {
        return new JsonText(text, values).made.toString();
    }

    private int next(int at) {
        Matcher variable = Use.VARIABLE.matcher(text).region(at, text.length());
        if (variable.lookingAt()) {
            made.append(written(values.apply(variable.group(1))));
            return variable.end();
        }
        char c = text.charAt(at);
        quoted = (c == '"') != quoted;
        int end = Math.min(text.length(), quoted && c == '\\' ? at + 2 : at + 1);
        made.append(text, at, end);
        return end;
    }

    private String written(Value value) {
        String escaped = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value.text()));
        if (quoted) {
            return escaped;
        }
        return value.type() == Variable.Type.NUMBER ? new BigInteger(value.text()).toString() : "\"" + escaped + "\"";
    }
}
