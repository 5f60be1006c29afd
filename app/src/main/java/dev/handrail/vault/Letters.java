package dev.handrail.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is secret, read as UTF-8 with nothing altered and nothing left in memory but what is handed over. */
public final class Letters {
    private Letters() {}

    /**
     * Wipes what it reads.
     *
     * @throws CharacterCodingException where it is no UTF-8: with signs put in for what cannot be read, it would be
     *     another secret
     */
    public static char[] of(byte[] utf8, int length) throws CharacterCodingException {
        CharBuffer room = CharBuffer.allocate(length);
        try {
            CoderResult result =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, 0, length), room, true);
            if (result.isError()) {
                result.throwException();
            }
            return Arrays.copyOf(room.array(), room.position());
        } finally {
            Arrays.fill(room.array(), '\0');
            Arrays.fill(utf8, (byte) 0);
        }
    }
}
