package dev.handrail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for secrets in files and texts, in every form in which they are likely to lie around. */
final class SecretSearch {
    /** So many letters and digits in a row are random, and stay as they are however the rest is quoted. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]{12,}");

    private final Map<String, byte[]> forms = new LinkedHashMap<>();

    /** @param what how a find calls it */
    void knows(String what, String secret) {
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.put(what, utf8);
        forms.put(what + ", URL-encoded", ascii(encoded));
        forms.put(what + ", percent-encoded", ascii(encoded.replace("+", "%20")));
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        forms.put(what + ", in JSON", json.getBytes(StandardCharsets.UTF_8));
        forms.put(what + ", as the store writes it", stored(secret));
        forms.put(what + ", as JSON in the store", stored(json));
        forms.put(what + ", in hexadecimal", ascii(HexFormat.of().formatHex(utf8)));
        forms.put(what + ", UTF-16 big end first", secret.getBytes(StandardCharsets.UTF_16BE));
        forms.put(what + ", UTF-16 little end first", secret.getBytes(StandardCharsets.UTF_16LE));
        Matcher plain = PLAIN.matcher(secret);
        if (plain.find()) {
            forms.put("the plain part of " + what, ascii(plain.group()));
        }
        for (int offset = 0; offset < 3; offset++) {
            forms.put(what + ", base64 at " + offset, ascii(base64(utf8, offset)));
        }
    }

    /** H2 writes strings in a UTF-8 of its own, without the mark on the bytes that follow. */
    private static byte[] stored(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (char c : text.toCharArray()) {
            if (c < 0x80) {
                bytes.write(c);
            } else if (c < 0x800) {
                bytes.write(0xc0 | c >> 6);
                bytes.write(c & 0x3f);
            } else {
                bytes.write(0xe0 | c >> 12);
                bytes.write(c >> 6 & 0x3f);
                bytes.write(c & 0x3f);
            }
        }
        return bytes.toByteArray();
    }

    /** The characters that do not depend on what stands before and behind it: base64 mixes three bytes into four. */
    private static String base64(byte[] secret, int offset) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int end = shifted.length / 3 * 4;
        return text.substring(offset == 0 ? 0 : 4, end);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What was found in a text, and where that came from: one look along it, however many the forms. */
    List<String> in(String where, byte[] content) {
        BitSet begins = new BitSet();
        forms.values().forEach(form -> begins.set(pair(form, 0)));
        Map<String, byte[]> left = new LinkedHashMap<>(forms);
        List<String> found = new ArrayList<>();
        for (int at = 0; at < content.length - 1; at++) {
            if (begins.get(pair(content, at))) {
                int here = at;
                left.entrySet().removeIf(form -> {
                    boolean is = matches(content, here, form.getValue());
                    if (is) {
                        found.add(form.getKey() + " in " + where + ": …" + around(content, here) + "…");
                    }
                    return is;
                });
            }
        }
        return found;
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    List<String> in(String where, String content) {
        return in(where, content.getBytes(StandardCharsets.UTF_8));
    }

    /** What was found in any file below a folder, or in its name. */
    List<String> below(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                found.addAll(in("the name of " + file, file.toString()));
                if (Files.isRegularFile(file)) {
                    found.addAll(in(file.toString(), Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }

    private static boolean matches(byte[] content, int at, byte[] form) {
        int end = at + form.length;
        return end <= content.length && Arrays.equals(content, at, end, form, 0, form.length);
    }

    /** What tells where it came from; not the secret itself, which would stand in the report of the test. */
    private static String around(byte[] content, int at) {
        int from = Math.max(0, at - 60);
        return new String(content, from, at - from, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", " ");
    }
}
