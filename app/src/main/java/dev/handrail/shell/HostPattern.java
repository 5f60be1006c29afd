package dev.handrail.shell;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The first field of a known_hosts line: names, with wildcards and exceptions, or one name that is hashed. */
final class HostPattern {
    private static final String HASHED = "|1|";

    private HostPattern() {}

    static boolean matches(String field, String address) {
        if (field.startsWith(HASHED)) {
            return isHashOf(field, address);
        }
        boolean found = false;
        for (String pattern : field.split(",")) {
            boolean excludes = pattern.startsWith("!");
            if (glob(excludes ? pattern.substring(1) : pattern).matcher(address).matches()) {
                if (excludes) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }

    private static boolean isHashOf(String field, String address) {
        String[] parts = field.substring(HASHED.length()).split("\\|");
        if (parts.length != 2) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[0]), "HmacSHA1"));
            byte[] hash = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[1]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
