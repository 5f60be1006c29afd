package dev.handrail.practice;

import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a tidy-up script with a wrong condition did to the practice database one Friday evening.
 *
 * @param story what happened, for a person
 * @param visitsLost how many rows of attendance are gone
 * @param tableLost the table that is gone altogether
 */
public record Damage(String story, long visitsLost, String tableLost) {
    private static final String TABLE = "medical_documents";

    /** Meant to clear the visits of members who had left and a table that nobody was thought to use. */
    static Damage to(Connection parish) throws SQLException {
        parish.setAutoCommit(false);
        try (Statement statement = parish.createStatement()) {
            long visits = statement.executeUpdate("DELETE FROM attendance WHERE member_id % 40 <> 0");
            statement.execute("DROP TABLE " + TABLE);
            parish.commit();
            return new Damage(Words.of("practice.damage", visits, TABLE), visits, TABLE);
        } finally {
            parish.rollback();
        }
    }
}
