package dev.handrail.runbook.landing;

import dev.handrail.runbook.Variable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;

/** An address of the web: what a value says must not change what the address means. */
public final class UrlText {
    private UrlText() {}

    /** @param address the address alone */
    public static String filled(String address, Function<String, Value> values) {
        Matcher matcher = Use.VARIABLE.matcher(address);
        StringBuilder made = new StringBuilder();
        while (matcher.find()) {
            String written = written(values.apply(matcher.group(1)), matcher.start() == 0);
            matcher.appendReplacement(made, Matcher.quoteReplacement(written));
        }
        return matcher.appendTail(made).toString();
    }

    private static String written(Value value, boolean first) {
        boolean asItIs = value.type() == Variable.Type.HOST
                || value.type() == Variable.Type.NUMBER
                || value.type() == Variable.Type.URL && first;
        return asItIs
                ? value.text()
                : URLEncoder.encode(value.text(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
