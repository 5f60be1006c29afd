package dev.handrail.words;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every text a person reads, looked up in messages.properties by its key. */
public final class Words {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.handrail.messages", Locale.ROOT);

    private Words() {}

    /**
     * The text of a key, with {0}, {1} … replaced; numbers are written as they are, without grouping, and moments as the clock
     * here shows them.
     */
    public static String of(String key, Object... with) {
        if (with.length == 0) {
            return BUNDLE.getString(key).replace("''", "'");
        }
        Object[] plain = new Object[with.length];
        for (int i = 0; i < with.length; i++) {
            plain[i] = plain(with[i]);
        }
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(plain);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case Instant moment -> Amounts.moment(moment, ZoneId.systemDefault());
            default -> value;
        };
    }

    /** The bundle itself, for FXML files, which look their texts up as %key. */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }
}
