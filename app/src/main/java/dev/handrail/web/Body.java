package dev.handrail.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** The text of an answer, as much of it as is worth looking at. */
record Body(String text, boolean whole) {
    static final int AT_MOST = 1024 * 1024;
    private static final Pattern DECLARED =
            Pattern.compile("<meta[^>]+charset\\s*=\\s*[\"']?([A-Za-z0-9_:.-]+)", Pattern.CASE_INSENSITIVE);
    private static final int HEAD = 2048;

    static Body of(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Body("", true);
        }
        try (InputStream content = content(entity)) {
            byte[] bytes = content.readNBytes(AT_MOST + 1);
            boolean whole = bytes.length <= AT_MOST;
            byte[] kept = whole ? bytes : Arrays.copyOf(bytes, AT_MOST);
            return new Body(new String(kept, charset(entity, kept)), whole);
        }
    }

    /** We ask for none, and some pack it all the same. */
    private static InputStream content(HttpEntity entity) throws IOException {
        String packed = entity.getContentEncoding() == null
                ? ""
                : entity.getContentEncoding().toLowerCase(Locale.ROOT);
        InputStream content = entity.getContent();
        if (content == null) {
            return new ByteArrayInputStream(new byte[0]);
        }
        return packed.contains("gzip") ? new GZIPInputStream(content) : content;
    }

    private static Charset charset(HttpEntity entity, byte[] bytes) {
        ContentType type = ContentType.parseLenient(entity.getContentType());
        if (type != null && type.getCharset() != null) {
            return type.getCharset();
        }
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        try {
            return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
