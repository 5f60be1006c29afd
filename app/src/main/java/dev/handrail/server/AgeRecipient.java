package dev.handrail.server;

import java.util.Locale;

/**
 * Tells a whole age recipient from a mistyped one by its checksum (Bech32), since what is encrypted for a recipient that
 * nobody has can be decrypted by nobody.
 */
final class AgeRecipient {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    private AgeRecipient() {}

    static void require(String key, String recipient) {
        Require.text(key, recipient);
        if (recipient.toUpperCase(Locale.ROOT).startsWith("AGE-SECRET-KEY-")) {
            throw new InvalidProfile(key, "profile.invalid.age.secret");
        }
        if (Placeholder.isRecipient(recipient)) {
            return;
        }
        boolean ssh = recipient.startsWith("ssh-ed25519 ") || recipient.startsWith("ssh-rsa ");
        if (!ssh && !(recipient.startsWith("age1") && isWhole(recipient))) {
            throw new InvalidProfile(key, "profile.invalid.age");
        }
    }

    private static boolean isWhole(String recipient) {
        int separator = recipient.lastIndexOf('1');
        int checksum = 1;
        for (char c : recipient.substring(0, separator).toCharArray()) {
            checksum = mixed(checksum, c >> 5);
        }
        checksum = mixed(checksum, 0);
        for (char c : recipient.substring(0, separator).toCharArray()) {
            checksum = mixed(checksum, c & 31);
        }
        for (char c : recipient.substring(separator + 1).toCharArray()) {
            int value = ALPHABET.indexOf(c);
            if (value < 0) {
                return false;
            }
            checksum = mixed(checksum, value);
        }
        return checksum == 1;
    }

    private static int mixed(int checksum, int value) {
        int top = checksum >>> 25;
        int next = (checksum & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= (top >>> i & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }
}
