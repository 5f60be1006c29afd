package dev.handrail.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One numbered change of the store's tables.
 *
 * @param name the name of its file, such as V002__journal.sql
 */
record Migration(int number, String name, String sql) {

    static Migration read(String name) {
        try (InputStream file = Migration.class.getResourceAsStream("/dev/handrail/store/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The program lacks its file " + name + ".");
            }
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Migration(Integer.parseInt(name.substring(1, 4)), name, sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes when the text changes, so that a migration altered after it was applied is noticed. */
    long checksum() {
        CRC32C sum = new CRC32C();
        sum.update(sql.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    /** Its statements; each ends with a semicolon at the end of a line. */
    List<String> statements() {
        return Arrays.stream(sql.split(";\\s*(?:\\R|$)"))
                .map(String::strip)
                .filter(statement -> statement.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("--")))
                .toList();
    }
}
