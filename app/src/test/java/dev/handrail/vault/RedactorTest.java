package dev.handrail.vault;

import static dev.handrail.vault.Safe.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No secret that was handed out is written down or shown. */
class RedactorTest {
    private final Redactor redactor = new Redactor();

    @AfterEach
    void close() {
        redactor.close();
    }

    @Test
    void aSecretIsMaskedWhereverItStands() {
        redactor.knows(secret("hunter2"));
        assertThat(redactor.clean("hunter2")).isEqualTo("•••");
        assertThat(redactor.clean("a hunter2, hunter2hunter2 b")).isEqualTo("a •••, ••• b");
        assertThat(redactor.clean("hunter hunter3 Hunter2")).isEqualTo("hunter hunter3 Hunter2");
        assertThat(redactor.clean("")).isEmpty();
    }

    @Test
    void itIsStillKnownWhenItWasClosed() {
        Secret secret = secret("hunter2");
        redactor.knows(secret);
        secret.close();
        assertThat(redactor.clean("x=hunter2")).isEqualTo("x=•••");
    }

    @Test
    void secretsThatContainOrOverlapEachOtherLeaveNothing() {
        redactor.knows(secret("abcd"));
        redactor.knows(secret("abcdefgh"));
        redactor.knows(secret("ghijklm"));
        assertThat(redactor.clean("1abcd2")).isEqualTo("1•••2");
        assertThat(redactor.clean("1abcdefgh2")).isEqualTo("1•••2");
        assertThat(redactor.clean("1abcdefghijklm2")).isEqualTo("1•••2");
        assertThat(redactor.clean("abcd abcd")).isEqualTo("••• •••");
    }

    @Test
    void veryShortSecretsAreNotMasked() {
        redactor.knows(secret("abc"));
        redactor.knows(secret("  ab \n"));
        redactor.knows(secret(""));
        assertThat(redactor.clean("abc ab")).isEqualTo("abc ab");
    }

    @Test
    void aSecretOfSeveralLinesIsMaskedLineByLine() {
        redactor.knows(secret("-----BEGIN KEY-----\nMIIEvQIBADAN\nBgkqhkiG9w0B\n{\n-----END KEY-----\n"));
        assertThat(redactor.clean("key: MIIEvQIBADAN")).isEqualTo("key: •••");
        assertThat(redactor.clean("BgkqhkiG9w0B")).isEqualTo("•••");
        assertThat(redactor.clean("{ -----BEGIN KEY-----")).isEqualTo("{ -----BEGIN KEY-----");
        assertThat(redactor.clean("-----BEGIN KEY-----\nMIIEvQIBADAN\nBgkqhkiG9w0B\n{\n-----END KEY-----"))
                .isEqualTo("•••");
    }

    @Test
    void theSecretOfAnAddressIsMaskedToo() {
        redactor.knows(secret("p@ss w/rd"));
        assertThat(redactor.clean("postgresql://u:p%40ss+w%2Frd@h")).isEqualTo("postgresql://u:•••@h");
        assertThat(redactor.clean("postgresql://u:p%40ss%20w%2Frd@h")).isEqualTo("postgresql://u:•••@h");
    }

    @Test
    void spacesAroundASecretDoNotHideIt() {
        redactor.knows(secret(" hunter2\n"));
        assertThat(redactor.clean("[hunter2]")).isEqualTo("[•••]");
    }

    @Test
    void whatIsForgottenIsForgotten() {
        redactor.knows(secret("hunter2"));
        redactor.close();
        assertThat(redactor.clean("hunter2")).isEqualTo("hunter2");
        assertThat(redactor.toString()).doesNotContain("hunter2");
    }

    @Test
    void anyTextIsCleanedAsByReplacingOneByOne() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Redactor one = new Redactor();
            String secret = letters(random, 4 + random.nextInt(3));
            one.knows(secret(secret));
            String text = letters(random, random.nextInt(200));
            assertThat(one.clean(text)).doesNotContain(secret);
            if (!text.contains(secret)) {
                assertThat(one.clean(text)).isSameAs(text);
            }
            one.close();
        }
    }

    @Test
    void manyLinesAreCleanedQuickly() {
        for (int i = 0; i < 50; i++) {
            redactor.knows(secret("secret-number-" + i + "-of-many"));
        }
        String line = "2026-11-21 05:00:00 pg_dump: dumping contents of table \"public.attendance\" (300000 rows)";
        long began = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            assertThat(redactor.clean(line)).isSameAs(line);
        }
        assertThat(System.nanoTime() - began).isLessThan(8_000_000_000L);
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }
}
