package dev.handrail.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password or a key while it is in use; it never prints itself, and closing it wipes it. */
public final class Secret implements AutoCloseable {
    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** Takes the array over: it is wiped when the secret is closed. */
    public static Secret of(char[] characters) {
        return new Secret(characters);
    }

    /** Takes an array of UTF-8 over, and wipes it. */
    public static Secret ofUtf8(byte[] utf8) throws CharacterCodingException {
        return new Secret(Letters.of(utf8, utf8.length));
    }

    /** A copy, which the caller wipes. */
    public char[] characters() {
        return characters.clone();
    }

    /** As UTF-8, in a copy which the caller wipes. */
    public byte[] utf8() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    public Secret copy() {
        return new Secret(characters.clone());
    }

    public boolean sameAs(Secret other) {
        return Arrays.equals(characters, other.characters);
    }

    public int length() {
        return characters.length;
    }

    public boolean isEmpty() {
        return characters.length == 0;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "•••";
    }
}
