package dev.handrail.storage;

import dev.handrail.shell.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of a part that curl sent. A server repeats in its answer what it was sent, of which the signature is a secret: so
 * only the name of the trouble is taken from it.
 *
 * @param tag of the part; null where it was not taken
 * @param trouble what went wrong otherwise
 * @param said the server's name for that, or curl's words
 * @param date when it answered, as it told; empty where it did not
 */
record CurlAnswer(@Nullable String tag, S3Trouble trouble, boolean passes, String said, String date) {
    private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]+ ([0-9]{3}).*");
    private static final Pattern TAG = Pattern.compile("etag: *(.+?) *", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE =
            Pattern.compile("^date: *(.+?) *$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,60})</Code>");
    private static final String SIGNED = "x-amz-";
    private static final int DONE = 200;

    static CurlAnswer of(Result result) {
        if (!result.good()) {
            S3Trouble trouble = unanswered(result.exit().status());
            return new CurlAnswer(null, trouble, trouble.passes(), words(result), "");
        }
        String text = new String(result.output(), StandardCharsets.ISO_8859_1);
        List<String> lines = text.lines().toList();
        int status = 0;
        String tag = null;
        for (String line : lines) {
            Matcher first = STATUS.matcher(line);
            Matcher tagged = TAG.matcher(line);
            if (first.matches()) {
                status = Integer.parseInt(first.group(1));
                tag = null;
            } else if (tag == null && tagged.matches()) {
                tag = tagged.group(1);
            }
        }
        return status == DONE && tag != null
                ? new CurlAnswer(tag, S3Trouble.OTHER, false, "", "")
                : refused(status, text);
    }

    private static CurlAnswer refused(int status, String text) {
        Matcher named = CODE.matcher(text);
        String code = named.find() ? named.group(1) : "";
        S3Trouble trouble = S3Trouble.answered(status, code);
        // Each try has an address of its own: the next one is valid again.
        boolean expired = text.toLowerCase(Locale.ROOT).contains("expired");
        Matcher date = DATE.matcher(text.lines().collect(Collectors.joining("\n")));
        return new CurlAnswer(
                null,
                trouble,
                trouble.passes() || expired,
                code.isEmpty() ? "HTTP " + status : code,
                date.find() ? date.group(1) : "");
    }

    /** By curl's exit status. */
    private static S3Trouble unanswered(int status) {
        return switch (status) {
            case 5, 6 -> S3Trouble.NO_HOST;
            case 28 -> S3Trouble.SILENT;
            case 35, 51, 58, 60, 77, 83, 90, 91 -> S3Trouble.NOT_TRUSTED;
            case 7, 16, 18, 52, 55, 56, 92, 95, 96 -> S3Trouble.NO_LINE;
            default -> S3Trouble.OTHER;
        };
    }

    private static String words(Result result) {
        String said = result.exit().errorText();
        boolean secret = said.toLowerCase(Locale.ROOT).contains(SIGNED);
        return secret || said.isBlank() ? "curl: exit status " + result.exit().status() : said;
    }
}
